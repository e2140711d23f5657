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
  private var language: String?
  /// The field that is being collected, and how deep it began.
  private var field: (name: XMLName, depth: Int, type: String, text: [UInt8])?

  /// The elements that are open inside the field.
  private var openNames: [String] = []
  /// How deep an element began whose text is left out: the mail address of an author.
  private var ignoredDepth: Int?

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
      entry = FeedEntry()
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
      if name.prefix == "", depth <= 3, name.local == "title" && feedTitle == nil || name.local == "language" {
        open(name, attribute("type") ?? "")
      }
      return
    }
    if name.local == "link", let address = attribute("href") {
      let relation = attribute("rel") ?? "alternate"
      if relation == "alternate", entry?.link == nil { entry?.link = address }
      return
    }
    if FeedEntry.fields.contains(name.local), !FeedEntry.foreign.contains(name.prefix) || name.local == "creator" {
      open(name, attribute("type") ?? "", mode: attribute("mode"))
    }
  }

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
    field = (name, depth, mode == "base64" ? "base64" : type.lowercased(), [])
  }

  private func nested(_ name: XMLName, _ attributes: [(name: String, value: String)]) {
    guard let current = field else { return }
    if isPerson(current.name) {
      if name.local != "name" { ignoredDepth = ignoredDepth ?? depth } else { field?.text = [] }
      return
    }
    openNames.append(name.local)
    field?.text.append(contentsOf: "<\(name.local)>".utf8)
  }

  private func nestedEnd() {
    guard let current = field else { return }
    if isPerson(current.name) {
      if ignoredDepth == depth { ignoredDepth = nil }
      return
    }
    if let name = openNames.popLast() { field?.text.append(contentsOf: "</\(name)>".utf8) }
  }

  /// Atom carries what is neither text nor markup in base64.
  private static func isBase64(_ type: String) -> Bool {
    type == "base64"
      || type.contains("/") && !type.hasPrefix("text/") && !type.hasSuffix("xml") && !type.hasPrefix("audio/") && !type.hasPrefix("video/")
  }

  private func isPerson(_ name: XMLName) -> Bool { name.local == "author" || name.local == "creator" }

  private func close(_ given: (name: XMLName, depth: Int, type: String, text: [UInt8])) {
    field = nil
    var done = given
    if Self.isBase64(done.type) { done.text = UTF8Repair.repaired(MailText.base64(done.text), from: 0) }
    if entry == nil {
      let text = FeedEntry.plain(done.text)
      if done.name.local == "title" { feedTitle = text } else { language = language ?? text }
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
    document.source = feedTitle ?? document.source
    document.language = document.language ?? language
    ready.append(.success(document))
  }
}
