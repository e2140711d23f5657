#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Reads the lines of a file of any size; memory is bounded by a piece and the longest line.
public struct LineFile: ~Copyable {
  private let path: String
  private let descriptor: Int32
  private static let pieceLength = 8 << 20
  /// Longer lines are cut: no table of places has one.
  private static let lineLimit = 16 << 20

  /// Opens the file `path`.
  ///
  /// - Throws: `PackedFileError.unreadable` with the system's reason.
  public init(path: String) throws(PackedFileError) {
    self.path = path
    descriptor = open(path, O_RDONLY | O_CLOEXEC)
    if descriptor < 0 { throw .unreadable(path: path, reason: String(cString: strerror(errno))) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT != S_IFDIR else {
      throw .unreadable(path: path, reason: "it is a folder; name a file of it")
    }
  }

  /// Calls `body` for each line with its number from 1, without its end. Complexity: O(file).
  ///
  /// - Throws: `PackedFileError.unreadable` where the file cannot be read on.
  public func forEachLine(_ body: (Int, Span<UInt8>) -> Void) throws(PackedFileError) {
    var buffer = [UInt8](repeating: 0, count: Self.pieceLength)
    var (start, filled, line) = (0, 0, 0)
    while true {
      if start > 0 {
        buffer.replaceSubrange(0..<filled - start, with: buffer[start..<filled])
        (start, filled) = (0, filled - start)
      }
      if filled == buffer.count, buffer.count < Self.lineLimit { buffer += [UInt8](repeating: 0, count: buffer.count) }
      let room = buffer.count - filled
      let count = buffer.withUnsafeMutableBytes { read(descriptor, $0.baseAddress.map { $0 + filled }, room) }
      guard count >= 0 else { throw .unreadable(path: path, reason: String(cString: strerror(errno))) }
      filled += count
      let isLast = count == 0
      let span = buffer.span
      var scan = start
      while let end = ByteScan.first(UInt8(ascii: "\n"), in: span, from: scan, to: filled) {
        line += 1
        body(line, span.extracting(start..<(end > start && span[end - 1] == 0x0D ? end - 1 : end)))
        start = end + 1
        scan = start
      }
      if isLast || (start == 0 && filled == Self.lineLimit) {
        if filled > start {
          line += 1
          body(line, span.extracting(start..<filled))
        }
        start = filled
        if isLast { return }
      }
    }
  }

  deinit { if descriptor >= 0 { close(descriptor) } }
}
