/// Strings stored one after the other with their offsets; string `i` is `bytes[offsets[i] ..< offsets[i + 1]]`.
public struct StringTable: Sendable {
  private let offsets: PackedArray<UInt32>
  private let bytes: PackedArray<UInt8>

  /// Opens the table whose sections are `NAME.offsets` and `NAME.bytes`.
  ///
  /// - Throws: `PackedFileError.damaged` where a section is missing.
  public init(_ name: String, in file: PackedFile) throws(PackedFileError) {
    offsets = try file.array(name + ".offsets", of: UInt32.self)
    bytes = try file.array(name + ".bytes", of: UInt8.self)
  }

  /// The number of strings.
  public var count: Int { max(0, offsets.count - 1) }

  /// The string at `index`; empty outside the table or where the table is damaged. Complexity: O(length).
  public subscript(index: Int) -> String {
    guard let start = offsets.at(index), let end = offsets.at(index + 1), start <= end else { return "" }
    return bytes.string(Int(start)..<Int(end))
  }

  /// The number of bytes of the string at `index`; 0 outside the table.
  public func length(_ index: Int) -> Int {
    guard let start = offsets.at(index), let end = offsets.at(index + 1), start <= end else { return 0 }
    return Int(end - start)
  }

  /// A byte of the string at `index`; nothing outside of it.
  public func byte(_ index: Int, at offset: Int) -> UInt8? {
    guard offset >= 0, offset < length(index), let start = offsets.at(index) else { return nil }
    return bytes.at(Int(start) + offset)
  }

  /// Whether the string at `index` equals `other`, without making a string.
  public func equals(_ index: Int, _ other: some Collection<UInt8>) -> Bool {
    guard let start = offsets.at(index), let end = offsets.at(index + 1), Int(end) - Int(start) == other.count else { return false }
    return bytes.matches(other, at: Int(start))
  }
}
