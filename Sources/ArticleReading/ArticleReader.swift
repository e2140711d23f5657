import TextModel

/// Reads articles from files, standard input and memory: bytes in, a `Document` an article out.
///
/// ```swift
/// ArticleReader().read("article.html") { result in
///   if case .success(let document) = result { print(document.title ?? "") }
///   return .next
/// }
/// ```
/// Immutable and safe to use from any thread. Memory is bounded by `ReadLimits`, not by the size of a feed, an archive or a JSON Lines file.
public struct ArticleReader: Sendable {
  /// How much is taken on.
  public let limits: ReadLimits

  /// Where dumps hold the fields of an article under names of their own.
  public let names: FieldNames

  /// What becomes of stories that their publisher called back.
  public let withdrawn: WithdrawnItems

  /// Creates a reader.
  public init(limits: ReadLimits = ReadLimits(), names: FieldNames = FieldNames(), withdrawn: WithdrawnItems = .refused) {
    self.limits = limits
    self.names = names
    self.withdrawn = withdrawn
  }

  /// Reads the file at `path`, or standard input where it is `-`, and hands over every article or what is wrong, in order.
  ///
  /// Complexity: O(bytes). Nothing is thrown: what cannot be read comes as a `ReadError` in its place.
  public func read(_ path: String, format: InputFormat = .auto, into consume: (Result<Document, ReadError>) -> ReadingStep) {
    do {
      try read(ByteStream(path: path, limits: limits), format: format, into: consume)
    } catch {
      _ = consume(.failure(error))
    }
  }

  /// Reads bytes that are in memory, under a name for messages and for telling the format.
  public func read(bytes: [UInt8], name: String, format: InputFormat = .auto, into consume: (Result<Document, ReadError>) -> ReadingStep) {
    do {
      try read(ByteStream(bytes: bytes, name: name, limits: limits), format: format, into: consume)
    } catch {
      _ = consume(.failure(error))
    }
  }

  /// The format that the file at `path` would be read as.
  ///
  /// - Throws: `ReadError` where it cannot be read or is nothing that is read.
  public func format(of path: String) throws(ReadError) -> InputFormat {
    var stream = try ByteStream(path: path, limits: limits)
    let first = try stream.next()
    switch FormatSniffer().sniff(first, name: path) {
    case .format(let format): return format
    case .wholeJSON: return .jsonl
    case .unknownXML: return .feed
    case .binary(let answer): throw ReadError(.binary, file: path, message: answer)
    case .empty: throw ReadError(.notAnArticle, file: path, message: "is empty; give an article")
    }
  }

  /// Reads one line of JSON Lines, for programs that cut lines themselves.
  public func document(jsonLine line: [UInt8], number: Int, file: String = "-") -> Result<Document, ReadError> {
    JSONLinesReader(limits: limits, names: names).document(line: line, number: number, file: file)
  }

  /// Where the bytes come from: an archive inside an archive would unpack without end.
  private enum Origin { case outside, archive }

  private func read(
    _ stream: consuming ByteStream, format: InputFormat, from origin: Origin = .outside,
    into consume: (Result<Document, ReadError>) -> ReadingStep
  ) throws(ReadError) {
    let name = stream.name
    var first = try stream.next()
    // A pipe may begin with a few bytes; the format shows in the first kilobytes. A writer that waits for an answer sends no more than
    // one line of JSON before it.
    while first.count < 4096, !(format == .jsonl && !first.isEmpty), !Self.isLineOfJSON(first) {
      let more = try stream.next()
      if more.isEmpty { break }
      first.append(contentsOf: more)
    }
    let finding = FormatSniffer().sniff(first, name: name)
    switch finding {
    case .binary(let answer): throw ReadError(.binary, file: name, message: answer)
    case .format(.tar) where origin == .archive:
      throw ReadError(.unsupported, file: name, message: "is an archive inside an archive; unpack it first")
    case .empty where format != .jsonl: throw ReadError(.notAnArticle, file: name, message: "is empty; give an article")
    default: break
    }
    switch (format, finding) {
    case (.auto, .format(let found)): try read(stream, first, as: found, into: consume)
    case (.auto, .wholeJSON), (.jsonl, .wholeJSON):
      let bytes = try stream.rest(after: first, limit: limits.line, kind: "a JSON value")
      JSONLinesReader(limits: limits, names: names).read(whole: TextDecoder().decode(bytes).bytes, file: name, into: consume)
    case (.auto, .unknownXML): try read(stream, first, as: .feed, into: consume)
    case (let wanted, _): try read(stream, first, as: wanted, into: consume)
    }
  }

  private func read(
    _ stream: consuming ByteStream, _ first: [UInt8], as format: InputFormat, into consume: (Result<Document, ReadError>) -> ReadingStep
  ) throws(ReadError) {
    let name = stream.name
    switch format {
    case .auto, .text:
      let bytes = try stream.rest(after: first, limit: limits.text, kind: "a text")
      _ = consume(try text(bytes, name))
    case .html:
      let bytes = try stream.rest(after: first, limit: limits.page, kind: "a page")
      _ = consume(try page(bytes, name))
    case .jsonl:
      let lines = LineReader(stream, buffered: first, limit: limits.line)
      try JSONLinesReader(limits: limits, names: names).read(lines, file: name, into: consume)
    case .feed: try FeedReader(limits: limits).read(stream, first, into: consume)
    case .newsml, .nitf: try FeedReader(limits: limits, kind: .news).read(stream, first) { consume(withdrawn.judged($0)) }
    case .csv: try TableReader(limits: limits, names: names).read(stream, first, into: consume)
    case .warc: try WebArchiveReader(limits: limits).read(stream, first, into: consume)
    case .eml: try MailReader(limits: limits).read(stream, first, into: consume)
    case .tar: try archive(stream, first, into: consume)
    }
  }

  private func archive(
    _ stream: consuming ByteStream, _ first: [UInt8], into consume: (Result<Document, ReadError>) -> ReadingStep
  ) throws(ReadError) {
    let name = stream.name
    guard TapeArchiveReader.isArchive(first) else { throw ReadError(.damaged, file: name, message: "is no tar archive") }
    try TapeArchiveReader(limits: limits).read(stream, first, endings: InputWalker()) { entry in
      switch entry {
      case .failure(let error): return consume(.failure(error))
      case .success(let file):
        var last = ReadingStep.next
        do throws(ReadError) {
          try read(ByteStream(bytes: file.bytes, name: file.name, limits: limits), format: .auto, from: .archive) { result in
            last = consume(result)
            return last
          }
        } catch {
          last = consume(.failure(error))
        }
        return last
      }
    }
  }

  private func text(_ bytes: [UInt8], _ name: String) throws(ReadError) -> Result<Document, ReadError> {
    let text = Text(repairing: TextDecoder().decode(bytes).bytes)
    guard text.bytes.contains(where: { $0 > 0x20 }) else {
      throw ReadError(.notAnArticle, file: name, message: "is empty; give an article")
    }
    var document = PlainTextReader().document(text, id: .string(Self.identifier(name)))
    document.file = name
    return .success(document)
  }

  private func page(_ bytes: [UInt8], _ name: String) throws(ReadError) -> Result<Document, ReadError> {
    guard var document = HTMLArticleReader().document(page: bytes, id: .string(Self.identifier(name))) else {
      throw ReadError(
        .notAnArticle, file: name, message: "the page holds no text of an article; save it from the browser once it is fully shown")
    }
    document.file = name
    return .success(document)
  }

  /// Whether the bytes begin with a line that is an object from its first bracket to its last.
  private static func isLineOfJSON(_ bytes: [UInt8]) -> Bool {
    guard bytes.first == UInt8(ascii: "{"), let end = bytes.firstIndex(of: 10, from: 0) else { return false }
    return bytes[..<end].last { $0 > 0x20 } == UInt8(ascii: "}")
  }

  /// The name of the file without its folders.
  private static func identifier(_ path: String) -> String { path.split(separator: "/").last.map(String.init) ?? path }
}
