import PackedStorage

/// A linear classifier of the parser's three transitions over hashed features.
///
/// Sections: `NAME.prints` (`FeatureSlots`), `NAME.weights` (for each slot how much more it speaks for left and for right than for shift,
/// a signed number of 16 bits each).
public struct TransitionModel: Sendable {
  private let slots: FeatureSlots
  private let weights: PackedArray<UInt32>

  /// Opens the sections.
  ///
  /// - Throws: `PackedFileError.damaged` where a section is missing or too short.
  public init(_ name: String, in file: PackedFile) throws(PackedFileError) {
    slots = try FeatureSlots(name + ".prints", in: file)
    weights = try file.array(name + ".weights", of: UInt32.self)
    guard weights.count == slots.count else {
      throw .damaged(path: file.path, reason: "section \(name).weights has another length than \(name).prints")
    }
  }

  /// How much the features speak for left and for right, where shift has 0.
  @inline(__always) func score(_ keys: borrowing FeatureKeys) -> (left: Int32, right: Int32) {
    var left: Int32 = 0
    var right: Int32 = 0
    var room = InlineArray<128, UInt32>(repeating: 0)
    var found = room.mutableSpan
    for index in 0..<slots.find(keys, into: &found) {
      let pair = weights[Int(found[index])]
      left &+= Int32(Int16(truncatingIfNeeded: pair))
      right &+= Int32(Int16(truncatingIfNeeded: pair >> 16))
    }
    return (left, right)
  }
}
