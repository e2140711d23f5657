import CLibXML2
import Glibc

/// Turns the bytes of a file into valid UTF-8, whatever they were said to be.
///
/// Order: byte order mark, valid UTF-8, declared charset, guess, windows-1252. Bad bytes become U+FFFD and cost nothing else.
struct TextDecoder: Sendable {
  /// The result: clean bytes, and the encoding that they were taken for.
  struct Decoded {
    let bytes: [UInt8]
    let encoding: CharacterEncoding
  }

  /// The charset that a protocol or the page itself declares, if any.
  var declared: CharacterEncoding?

  /// Decodes `bytes`; never fails. Complexity: O(n).
  func decode(_ bytes: [UInt8]) -> Decoded {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return Decoded(bytes: UTF8Repair.repaired(bytes, from: 3), encoding: .utf8) }
    if bytes.starts(with: [0xFF, 0xFE]) { return converted(bytes, from: 2, .utf16Little) }
    if bytes.starts(with: [0xFE, 0xFF]) { return converted(bytes, from: 2, .utf16Big) }
    if let wide = Self.wideEncoding(of: bytes) { return converted(bytes, from: 0, wide) }
    let damage = UTF8Repair.damage(in: bytes)
    if damage.bad == 0 { return Decoded(bytes: bytes, encoding: .utf8) }
    // A cut or overwritten character in a UTF-8 page must not flip the whole page.
    if damage.good >= damage.bad * 4 || (damage.bad == 1 && damage.good > 0) {
      return Decoded(bytes: UTF8Repair.repaired(bytes, from: 0), encoding: .utf8)
    }
    let trusted = declared.flatMap { $0 == .utf8 || $0 == .utf16Little || $0 == .utf16Big ? nil : $0 }
    return converted(bytes, from: 0, trusted ?? EncodingGuess.guess(bytes))
  }

  private func converted(_ bytes: [UInt8], from start: Int, _ encoding: CharacterEncoding) -> Decoded {
    Decoded(bytes: Self.convert(bytes, from: start, encoding), encoding: encoding)
  }

  /// UTF-16 without a mark: of two bytes one is nearly always zero.
  private static func wideEncoding(of bytes: [UInt8]) -> CharacterEncoding? {
    let sample = bytes.prefix(512)
    guard sample.count >= 16 else { return nil }
    var zeros = (even: 0, odd: 0)
    for (index, byte) in sample.enumerated() where byte == 0 {
      if index % 2 == 0 { zeros.even += 1 } else { zeros.odd += 1 }
    }
    let half = sample.count / 2
    if zeros.odd * 10 > half * 6, zeros.even * 10 < half { return .utf16Little }
    if zeros.even * 10 > half * 6, zeros.odd * 10 < half { return .utf16Big }
    return nil
  }

  /// Runs iconv, a U+FFFD for every byte that it refuses.
  private static func convert(_ bytes: [UInt8], from start: Int, _ encoding: CharacterEncoding) -> [UInt8] {
    guard let converter = iconv_open("UTF-8", encoding.name), converter != iconv_t(bitPattern: -1) else {
      return UTF8Repair.repaired(bytes, from: start)
    }
    defer { iconv_close(converter) }
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count + bytes.count / 2)
    var piece = [CChar](repeating: 0, count: 1 << 16)
    bytes.withUnsafeBytes { raw in
      guard let base = raw.baseAddress else { return }
      var source: UnsafeMutablePointer<CChar>? = UnsafeMutablePointer(mutating: base.assumingMemoryBound(to: CChar.self) + start)
      var left = raw.count - start
      while left > 0 {
        var failure: Int32 = 0
        piece.withUnsafeMutableBufferPointer { buffer in
          var target = buffer.baseAddress
          var room = buffer.count
          if iconv(converter, &source, &left, &target, &room) == Int(-1) { failure = errno }
          output.append(contentsOf: UnsafeRawBufferPointer(start: buffer.baseAddress, count: buffer.count - room))
        }
        if failure == EILSEQ || failure == EINVAL {
          output.append(contentsOf: UTF8Repair.replacement)
          source = source.map { $0 + 1 }
          left -= 1
        }
      }
    }
    return UTF8Repair.repaired(output, from: 0)
  }
}

/// Finds and mends bytes that are not UTF-8.
enum UTF8Repair {
  /// U+FFFD.
  static let replacement: [UInt8] = [0xEF, 0xBF, 0xBD]

  /// The length of the valid sequence at `index`, or 0. ASCII is 1.
  @inline(__always) static func length(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Int {
    let first = bytes[index]
    if first < 0x80 { return 1 }
    guard first >= 0xC2, first <= 0xF4 else { return 0 }
    let length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    guard index + length <= bytes.count else { return 0 }
    for offset in 1..<length where bytes[index + offset] & 0xC0 != 0x80 { return 0 }
    let second = bytes[index + 1]
    switch first {
    case 0xE0: return second >= 0xA0 ? 3 : 0
    case 0xED: return second < 0xA0 ? 3 : 0
    case 0xF0: return second >= 0x90 ? 4 : 0
    case 0xF4: return second < 0x90 ? 4 : 0
    default: return length
    }
  }

  /// How many characters beyond ASCII are well formed and how many stretches are not.
  static func damage(in bytes: [UInt8]) -> (good: Int, bad: Int) {
    bytes.withUnsafeBufferPointer { buffer in
      var good = 0
      var bad = 0
      var index = 0
      while index < buffer.count {
        if buffer[index] < 0x80 {
          index += 1
          continue
        }
        let length = length(buffer, index)
        if length > 0 { good += 1 } else { bad += 1 }
        index += max(1, length)
        if length == 0 { while index < buffer.count, buffer[index] & 0xC0 == 0x80 { index += 1 } }
      }
      return (good, bad)
    }
  }

  /// The bytes behind `start` with U+FFFD for what is no UTF-8.
  static func repaired(_ bytes: [UInt8], from start: Int) -> [UInt8] {
    if start == 0, damage(in: bytes).bad == 0 { return bytes }
    return Array(String(decoding: bytes[start...], as: UTF8.self).utf8)
  }
}
