/// A 64-bit checksum of bytes: FNV-1a over little-endian words of eight bytes, then over the rest. Finds damage, not tampering.
enum Checksum {
  static func of(_ bytes: PackedArray<UInt8>) -> UInt64 {
    of(UnsafeRawBufferPointer(start: bytes.base, count: bytes.count))
  }

  static func of(_ bytes: [UInt8]) -> UInt64 { bytes.withUnsafeBytes { of($0) } }

  static func of(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    let prime: UInt64 = 0x100_0000_01B3
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    var index = 0
    while index + 8 <= bytes.count {
      hash = (hash ^ UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self))) &* prime
      hash ^= hash >> 29
      index += 8
    }
    while index < bytes.count {
      hash = (hash ^ UInt64(bytes[index])) &* prime
      index += 1
    }
    return hash
  }
}
