/// A read-only array of plain values inside a mapped file; keeps the file alive, copies in O(1).
///
/// Elements are stored little-endian, aligned to their stride. Subscripts are checked.
@frozen public struct PackedArray<Element: BitwiseCopyable & Sendable>: @unchecked Sendable {
  @usableFromInline let file: MappedFile
  @usableFromInline let base: UnsafePointer<Element>
  /// The number of elements.
  public let count: Int

  @usableFromInline init(file: MappedFile, offset: Int, count: Int) {
    self.file = file
    self.base = (file.base + offset).assumingMemoryBound(to: Element.self)
    self.count = count
  }

  /// Holds elements that were made in memory; for tests and freshly built tables.
  public init(_ elements: [Element]) {
    let bytes = elements.withUnsafeBytes { Array($0) }
    self.init(file: MappedFile(bytes: bytes, name: "memory"), offset: 0, count: elements.count)
  }

  /// The element at `index`; traps outside the array. Complexity: O(1).
  @inlinable public subscript(index: Int) -> Element {
    precondition(UInt(bitPattern: index) < UInt(bitPattern: count), "index outside a packed array")
    return base[index]
  }

  /// The element at `index`, or nothing outside the array: for indices that come from the file itself.
  @inlinable public func at(_ index: Int) -> Element? {
    UInt(bitPattern: index) < UInt(bitPattern: count) ? base[index] : nil
  }

  /// Whether the array is empty.
  @inlinable public var isEmpty: Bool { count == 0 }

  /// A view of `range`, cut to the array's end.
  @inlinable public func slice(_ range: Range<Int>) -> PackedArray {
    let lower = min(max(0, range.lowerBound), count)
    let upper = min(max(lower, range.upperBound), count)
    return PackedArray(file: file, base: base + lower, count: upper - lower)
  }

  @usableFromInline init(file: MappedFile, base: UnsafePointer<Element>, count: Int) {
    self.file = file
    self.base = base
    self.count = count
  }

  /// The elements as an array. Complexity: O(n).
  public var array: [Element] { Array(UnsafeBufferPointer(start: base, count: count)) }
}

extension PackedArray where Element == UInt8 {
  /// The bytes of `range` as a string, cut to the array's end; what is not UTF-8 becomes U+FFFD.
  @inlinable public func string(_ range: Range<Int>) -> String {
    let part = slice(range)
    return String(decoding: UnsafeBufferPointer(start: part.base, count: part.count), as: UTF8.self)
  }

  /// Whether the bytes at `offset` equal `bytes`.
  @inlinable public func matches(_ bytes: some Collection<UInt8>, at offset: Int) -> Bool {
    guard offset >= 0, offset + bytes.count <= count else { return false }
    var index = offset
    for byte in bytes {
      if base[index] != byte { return false }
      index += 1
    }
    return true
  }
}
