/// A read-only set of the hashes of features that gives each of them a slot: buckets of four, a fingerprint of 16 bits a slot.
///
/// A hash belongs to one bucket, whose fingerprints are one number: finding it takes one load and no branch, so that the loads of a decision
/// overlap. Most features of a decision were never learned, so the fingerprints stand apart from what belongs to them and stay in the cache.
/// A feature that was never inserted is found with a probability of about one in twenty thousand. Constant time.
public struct FeatureSlots: Sendable {
  /// The slots of a bucket.
  public static let width = 4
  @usableFromInline let buckets: PackedArray<UInt64>

  /// Opens a section that holds fingerprints.
  ///
  /// - Throws: `PackedFileError.damaged` where the section is missing.
  public init(_ name: String, in file: PackedFile) throws(PackedFileError) {
    buckets = try file.array(name, of: UInt64.self)
  }

  /// The number of slots.
  public var count: Int { buckets.count * Self.width }

  @inlinable @inline(__always) static func print(_ hash: UInt64) -> UInt64 { max(hash & 0xFFFF, 1) }

  /// Finds the slots of the first `number` hashes, of those that there are, in their order, and gives how many that is.
  @inlinable @inline(__always)
  public func find(_ hashes: Span<UInt64>, _ number: Int, into slots: inout MutableSpan<UInt32>) -> Int {
    precondition(number <= min(hashes.count, slots.count, 128), "more hashes than room for their slots")
    let count = buckets.count
    if count == 0 { return 0 }
    let base = unsafe buckets.base
    // All buckets are read before the first is looked at: many of them come from far, and so they come at once.
    var room = InlineArray<128, UInt64>(repeating: 0)
    var read = room.mutableSpan
    return unsafe hashes.withUnsafeBufferPointer { hashes in
      unsafe slots.withUnsafeMutableBufferPointer { slots in
        var found = 0
        for index in 0..<number { read[index] = unsafe base[hashes[index].share(of: count)] }
        for index in 0..<number {
          let hash = unsafe hashes[index]
          let bucket = hash.share(of: count)
          let same = Self.places(of: Self.print(hash), in: read[index])
          // The highest bit stands for a fingerprint that is not there; its slot is not counted.
          unsafe slots[found] = UInt32(truncatingIfNeeded: bucket &* Self.width &+ (same | 1 << 63).trailingZeroBitCount >> 4)
          found &+= same == 0 ? 0 : 1
        }
        return found
      }
    }
  }

  /// The highest bit of the first of four fingerprints that is equal to `print`; 0 where none is.
  ///
  /// Source: "find a zero in a word", H. S. Warren, Hacker's Delight, 6-1; the lowest bit that it sets is exact.
  @inlinable @inline(__always) static func places(of print: UInt64, in bucket: UInt64) -> UInt64 {
    let word = bucket ^ print &* 0x0001_0001_0001_0001
    return (word &- 0x0001_0001_0001_0001) & ~word & 0x8000_8000_8000_8000
  }

  /// The buckets of a table in which three of four slots would be taken, and the slot of each hash.
  ///
  /// Nothing for a hash whose bucket is full or holds one that looks like it; the earlier ones have the right of way. Complexity: O(n).
  public static func table(of hashes: [UInt64]) -> (buckets: [UInt64], slots: [Int?]) {
    let count = hashes.count / 3 + 1
    var buckets = [UInt64](repeating: 0, count: count)
    let slots = hashes.map { hash -> Int? in
      let index = hash.share(of: count)
      let free = places(of: 0, in: buckets[index])
      guard places(of: print(hash), in: buckets[index]) == 0, free != 0 else { return nil }
      let place = free.trailingZeroBitCount >> 4
      buckets[index] |= print(hash) << UInt64(place * 16)
      return index * width + place
    }
    return (buckets, slots)
  }
}
