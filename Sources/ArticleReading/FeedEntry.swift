import TextModel

/// An entry of a feed while it is read.
struct FeedEntry {
  var link: String?
  var isTooLong = false
  var isCut = false
  /// The feed that an entry was taken over from.
  private var source: String?
  private var language: String?
  private var title: String?
  private var identifier: String?
  private var authors: [String] = []
  private var dates: [String: String] = [:]
  private var points = GivenPoints()
  private var languages: [String: String] = [:]
  private var bodies: [String: (type: String, text: [UInt8])] = [:]
  /// Titles and texts of other vocabularies.
  private var others: [String: (type: String, text: [UInt8])] = [:]

  /// The local names of the elements that are read.
  static let fields: Set<String> = [
    "title", "link", "guid", "id", "pubdate", "date", "published", "updated", "issued", "modified", "created", "author", "creator",
    "description", "summary",
    "encoded", "content", "body", "fullitem", "abstract", "source", "language",
  ]
  /// The local names of the elements that hold a point: GeoRSS, GML, W3C Basic Geo.
  static let pointFields: Set<String> = ["point", "pos", "lat", "long", "lon", "latitude", "longitude"]
  /// Prefixes of vocabularies whose titles and descriptions belong to pictures and podcasts: they stand in where an entry has nothing else.
  static let foreign: Set<String> = ["media", "itunes", "image", "googleplay", "geo", "slash", "wfw", "thr", "gd", "yt", "psc", "source"]

  /// An entry with what its own tag says.
  init(_ attributes: [(name: String, value: String)]) {
    for (name, value) in attributes where !value.isEmpty {
      switch name {
      case "about": identifier = value
      case "href": link = value
      case "lastmod": dates["modified"] = value
      case "lang": language = value
      default: break
      }
    }
  }

  /// Takes the content of an element.
  mutating func take(_ name: XMLName, type: String, text: [UInt8]) {
    if Self.pointFields.contains(name.local) {
      if type.isEmpty { points.take(name.local, Self.plain(text) ?? "") }
      return
    }
    let isForeign = Self.foreign.contains(name.prefix)
    switch name.local {
    case "author", "creator": if let author = Self.plain(text).map(Self.person), !authors.contains(author) { authors.append(author) }
    case "title" where !isForeign: title = title ?? Self.plain(text)
    case _ where isForeign: if !text.isEmpty { others[name.local] = others[name.local] ?? (type, text) }
    case "link": link = link ?? Self.plain(text)
    case "guid", "id": identifier = identifier ?? Self.plain(text)
    case "source": source = source ?? Self.plain(text)
    case "language": language = Self.plain(text) ?? language
    case "pubdate", "date", "published", "updated", "issued", "modified", "created":
      dates[name.local] = dates[name.local] ?? Self.plain(text)
    default: if bodies[name.local] == nil, !text.isEmpty { bodies[name.local] = (type, text) }
    }
  }

  /// Takes the language that an element names of its text.
  mutating func take(_ name: XMLName, language: String?) { if let language, !language.isEmpty { languages[name.local] = language } }

  /// The name of `desk@news.example (Ann Orr)` and `Ann Orr <desk@news.example>`.
  static func person(_ text: String) -> String {
    guard text.contains("@"), let open = text.firstIndex(where: { $0 == "(" || $0 == "<" }) else { return text }
    let parts = [text[..<open], text[text.index(after: open)...].prefix { $0 != ")" && $0 != ">" }]
    return parts.first { !$0.contains("@") && !$0.allSatisfy(\.isWhitespace) }.flatMap { HTMLMetadata.clean(String($0)) } ?? text
  }

  /// Makes the document; nothing where there is neither text nor title.
  func document(number: Int, file: String) -> Document? {
    // The headline is part of a feed's text: summaries go on from it.
    var article = ArticleText()
    let title = title ?? (bodies.isEmpty ? others["title"].flatMap { Self.plain($0.text) } : nil)
    if let title { article.append(Array(title.utf8), as: .headline) }
    let (bodyName, body) = bestBody() ?? ("title", ArticleText())
    for block in body.blocks
    where !(block == body.blocks.first && body.text[block.range.start..<block.range.end].elementsEqual((title ?? "").utf8)) {
      article.append(Array(body.text[block.range.start..<block.range.end]), as: block.kind)
    }
    guard !article.text.isEmpty else { return nil }
    var document = Document(id: .string(identifier ?? link ?? "\(file)#\(number)"), text: Text(repairing: article.text))
    document.blocks = article.blocks
    document.file = file
    document.title = title
    document.url = link ?? identifier.flatMap { $0.hasPrefix("http") ? $0 : nil }
    document.author = authors.isEmpty ? nil : authors.joined(separator: "; ")
    document.source = source
    document.language = languages[bodyName] ?? language
    document.points = points.all
    document.dateline = document.text.dateline(among: document.blocks)
    for name in ["published", "pubdate", "date", "issued", "created", "updated", "modified"] {
      guard let text = dates[name], let found = WrittenDate(text) else { continue }
      document.published = PublicationDay(found.day, timestamp: found.hasTime ? text : nil, source: .metadata)
      break
    }
    if document.published == nil, let day = document.dateline?.day(in: document.text) {
      document.published = PublicationDay(day, source: .dateline)
    }
    if isCut { document.diagnostics.append(Diagnostic(stage: "reading", severity: .warning, message: "the feed ends inside this entry")) }
    return document
  }

  /// The full content before the summary, unless it is empty.
  private func bestBody() -> (name: String, text: ArticleText)? {
    for name in ["encoded", "content", "fullitem", "body", "description", "summary", "abstract"] {
      guard let body = bodies[name] ?? (bodies.isEmpty ? others[name] : nil) else { continue }
      let article = Self.article(body.text, type: body.type)
      if !article.text.isEmpty { return (name, article) }
    }
    return nil
  }

  /// Text of a field without markup, on one line; nothing where it is empty.
  static func plain(_ bytes: [UInt8]) -> String? {
    var folder = WhitespaceFolder()
    if isMarkup(bytes) {
      let tree = HTMLPage(bytes).tree
      for node in tree.nodes.indices {
        if tree.nodes[node].tag == .text {
          folder.append(tree.text(node))
        } else if tree.nodes[node].tag.isBlock || tree.nodes[node].tag == .br {
          folder.space()
        }
      }
    } else {
      folder.append(bytes[...])
    }
    return folder.output.isEmpty ? nil : String(decoding: folder.output, as: UTF8.self)
  }

  private static func article(_ bytes: [UInt8], type: String) -> ArticleText {
    let isPlain = type == "text" || type == "text/plain" || type.isEmpty && !isMarkup(bytes)
    guard !isPlain else { return ArticleText(paragraphs: String(decoding: bytes, as: UTF8.self)) }
    let tree = HTMLPage(bytes).tree
    var writer = BlockWriter(tree)
    for root in tree.nodes.indices where tree.nodes[root].parent < 0 {
      writer.write(root) { tree.nodes[$0].tag.isNeverText }
    }
    return writer.result
  }

  /// Whether text holds a tag or a reference.
  private static func isMarkup(_ bytes: [UInt8]) -> Bool {
    bytes.withUnsafeBufferPointer { buffer in
      for index in 0..<buffer.count {
        if buffer[index] == UInt8(ascii: "&"), HTMLEntities.standard.reference(in: buffer, at: index) != nil { return true }
        guard buffer[index] == UInt8(ascii: "<"), index + 1 < buffer.count else { continue }
        let next = buffer[index + 1]
        if HTMLCleaner.isLetter(next) || next == UInt8(ascii: "/") || next == UInt8(ascii: "!") { return true }
      }
      return false
    }
  }
}
