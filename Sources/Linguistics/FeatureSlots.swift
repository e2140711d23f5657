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
  /// Eight fingerprints are compared at once, and those of all features are read ahead: loads that do not wait for each other.
  @inline(__always) func find(_ keys: borrowing FeatureKeys, into slots: inout MutableSpan<UInt32>) -> Int {
    let count = prints.count
    let last = count - Self.group
    if last < 0 { return 0 }
    var lowRoom = InlineArray<128, UInt64>(repeating: 0)
    var highRoom = InlineArray<128, UInt64>(repeating: 0)
    var low = lowRoom.mutableSpan
    var high = highRoom.mutableSpan
    let hashes = keys.keys.span
    for index in 0..<keys.count {
      let start = min(Self.start(hashes[index], count), last)
      low[index] = prints.four(at: start)
      high[index] = prints.four(at: start &+ 4)
    }
    var found = 0
    for index in 0..<keys.count {
      let hash = hashes[index]
      let start = Self.start(hash, count)
      let print = Self.print(hash)
      let match = Match(print, low[index], high[index])
      if match.isUndecided || start > last {
        guard let slot = search(start > last ? start : start &+ Self.group, print) else { continue }
        slots[found] = UInt32(truncatingIfNeeded: slot)
        found &+= 1
      } else {
        slots[found] = UInt32(truncatingIfNeeded: start &+ match.offset)
        found &+= match.count
      }
    }
    return found
  }

  /// How many fingerprints are compared at once.
  private static let group = 8

  /// Where a fingerprint stands among eight, four in each number, if it stands before the first empty slot.
  ///
  /// Source: "find a zero in a word", H. S. Warren, Hacker's Delight, 6-1; the lowest bit that it sets is exact.
  private struct Match {
    /// Neither the fingerprint nor an empty slot is among the eight.
    let isUndecided: Bool
    /// Its place among the eight.
    let offset: Int
    /// 1 where it is there, else 0.
    let count: Int

    @inline(__always) init(_ print: UInt16, _ low: UInt64, _ high: UInt64) {
      let wanted = UInt64(print) &* 0x0001_0001_0001_0001
      let (lowSame, lowEmpty) = (Self.zeros(low ^ wanted), Self.zeros(low))
      let isLow = lowSame | lowEmpty != 0
      let same = isLow ? lowSame : Self.zeros(high ^ wanted)
      let empty = isLow ? lowEmpty : Self.zeros(high)
      isUndecided = same | empty == 0
      offset = (isLow ? 0 : 4) &+ same.trailingZeroBitCount >> 4
      // The lowest bits less one: nothing becomes the largest number.
      count = (same & (0 &- same)) &- 1 < (empty & (0 &- empty)) &- 1 ? 1 : 0
    }

    @inline(__always) private static func zeros(_ word: UInt64) -> UInt64 {
      (word &- 0x0001_0001_0001_0001) & ~word & 0x8000_8000_8000_8000
    }
  }

  /// The slot of a fingerprint, going from `start` on: by groups to the end of the table, then one by one.
  private func search(_ start: Int, _ print: UInt16) -> Int? {
    var index = start
    for _ in 0..<Self.longestProbe / Self.group where index <= prints.count &- Self.group {
      let match = Match(print, prints.four(at: index), prints.four(at: index &+ 4))
      if !match.isUndecided { return match.count == 1 ? index &+ match.offset : nil }
      index &+= Self.group
    }
    if index == prints.count { index = 0 }
    for _ in 0..<Self.longestProbe {
      let found = prints[index]
      if found == print { return index }
      if found == 0 { return nil }
      index = index &+ 1 < prints.count ? index &+ 1 : 0
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
