/// A half-open range of UTF-8 bytes of a document's text; the one position type of Dateline.
///
/// Positions become Unicode scalars only at the edge (`ScalarOffsets`).
public struct TextRange: Hashable, Sendable, Comparable {
  /// The offset of the first byte.
  public let start: Int
  /// The offset behind the last byte; never less than `start`.
  public let end: Int

  /// Creates the range `start ..< end`; traps if `end` lies before `start`.
  @inlinable public init(_ start: Int, _ end: Int) {
    precondition(start <= end, "a TextRange must not end before it starts")
    self.start = start
    self.end = end
  }

  /// The number of bytes.
  @inlinable public var count: Int { end - start }
  /// Whether no byte lies in the range.
  @inlinable public var isEmpty: Bool { start == end }

  /// Whether `other` lies wholly inside this range.
  @inlinable public func contains(_ other: TextRange) -> Bool { start <= other.start && other.end <= end }
  /// Whether the byte at `offset` lies in the range.
  @inlinable public func contains(_ offset: Int) -> Bool { start <= offset && offset < end }
  /// Whether the two ranges share a byte.
  @inlinable public func overlaps(_ other: TextRange) -> Bool { start < other.end && other.start < end }
  /// The smallest range that holds both.
  @inlinable public func union(_ other: TextRange) -> TextRange {
    TextRange(min(start, other.start), max(end, other.end))
  }

  /// Orders by start, then by end.
  @inlinable public static func < (a: TextRange, b: TextRange) -> Bool {
    a.start != b.start ? a.start < b.start : a.end < b.end
  }
}
