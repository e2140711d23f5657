import PackedStorage

/// A linear classifier of the parser's three transitions over hashed features.
///
/// Section: `NAME.buckets`, buckets of four entries of 32 bits: a fingerprint of 14, and how much more the feature speaks for left and
/// for right than for shift, a signed number of 9 each. A feature belongs to one bucket, so that its weights take one load and no branch.
/// A feature that was never learned is taken for another with a probability of about one in five thousand.
public struct TransitionModel: Sendable {
  private let buckets: PackedArray<SIMD4<UInt32>>

  /// Opens the section.
  ///
  /// - Throws: `PackedFileError.damaged` where it is missing or empty.
  public init(_ name: String, in file: PackedFile) throws(PackedFileError) {
    buckets = try file.array(name + ".buckets", of: SIMD4<UInt32>.self)
    guard !buckets.isEmpty else { throw .damaged(path: file.path, reason: "section \(name).buckets is empty") }
  }

  /// How much the features speak for left and for right, where shift has 0.
  @inline(__always) func score(_ keys: borrowing FeatureKeys) -> (left: Int32, right: Int32) {
    var left = SIMD4<Int32>.zero
    var right = SIMD4<Int32>.zero
    let hashes = keys.keys.span
    let count = buckets.count
    // All buckets are read before the first is looked at: many of them come from far, and so they come at once.
    var room = InlineArray<128, SIMD4<UInt32>>(repeating: .zero)
    var read = room.mutableSpan
    for index in 0..<keys.count { read[index] = buckets[hashes[index].share(of: count)] }
    for index in 0..<keys.count {
      let hash = hashes[index]
      let bucket = read[index]
      let found = bucket.replacing(with: 0, where: (bucket &>> 18) .!= SIMD4(repeating: Self.print(hash)))
      left &+= SIMD4<Int32>(truncatingIfNeeded: found &<< 14) &>> 23
      right &+= SIMD4<Int32>(truncatingIfNeeded: found &<< 23) &>> 23
    }
    return (left.wrappedSum(), right.wrappedSum())
  }

  @inline(__always) private static func print(_ hash: UInt64) -> UInt32 { max(UInt32(truncatingIfNeeded: hash) & 0x3FFF, 1) }

  /// The weights of a feature, in quarters.
  public struct Weights: Sendable {
    /// What each transition gains by the feature.
    public let left: Float, right: Float

    /// Creates weights.
    public init(left: Float, right: Float) { (self.left, self.right) = (left, right) }

    fileprivate var bits: UInt32 { Self.bits(left) << 9 | Self.bits(right) }
    private static func bits(_ weight: Float) -> UInt32 {
      UInt32(truncatingIfNeeded: max(-255, min(255, Int((weight * 4).rounded())))) & 0x1FF
    }
  }

  /// The entries of a table in which three of four places would be taken.
  ///
  /// A feature whose bucket is full or holds one that looks like it is left out; the earlier ones have the right of way. Complexity: O(n).
  public static func table(of features: [(hash: UInt64, weights: Weights)]) -> [UInt32] {
    let count = features.count / 3 + 1
    var entries = [UInt32](repeating: 0, count: count * 4)
    for (hash, weights) in features {
      let first = hash.share(of: count) * 4
      let bucket = first..<first + 4
      guard !entries[bucket].contains(where: { $0 >> 18 == print(hash) }), let free = entries[bucket].firstIndex(of: 0) else { continue }
      entries[free] = print(hash) << 18 | weights.bits
    }
    return entries
  }
}
