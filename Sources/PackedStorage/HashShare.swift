extension UInt64 {
  /// The place among `count` that a hash falls to by the share of its upper half: below `count`, and even where hashes are.
  ///
  /// Source: D. Lemire, "Fast random integer generation in an interval", 2019.
  @inlinable @inline(__always) public func share(of count: Int) -> Int {
    Int(truncatingIfNeeded: ((self >> 32) &* UInt64(truncatingIfNeeded: count)) >> 32)
  }
}
