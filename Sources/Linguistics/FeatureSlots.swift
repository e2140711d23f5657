import PackedStorage

/// A read-only set of the hashes of features that gives each of them a slot: open addressing, a fingerprint of 16 bits a slot.
///
/// Most features of a decision were never learned, so the fingerprints stand apart from what belongs to them and stay in the cache.
/// A feature that was never inserted is found with a probability of about one in ten thousand. Constant time.
public struct FeatureSlots: Sendable {
  private let prints: PackedArray<UInt16>
  /// The longest way that a search goes; a well-made table never comes near.
  private static let longestProbe = 256

  /// Opens a section that holds fingerprints.
  ///
  /// - Throws: `PackedFileError.damaged` where the section is missing.
  init(_ name: String, in file: PackedFile) throws(PackedFileError) {
    prints = try file.array(name, of: UInt16.self)
  }

  /// The number of slots.
  var count: Int { prints.count }

  @inline(__always) private static func start(_ hash: UInt64, _ count: Int) -> Int {
    Int(truncatingIfNeeded: ((hash >> 32) &* UInt64(truncatingIfNeeded: count)) >> 32)
  }

  @inline(__always) private static func print(_ hash: UInt64) -> UInt16 { max(UInt16(truncatingIfNeeded: hash), 1) }

  /// Finds the slots of the features that there are and gives their number.
  ///
  /// The first fingerprints are read ahead: loads that do not wait for each other, unlike those of one search after the other.
  @inline(__always) func find(_ keys: borrowing FeatureKeys, into slots: inout MutableSpan<UInt32>) -> Int {
    let count = prints.count
    if count == 0 { return 0 }
    var room = InlineArray<128, UInt16>(repeating: 0)
    var first = room.mutableSpan
    let hashes = keys.keys.span
    for index in 0..<keys.count { first[index] = prints[Self.start(hashes[index], count)] }
    var found = 0
    for index in 0..<keys.count {
      let print = first[index]
      if print == 0 { continue }
      let hash = hashes[index]
      let start = Self.start(hash, count)
      if print == Self.print(hash) {
        slots[found] = UInt32(truncatingIfNeeded: start)
        found &+= 1
      } else if let slot = further(start, Self.print(hash)) {
        slots[found] = UInt32(truncatingIfNeeded: slot)
        found &+= 1
      }
    }
    return found
  }

  @inline(__always) private func further(_ start: Int, _ print: UInt16) -> Int? {
    let count = prints.count
    var index = start
    for _ in 0..<Self.longestProbe {
      index = index &+ 1 < count ? index &+ 1 : 0
      let found = prints[index]
      if found == print { return index }
      if found == 0 { return nil }
    }
    return nil
  }

  /// The fingerprints of a table in which 3 of 4 slots are taken, and the slot of each hash; nothing for one that looks like an earlier one.
  ///
  /// Complexity: O(n).
  public static func table(of hashes: [UInt64]) -> (prints: [UInt16], slots: [Int?]) {
    let count = hashes.count * 4 / 3 + 8
    var prints = [UInt16](repeating: 0, count: count)
    let slots = hashes.map { hash -> Int? in
      let own = print(hash)
      var index = start(hash, count)
      while prints[index] != 0 {
        if prints[index] == own { return nil }
        index = index + 1 == count ? 0 : index + 1
      }
      prints[index] = own
      return index
    }
    return (prints, slots)
  }
}
