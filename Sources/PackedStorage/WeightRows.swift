/// The weights that features have for up to 128 classes: for each slot of a table a row of classes and signed weights.
///
/// Sections: `NAME.places` (where the row of each slot stands), `NAME.rows` (class and weight, a byte each).
public struct WeightRows: Sendable {
  /// The number of classes that rows can name.
  public static let classes = 128

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

    @inlinable init(bits: UInt32) { self.bits = bits }
    @inlinable var start: Int { Int(bits >> 10) }
    @inlinable var length: Int { Int(bits >> 4 & 63) }
    @inlinable var shift: Int32 { Int32(bits & 15) }
  }

  @usableFromInline let places: PackedArray<UInt32>
  @usableFromInline let rows: PackedArray<UInt16>

  /// Opens the sections.
  ///
  /// - Throws: `PackedFileError.damaged` where one is missing or there is not a row for each of `slots`.
  public init(_ name: String, slots: Int, in file: PackedFile) throws(PackedFileError) {
    places = try file.array(name + ".places", of: UInt32.self)
    rows = try file.array(name + ".rows", of: UInt16.self)
    guard places.count == slots else {
      throw .damaged(path: file.path, reason: "section \(name).places has another length than \(name).buckets")
    }
  }

  /// Adds the rows of the first `count` slots to the scores of all classes; `slots` is room for the work and holds their places afterwards.
  @inlinable @inline(__always)
  public func add(_ slots: inout MutableSpan<UInt32>, _ count: Int, to scores: inout MutableSpan<Int32>) {
    precondition(scores.count >= Self.classes && count <= min(slots.count, Self.classes), "less room than classes or slots")
    let end = rows.count
    if end == 0 { return }
    let base = unsafe rows.base
    // Places and first entries are read ahead of the rows: loads that do not wait for each other.
    var room = InlineArray<128, UInt16>(repeating: 0)
    var first = room.mutableSpan
    for index in 0..<count { slots[index] = places[Int(slots[index])] }
    for index in 0..<count { first[index] = unsafe base[min(Place(bits: slots[index]).start, end &- 1)] }
    unsafe scores.withUnsafeMutableBufferPointer { scores in
      for index in 0..<count {
        let place = Place(bits: slots[index])
        let last = place.start &+ place.length
        guard place.length > 0, last <= end else { continue }
        var entry = first[index]
        var at = place.start
        while true {
          unsafe scores[Int(entry & 0x7F)] &+= Int32(Int8(truncatingIfNeeded: entry >> 8)) &<< place.shift
          at &+= 1
          if at == last { break }
          entry = unsafe base[at]
        }
      }
    }
  }
}
