/// What a Unicode scalar means to the tokenizer.
enum ScalarClass: UInt8, Sendable {
  case space, letter, digit, symbol, opener, closer, apostrophe, hyphen, dash
  /// Combining marks, joiners and variation selectors, which stay with what stands before them.
  case extender
  /// A character of a script without blanks between words: each is taken for a word.
  case ideograph
}

/// A scalar of a text: its class, its value and how many bytes it takes.
struct ScannedScalar {
  let kind: ScalarClass
  let value: UInt32
  let width: Int
}

extension ScalarClass {
  /// Reads the scalar that begins at `offset`; the bytes are valid UTF-8.
  @inline(__always) static func scan(_ bytes: [UInt8], at offset: Int) -> ScannedScalar {
    let lead = bytes[offset]
    if lead < 0x80 { return ScannedScalar(kind: ofASCII(lead), value: UInt32(lead), width: 1) }
    return wide(bytes, at: offset)
  }

  /// Reads the scalar that ends before `offset`.
  static func scan(_ bytes: [UInt8], before offset: Int) -> ScannedScalar {
    var start = offset - 1
    while start > 0, bytes[start] & 0xC0 == 0x80 { start -= 1 }
    return scan(bytes, at: start)
  }

  private static func wide(_ bytes: [UInt8], at offset: Int) -> ScannedScalar {
    let lead = bytes[offset]
    let width = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
    guard offset + width <= bytes.count else { return ScannedScalar(kind: .symbol, value: 0xFFFD, width: bytes.count - offset) }
    var value = UInt32(lead) & (width == 4 ? 0x07 : width == 3 ? 0x0F : 0x1F)
    for index in 1..<width { value = value << 6 | UInt32(bytes[offset + index] & 0x3F) }
    return ScannedScalar(kind: ofWide(value), value: value, width: width)
  }

  @inline(__always) static func ofASCII(_ byte: UInt8) -> ScalarClass {
    switch byte {
    case 0x41...0x5A, 0x61...0x7A: .letter
    case 0x30...0x39: .digit
    case 0...0x20, 0x7F: .space
    case 0x27, 0x60: .apostrophe
    case 0x2D: .hyphen
    case 0x28, 0x5B, 0x7B: .opener
    case 0x29, 0x5D, 0x7D: .closer
    default: .symbol
    }
  }

  /// The class of a scalar beyond ASCII, by blocks: what is no known space, mark, punctuation or symbol is a letter.
  private static func ofWide(_ value: UInt32) -> ScalarClass {
    switch value {
    case 0x80...0xA0, 0xAD, 0x1680, 0x2000...0x200B, 0x200E...0x200F, 0x2028...0x202F, 0x205F...0x206F, 0x3000, 0xFEFF: .space
    case 0x300...0x36F, 0x200C...0x200D, 0xFE00...0xFE0F, 0x20D0...0x20FF, 0xE0000...0xE0FFF, 0x1F3FB...0x1F3FF: .extender
    case 0x2018, 0x2019, 0x201B, 0x2BC, 0x2032: .apostrophe
    case 0x201C, 0x201E, 0xAB, 0x2039, 0x201A: .opener
    case 0x201D, 0xBB, 0x203A: .closer
    case 0x2010, 0x2011: .hyphen
    case 0x2012...0x2015, 0x2212: .dash
    case 0x060C, 0x061B, 0x061F, 0x066A...0x066D, 0x06D4, 0x0964, 0x0965: .symbol
    case 0xE00...0xEFF, 0x1000...0x109F, 0x1780...0x17FF, 0x3041...0x309F: .ideograph
    case 0x3400...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF: .ideograph
    case 0xAA, 0xB5, 0xBA, 0x2070...0x209F, 0x2100...0x214F: .letter
    case 0xA1...0xBF, 0xD7, 0xF7, 0x2016...0x2063, 0x20A0...0x20CF, 0x2190...0x2BFF: .symbol
    case 0x3001...0x303F, 0xFE10...0xFE6F, 0xFF01...0xFF0F, 0xFF1A...0xFF20, 0xFFE0...0xFFFF, 0x1F000...0x1FAFF: .symbol
    default: .letter
    }
  }

  /// Whether a letter is a capital: ASCII, Latin-1, Latin Extended-A, Greek and Cyrillic.
  static func isUpper(_ value: UInt32) -> Bool {
    switch value {
    case 0x41...0x5A: true
    case 0x61...0x7A: false
    case 0xC0...0xDE: value != 0xD7
    case 0x100...0x137, 0x14A...0x177: value % 2 == 0
    case 0x139...0x148, 0x179...0x17E: value % 2 == 1
    case 0x391...0x3A9, 0x400...0x42F: true
    default: false
    }
  }

  /// Whether a scalar is a small letter of a script that has capitals.
  static func isLower(_ value: UInt32) -> Bool {
    switch value {
    case 0x61...0x7A, 0xDF...0xF6, 0xF8...0xFF, 0x3B1...0x3C9, 0x430...0x45F: true
    case 0x100...0x17F: !isUpper(value)
    default: false
    }
  }
}

/// The small letter of an ASCII capital, and every other byte as it is.
@inline(__always) func lowered(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte | 0x20 : byte }
/// Whether a byte is an ASCII digit.
@inline(__always) func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
/// Whether a byte is an ASCII letter.
@inline(__always) func isASCIILetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
