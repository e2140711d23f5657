import ArticleReading
import CDateline
import Dateline
import Glibc
import OutputFormats
import PackedStorage
import TextModel

// swift-format-ignore: AlwaysUseLowerCamelCase
/// Opens a data file for C.
@c @implementation public func dateline_open(_ path: UnsafePointer<CChar>, _ error: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?)
  -> OpaquePointer?
{
  do {
    let library = LibraryExtractor(try Extractor(data: PackedFile(path: String(cString: path))))
    return OpaquePointer(Unmanaged.passRetained(library).toOpaque())
  } catch let failure {
    error?.pointee = strdup("\(failure)")
    return nil
  }
}

// swift-format-ignore: AlwaysUseLowerCamelCase
/// Lets an extractor go.
@c @implementation public func dateline_close(_ extractor: OpaquePointer?) {
  if let extractor { Unmanaged<LibraryExtractor>.fromOpaque(UnsafeRawPointer(extractor)).release() }
}

// swift-format-ignore: AlwaysUseLowerCamelCase
/// The events of articles for C.
@c @implementation public func dateline_extract(
  _ extractor: OpaquePointer, _ bytes: UnsafePointer<CChar>, _ length: Int, _ inputFormat: UnsafePointer<CChar>?,
  _ date: UnsafePointer<CChar>?, _ format: UnsafePointer<CChar>?, _ resultLength: UnsafeMutablePointer<Int>?,
  _ error: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
) -> UnsafeMutablePointer<CChar>? {
  let articles = LibraryExtractor.Articles(bytes, length, inputFormat, date)
  let format = format.map { String(cString: $0) }
  return answer(extractor, resultLength, error) { library throws(LibraryError) in
    try library.events(of: articles, format: format ?? "jsonl")
  }
}

// swift-format-ignore: AlwaysUseLowerCamelCase
/// The annotations of articles for C.
@c @implementation public func dateline_annotate(
  _ extractor: OpaquePointer, _ bytes: UnsafePointer<CChar>, _ length: Int, _ inputFormat: UnsafePointer<CChar>?,
  _ date: UnsafePointer<CChar>?, _ layers: UnsafePointer<CChar>?, _ resultLength: UnsafeMutablePointer<Int>?,
  _ error: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
) -> UnsafeMutablePointer<CChar>? {
  let articles = LibraryExtractor.Articles(bytes, length, inputFormat, date)
  let layers = layers.map { String(cString: $0) }
  return answer(extractor, resultLength, error) { library throws(LibraryError) in
    try library.annotations(of: articles, layers: layers ?? "entities,places,times,events")
  }
}

// swift-format-ignore: AlwaysUseLowerCamelCase
/// Frees what a function gave.
@c @implementation public func dateline_free(_ text: UnsafeMutableRawPointer?) { free(text) }

/// Hands bytes over to C, with a zero behind them, or says why there are none.
private func answer(
  _ extractor: OpaquePointer, _ length: UnsafeMutablePointer<Int>?, _ error: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?,
  _ work: (LibraryExtractor) throws(LibraryError) -> [UInt8]
) -> UnsafeMutablePointer<CChar>? {
  do throws(LibraryError) {
    let library = Unmanaged<LibraryExtractor>.fromOpaque(UnsafeRawPointer(extractor)).takeUnretainedValue()
    let bytes = try work(library)
    guard let room = malloc(bytes.count + 1) else { throw LibraryError("out of memory") }
    bytes.withUnsafeBytes { if let source = $0.baseAddress { room.copyMemory(from: source, byteCount: bytes.count) } }
    room.storeBytes(of: 0, toByteOffset: bytes.count, as: UInt8.self)
    length?.pointee = bytes.count
    return room.assumingMemoryBound(to: CChar.self)
  } catch let failure {
    error?.pointee = strdup(failure.reason)
    return nil
  }
}
