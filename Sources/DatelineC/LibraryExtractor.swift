import ArticleReading
import Dateline
import OutputFormats
import TextModel

/// Why a call of the library has no answer: one line for a person.
struct LibraryError: Error {
  let reason: String
  init(_ reason: String) { self.reason = reason }
}

/// An extractor behind the C interface; immutable, used from any thread.
final class LibraryExtractor: Sendable {
  private let extractor: Extractor

  init(_ extractor: Extractor) { self.extractor = extractor }

  /// Articles as a caller hands them over.
  struct Articles {
    let bytes: [UInt8]
    let inputFormat: String
    let date: String?

    init(_ bytes: UnsafePointer<CChar>, _ length: Int, _ inputFormat: UnsafePointer<CChar>?, _ date: UnsafePointer<CChar>?) {
      self.bytes = [UInt8](UnsafeRawBufferPointer(start: bytes, count: length))
      self.inputFormat = inputFormat.map { String(cString: $0) } ?? "auto"
      self.date = date.map { String(cString: $0) }
    }
  }

  /// The events in a format that is a stream of rows.
  func events(of articles: Articles, format name: String) throws(LibraryError) -> [UInt8] {
    let writer: any EventWriter
    switch EventFormat(rawValue: name) {
    case .jsonl: writer = JSONLinesWriter()
    case .geojson: writer = GeoJSONWriter(layout: .collection)
    case .geojsonl: writer = GeoJSONWriter(layout: .lines)
    case .geojsonseq: writer = GeoJSONWriter(layout: .sequence)
    case .csv: writer = CSVWriter(dialect: .standard)
    case .kml: writer = KMLWriter()
    case .html: writer = HTMLReportWriter(outlines: WorldOutlines.paths(extractor.gazetteer))
    default: throw LibraryError("'\(name)' is no format of the library; there are jsonl, geojson, geojsonl, geojsonseq, csv, kml and html")
    }
    var bytes = writer.header
    var isFirst = true
    try read(articles) { document in
      let extraction = extractor.extract(document)
      let offsets = OffsetConverter(extraction.document.text, unit: .scalars)
      for record in extraction.events {
        if !isFirst { bytes += writer.separator }
        isFirst = false
        bytes += writer.bytes(of: EventRow(record: record, document: extraction.document, offsets: offsets))
      }
    }
    return bytes + writer.footer
  }

  /// A line of JSON an article.
  func annotations(of articles: Articles, layers names: String) throws(LibraryError) -> [UInt8] {
    var layers: Set<AnnotationLayer> = []
    for name in names.split(separator: ",") {
      guard let layer = AnnotationLayer(rawValue: String(name)) else {
        throw LibraryError("'\(name)' is no layer; there are \(AnnotationLayer.allCases.map(\.rawValue).joined(separator: ", "))")
      }
      layers.insert(layer)
    }
    let writer = AnnotationWriter(layers: layers, unit: .scalars)
    var bytes: [UInt8] = []
    try read(articles) { bytes += writer.bytes(of: extractor.annotate($0, layers: layers)) }
    return bytes
  }

  private func read(_ articles: Articles, _ body: (Document) -> Void) throws(LibraryError) {
    guard let format = InputFormat(rawValue: articles.inputFormat) else {
      throw LibraryError(
        "'\(articles.inputFormat)' is no input format; there are \(InputFormat.allCases.map(\.rawValue).joined(separator: ", "))")
    }
    var day: PublicationDay?
    if let date = articles.date {
      guard let parsed = CalendarDay(iso: date) else { throw LibraryError("'\(date)' is no day; give YYYY-MM-DD") }
      day = PublicationDay(parsed, source: .option)
    }
    var (documents, failure): (Int, ReadError?) = (0, nil)
    ArticleReader().read(bytes: articles.bytes, name: "-", format: format) { result in
      switch result {
      case .failure(let error): failure = failure ?? error
      case .success(var document):
        documents += 1
        if document.published == nil { document.published = day }
        body(document)
      }
      return .next
    }
    if let failure, documents == 0 { throw LibraryError("\(failure.message)") }
  }
}
