#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// A file of named sections of plain values, opened by mapping it: header, table of contents, sections aligned to 64 bytes.
///
/// Layout, little-endian: magic `DLGZ\r\n\u{1A}\n` (8), format version (u32), section count (u32), byte-order mark 0x0102030405060708 (u64), file length (u64),
/// checksum of the table of contents (u64), 24 bytes reserved; then for each section its name (40 bytes, zero padded), offset (u64), length (u64), checksum (u64).
/// Header and table of contents are checked when the file is opened; the sections' checksums by `verify`.
public struct PackedFile: Sendable {
  /// The version of the layout and of the sections that this program reads.
  public static let formatVersion: UInt32 = 1
  static let magic: [UInt8] = [0x44, 0x4C, 0x47, 0x5A, 0x0D, 0x0A, 0x1A, 0x0A]
  static let byteOrderMark: UInt64 = 0x0102_0304_0506_0708
  static let headerLength = 64
  static let entryLength = 64
  static let nameLength = 40

  struct Section: Sendable {
    let offset: Int
    let length: Int
    let checksum: UInt64
  }

  private let file: MappedFile
  private let sections: [String: Section]
  /// The names of the sections, in the order in which they stand in the file.
  public let names: [String]
  /// The path of the file.
  public var path: String { file.path }
  /// The size of the file in bytes.
  public var count: Int { file.count }

  /// Opens the file at `path` and checks its header and table of contents. Complexity: O(sections).
  ///
  /// - Throws: `PackedFileError` where the file cannot be read, is foreign, damaged or of another version.
  public init(path: String) throws(PackedFileError) {
    try self.init(file: MappedFile(path: path))
  }

  /// Opens bytes that were made in memory.
  public init(bytes: [UInt8], name: String) throws(PackedFileError) {
    try self.init(file: MappedFile(bytes: bytes, name: name))
  }

  private init(file: MappedFile) throws(PackedFileError) {
    func damaged(_ reason: String) -> PackedFileError { .damaged(path: file.path, reason: reason) }
    let bytes = PackedArray<UInt8>(file: file, offset: 0, count: file.count)
    guard file.count >= Self.headerLength, bytes.matches(Self.magic, at: 0) else { throw damaged("not a Dateline data file") }
    func integer<Value: FixedWidthInteger>(_ offset: Int, as type: Value.Type) -> Value {
      Value(littleEndian: file.base.loadUnaligned(fromByteOffset: offset, as: type))
    }
    let version = integer(8, as: UInt32.self)
    guard version == Self.formatVersion else {
      throw .wrongVersion(path: file.path, found: version, expected: Self.formatVersion)
    }
    guard file.base.loadUnaligned(fromByteOffset: 16, as: UInt64.self) == Self.byteOrderMark else {
      throw damaged("written on a machine of another byte order")
    }
    guard integer(24, as: UInt64.self) == UInt64(file.count) else { throw damaged("the file was cut short") }
    let sectionCount = Int(integer(12, as: UInt32.self))
    let tableEnd = Self.headerLength + sectionCount * Self.entryLength
    guard sectionCount < 4096, tableEnd <= file.count else { throw damaged("its table of contents is cut short") }
    let table = bytes.slice(Self.headerLength..<tableEnd)
    guard Checksum.of(table) == integer(32, as: UInt64.self) else { throw damaged("its table of contents is damaged") }
    var found: [String: Section] = [:]
    var order: [String] = []
    for index in 0..<sectionCount {
      let entry = Self.headerLength + index * Self.entryLength
      let rawName = bytes.slice(entry..<entry + Self.nameLength).array.prefix { $0 != 0 }
      let offset = integer(entry + 40, as: UInt64.self)
      let length = integer(entry + 48, as: UInt64.self)
      let starts = offset % 64 == 0 && offset >= UInt64(tableEnd) && offset <= UInt64(file.count)
      let fits = starts && length <= UInt64(file.count) - offset
      guard fits else { throw damaged("section \(index) lies outside the file") }
      let name = String(decoding: rawName, as: UTF8.self)
      guard found[name] == nil else { throw damaged("section \(name) stands twice") }
      found[name] = Section(offset: Int(offset), length: Int(length), checksum: integer(entry + 56, as: UInt64.self))
      order.append(name)
    }
    self.file = file
    sections = found
    names = order
  }

  /// Whether the file has a section of that name.
  public func contains(_ name: String) -> Bool { sections[name] != nil }

  /// The elements of a section, in place. Complexity: O(1).
  ///
  /// - Throws: `PackedFileError.damaged` where there is no such section or its length is no whole number of elements.
  public func array<Element: BitwiseCopyable & Sendable>(_ name: String, of type: Element.Type) throws(PackedFileError) -> PackedArray<
    Element
  > {
    guard let section = sections[name] else { throw .damaged(path: path, reason: "it has no section \(name)") }
    let stride = MemoryLayout<Element>.stride
    guard section.length % stride == 0 else { throw .damaged(path: path, reason: "section \(name) has an odd length") }
    return PackedArray(file: file, offset: section.offset, count: section.length / stride)
  }

  /// Compares every section with its checksum. Complexity: O(file).
  ///
  /// - Throws: `PackedFileError.damaged` naming the first section that differs.
  public func verify() throws(PackedFileError) {
    for name in names {
      guard let section = sections[name] else { continue }
      let bytes = PackedArray<UInt8>(file: file, offset: section.offset, count: section.length)
      guard Checksum.of(bytes) == section.checksum else { throw .damaged(path: path, reason: "section \(name) is damaged") }
    }
  }
}
