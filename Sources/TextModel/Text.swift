/// A document's text as valid UTF-8 bytes; equal when the bytes are equal.
public struct Text: Hashable, Sendable {
  /// The bytes; always valid UTF-8.
  public let bytes: [UInt8]

  /// Creates a text from a string. Complexity: O(n).
  public init(_ string: String) { bytes = Array(string.utf8) }

  /// Creates a text from bytes; what is not valid UTF-8 becomes U+FFFD. Complexity: O(n).
  public init(repairing bytes: [UInt8]) {
    if Text.isValid(bytes) {
      self.bytes = bytes
    } else {
      self.bytes = Array(String(decoding: bytes, as: UTF8.self).utf8)
    }
  }

  /// The number of bytes.
  @inlinable public var count: Int { bytes.count }
  /// Whether there is no text.
  @inlinable public var isEmpty: Bool { bytes.isEmpty }
  /// The range of the whole text.
  @inlinable public var range: TextRange { TextRange(0, bytes.count) }
  /// The whole text as a string. Complexity: O(n).
  public var string: String { String(decoding: bytes, as: UTF8.self) }

  /// The words in `range` as a string. Complexity: O(length of the range).
  @inlinable public subscript(range: TextRange) -> String {
    String(decoding: bytes[range.start..<range.end], as: UTF8.self)
  }

  static func isValid(_ bytes: [UInt8]) -> Bool {
    (try? UTF8Span(validating: bytes.span)) != nil
  }
}
