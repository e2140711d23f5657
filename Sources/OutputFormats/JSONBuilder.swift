/// Builds JSON as UTF-8 bytes, in the order in which members are added.
///
/// U+0085, U+2028 and U+2029 are escaped, so that a record never breaks where a reader splits lines on them. Numbers are never NaN or infinite.
public struct JSONBuilder: Sendable {
  /// What was built so far.
  public private(set) var bytes: [UInt8] = []
  private var needsComma = false

  /// Creates a builder without content.
  public init() {}

  /// Begins an object, as a member named `name` where one is given.
  public mutating func beginObject(_ name: String? = nil) { begin(name, "{") }
  /// Ends an object.
  public mutating func endObject() { end("}") }
  /// Begins an array, as a member named `name` where one is given.
  public mutating func beginArray(_ name: String? = nil) { begin(name, "[") }
  /// Ends an array.
  public mutating func endArray() { end("]") }

  /// Adds a member, or an element where no name is given.
  public mutating func add(_ name: String? = nil, _ value: FieldValue) {
    prefix(name)
    switch value {
    case .null: bytes.append(contentsOf: "null".utf8)
    case .text(let text): appendString(text)
    case .integer(let number): bytes.append(contentsOf: String(number).utf8)
    case .decimal(let number, let digits): bytes += Decimal.format(number, digits: digits)
    case .verbatimNumber(let text): bytes.append(contentsOf: text.utf8)
    }
    needsComma = true
  }

  /// Adds bytes that are JSON already.
  public mutating func addJSON(_ name: String? = nil, _ json: [UInt8]) {
    prefix(name)
    bytes += json
    needsComma = true
  }

  /// Ends the line, for formats of one value a line.
  public mutating func endLine() {
    bytes.append(UInt8(ascii: "\n"))
    needsComma = false
  }

  /// Empties the builder and keeps its memory.
  public mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    needsComma = false
  }

  private mutating func begin(_ name: String?, _ bracket: Unicode.Scalar) {
    prefix(name)
    bytes.append(UInt8(ascii: bracket))
    needsComma = false
  }

  private mutating func end(_ bracket: Unicode.Scalar) {
    bytes.append(UInt8(ascii: bracket))
    needsComma = true
  }

  private mutating func prefix(_ name: String?) {
    if needsComma { bytes.append(UInt8(ascii: ",")) }
    guard let name else { return }
    appendString(name)
    bytes.append(UInt8(ascii: ":"))
  }

  private mutating func appendString(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    let utf8 = text.utf8Span.span
    var index = 0
    while index < utf8.count, !Self.mayNeedEscape(utf8[index]) { index += 1 }
    if index == utf8.count {
      // Most strings are names and words, for which copying the whole costs more than going through them.
      if index <= Self.shortString {
        for place in 0..<index { bytes.append(utf8[place]) }
      } else {
        bytes.append(contentsOf: text.utf8)
      }
      bytes.append(UInt8(ascii: "\""))
      return
    }
    index = 0
    while index < utf8.count {
      let byte = utf8[index]
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
      case 0x0A: bytes += Array("\\n".utf8)
      case 0x0D: bytes += Array("\\r".utf8)
      case 0x09: bytes += Array("\\t".utf8)
      case 0..<0x20, 0x7F: appendEscape(UInt32(byte))
      case 0xC2 where index + 1 < utf8.count && utf8[index + 1] == 0x85:
        appendEscape(0x85)
        index += 1
      case 0xE2 where index + 2 < utf8.count && utf8[index + 1] == 0x80 && (utf8[index + 2] == 0xA8 || utf8[index + 2] == 0xA9):
        appendEscape(0x2000 + UInt32(utf8[index + 2] & 0x3F))
        index += 2
      default: bytes.append(byte)
      }
      index += 1
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private static let shortString = 16

  /// Quotation marks, backslashes, control characters, and the first bytes of the line separators that are escaped.
  private static func mayNeedEscape(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || byte == 0x7F || byte == 0xC2 || byte == 0xE2
  }

  private mutating func appendEscape(_ scalar: UInt32) {
    let digits = Array("0123456789abcdef".utf8)
    bytes += Array("\\u".utf8)
    for shift in [12, 8, 4, 0] as [UInt32] { bytes.append(digits[Int(scalar >> shift) & 15]) }
  }
}
