import ArticleReading
import Glibc
import TextModel

/// One way into the readers, named by the environment variable `FUZZ_TARGET`.
enum FuzzTarget: String, CaseIterable {
  case html, feed, newsxml, warc, decoding, jsonl

  /// The target that the environment names.
  static let chosen: FuzzTarget = {
    let name = getenv("FUZZ_TARGET").map { String(cString: $0) } ?? ""
    guard let target = FuzzTarget(rawValue: name) else {
      fatalError("FUZZ_TARGET is '\(name)'; give one of \(allCases.map(\.rawValue).joined(separator: ", "))")
    }
    return target
  }()

  /// Smaller than what users read, so that an input that would outgrow its limit is found in seconds.
  private static let reader: ArticleReader = {
    var limits = ReadLimits()
    limits.page = 1 << 20
    limits.text = 1 << 20
    limits.line = 1 << 20
    limits.unpacked = 16 << 20
    limits.element = 1 << 20
    return ArticleReader(limits: limits)
  }()

  /// The most documents that are taken of one input: each costs at least a few bytes of it, so more is a loop.
  private static let mostDocuments = 1 << 20

  /// Reads `bytes` and traps where a document breaks what every later stage relies on.
  func run(_ bytes: [UInt8]) {
    var count = 0
    for format in formats {
      Self.reader.read(bytes: bytes, name: "input", format: format) { result in
        count += 1
        precondition(count < Self.mostDocuments, "more documents than bytes")
        if case .success(let document) = result { Self.check(document) }
        return .next
      }
    }
    if self == .decoding { _ = WrittenDate.first(in: bytes) }
  }

  private var formats: [InputFormat] {
    switch self {
    case .html: [.html]
    case .feed: [.feed]
    case .newsxml: [.newsml, .nitf]
    case .warc: [.warc]
    case .decoding: [.auto, .text, .eml]
    case .jsonl: [.jsonl, .csv]
    }
  }

  private static func check(_ document: Document) {
    let length = document.text.count
    var end = 0
    for block in document.blocks {
      precondition(block.range.start >= end && block.range.end <= length, "blocks are in order and inside the text")
      end = block.range.end
    }
    if let mark = document.dateline {
      precondition(mark.range.end <= length && mark.place.end <= mark.range.end, "the dateline is inside the text")
    }
  }
}

/// What libFuzzer calls with every input. A pointer is its interface, so this one line cannot do without.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  FuzzTarget.chosen.run(Array(UnsafeBufferPointer(start: start, count: count)))
  return 0
}
