/// Collects text with every stretch of white space as one space.
struct WhitespaceFolder {
  private(set) var output: [UInt8] = []
  private var pending = false

  /// Appends text; white space is ASCII's and U+00A0, U+2000 to U+200A, U+3000 as well; U+200B, U+FEFF and U+00AD vanish.
  mutating func append(_ text: ArraySlice<UInt8>) {
    text.withUnsafeBufferPointer { bytes in
      var index = 0
      while index < bytes.count {
        let byte = bytes[index]
        if byte <= 0x20 {
          pending = true
          index += 1
        } else if byte == 0xC2 || byte == 0xE2 || byte == 0xE3 || byte == 0xEF {
          index += special(bytes, index)
        } else {
          write(byte)
          index += 1
        }
      }
    }
  }

  /// Asks for a space before whatever comes next.
  mutating func space() { pending = true }

  /// What was collected; white space at the ends is not part of it.
  var trimmed: [UInt8] { output }

  /// Drops what was collected and returns it.
  mutating func take() -> [UInt8] {
    defer {
      output = []
      pending = false
    }
    return output
  }

  private mutating func write(_ byte: UInt8) {
    if pending {
      if !output.isEmpty { output.append(0x20) }
      pending = false
    }
    output.append(byte)
  }

  private mutating func special(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Int {
    let second = index + 1 < bytes.count ? bytes[index + 1] : 0
    let third = index + 2 < bytes.count ? bytes[index + 2] : 0
    switch (bytes[index], second, third) {
    case (0xC2, 0xA0, _), (0xC2, 0x85, _):
      pending = true
      return 2
    case (0xC2, 0xAD, _): return 2
    case (0xE2, 0x80, 0x80...0x8A), (0xE2, 0x80, 0xA8), (0xE2, 0x80, 0xA9), (0xE2, 0x80, 0xAF), (0xE3, 0x80, 0x80):
      pending = true
      return 3
    case (0xE2, 0x80, 0x8B), (0xEF, 0xBB, 0xBF): return 3
    default:
      write(bytes[index])
      return 1
    }
  }
}
