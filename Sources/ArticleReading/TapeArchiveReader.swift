import TextModel

/// Walks over the files of a tar archive; each is read as what it holds, under the name `ARCHIVE/FILE`.
///
/// Memory is bounded by the largest file that is read, which `ReadLimits.text` bounds.
struct TapeArchiveReader: Sendable {
  let limits: ReadLimits
  private static let blockSize = 512

  /// Whether a file begins as a tar archive does.
  static func isArchive(_ head: [UInt8]) -> Bool {
    guard head.count >= blockSize, head[257..<262].elementsEqual("ustar".utf8), let sum = number(head[148..<156]) else { return false }
    return sum == checksum(head)
  }

  /// Calls `visit` with the name and the bytes of each file whose ending is one of `endings`, or with what is wrong.
  func read(
    _ stream: consuming ByteStream, _ first: [UInt8], endings: InputWalker,
    visit: (Result<(name: String, bytes: [UInt8]), ReadError>) -> ReadingStep
  ) throws(ReadError) {
    let archive = stream.name
    var cursor = ByteCursor(stream, buffered: first)
    var longName: String?
    while true {
      let header = try cursor.bytes(Self.blockSize)
      guard header.count == Self.blockSize, header.contains(where: { $0 != 0 }) else { return }
      guard let size = Self.number(header[124..<136]), size >= 0, Self.number(header[148..<156]) == Self.checksum(header) else {
        throw ReadError(.damaged, file: archive, message: "the tar archive is damaged; copy or download it again")
      }
      let padded = (size + Self.blockSize - 1) / Self.blockSize * Self.blockSize
      let kind = header[156]
      if kind == UInt8(ascii: "L") || kind == UInt8(ascii: "x"), size < 1 << 16 {
        let content = try cursor.bytes(padded)
        longName = kind == UInt8(ascii: "L") ? Self.string(content[...]) : Self.path(inRecords: content.prefix(size)) ?? longName
        continue
      }
      let name = longName ?? Self.name(header)
      longName = nil
      guard kind == 0 || kind == UInt8(ascii: "0"), endings.isArticle(name) else {
        if try !cursor.skip(padded) { return }
        continue
      }
      let file = "\(archive)/\(name)"
      guard size <= limits.text else {
        let error = ReadError(.tooLarge, file: file, message: "is larger than \(limits.text >> 20) MB inside the archive; unpack it first")
        if visit(.failure(error)) == .stop { return }
        if try !cursor.skip(padded) { return }
        continue
      }
      let content = try cursor.bytes(padded)
      guard content.count >= size else { throw ReadError(.damaged, file: file, message: "the tar archive ends inside this file") }
      if visit(.success((file, Array(content[..<size])))) == .stop { return }
    }
  }

  private static func name(_ header: [UInt8]) -> String {
    let prefix = header[257..<262].elementsEqual("ustar".utf8) ? string(header[345..<500]) : ""
    let name = string(header[0..<100])
    return prefix.isEmpty ? name : "\(prefix)/\(name)"
  }

  private static func string(_ bytes: ArraySlice<UInt8>) -> String { String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self) }

  /// `12 path=NAME` in the records of POSIX.
  private static func path(inRecords bytes: ArraySlice<UInt8>) -> String? {
    for line in bytes.split(separator: 10) {
      guard let space = line.firstIndex(of: 0x20), line[(space + 1)...].starts(with: "path=".utf8) else { continue }
      return String(decoding: line[(space + 6)...], as: UTF8.self)
    }
    return nil
  }

  /// An octal number, or the binary one of large files.
  private static func number(_ field: ArraySlice<UInt8>) -> Int? {
    if let first = field.first, first & 0x80 != 0 {
      return field.suffix(8).reduce(0) { $0 << 8 | Int($1) } & Int.max
    }
    let digits = field.drop { $0 == 0x20 }.prefix { (48...55).contains($0) }
    return digits.isEmpty ? nil : Int(String(decoding: digits, as: UTF8.self), radix: 8)
  }

  /// The sum of the header's bytes with its own field as blanks.
  private static func checksum(_ header: [UInt8]) -> Int {
    header.prefix(blockSize).enumerated().reduce(0) { $0 + ((148..<156).contains($1.offset) ? 0x20 : Int($1.element)) }
  }
}
