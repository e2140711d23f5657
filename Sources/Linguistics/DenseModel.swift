import PackedStorage

/// A linear classifier of up to 15 classes over hashed features: for each feature a weight for every class.
///
/// Sections: `NAME.buckets` (`FeatureSlots`), `NAME.rows` (for each slot 15 signed weights and the factor of all of them, a byte each).
/// Where classes are few, adding all weights at once takes less time than going through those that are not 0, as `SparseModel` does.
public struct DenseModel: Sendable {
  /// The most classes.
  public static let classes = 15

  private let slots: FeatureSlots
  private let rows: PackedArray<SIMD16<Int8>>

  /// Opens the sections.
  ///
  /// - Throws: `PackedFileError.damaged` where a section is missing or too short.
  public init(_ name: String, in file: PackedFile) throws(PackedFileError) {
    slots = try FeatureSlots(name + ".buckets", in: file)
    rows = try file.array(name + ".rows", of: SIMD16<Int8>.self)
    guard rows.count == slots.count else {
      throw .damaged(path: file.path, reason: "section \(name).rows has another length than \(name).buckets")
    }
  }

  /// The scores of all classes; what stands in the last lane is none.
  @inline(__always) func score(_ keys: borrowing FeatureKeys) -> SIMD16<Int32> {
    var scores = SIMD16<Int32>.zero
    var room = InlineArray<128, UInt32>(repeating: 0)
    var found = room.mutableSpan
    for index in 0..<slots.find(keys.keys.span, keys.count, into: &found) {
      let row = SIMD16<Int16>(truncatingIfNeeded: rows[Int(found[index])])
      scores &+= SIMD16<Int32>(truncatingIfNeeded: row &* SIMD16(repeating: row[Self.classes]))
    }
    return scores
  }
}
