import PackedStorage

/// A read-only hash table from 64-bit hashes to 32-bit values: open addressing, a fingerprint of 31 bits a slot.
///
/// A hash that was never inserted is found with a probability of about one in a thousand million. Constant time.
public struct HashSlots: Sendable {
  private let slots: PackedArray<UInt64>
  /// The longest way that a search goes; a well-made table never comes near.
  private static let longestProbe = 256

  /// Opens a section that holds a table.
  ///
  /// - Throws: `PackedFileError.damaged` where the section is missing.
  public init(_ name: String, in file: PackedFile) throws(PackedFileError) {
    slots = try file.array(name, of: UInt64.self)
  }

  /// Holds the table of `slots(of:)` in memory.
  public init(_ pairs: [(hash: UInt64, value: UInt32)]) { slots = PackedArray(Self.slots(of: pairs)) }

  /// Where the search for a hash begins.
  @inline(__always) private func start(_ hash: UInt64) -> Int {
    hash.share(of: slots.count)
  }

  /// The value of a hash, or nothing.
  @inline(__always) func find(_ hash: UInt64) -> UInt32? {
    let index = start(hash)
    guard index < slots.count else { return nil }
    let slot = slots[index]
    if slot >> 32 == hash & 0xFFFF_FFFF | 1 { return UInt32(truncatingIfNeeded: slot) }
    return slot == 0 ? nil : findFurther(hash)
  }

  private func findFurther(_ hash: UInt64) -> UInt32? {
    let count = slots.count
    let fingerprint = hash & 0xFFFF_FFFF | 1
    var index = start(hash)
    for _ in 0..<Self.longestProbe {
      index = index &+ 1 < count ? index &+ 1 : 0
      let slot = slots[index]
      if slot >> 32 == fingerprint { return UInt32(truncatingIfNeeded: slot) }
      if slot == 0 { return nil }
    }
    return nil
  }

  /// The slots of a table in which 7 of 10 are taken; the last of two equal hashes is left out. Complexity: O(n).
  public static func slots(of pairs: [(hash: UInt64, value: UInt32)]) -> [UInt64] {
    let count = pairs.count * 10 / 7 + 8
    var slots = [UInt64](repeating: 0, count: count)
    for pair in pairs {
      var index = pair.hash.share(of: count)
      let fingerprint = pair.hash & 0xFFFF_FFFF | 1
      while slots[index] != 0, slots[index] >> 32 != fingerprint { index = index + 1 == count ? 0 : index + 1 }
      if slots[index] == 0 { slots[index] = fingerprint << 32 | UInt64(pair.value) }
    }
    return slots
  }
}
