import TextModel

/// Hashing of words and features: FNV-1a over bytes, then one multiplication to spread the bits.
public enum ByteHash {
  @usableFromInline static let basis: UInt64 = 0xCBF2_9CE4_8422_2325
  @usableFromInline static let prime: UInt64 = 0x0000_0100_0000_01B3

  /// Spreads the bits of a value.
  @inlinable @inline(__always) public static func spread(_ value: UInt64) -> UInt64 {
    let mixed = (value ^ (value >> 32)) &* 0x9E37_79B9_7F4A_7C15
    return mixed ^ (mixed >> 29)
  }

  /// The hash of a range of bytes with ASCII capitals as small letters.
  static func lower(_ bytes: [UInt8], _ range: TextRange) -> UInt64 {
    var hash = basis
    for index in range.start..<range.end { hash = (hash ^ UInt64(lowered(bytes[index]))) &* prime }
    return spread(hash)
  }

  /// The hash of a whole word with ASCII capitals as small letters.
  static func lower(_ bytes: [UInt8]) -> UInt64 { lower(bytes, TextRange(0, bytes.count)) }
}
