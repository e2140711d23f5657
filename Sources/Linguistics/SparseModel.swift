import PackedStorage

/// A linear classifier of up to 128 classes over hashed features: for each feature the classes that it speaks for or against.
///
/// Sections: `NAME.buckets` (`FeatureSlots`), `NAME.places` and `NAME.rows` (`WeightRows`).
public struct SparseModel: Sendable {
  /// The scores of all classes.
  typealias Scores = InlineArray<128, Int32>

  private let slots: FeatureSlots
  private let rows: WeightRows

  /// Opens the sections.
  ///
  /// - Throws: `PackedFileError.damaged` where a section is missing or too short.
  public init(_ name: String, in file: PackedFile) throws(PackedFileError) {
    slots = try FeatureSlots(name + ".buckets", in: file)
    rows = try WeightRows(name, slots: slots.count, in: file)
  }

  /// The class with the highest of the first `count` scores; the first of equals.
  @inline(__always) static func best(of scores: borrowing Scores, _ count: Int) -> Int {
    let values = scores.span
    var highest = values[0]
    for label in 1..<count { highest = max(highest, values[label]) }
    var best = 0
    while values[best] != highest { best &+= 1 }
    return best
  }

  /// Adds the weights of the features to the scores.
  @inline(__always) func score(_ keys: borrowing FeatureKeys, into scores: inout Scores) {
    var room = InlineArray<128, UInt32>(repeating: 0)
    var found = room.mutableSpan
    let count = slots.find(keys.keys.span, keys.count, into: &found)
    var values = scores.mutableSpan
    rows.add(&found, count, to: &values)
  }
}
