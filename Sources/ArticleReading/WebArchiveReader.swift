import TextModel

/// Reads WARC and ARC: a document for every page and text that a server answered with; all other records are passed over.
///
/// Memory is bounded by a record. A record that is broken is reported once and the next one is looked for.
struct WebArchiveReader: Sendable {
  let limits: ReadLimits

  /// What the head of a record says.
  private struct Head {
    var type = "response"
    var address: String?
    var mediaType: String?
    var length = 0
  }

  private enum Step { case head(Head), broken, blank, end }

  /// Reads the stream whose first bytes are `first`.
  func read(_ stream: consuming ByteStream, _ first: [UInt8], into consume: (Result<Document, ReadError>) -> ReadingStep) throws(ReadError)
  {
    let file = stream.name
    var cursor = ByteCursor(stream, buffered: first)
    var number = 0
    var isBroken = false
    while true {
      switch try next(&cursor) {
      case .end: return
      case .blank: continue
      case .broken:
        if !isBroken {
          let error = ReadError(.damaged, file: file, message: "what follows record \(number) is no record; it is passed over")
          if consume(.failure(error)) == .stop { return }
        }
        isBroken = true
      case .head(let head):
        isBroken = false
        number += 1
        guard head.length <= limits.page, isPage(head) else {
          if try !cursor.skip(head.length) { return }
          continue
        }
        let block = try cursor.bytes(head.length)
        if let result = document(block, head, number: number, file: file), consume(result) == .stop { return }
      }
    }
  }

  /// The head of the next record, or what stands there instead.
  private func next(_ cursor: inout ByteCursor) throws(ReadError) -> Step {
    guard let line = try cursor.line() else { return .end }
    if line.isEmpty { return .blank }
    if line.starts(with: "WARC/".utf8) {
      var fields = HeaderFields()
      var count = 0
      while let line = try cursor.line(), !line.isEmpty, count < 500 {
        fields.append(line[...])
        count += 1
      }
      guard let length = fields.string("content-length").flatMap({ Int($0) }), length >= 0 else { return .broken }
      // Some writers put the address in angle brackets.
      let address = fields.string("warc-target-uri").map { $0.hasPrefix("<") ? String($0.dropFirst().dropLast()) : $0 }
      return .head(
        Head(
          type: fields.mainValue("warc-type") ?? "", address: address, mediaType: fields.mainValue("content-type"), length: length))
    }
    return Self.arc(line).map { .head($0) } ?? .broken
  }

  /// A line of the old ARC: address, host, fourteen digits of time, media type, ..., length.
  private static func arc(_ line: [UInt8]) -> Head? {
    let words = String(decoding: line, as: UTF8.self).split(separator: " ")
    guard words.count >= 5, words[0].contains(":"), let length = words.last.flatMap({ Int($0) }), length >= 0 else { return nil }
    // A space inside the address moves the other fields: they are counted from the end.
    let fields = words.count > 10 ? 10 : 5
    let address = words.dropLast(fields - 1).joined(separator: "%20")
    let type = address.hasPrefix("filedesc:") ? "warcinfo" : "response"
    return Head(type: type, address: address, mediaType: words[words.count - fields + 3].lowercased(), length: length)
  }

  private func isPage(_ head: Head) -> Bool {
    switch head.type {
    case "response": true
    // What a crawler notes of itself stands under `metadata:`.
    case "resource", "conversion": head.mediaType.map(Self.isText) ?? false && !(head.address?.hasPrefix("metadata:") ?? false)
    default: false
    }
  }

  private static func isText(_ type: String) -> Bool {
    type.hasPrefix("text/html") || type.hasPrefix("text/plain") || type.contains("xhtml")
  }

  private func document(_ block: [UInt8], _ head: Head, number: Int, file: String) -> Result<Document, ReadError>? {
    let answer = WebAnswer(block)
    let type = answer.type.isEmpty ? head.mediaType ?? "" : answer.type
    guard (200..<300).contains(answer.status), Self.isText(type) || type.isEmpty || type.hasPrefix("application/http") else { return nil }
    let id = DocumentID.string(head.address ?? "\(file)#\(number)")
    func failure(_ code: ReadError.Code, _ message: String) -> Result<Document, ReadError> {
      .failure(ReadError(code, file: file, id: id, message: "record \(number) (\(id)): \(message)"))
    }
    let body: [UInt8]
    do {
      body = try answer.body(limit: limits.page)
    } catch {
      switch error {
      case .tooLarge: return failure(.tooLarge, "unpacks to more than \(limits.page >> 20) MB; it is left out")
      case .packedUnknown(let name): return failure(.unsupported, "is packed with \(name), which is not read; it is left out")
      }
    }
    if body.allSatisfy({ $0 <= 0x20 }) { return nil }
    var document: Document
    if type.hasPrefix("text/plain") {
      document = PlainTextReader().document(
        Text(repairing: TextDecoder(declared: answer.charset).decode(body).bytes), id: id)
    } else {
      guard let page = HTMLArticleReader().document(page: body, id: id, charset: answer.charset, url: head.address) else {
        return failure(.notAnArticle, "the page holds no text of an article")
      }
      document = page
    }
    document.url = head.address ?? document.url
    document.file = file
    return .success(document)
  }
}
