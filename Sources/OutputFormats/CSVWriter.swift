/// Rows as comma-separated values (RFC 4180), UTF-8, one event a row.
///
/// A cell that a spreadsheet would run as a formula gets a leading apostrophe; line breaks inside cells become spaces; times are
/// `2017-08-10 00:00:00`, which every spreadsheet takes for a time.
public struct CSVWriter: EventWriter {
  /// Who the file is for.
  public enum Dialect: Sendable {
    /// Programs: no byte order mark, LF.
    case standard
    /// Excel: a byte order mark and CRLF.
    case excel
  }

  private let dialect: Dialect
  private let schema: EventSchema

  /// Creates a writer of files with the columns of `schema`.
  public init(dialect: Dialect, schema: EventSchema = .events) {
    self.dialect = dialect
    self.schema = schema
  }

  /// The header line.
  public var header: [UInt8] {
    (dialect == .excel ? [0xEF, 0xBB, 0xBF] : []) + line(schema.names.map { .text($0) })
  }
  /// Nothing: each row ends itself.
  public var separator: [UInt8] { [] }
  /// Nothing.
  public var footer: [UInt8] { [] }

  /// One line.
  public func bytes(of fields: EventFields) -> [UInt8] {
    line(
      zip(fields.schema.names, fields.values).map { name, value in
        guard name.hasSuffix("_time"), case .text(let time) = value else { return value }
        return .text(String(time.prefix(10)) + " " + String(time.dropFirst(11).prefix(8)))
      })
  }

  /// The cells as one line.
  public func line(_ cells: [FieldValue]) -> [UInt8] {
    var bytes: [UInt8] = []
    for (index, cell) in cells.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      switch cell {
      case .null: break
      case .integer(let number): bytes += Array(String(number).utf8)
      case .decimal(let number, let digits): bytes += Decimal.format(number, digits: digits)
      case .verbatimNumber(let text): bytes += Array(text.utf8)
      case .text(let text): bytes += Self.cell(text)
      }
    }
    return bytes + (dialect == .excel ? [0x0D, 0x0A] : [0x0A])
  }

  private static func cell(_ text: String) -> [UInt8] {
    var content: [UInt8] = []
    var afterSpace = false
    for byte in text.utf8 {
      let isSpace = byte == 0x0A || byte == 0x0D || byte == 0x09 || byte == 0
      if isSpace && afterSpace { continue }
      content.append(isSpace ? 0x20 : byte)
      afterSpace = isSpace
    }
    if let first = text.utf8.first, Array("=+-@\t\r\0".utf8).contains(first), !isNumber(content) {
      content.insert(UInt8(ascii: "'"), at: 0)
    }
    guard content.contains(where: { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "\"") }) else { return content }
    var quoted: [UInt8] = [UInt8(ascii: "\"")]
    for byte in content {
      if byte == UInt8(ascii: "\"") { quoted.append(byte) }
      quoted.append(byte)
    }
    return quoted + [UInt8(ascii: "\"")]
  }

  private static func isNumber(_ bytes: [UInt8]) -> Bool {
    Double(String(decoding: bytes, as: UTF8.self)) != nil
  }
}
