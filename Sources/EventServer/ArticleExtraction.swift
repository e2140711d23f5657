import ArticleReading
import Dateline
import OutputFormats
import TextModel

/// Articles out of the body of a request, and their events in the form that its sender wants.
struct ArticleExtraction: Sendable {
  let extractor: Extractor
  let outlines: [String]

  /// What a body gave.
  struct Yield: Sendable {
    /// The events, those of an article in a row.
    var events: [EventFields] = []
    /// The ids of the articles.
    var documents: [String] = []
    /// What could not be read.
    var errors: [ReadError] = []
  }

  /// How documents without an id of their own are named.
  enum Naming: Sendable {
    /// As the command line names them: by the line.
    case line
    /// By the address or the text, so that the same article has the same name in whatever company it comes.
    case content
  }

  /// The forms of the answer, the default first.
  static let offers: [MediaOffer] = [.geojson, .json, .csv, .lines, .html]

  /// The format of a body by its media type.
  ///
  /// - Throws: `Problem` 415 for a type that holds no articles.
  static func format(of field: String?) throws(Problem) -> InputFormat {
    let type = (field ?? "").prefix { $0 != ";" }.lowercased().filter { $0 != " " }
    switch type {
    case "", "application/octet-stream", "*/*": return .auto
    case "text/plain": return .text
    case "text/html", "application/xhtml+xml": return .html
    case "application/json", "application/x-ndjson", "application/jsonl", "application/x-jsonlines", "application/json-seq": return .jsonl
    case "application/xml", "text/xml", "application/rss+xml", "application/atom+xml": return .feed
    case "text/csv": return .csv
    case "message/rfc822": return .eml
    case "application/warc": return .warc
    default:
      throw Problem(415, "no articles are read from \(type); send text/plain, text/html, application/json, application/x-ndjson or a feed")
    }
  }

  /// Reads the articles and extracts their events; `day` is the publication day of those that name none.
  func run(_ body: [UInt8], format: InputFormat, day: CalendarDay?, naming: Naming) -> Yield {
    var yield = Yield()
    ArticleReader().read(bytes: body, name: Self.bodyName, format: format) { result in
      switch result {
      case .failure(let error): yield.errors.append(error)
      case .success(var document):
        if naming == .content { document.id = .string(Self.name(of: document)) }
        if document.published == nil, let day { document.published = PublicationDay(day, source: .option) }
        let extraction = extractor.extract(document)
        let offsets = OffsetConverter(extraction.document.text, unit: .scalars)
        yield.documents.append(document.id.description)
        yield.events += extraction.events.map { EventFields(EventRow(record: $0, document: extraction.document, offsets: offsets)) }
      }
      return .next
    }
    return yield
  }

  private static let bodyName = "body"

  private static func name(of document: Document) -> String {
    let given = document.id.description
    let isOwn = given != bodyName && document.line.map { String($0) != given } ?? true
    if isOwn { return given }
    if let url = document.url { return url }
    // FNV-1a, 64 bits.
    let hash = document.text.bytes.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    return "text-" + String(hash, radix: 16)
  }

  /// The events in a form of `offers`; errors stand beside them wherever the form has room.
  func answer(_ yield: Yield, as offer: MediaOffer) -> ServiceAnswer {
    var answer = ServiceAnswer(type: offer.type, body: [])
    switch offer {
    case .csv: answer.body = Self.stream(yield.events, CSVWriter(dialect: .standard))
    case .html: answer.body = Self.stream(yield.events, HTMLReportWriter(outlines: outlines))
    case .lines:
      answer.body = Self.stream(yield.events, JSONLinesWriter())
      for error in yield.errors {
        answer.body += AnnotationWriter.errorLine(id: error.id, line: error.line, code: error.code.rawValue, message: error.message)
      }
    case .geojson:
      let features = yield.events.map { JSONDocument.raw(GeoJSONWriter(layout: .lines).feature($0)) }
      answer.body =
        JSONDocument.object(
          [("type", "FeatureCollection"), ("features", .array(features))] + (yield.errors.isEmpty ? [] : [("errors", Self.errors(yield))])
        ).bytes
    default:
      let records = yield.events.map { JSONDocument.raw(Array(JSONLinesWriter().bytes(of: $0).dropLast())) }
      answer.body =
        JSONDocument.object([
          ("documents", .integer(yield.documents.count)), ("events", .array(records)), ("errors", Self.errors(yield)),
        ]).bytes
    }
    answer.fields.append(("Dateline-Documents", String(yield.documents.count)))
    answer.fields.append(("Dateline-Failed", String(yield.errors.count)))
    return answer
  }

  static func errors(_ yield: Yield) -> JSONDocument {
    .array(
      yield.errors.prefix(100).map { error in
        [
          "line": error.line.map { .integer($0) } ?? .null, "code": .string(error.code.rawValue), "message": .string(error.message),
        ]
      })
  }

  /// Events as one file of a format.
  static func stream(_ events: [EventFields], _ writer: some EventWriter) -> [UInt8] {
    var bytes = writer.header
    for (index, event) in events.enumerated() {
      if index > 0 { bytes += writer.separator }
      bytes += writer.bytes(of: event)
    }
    return bytes + writer.footer
  }
}
