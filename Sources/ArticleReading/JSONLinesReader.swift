import TextModel

/// Makes documents of JSON objects: the field names of Dateline, trafilatura, news-please, newspaper4k and their like.
struct JSONLinesReader: Sendable {
  let limits: ReadLimits
  let names: FieldNames

  init(limits: ReadLimits, names: FieldNames = FieldNames()) {
    self.limits = limits
    self.names = names
  }

  /// Whether a member of that name holds the text, or the page.
  func isText(_ name: String) -> Bool { (Self.textKeys + Self.htmlKeys).contains { "\($0)" == name } }

  /// Whether a member of that name holds the headline.
  func isTitle(_ name: String) -> Bool { Self.titleKeys.contains { "\($0)" == name } }

  private static let textKeys: [StaticString] = [
    "text", "maintext", "body", "content", "raw_text", "article", "full_text", "content_text", "articleBody", "body_text",
  ]
  private static let htmlKeys: [StaticString] = ["html", "content_html", "raw_html", "body_html", "body_xhtml"]
  private static let titleKeys: [StaticString] = ["title", "headline"]
  private static let dateKeys: [StaticString] = [
    "date", "date_publish", "published", "publication_date", "publish_date", "date_published", "pub_date", "pubDate", "datePublished",
    "published_at", "publishedAt", "firstcreated", "versioncreated", "contentcreated",
  ]
  private static let urlKeys: [StaticString] = ["url", "link", "source_url"]
  private static let sourceKeys: [StaticString] = ["source", "sitename", "source_domain", "hostname", "site_name", "publisher"]
  private static let authorKeys: [StaticString] = ["author", "authors", "byline"]
  private static let idKeys: [StaticString] = ["id", "uri", "guid", "fingerprint", "docid", "doc_id", "document_id"]
  private static let pointKeys: [StaticString] = ["latitude", "longitude", "lat", "lon", "lng"]
  private static let languageKeys: [StaticString] = ["language", "lang"]

  /// Reads a stream of one object a line.
  func read(_ lines: consuming LineReader, file: String, into consume: (Result<Document, ReadError>) -> ReadingStep) throws(ReadError) {
    while let line = try lines.next() {
      let number = lines.number
      switch line {
      case .tooLong:
        let error = ReadError(
          .tooLarge, file: file, line: number, message: "the line is longer than \(limits.line >> 20) MB; leave it out or split it")
        if consume(.failure(error)) == .stop { return }
      case .bytes(let bytes):
        if bytes.allSatisfy({ $0 <= 0x20 }) || bytes == [0xEF, 0xBB, 0xBF] { continue }
        if consume(document(line: bytes, number: number, file: file)) == .stop { return }
      }
    }
  }

  /// Reads one line.
  func document(line: [UInt8], number: Int, file: String) -> Result<Document, ReadError> {
    do {
      return document(try JSONParser.parse(UTF8Repair.repaired(line, from: 0)), number: number, file: file)
    } catch {
      return .failure(
        ReadError(
          .badJSON, file: file, line: number, message: "no JSON object: \(error.reason) (byte \(error.offset + 1)); write one object a line"
        ))
    }
  }

  /// Reads a file that is one JSON value: an object, an array of objects, or objects one after the other.
  func read(whole bytes: [UInt8], file: String, into consume: (Result<Document, ReadError>) -> ReadingStep) {
    var parser = JSONParser(bytes, from: bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0)
    var number = 0
    while !parser.isAtEnd() {
      let value: JSONValue
      do {
        value = try parser.value()
      } catch {
        let line = 1 + bytes[..<min(error.offset, bytes.count)].lazy.filter { $0 == 10 }.count
        _ = consume(
          .failure(
            ReadError(
              .badJSON, file: file, line: line, message: "no JSON: \(error.reason); write one object a line, or one array of objects")))
        return
      }
      for object in Self.articles(value) {
        number += 1
        if consume(document(object, number: number, file: file)) == .stop { return }
      }
    }
  }

  /// The objects of an array, or of the list that a wrapper such as JSON Feed holds.
  private static func articles(_ value: JSONValue) -> [JSONValue] {
    if case .array(let elements) = value { return elements }
    if value.first(textKeys) == nil, value.first(htmlKeys) == nil,
      case .array(let items)? = value.first(["items", "articles", "documents", "results"])
    {
      return items
    }
    return [value]
  }

  /// Makes a document of one object.
  func document(_ given: JSONValue, number: Int, file: String) -> Result<Document, ReadError> {
    let value = renamed(given)
    guard case .object = value else {
      return .failure(
        ReadError(.badJSON, file: file, line: number, message: "no JSON object; write one object a line, such as {\"text\": \"...\"}"))
    }
    let id = Self.id(value) ?? .number(String(number))
    var document: Document
    if let text = Self.text(value.first(Self.textKeys)), !text.isEmpty {
      document = Document(id: id, text: Text(repairing: text))
      fill(&document, from: value)
      PlainTextReader().complete(&document)
    } else if let html = value.first(Self.htmlKeys)?.bytes {
      guard html.count <= limits.page else {
        return .failure(
          ReadError(.tooLarge, file: file, line: number, id: id, message: "the page is larger than \(limits.page >> 20) MB; leave it out"))
      }
      guard let read = HTMLArticleReader().document(html: html, id: id, url: value.first(Self.urlKeys)?.string) else {
        return .failure(
          ReadError(.notAnArticle, file: file, line: number, id: id, message: "the page in `html` holds no text; give its text in `text`"))
      }
      document = read
      fill(&document, from: value)
    } else {
      return .failure(
        ReadError(
          .noText, file: file, line: number, id: id,
          message: "the object has no text; give it in `text`, `maintext`, `body`, `content` or `html`"))
    }
    document.file = file
    document.line = number
    return .success(document)
  }

  /// The object under the usual names; of ninjs 2 the first body and headline.
  private func renamed(_ value: JSONValue) -> JSONValue {
    guard case .object(var members) = value else { return value }
    if !names.isEmpty {
      members = members.map { (key: Array(names.canonical(String(decoding: $0.key, as: UTF8.self)).utf8), value: $0.value) } + members
    }
    for (list, isPage) in [("headlines", false), ("bodies", true)] {
      guard let first = members.first(where: { $0.key == Array(list.utf8) })?.value.elements.first, let text = first["value"] else {
        continue
      }
      let isMarkup = isPage && !(first["contentType"]?.string ?? first["contenttype"]?.string ?? "").hasPrefix("text/plain")
      members.append((key: Array((isPage ? isMarkup ? "body_html" : "body_text" : "headline").utf8), value: text))
    }
    return .object(members)
  }

  /// What the object says stands above what its text says.
  private func fill(_ document: inout Document, from value: JSONValue) {
    func field(_ keys: [StaticString]) -> String? {
      guard let text = value.first(keys)?.string else { return nil }
      var folder = WhitespaceFolder()
      folder.append(Array(text.utf8)[...])
      return folder.output.isEmpty ? nil : String(decoding: folder.output, as: UTF8.self)
    }
    document.title = field(Self.titleKeys) ?? document.title
    document.url = field(Self.urlKeys) ?? document.url
    document.source = field(Self.sourceKeys) ?? value.first(["source"])?.first(["name", "title"])?.string ?? document.source
    document.language = field(Self.languageKeys) ?? document.language
    var points = GivenPoints()
    for name in Self.pointKeys { if let text = value.first([name])?.string { points.take("\(name)", text) } }
    document.points = points.all
    if let date = field(Self.dateKeys) {
      if let found = WrittenDate(date) ?? WrittenDate.unixTime(date) {
        document.published = PublicationDay(found.day, timestamp: found.hasTime ? date : nil, source: .metadata)
      } else {
        document.diagnostics.append(Diagnostic(stage: "reading", severity: .warning, message: "the date `\(date)` is not understood"))
      }
    }
    let authors = value.first(Self.authorKeys)?.elements.compactMap { $0.string ?? $0.first(["name"])?.string }.filter { !$0.isEmpty } ?? []
    if !authors.isEmpty { document.author = authors.map { AuthorRule.name($0) ?? $0 }.joined(separator: "; ") }
  }

  private static func text(_ value: JSONValue?) -> [UInt8]? {
    switch value {
    case .string(let bytes)?: bytes
    // Some dumps hold a paragraph an element.
    case .array(let parts)?: Array(parts.compactMap(\.bytes).joined(separator: [10, 10]))
    default: nil
    }
  }

  private static func id(_ value: JSONValue) -> DocumentID? {
    switch value.first(idKeys) {
    case .string(let bytes)?: .string(String(decoding: bytes, as: UTF8.self))
    case .number(let bytes)?: .number(String(decoding: bytes, as: UTF8.self))
    default: nil
    }
  }
}
