/// The named characters of HTML 5, and what numeric references mean on the web.
///
/// Source: WHATWG HTML, "Named character references" and "Numeric character reference end state".
struct HTMLEntities: Sendable {
  private let characters: [String: [UInt8]]
  private let legacy: Set<String>
  /// The longest name in bytes.
  static let longestName = 32

  /// The table, built once.
  static let standard = HTMLEntities()

  private init() {
    var characters: [String: [UInt8]] = [:]
    var legacy: Set<String> = []
    for entry in Self.table.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
      guard let equals = entry.firstIndex(of: "=") else { continue }
      var name = entry[..<equals]
      if name.hasSuffix("!") {
        name = name.dropLast()
        legacy.insert(String(name))
      }
      var text = ""
      for code in entry[entry.index(after: equals)...].split(separator: "+") {
        if let value = UInt32(code, radix: 16), let scalar = Unicode.Scalar(value) { text.unicodeScalars.append(scalar) }
      }
      characters[String(name)] = Array(text.utf8)
    }
    self.characters = characters
    self.legacy = legacy
  }

  /// A reference that was found: its character and where the text goes on.
  struct Reference {
    let character: [UInt8]
    let end: Int
  }

  /// Reads the reference whose `&` stands at `start`; nothing where the `&` is only an ampersand.
  func reference(in bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> Reference? {
    let next = start + 1
    guard next < bytes.count else { return nil }
    return bytes[next] == UInt8(ascii: "#") ? numeric(bytes, next + 1) : named(bytes, next)
  }

  private func numeric(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Reference? {
    var index = start
    var radix: UInt32 = 10
    if index < bytes.count, bytes[index] | 0x20 == UInt8(ascii: "x") {
      radix = 16
      index += 1
    }
    let digits = index
    var value: UInt32 = 0
    while index < bytes.count, let digit = Self.digit(bytes[index], radix) {
      value = min(0x11_0000, value * radix + digit)
      index += 1
    }
    guard index > digits else { return nil }
    if index < bytes.count, bytes[index] == UInt8(ascii: ";") { index += 1 }
    return Reference(character: Self.character(value), end: index)
  }

  private static func digit(_ byte: UInt8, _ radix: UInt32) -> UInt32? {
    switch byte {
    case 48...57: UInt32(byte) - 48
    case 65...70 where radix == 16: UInt32(byte) - 55
    case 97...102 where radix == 16: UInt32(byte) - 87
    default: nil
    }
  }

  private static let windows1252: [UInt32] = [
    0x20AC, 0x81, 0x201A, 0x192, 0x201E, 0x2026, 0x2020, 0x2021, 0x2C6, 0x2030, 0x160, 0x2039, 0x152, 0x8D, 0x17D, 0x8F,
    0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x2DC, 0x2122, 0x161, 0x203A, 0x153, 0x9D, 0x17E, 0x178,
  ]

  private static func character(_ value: UInt32) -> [UInt8] {
    let code = (0x80...0x9F).contains(value) ? windows1252[Int(value) - 0x80] : value
    if code < 0x20 && code != 9 && code != 10 && code != 13 || code == 0xFFFE || code == 0xFFFF || (0x7F...0x9F).contains(code) {
      return code == 0 ? UTF8Repair.replacement : []
    }
    guard let scalar = Unicode.Scalar(code) else { return UTF8Repair.replacement }
    return Array(UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
  }

  private func named(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Reference? {
    var index = start
    while index < bytes.count, index - start < Self.longestName, Self.isNameByte(bytes[index]) { index += 1 }
    guard index > start else { return nil }
    let name = String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<index]), as: UTF8.self)
    if index < bytes.count, bytes[index] == UInt8(ascii: ";"), let character = characters[name] {
      return Reference(character: character, end: index + 1)
    }
    // `&copy 2020`: an old name counts without its semicolon, but `?a=1&copy=2` is a query.
    if legacy.contains(name), index >= bytes.count || bytes[index] != UInt8(ascii: "="), let character = characters[name] {
      return Reference(character: character, end: index)
    }
    return nil
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
  }
}
