import Glibc

/// What kept records from being sorted: the system's reason.
public struct SortingError: Error, CustomStringConvertible {
  /// One line for a person.
  public let description: String
}

/// Sorts lines by their bytes in bounded memory: what does not fit goes in sorted runs to files that have no name.
///
/// The order depends on the lines alone, not on the order in which they came.
final class ExternalSorter {
  private let budget: Int
  private let folder: String
  private var lines: [[UInt8]] = []
  private var held = 0
  private var runs: [SortedRun] = []

  init(budget: Int, folder: String) {
    self.budget = budget
    self.folder = folder
  }

  /// Takes a line, without its line break.
  func add(_ line: [UInt8]) throws(SortingError) {
    lines.append(line)
    held += line.count + 32
    if held > budget { try spill() }
  }

  /// Hands on all lines in order.
  func forEach(_ body: ([UInt8]) throws -> Void) throws {
    if runs.isEmpty {
      for line in sorted() { try body(line) }
      return
    }
    try spill()
    var heads: [[UInt8]?] = []
    for run in runs { heads.append(try run.next()) }
    while let least = heads.indices.filter({ heads[$0] != nil }).min(by: { Self.precedes(heads[$0] ?? [], heads[$1] ?? []) }) {
      if let line = heads[least] { try body(line) }
      heads[least] = try runs[least].next()
    }
  }

  private func sorted() -> [[UInt8]] { lines.sorted(by: Self.precedes) }

  private func spill() throws(SortingError) {
    guard !lines.isEmpty else { return }
    let run = try SortedRun(folder: folder)
    for line in sorted() { try run.write(line) }
    try run.rewind()
    runs.append(run)
    (lines, held) = ([], 0)
  }

  private static func precedes(_ a: [UInt8], _ b: [UInt8]) -> Bool { a.lexicographicallyPrecedes(b) }
}

/// A file of sorted lines that vanishes with its last user.
private final class SortedRun {
  private let descriptor: Int32
  private var buffer: [UInt8] = []
  private var position = 0
  private var isAtEnd = false
  private static let pieceSize = 1 << 16

  init(folder: String) throws(SortingError) {
    var path = Array((folder + "/dateline-merge-XXXXXX").utf8CString)
    descriptor = mkstemp(&path)
    if descriptor < 0 { throw SortingError(description: "\(folder): no room to sort in: \(String(cString: strerror(errno))); set TMPDIR") }
    unlink(path)
  }

  deinit { close(descriptor) }

  func write(_ line: [UInt8]) throws(SortingError) {
    buffer += line
    buffer.append(0x0A)
    if buffer.count >= Self.pieceSize { try flush() }
  }

  func rewind() throws(SortingError) {
    try flush()
    lseek(descriptor, 0, SEEK_SET)
  }

  /// The next line; nothing at the end.
  func next() throws(SortingError) -> [UInt8]? {
    while true {
      if let end = buffer[position...].firstIndex(of: 0x0A) {
        defer { position = end + 1 }
        return Array(buffer[position..<end])
      }
      if isAtEnd { return nil }
      buffer.removeSubrange(..<position)
      position = 0
      let source = descriptor
      let piece = [UInt8](unsafeUninitializedCapacity: Self.pieceSize) { $1 = max(0, read(source, $0.baseAddress, $0.count)) }
      isAtEnd = piece.isEmpty
      buffer += piece
    }
  }

  private func flush() throws(SortingError) {
    var written = 0
    while written < buffer.count {
      let step = buffer[written...].withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if step < 0 && errno != EINTR {
        throw SortingError(description: "sorting: \(String(cString: strerror(errno))); set TMPDIR to a larger disk")
      }
      written += max(0, step)
    }
    buffer.removeAll(keepingCapacity: true)
  }
}
