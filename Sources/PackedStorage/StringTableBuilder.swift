/// Collects strings for a `StringTable`, each only once.
///
/// Strings are found again by a table of their numbers, so that ten million of them need little more than their bytes.
public struct StringTableBuilder {
  private var offsets: [UInt32] = [0]
  private var bytes: [UInt8] = []
  /// Open addressing: the number of a string plus one, 0 where there is none.
  private var index = [UInt32](repeating: 0, count: 1 << 12)

  /// Creates a builder without strings.
  public init() {}

  /// The number of strings.
  public var count: Int { offsets.count - 1 }

  /// Makes room for `count` strings of `length` bytes in all.
  public mutating func reserve(count: Int, length: Int) {
    offsets.reserveCapacity(count + 1)
    bytes.reserveCapacity(length)
    var slots = index.count
    while slots * 3 < count * 4 { slots *= 2 }
    if slots > index.count { rehash(slots) }
  }

  /// The index of `string`, which is added if it is new.
  public mutating func insert(_ string: String) -> UInt32 {
    let bytes = Array(string.utf8)
    return insert(bytes.span)
  }

  /// The index of the string of these bytes, which is added if it is new. Complexity: O(length).
  ///
  /// All strings together hold less than 4 GB.
  public mutating func insert(_ string: Span<UInt8>) -> UInt32 {
    var slot = Self.hash(string) & (index.count - 1)
    while index[slot] != 0 {
      if equals(Int(index[slot]) - 1, string) { return index[slot] - 1 }
      slot = (slot + 1) & (index.count - 1)
    }
    let new = UInt32(count)
    for position in 0..<string.count { bytes.append(string[position]) }
    offsets.append(UInt32(bytes.count))
    index[slot] = new + 1
    if count * 4 > index.count * 3 { rehash(index.count * 2) }
    return new
  }

  /// Adds the sections `NAME.offsets` and `NAME.bytes`.
  public func add(_ name: String, to writer: inout PackedFileWriter) {
    writer.add(name + ".offsets", offsets)
    writer.add(name + ".bytes", bytes)
  }

  private func equals(_ number: Int, _ string: Span<UInt8>) -> Bool {
    let start = Int(offsets[number])
    guard Int(offsets[number + 1]) - start == string.count else { return false }
    for position in 0..<string.count where bytes[start + position] != string[position] { return false }
    return true
  }

  private mutating func rehash(_ slots: Int) {
    index = []
    index = Self.table(bytes, offsets, slots)
  }

  private static func table(_ bytes: [UInt8], _ offsets: [UInt32], _ slots: Int) -> [UInt32] {
    var table = [UInt32](repeating: 0, count: slots)
    let span = bytes.span
    for number in 0..<offsets.count - 1 {
      var slot = hash(span.extracting(Int(offsets[number])..<Int(offsets[number + 1]))) & (slots - 1)
      while table[slot] != 0 { slot = (slot + 1) & (slots - 1) }
      table[slot] = UInt32(number) + 1
    }
    return table
  }

  /// FNV-1a, stirred, for its low bits choose the slot.
  private static func hash(_ string: Span<UInt8>) -> Int {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for position in 0..<string.count { hash = (hash ^ UInt64(string[position])) &* 0x100_0000_01B3 }
    hash ^= hash >> 32
    return Int(truncatingIfNeeded: hash &* 0x9E37_79B9_7F4A_7C15 >> 20)
  }
}
