/// Hashes the folded bytes of a word, eight at a time, so that texts and tables agree on every machine.
struct NameHasher {
  private var state: UInt64 = 0x51_7C_C1_B7_27_22_0A_95
  private var block: UInt64 = 0
  private var length: UInt64 = 0
  /// The number of bytes added.
  var count: Int { Int(truncatingIfNeeded: length) }

  /// Adds a folded byte.
  @inline(__always) mutating func append(_ byte: UInt8) {
    block = block &<< 8 | UInt64(byte)
    length &+= 1
    if length & 7 == 0 {
      state = Self.mix(state ^ block)
      block = 0
    }
  }

  /// Adds the bytes of a scalar's UTF-8 form.
  mutating func append(scalar: UInt32) {
    guard let scalar = Unicode.Scalar(scalar) else { return }
    for byte in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter { append(byte) }
  }

  /// Whether nothing was added.
  var isEmpty: Bool { length == 0 }

  /// The hash of all bytes so far.
  @inline(__always) var value: UInt64 { Self.mix((state ^ block) &+ length &* 0x9E37_79B9_7F4A_7C15) }

  @inline(__always) static func mix(_ input: UInt64) -> UInt64 {
    var x = input
    x = (x ^ (x &>> 32)) &* 0xD6E8_FEB8_6659_FD93
    x = (x ^ (x &>> 32)) &* 0xD6E8_FEB8_6659_FD93
    return x ^ (x &>> 32)
  }

  /// The hash of a word that is followed by a dot and another word of its name: `St.` of `St. Louis`.
  @inline(__always) static func dotted(_ word: UInt64) -> UInt64 { mix(word ^ 0x2E2E_2E2E_2E2E_2E2E) }

  /// The hash of the step from a node of the trie along a word.
  @inline(__always) static func edge(_ node: UInt32, _ word: UInt64) -> UInt64 {
    mix(word ^ (UInt64(node) &* 0x9E37_79B9_7F4A_7C15))
  }
}
