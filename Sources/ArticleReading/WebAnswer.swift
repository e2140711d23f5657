/// What a web server answered, as archives keep it: status, header, and the body with its transfer and content encodings undone.
struct WebAnswer: Sendable {
  /// Why a body cannot be used.
  enum Trouble: Error { case tooLarge, packedUnknown(String) }

  /// The status, 200 where the record has none.
  let status: Int
  private let header: HeaderFields
  private let raw: ArraySlice<UInt8>

  /// Reads an answer; bytes without a status line are a body.
  init(_ bytes: [UInt8]) {
    guard bytes.starts(with: "HTTP/".utf8) else {
      status = 200
      header = HeaderFields()
      raw = bytes[...]
      return
    }
    let line = bytes.prefix { $0 != 10 }
    let words = line.split(separator: 0x20, maxSplits: 2)
    status = words.count > 1 ? Int(String(decoding: words[1], as: UTF8.self)) ?? 200 : 200
    var end = 0
    header = HeaderFields(bytes[min(bytes.count, line.count + 1)...], end: &end)
    raw = bytes[max(end, min(bytes.count, line.count + 1))...]
  }

  /// The media type, in lower case; empty where none is said.
  var type: String { header.mainValue("content-type") ?? "" }

  /// The declared charset.
  var charset: CharacterEncoding? { header.parameter("charset", of: "content-type").flatMap { CharacterEncoding(label: $0.utf8) } }

  /// The body as the server meant it, of at most `limit` bytes.
  func body(limit: Int) throws(Trouble) -> [UInt8] {
    var body = Array(raw)
    if header.mainValue("transfer-encoding") == "chunked" { body = Self.joined(body) ?? body }
    let coding = header.mainValue("content-encoding") ?? ""
    switch coding {
    case "", "identity", "utf-8", "none": break
    case "gzip", "x-gzip", "deflate":
      // Some archives unpack the body and keep the field.
      if coding != "deflate", !body.starts(with: [0x1F, 0x8B]) { break }
      var inflater = Inflater(coding == "deflate" ? .zlib : .gzip)
      var unpacked: [UInt8] = []
      switch inflater.unpack(body, into: &unpacked, limit: limit) {
      case .tooLarge: throw .tooLarge
      // What was unpacked before the damage is kept.
      case .fine, .damaged: if !unpacked.isEmpty || coding != "deflate" { body = unpacked }
      }
    default: throw .packedUnknown(coding)
    }
    guard body.count <= limit else { throw .tooLarge }
    return body
  }

  /// Joins chunks; nothing where the body is not in chunks after all.
  private static func joined(_ bytes: [UInt8]) -> [UInt8]? {
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count {
      guard let lineEnd = bytes.firstIndex(of: 10, from: index), lineEnd - index < 100 else { return output.isEmpty ? nil : output }
      let digits = bytes[index..<lineEnd].prefix { $0 != UInt8(ascii: ";") && $0 > 0x20 }
      guard !digits.isEmpty, let size = Int(String(decoding: digits, as: UTF8.self), radix: 16), size >= 0 else {
        return output.isEmpty ? nil : output
      }
      if size == 0 { return output }
      let start = lineEnd + 1
      let end = min(bytes.count, start + min(size, bytes.count))
      output.append(contentsOf: bytes[start..<end])
      index = end
      if index < bytes.count, bytes[index] == 13 { index += 1 }
      if index < bytes.count, bytes[index] == 10 { index += 1 }
    }
    return output
  }
}
