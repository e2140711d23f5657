import TextModel

/// Reads mail: a message, or a mailbox of messages that begin with a line `From `; newsletters and alerts come so.
///
/// Memory is bounded by a message.
struct MailReader: Sendable {
  let limits: ReadLimits

  /// Reads the stream whose first bytes are `first`.
  func read(_ stream: consuming ByteStream, _ first: [UInt8], into consume: (Result<Document, ReadError>) -> ReadingStep) throws(ReadError)
  {
    let file = stream.name
    var cursor = ByteCursor(stream, buffered: first)
    let isMailbox = try cursor.peek(5).elementsEqual("From ".utf8)
    var message: [UInt8] = []
    var number = 0
    var isTooLong = false
    var wasBlank = true
    func deliver() -> ReadingStep {
      defer {
        message = []
        isTooLong = false
      }
      guard isTooLong || message.contains(where: { $0 > 0x20 }) else { return .next }
      number += 1
      return consume(isTooLong ? .failure(tooLarge(number, file)) : document(message, number: isMailbox ? number : nil, file: file))
    }
    while let line = try cursor.line(limit: limits.text) {
      if isMailbox, wasBlank, line.starts(with: "From ".utf8) {
        if deliver() == .stop { return }
        wasBlank = false
        continue
      }
      wasBlank = line.isEmpty
      if message.count + line.count > limits.text { isTooLong = true }
      if isTooLong { continue }
      // A mailbox quotes lines that would begin a message.
      let isQuoted = isMailbox && line.starts(with: ">From ".utf8)
      message.append(contentsOf: isQuoted ? line.dropFirst() : line[...])
      message.append(10)
    }
    _ = deliver()
  }

  private func tooLarge(_ number: Int, _ file: String) -> ReadError {
    ReadError(.tooLarge, file: file, message: "message \(number) is larger than \(limits.text >> 20) MB; it is left out")
  }

  private func document(_ message: [UInt8], number: Int?, file: String) -> Result<Document, ReadError> {
    let part = MailPart(message)
    let name = file.split(separator: "/").last.map(String.init) ?? file
    let identifier = part.header.string("message-id") ?? number.map { "\(name)#\($0)" } ?? name
    guard var document = body(of: part, id: .string(identifier)) else {
      return .failure(ReadError(.noText, file: file, id: .string(identifier), message: "the message \(identifier) holds no text"))
    }
    if let subject = part.header.bytes("subject").map(MailText.decoded).flatMap(HTMLMetadata.clean) { document.title = subject }
    if let date = part.header.string("date"), let day = WrittenDate(date) {
      document.published = PublicationDay(day.day, timestamp: day.hasTime ? date : nil, source: .metadata)
    }
    if let from = part.header.bytes("from").map(MailText.decoded) {
      let sender = MailText.sender(from)
      document.author = sender.name ?? document.author
      document.source = sender.host ?? document.source
    }
    document.file = file
    return .success(document)
  }

  /// The text of the message: the longer of what its page and its plain text give, the page first.
  private func body(of part: MailPart, id: DocumentID) -> Document? {
    let texts = part.texts()
    let plain = texts.plain.map { part -> Document in
      PlainTextReader().document(Text(repairing: TextDecoder(declared: part.charset).decode(part.content).bytes), id: id)
    }
    guard let page = texts.page, let read = HTMLArticleReader().document(page: page.content, id: id, charset: page.charset) else {
      return plain.flatMap { $0.text.bytes.contains { $0 > 0x20 } ? $0 : nil }
    }
    // A layout of tables may hide the story from the reader of pages.
    if let plain, plain.text.count > read.text.count * 3, read.text.count < 500 { return plain }
    return read
  }
}

/// A part of a mail message: its header and its content, which may be parts again.
struct MailPart: Sendable {
  let header: HeaderFields
  private let raw: ArraySlice<UInt8>
  private let depth: Int

  init(_ bytes: [UInt8]) { self.init(bytes[...], depth: 0) }

  private init(_ bytes: ArraySlice<UInt8>, depth: Int) {
    var end = bytes.startIndex
    header = HeaderFields(bytes, end: &end)
    raw = bytes[end...]
    self.depth = depth
  }

  /// The declared charset.
  var charset: CharacterEncoding? { header.parameter("charset", of: "content-type").flatMap { CharacterEncoding(label: $0.utf8) } }

  /// The content with its transfer encoding undone.
  var content: [UInt8] {
    switch header.mainValue("content-transfer-encoding") {
    case "base64": MailText.base64(raw)
    case "quoted-printable": MailText.quotedPrintable(raw)
    default: Array(raw)
    }
  }

  /// The first page and the first plain text inside, attachments left out.
  func texts() -> (page: MailPart?, plain: MailPart?) {
    if header.mainValue("content-disposition") == "attachment" { return (nil, nil) }
    let type = header.mainValue("content-type") ?? "text/plain"
    if type.hasPrefix("multipart/"), depth < 8, let boundary = header.parameter("boundary", of: "content-type") {
      var found: (page: MailPart?, plain: MailPart?) = (nil, nil)
      for part in parts(boundary) {
        let inner = part.texts()
        found.page = found.page ?? inner.page
        found.plain = found.plain ?? inner.plain
      }
      return found
    }
    switch type {
    case "text/html", "application/xhtml+xml": return (self, nil)
    case "text/plain", "text": return (nil, self)
    default: return (nil, nil)
    }
  }

  private func parts(_ boundary: String) -> [MailPart] {
    let mark = Array("--\(boundary)".utf8)
    var found: [MailPart] = []
    var start: Int?
    var index = raw.startIndex
    while index < raw.endIndex, found.count < 200 {
      let lineEnd = raw[index...].firstIndex(of: 10) ?? raw.endIndex
      if raw[index..<lineEnd].starts(with: mark) {
        if let start { found.append(MailPart(raw[start..<index], depth: depth + 1)) }
        start = raw[index..<lineEnd].dropFirst(mark.count).starts(with: "--".utf8) ? nil : min(raw.endIndex, lineEnd + 1)
      }
      index = lineEnd + 1
    }
    if let start, start < raw.endIndex { found.append(MailPart(raw[start...], depth: depth + 1)) }
    return found
  }
}
