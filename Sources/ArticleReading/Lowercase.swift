/// Lower case for the scripts of the languages that Dateline's tables know: ASCII, Latin-1, Latin Extended-A, Greek, Cyrillic.
enum Lowercase {
  /// The bytes in lower case; what has none stays. Complexity: O(n).
  static func bytes(_ source: ArraySlice<UInt8>) -> [UInt8] {
    var output = Array(source)
    var index = 0
    while index < output.count {
      let byte = output[index]
      if byte >= 65 && byte <= 90 { output[index] = byte | 0x20 }
      if byte < 0xC3 || byte > 0xD1 || index + 1 >= output.count {
        index += 1
        continue
      }
      let second = output[index + 1]
      switch (byte, second) {
      case (0xC3, 0x80...0x9E) where second != 0x97: output[index + 1] = second + 0x20
      case (0xC4...0xC5, _) where isCapital(UInt32(byte & 0x1F) << 6 | UInt32(second & 0x3F)): output[index + 1] = second + 1
      case (0xCE, 0x91...0x9F): output[index + 1] = second + 0x20
      case (0xCE, 0xA0...0xA9): (output[index], output[index + 1]) = (0xCF, second - 0x20)
      case (0xD0, 0x90...0x9F): output[index + 1] = second + 0x20
      case (0xD0, 0xA0...0xAF): (output[index], output[index + 1]) = (0xD1, second - 0x20)
      case (0xD0, 0x80...0x8F): (output[index], output[index + 1]) = (0xD1, second + 0x10)
      default: break
      }
      index += 2
    }
    return output
  }

  /// Whether a letter of Latin Extended-A is a capital whose small letter is the next code point, in the same 64.
  private static func isCapital(_ code: UInt32) -> Bool {
    if (0x139...0x148).contains(code) || (0x179...0x17E).contains(code) { return code % 2 == 1 && code & 0x3F != 0x3F }
    return code % 2 == 0 && code != 0x138 && code < 0x178
  }
}
