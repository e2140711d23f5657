/// The hashed features of one decision: the place of a feature in the list is its template.
///
/// Not copyable: a copy in an inner loop would cost more than the features.
public struct FeatureKeys: ~Copyable {
  /// The most features that a decision may have.
  public static let capacity = 128

  /// The hashes; read the first `count` of them through `span`, for a subscript would copy the whole array.
  package private(set) var keys = InlineArray<128, UInt64>(repeating: 0)
  /// The number of features.
  public private(set) var count = 0

  /// Creates an empty list.
  public init() {}

  @inline(__always) mutating func removeAll() { count = 0 }

  @inline(__always) mutating func add(_ a: UInt64) { append(a &* 0xD6E8_FEB8_6659_FD93) }

  @inline(__always) mutating func add(_ a: UInt64, _ b: UInt64) {
    append(a &* 0xD6E8_FEB8_6659_FD93 &+ b &* 0xA076_1D64_78BD_642F)
  }

  @inline(__always) mutating func add(_ a: UInt64, _ b: UInt64, _ c: UInt64) {
    append(a &* 0xD6E8_FEB8_6659_FD93 &+ b &* 0xA076_1D64_78BD_642F &+ c &* 0xE703_7ED1_A0B4_28DB)
  }

  @inline(__always) mutating func add(_ a: UInt64, _ b: UInt64, _ c: UInt64, _ d: UInt64) {
    add(a, b, c &+ d &* 0x8EBC_6AF0_9C88_C6E3)
  }

  @inline(__always) private mutating func append(_ mixed: UInt64) {
    keys[count] = ByteHash.spread(mixed &+ UInt64(truncatingIfNeeded: count &+ 1) &* 0x5896_36C5_B5C0_9C4B)
    count &+= 1
  }
}
