/// Writes sections one after the other as one packed file, whole or not at all.
///
/// The sections of a file go there as they are added, so that it may be larger than memory; its table of contents, for which room is kept at
/// its start, comes last, and only then does the file take its name.
public struct PackedFileWriter: ~Copyable {
  /// A section that was added.
  private struct Entry {
    let name: String
    /// From the first section's start.
    let offset: Int
    let length: Int
    let checksum: UInt64
  }

  /// The most sections of a file; room for their entries is kept before the first.
  private static let capacity = 256
  /// As much as is held back before it is written.
  private static let bufferLength = 4 << 20
  private static let alignment = 64

  private var entries: [Entry] = []
  private var names: Set<String> = []
  /// The sections, or what of them was not written yet.
  private var body: [UInt8] = []
  /// The length of all sections so far.
  private var length = 0
  private var file: AtomicFile?

  /// Creates a writer of a file in memory.
  public init() { file = nil }

  /// Creates a writer of the file `path`.
  ///
  /// - Throws: `PackedFileError.unreadable` with the system's reason where it cannot be made.
  public init(path: String) throws(PackedFileError) {
    var file = try AtomicFile(path: path)
    file.write([UInt8](repeating: 0, count: Self.start(Self.capacity)))
    self.file = consume file
  }

  /// Adds a section; names are ASCII, at most 39 bytes, and unique.
  public mutating func add<Element: BitwiseCopyable>(_ name: String, _ elements: [Element]) {
    precondition(name.utf8.count < PackedFile.nameLength, "a section's name has at most 39 bytes")
    precondition(names.insert(name).inserted, "a section's name is unique")
    precondition(names.count <= Self.capacity, "a file has at most \(Self.capacity) sections")
    let gap = (Self.alignment - length % Self.alignment) % Self.alignment
    body += [UInt8](repeating: 0, count: gap)
    elements.withUnsafeBytes { bytes in
      entries.append(Entry(name: name, offset: length + gap, length: bytes.count, checksum: Checksum.of(bytes)))
      length += gap + bytes.count
      if bytes.count > Self.bufferLength, file != nil {
        flush()
        file?.write(bytes)
      } else {
        body.append(contentsOf: bytes)
        if body.count > Self.bufferLength { flush() }
      }
    }
  }

  /// Adds all sections of another file under their own names.
  public mutating func addSections(of file: PackedFile) {
    for name in file.names {
      guard let section = try? file.array(name, of: UInt8.self) else { continue }
      add(name, section.array)
    }
  }

  /// The whole file, where it is made in memory.
  public func bytes() -> [UInt8] { head(Self.start(entries.count)) + body }

  /// Writes what is missing and gives the file its name; the number of its bytes.
  ///
  /// - Throws: `PackedFileError.unreadable` with the system's reason; nothing is left behind.
  public consuming func finish() throws(PackedFileError) -> Int {
    flush()
    let start = Self.start(Self.capacity)
    let (head, total) = (head(start), start + length)
    if var file = file.take() {
      file.writeStart(head)
      try file.commit()
    }
    return total
  }

  private static func start(_ count: Int) -> Int { PackedFile.headerLength + count * PackedFile.entryLength }

  /// The header and the table of contents of a file whose first section begins at `start`.
  private func head(_ start: Int) -> [UInt8] {
    var table: [UInt8] = []
    for entry in entries {
      table += Array(entry.name.utf8) + [UInt8](repeating: 0, count: PackedFile.nameLength - entry.name.utf8.count)
      Self.append(UInt64(start + entry.offset), to: &table)
      Self.append(UInt64(entry.length), to: &table)
      Self.append(entry.checksum, to: &table)
    }
    var header = PackedFile.magic
    Self.append(PackedFile.formatVersion, to: &header)
    Self.append(UInt32(entries.count), to: &header)
    Self.append(PackedFile.byteOrderMark, to: &header)
    Self.append(UInt64(start + length), to: &header)
    Self.append(Checksum.of(table), to: &header)
    header += [UInt8](repeating: 0, count: PackedFile.headerLength - header.count)
    return header + table
  }

  private mutating func flush() {
    guard file != nil else { return }
    file?.write(body)
    body.removeAll(keepingCapacity: true)
  }

  private static func append<Value: FixedWidthInteger>(_ value: Value, to bytes: inout [UInt8]) {
    withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
  }
}
