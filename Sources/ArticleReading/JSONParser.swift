/// Reads JSON from bytes; strings come out as valid UTF-8 without lone surrogates.
///
/// Depth is bounded, so no input can exhaust the stack. Complexity: O(n).
package struct JSONParser {
  /// How strict the parser is.
  package enum Syntax: Sendable {
    /// RFC 8259.
    case strict
    /// What web pages call JSON: line breaks in strings, commas too many, `<!--` and CDATA around it.
    case lenient
  }

  /// What is wrong with the bytes and where.
  package struct Failure: Error, Hashable, Sendable {
    /// The offset of the offending byte.
    let offset: Int
    /// What was expected there.
    let reason: String
  }

  private let bytes: [UInt8]
  private let syntax: Syntax
  private(set) var index: Int
  private static let depthLimit = 128

  init(_ bytes: [UInt8], from start: Int = 0, syntax: Syntax = .strict) {
    self.bytes = bytes
    self.syntax = syntax
    index = start
  }

  /// Reads one value that makes up all of `bytes`.
  package static func parse(_ bytes: [UInt8], syntax: Syntax = .strict) throws(Failure) -> JSONValue {
    var parser = JSONParser(bytes, from: bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0, syntax: syntax)
    let value = try parser.value()
    parser.skipSpace()
    if parser.index < bytes.count, syntax == .strict { throw parser.failure("something stands behind the end of the value") }
    return value
  }

  /// Reads the value at the current place.
  mutating func value() throws(Failure) -> JSONValue { try value(depth: 0) }

  /// Whether only white space is left.
  mutating func isAtEnd() -> Bool {
    skipSpace()
    return index >= bytes.count
  }

  private func failure(_ reason: String) -> Failure { Failure(offset: index, reason: reason) }

  private mutating func value(depth: Int) throws(Failure) -> JSONValue {
    guard depth < Self.depthLimit else { throw failure("nested more than \(Self.depthLimit) deep") }
    skipSpace()
    guard index < bytes.count else { throw failure("the value ends too early") }
    switch bytes[index] {
    case UInt8(ascii: "{"): return try object(depth)
    case UInt8(ascii: "["): return try array(depth)
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    case UInt8(ascii: "N"): return try word("NaN", .null)
    default: return .number(try number())
    }
  }

  private mutating func object(_ depth: Int) throws(Failure) -> JSONValue {
    index += 1
    var members: [(key: [UInt8], value: JSONValue)] = []
    while true {
      skipSpace()
      guard index < bytes.count else { throw failure("the object has no `}`") }
      if bytes[index] == UInt8(ascii: "}"), members.isEmpty || syntax == .lenient {
        index += 1
        return .object(members)
      }
      guard bytes[index] == UInt8(ascii: "\"") else { throw failure("a member's name in quotation marks is missing") }
      let key = try string()
      skipSpace()
      guard index < bytes.count, bytes[index] == UInt8(ascii: ":") else { throw failure("`:` is missing behind a name") }
      index += 1
      members.append((key, try value(depth: depth + 1)))
      if try !comma(before: UInt8(ascii: "}")) { return .object(members) }
    }
  }

  private mutating func array(_ depth: Int) throws(Failure) -> JSONValue {
    index += 1
    var elements: [JSONValue] = []
    while true {
      skipSpace()
      guard index < bytes.count else { throw failure("the array has no `]`") }
      if bytes[index] == UInt8(ascii: "]"), elements.isEmpty || syntax == .lenient {
        index += 1
        return .array(elements)
      }
      elements.append(try value(depth: depth + 1))
      if try !comma(before: UInt8(ascii: "]")) { return .array(elements) }
    }
  }

  /// Whether another element follows; consumes the comma or the closing bracket.
  private mutating func comma(before close: UInt8) throws(Failure) -> Bool {
    skipSpace()
    guard index < bytes.count else { throw failure("a bracket is not closed") }
    if bytes[index] == close {
      index += 1
      return false
    }
    guard bytes[index] == UInt8(ascii: ",") else { throw failure("`,` is missing") }
    index += 1
    if syntax == .lenient {
      skipSpace()
      while index < bytes.count, bytes[index] == UInt8(ascii: ",") {
        index += 1
        skipSpace()
      }
    }
    return true
  }

  private mutating func word(_ word: String, _ value: JSONValue) throws(Failure) -> JSONValue {
    guard bytes[index...].starts(with: word.utf8) else { throw failure("a value is missing") }
    index += word.utf8.count
    return value
  }

  private mutating func number() throws(Failure) -> [UInt8] {
    let start = index
    while index < bytes.count {
      let byte = bytes[index]
      guard (48...57).contains(byte) || byte == 0x2D || byte == 0x2B || byte == 0x2E || byte | 0x20 == 0x65 else { break }
      index += 1
    }
    guard index > start, bytes[start..<index].contains(where: { (48...57).contains($0) }) else {
      index = start
      throw failure("a value is missing")
    }
    return Array(bytes[start..<index])
  }

  private mutating func string() throws(Failure) -> [UInt8] {
    index += 1
    var output: [UInt8] = []
    var start = index
    while index < bytes.count {
      let byte = bytes[index]
      if byte == UInt8(ascii: "\"") {
        output.append(contentsOf: bytes[start..<index])
        index += 1
        return output
      }
      if byte == UInt8(ascii: "\\") {
        output.append(contentsOf: bytes[start..<index])
        try escape(&output)
        start = index
      } else {
        if byte < 0x20, syntax == .strict { throw failure("a control character stands in a string; write it as \\u00XX") }
        index += 1
      }
    }
    throw failure("a string has no closing quotation mark")
  }

  private mutating func escape(_ output: inout [UInt8]) throws(Failure) {
    guard index + 1 < bytes.count else { throw failure("a string has no closing quotation mark") }
    let byte = bytes[index + 1]
    index += 2
    switch byte {
    case UInt8(ascii: "n"): output.append(10)
    case UInt8(ascii: "t"): output.append(9)
    case UInt8(ascii: "r"): output.append(13)
    case UInt8(ascii: "b"): output.append(8)
    case UInt8(ascii: "f"): output.append(12)
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): output.append(byte)
    case UInt8(ascii: "u"): try unicodeEscape(&output)
    default:
      if syntax == .strict {
        index -= 1
        throw failure("an unknown escape stands in a string")
      }
      output.append(byte)
    }
  }

  private mutating func unicodeEscape(_ output: inout [UInt8]) throws(Failure) {
    var code = try hexadecimal()
    if (0xD800..<0xDC00).contains(code), index + 1 < bytes.count, bytes[index] == UInt8(ascii: "\\"), bytes[index + 1] == UInt8(ascii: "u")
    {
      let before = index
      index += 2
      let low = try hexadecimal()
      if (0xDC00..<0xE000).contains(low) { code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00) } else { index = before }
    }
    let scalar = Unicode.Scalar(code) ?? "\u{FFFD}"
    output.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
  }

  private mutating func hexadecimal() throws(Failure) -> UInt32 {
    guard index + 4 <= bytes.count else { throw failure("\\u needs four hexadecimal digits") }
    var value: UInt32 = 0
    for offset in 0..<4 {
      let byte = bytes[index + offset]
      switch byte {
      case 48...57: value = value << 4 | UInt32(byte - 48)
      case 65...70, 97...102: value = value << 4 | UInt32((byte | 0x20) - 87)
      default: throw failure("\\u needs four hexadecimal digits")
      }
    }
    index += 4
    return value
  }

  private mutating func skipSpace() {
    while index < bytes.count, bytes[index] == 0x20 || bytes[index] == 10 || bytes[index] == 13 || bytes[index] == 9 { index += 1 }
  }
}
