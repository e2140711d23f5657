import PackedStorage

/// A linear classifier of up to 128 classes over hashed features: for each feature the classes that it speaks for or against.
///
/// Sections: `NAME.slots` (`HashSlots`; the value is a row's place), `NAME.rows` (a row is its length and shift, then class and signed weight, a byte each).
public struct SparseModel: Sendable {
  /// The scores of all classes.
  typealias Scores = InlineArray<128, Int32>

  private let slots: HashSlots
  private let rows: PackedArray<UInt16>

  /// Opens the sections.
  ///
  /// - Throws: `PackedFileError.damaged` where a section is missing.
  public init(_ name: String, in file: PackedFile) throws(PackedFileError) {
    slots = try HashSlots(name + ".slots", in: file)
    rows = try file.array(name + ".rows", of: UInt16.self)
  }

  /// The class with the highest of the first `count` scores; the first of equals.
  @inline(__always) static func best(of scores: borrowing Scores, _ count: Int) -> Int {
    let values = scores.span
    var best = 0
    for label in 1..<count where values[label] > values[best] { best = label }
    return best
  }

  /// Adds the weights of the features to the scores.
  @inline(__always) func score(_ keys: borrowing FeatureKeys, into scores: inout Scores) {
    let end = rows.count
    var room = InlineArray<128, UInt64>(repeating: 0)
    var first = room.mutableSpan
    slots.load(keys, into: &first)
    let hashes = keys.keys.span
    for index in 0..<keys.count {
      guard let place = slots.find(hashes[index], first: first[index]) else { continue }
      let start = Int(place)
      guard start < end else { continue }
      let head = rows[start]
      let length = Int(head & 0xFF)
      let shift = Int32(head >> 8)
      guard start + length < end else { continue }
      var at = start &+ 1
      for _ in 0..<length {
        let entry = rows[at]
        let weight = Int32(Int8(truncatingIfNeeded: entry >> 8))
        scores[Int(entry & 0x7F)] &+= weight &<< shift
        at &+= 1
      }
    }
  }
}

/// A linear classifier of the parser's three transitions over hashed features; a slot holds the weights themselves.
public struct TransitionModel: Sendable {
  private let slots: HashSlots

  /// Opens the section `NAME.slots`: the value of a feature is its weights for left, right and shift and their common shift, a byte each.
  ///
  /// - Throws: `PackedFileError.damaged` where the section is missing.
  public init(_ name: String, in file: PackedFile) throws(PackedFileError) {
    slots = try HashSlots(name + ".slots", in: file)
  }

  /// The scores of left, right and shift.
  @inline(__always) func score(_ keys: borrowing FeatureKeys) -> SIMD4<Int32> {
    var left: Int32 = 0
    var right: Int32 = 0
    var shift: Int32 = 0
    var room = InlineArray<128, UInt64>(repeating: 0)
    var first = room.mutableSpan
    slots.load(keys, into: &first)
    let hashes = keys.keys.span
    for index in 0..<keys.count {
      guard let weights = slots.find(hashes[index], first: first[index]) else { continue }
      let scale = Int32(weights >> 24)
      left &+= Int32(Int8(truncatingIfNeeded: weights)) &<< scale
      right &+= Int32(Int8(truncatingIfNeeded: weights >> 8)) &<< scale
      shift &+= Int32(Int8(truncatingIfNeeded: weights >> 16)) &<< scale
    }
    return SIMD4(left, right, shift, 0)
  }
}
