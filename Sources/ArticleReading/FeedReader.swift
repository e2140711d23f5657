import TextModel

/// What makes documents of the events of the XML parser.
protocol DocumentHandler: XMLHandler {
  /// How many entries or items were found.
  var count: Int { get }
  /// Hands over what is ready.
  func deliver(to consume: (Result<Document, ReadError>) -> ReadingStep) -> ReadingStep
  /// Takes the end of the file.
  func close(isWellFormed: Bool)
}

extension FeedHandler: DocumentHandler {}
extension NewsXMLHandler: DocumentHandler {}

/// Reads feeds (RSS 0.9 to 2.0, RDF, Atom) and the XML of news agencies: one document an entry or item, as soon as it is read.
///
/// Memory is bounded by an entry, not by the file, for files in UTF-8; others are decoded as a whole.
struct FeedReader: Sendable {
  /// What the file is made of.
  enum Kind { case feed, news }

  let limits: ReadLimits
  var kind = Kind.feed
  private static let headSize = 1 << 20

  /// Reads the stream whose first bytes are `first`.
  func read(_ stream: consuming ByteStream, _ first: [UInt8], into consume: (Result<Document, ReadError>) -> ReadingStep) throws(ReadError)
  {
    let name = stream.name
    var head = first
    var isWhole = false
    while head.count < Self.headSize {
      let piece = try stream.next()
      if piece.isEmpty {
        isWhole = true
        break
      }
      head.append(contentsOf: piece)
    }
    let decoder = TextDecoder(declared: HTMLArticleReader.declaredCharset(head))
    if !isWhole, decoder.decode(head).encoding != .utf8 {
      head = try stream.rest(after: head, limit: limits.page, kind: "a feed that is not in UTF-8")
      isWhole = true
    }
    let handler: any DocumentHandler =
      switch kind {
      case .feed: FeedHandler(file: name, limits: limits)
      case .news: NewsXMLHandler(file: name, limits: limits)
      }
    guard var parser = XMLPushParser(handler) else {
      throw ReadError(.tooLarge, file: name, message: "memory is short; close other programs")
    }
    var cleaner = XMLCleaner()
    if isWhole { head = decoder.decode(head).bytes }
    var tail = isWhole ? [] : Self.cutCharacter(&head)
    var piece = isWhole ? head : UTF8Repair.repaired(head, from: head.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0)
    while true {
      var offset = 0
      while offset < piece.count {
        let end = min(piece.count, offset + 65_536)
        parser.parse(cleaner.clean(Array(piece[offset..<end])))
        offset = end
        if handler.deliver(to: consume) == .stop { return }
      }
      if isWhole { break }
      var next = tail + (try stream.next())
      if next.isEmpty || next.count == tail.count { break }
      tail = Self.cutCharacter(&next)
      piece = UTF8Repair.repaired(next, from: 0)
    }
    parser.parse(cleaner.finish())
    let isWellFormed = parser.finish()
    handler.close(isWellFormed: isWellFormed)
    if handler.deliver(to: consume) == .stop { return }
    if handler.count == 0 {
      let wanted = kind == .feed ? "RSS, RDF or Atom" : "NewsML or NITF"
      let reason = isWellFormed ? "holds no entry" : "is not well formed, and no entry could be saved"
      throw ReadError(.notAnArticle, file: name, message: "\(reason); give \(wanted), or name the format with --input-format")
    }
  }

  /// Takes the bytes of a character that a piece cuts in two.
  private static func cutCharacter(_ bytes: inout [UInt8]) -> [UInt8] {
    for length in 1...3 where bytes.count >= length {
      let byte = bytes[bytes.count - length]
      if byte & 0xC0 == 0x80 { continue }
      let needs = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1
      guard needs > length else { return [] }
      defer { bytes.removeLast(length) }
      return Array(bytes.suffix(length))
    }
    return []
  }
}
