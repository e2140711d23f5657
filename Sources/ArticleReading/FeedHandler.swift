import TextModel

/// Collects the entries of a feed from the events of the parser.
final class FeedHandler: XMLHandler {
  private let file: String
  private let limits: ReadLimits
  private(set) var count = 0
  private var ready: [Result<Document, ReadError>] = []
  private var depth = 0
  private var entry: FeedEntry?
  private var entryDepth = 0
  private var feedTitle: String?
  private var feedAuthor: String?
  private var language: String?
  /// The field that is being collected, and how deep it began.
  private var field: (name: XMLName, depth: Int, type: String, text: [UInt8])?

  /// The elements that are open inside the field.
  private var openNames: [String] = []
  /// How deep an element began whose text is left out: the mail address of an author.
  private var ignoredDepth: Int?
  /// How deep the name of a person or the title of a source began.
  private var innerDepth: Int?

  init(file: String, limits: ReadLimits) {
    self.file = file
    self.limits = limits
  }

  // MARK: Events

  func begin(_ name: XMLName, attributes: [(name: String, value: String)]) {
    depth += 1
    if (name.local == "item" || name.local == "entry") && name.prefix != "media" {
      // In a feed whose markup is broken the entry before was never closed.
      finishEntry()
      entry = FeedEntry(attributes)
      entryDepth = depth
      return
    }
    if field != nil {
      nested(name, attributes)
      return
    }
    func attribute(_ wanted: String) -> String? { attributes.first { $0.name == wanted }?.value }
    if entry == nil {
      if name.local == "rss" || name.local == "feed" { language = attribute("lang") ?? language }
      if name.prefix == "" || name.prefix == "dc", depth <= 3, Self.feedFields.contains(name.local) {
        open(name, attribute("type") ?? "", mode: attribute("mode"))
      }
      return
    }
    if name.local == "link", let address = attribute("href") {
      let relation = attribute("rel") ?? "alternate"
      if relation == "alternate", entry?.link == nil { entry?.link = address }
      return
    }
    if FeedEntry.pointFields.contains(name.local) {
      open(name, GivenPoints.isGeographic(attribute("srsname")) ? "" : "other degrees")
    } else if FeedEntry.fields.contains(name.local) {
      entry?.take(name, language: attribute("lang"))
      open(name, attribute("type") ?? "", mode: attribute("mode"))
    }
  }

  private static let feedFields: Set<String> = ["title", "language", "author", "creator"]

  func end() {
    defer { depth -= 1 }
    if let field, field.depth == depth {
      close(field)
      return
    }
    if field != nil {
      nestedEnd()
    } else if entry != nil, depth == entryDepth {
      finishEntry()
    }
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard field != nil, ignoredDepth == nil else { return }
    guard (field?.text.count ?? 0) + bytes.count <= limits.element else {
      entry?.isTooLong = true
      return
    }
    if hasMarkup {
      for byte in bytes {
        switch byte {
        case UInt8(ascii: "<"): field?.text.append(contentsOf: "&lt;".utf8)
        case UInt8(ascii: "&"): field?.text.append(contentsOf: "&amp;".utf8)
        default: field?.text.append(byte)
        }
      }
    } else {
      field?.text.append(contentsOf: bytes)
    }
  }

  /// Hands over what is ready.
  func deliver(to consume: (Result<Document, ReadError>) -> ReadingStep) -> ReadingStep {
    defer { ready.removeAll() }
    for result in ready where consume(result) == .stop { return .stop }
    return .next
  }

  /// Takes the end of the file: an entry that is still open was cut off.
  func close(isWellFormed: Bool) {
    if entry != nil, !isWellFormed { entry?.isCut = true }
    finishEntry()
  }

  // MARK: Fields

  /// The content of Atom's `type="xhtml"` is markup itself; so are stray elements inside RSS.
  private var hasMarkup: Bool { !openNames.isEmpty || field?.type.contains("xhtml") ?? false }

  private func open(_ name: XMLName, _ type: String, mode: String? = nil) {
    openNames = []
    ignoredDepth = nil
    innerDepth = nil
    field = (name, depth, mode == "base64" ? "base64" : type.lowercased(), [])
  }

  private func nested(_ name: XMLName, _ attributes: [(name: String, value: String)]) {
    guard let current = field else { return }
    if let wanted = Self.inner[current.name.local] {
      if innerDepth != nil { return }
      if name.local == wanted {
        innerDepth = depth
        field?.text = []
        field?.type = attributes.first { $0.name == "type" }?.value.lowercased() ?? ""
      } else {
        ignoredDepth = ignoredDepth ?? depth
      }
      return
    }
    if isPoint(current.name) {
      field?.text.append(UInt8(ascii: " "))
      return
    }
    openNames.append(name.local)
    field?.text.append(contentsOf: "<\(name.local)>".utf8)
  }

  private func nestedEnd() {
    guard let current = field else { return }
    if Self.inner[current.name.local] != nil {
      if ignoredDepth == depth { ignoredDepth = nil }
      if innerDepth == depth { innerDepth = nil }
      return
    }
    if isPoint(current.name) { return }
    if let name = openNames.popLast() { field?.text.append(contentsOf: "</\(name)>".utf8) }
  }

  /// The element whose text is that of the element around it: persons have a name, and the feed that an entry comes from has a title.
  private static let inner = ["author": "name", "creator": "name", "source": "title"]

  /// Atom carries what is neither text nor markup in base64.
  private static func isBase64(_ type: String) -> Bool {
    type == "base64"
      || type.contains("/") && !type.hasPrefix("text/") && !type.hasSuffix("xml") && !type.hasPrefix("audio/") && !type.hasPrefix("video/")
  }

  private func isPoint(_ name: XMLName) -> Bool { FeedEntry.pointFields.contains(name.local) }

  private func close(_ given: (name: XMLName, depth: Int, type: String, text: [UInt8])) {
    field = nil
    var done = given
    if Self.isBase64(done.type) { done.text = UTF8Repair.repaired(MailText.base64(done.text), from: 0) }
    if entry == nil {
      let text = FeedEntry.plain(done.text)
      switch done.name.local {
      case "title": feedTitle = feedTitle ?? text
      case "language": language = language ?? text
      default: feedAuthor = feedAuthor ?? text.map(FeedEntry.person)
      }
    } else {
      entry?.take(done.name, type: done.type, text: done.text)
    }
  }

  private func finishEntry() {
    if let field { close(field) }
    guard let done = entry else { return }
    entry = nil
    count += 1
    if done.isTooLong {
      ready.append(
        .failure(
          ReadError(.tooLarge, file: file, message: "entry \(count) of the feed is larger than \(limits.element >> 20) MB; leave it out")))
      return
    }
    guard var document = done.document(number: count, file: file) else {
      ready.append(.failure(ReadError(.noText, file: file, message: "entry \(count) of the feed has neither text nor title")))
      return
    }
    document.source = document.source ?? feedTitle
    document.author = document.author ?? feedAuthor
    document.language = document.language ?? language
    ready.append(.success(document))
  }
}
