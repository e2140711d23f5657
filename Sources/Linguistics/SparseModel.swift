import PackedStorage

/// A linear classifier of up to 128 classes over hashed features: for each feature the classes that it speaks for or against.
///
/// Sections: `NAME.prints` (`FeatureSlots`), `NAME.places` (a row's `Place` for each slot), `NAME.rows` (class and signed weight, a byte each).
public struct SparseModel: Sendable {
  /// The scores of all classes.
  typealias Scores = InlineArray<128, Int32>

  /// Where a row stands: 22 bits for its first entry, 6 for its length, 4 for the shift of its weights.
  public struct Place: Sendable, BitwiseCopyable {
    /// The longest row.
    public static let longest = 63
    /// The number of entries that rows can have in all.
    public static let room = 1 << 22
    /// The bits.
    public let bits: UInt32

    /// Creates a place.
    public init(start: Int, length: Int, shift: Int) { bits = UInt32(start) << 10 | UInt32(length) << 4 | UInt32(shift) }

    init(bits: UInt32) { self.bits = bits }
    @inline(__always) var start: Int { Int(bits >> 10) }
    @inline(__always) var length: Int { Int(bits >> 4 & 63) }
    @inline(__always) var shift: Int32 { Int32(bits & 15) }
  }

  private let slots: FeatureSlots
  private let places: PackedArray<UInt32>
  private let rows: PackedArray<UInt16>

  /// Opens the sections.
  ///
  /// - Throws: `PackedFileError.damaged` where a section is missing or too short.
  public init(_ name: String, in file: PackedFile) throws(PackedFileError) {
    slots = try FeatureSlots(name + ".prints", in: file)
    places = try file.array(name + ".places", of: UInt32.self)
    rows = try file.array(name + ".rows", of: UInt16.self)
    guard places.count == slots.count else {
      throw .damaged(path: file.path, reason: "section \(name).places has another length than \(name).prints")
    }
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
    var room = InlineArray<128, UInt32>(repeating: 0)
    var found = room.mutableSpan
    let count = slots.find(keys, into: &found)
    // The places are read ahead, as the fingerprints are.
    for index in 0..<count { found[index] = places[Int(found[index])] }
    for index in 0..<count {
      let place = Place(bits: found[index])
      var at = place.start
      guard at + place.length <= end else { continue }
      for _ in 0..<place.length {
        let entry = rows[at]
        let weight = Int32(Int8(truncatingIfNeeded: entry >> 8))
        scores[Int(entry & 0x7F)] &+= weight &<< place.shift
        at &+= 1
      }
    }
  }
}
