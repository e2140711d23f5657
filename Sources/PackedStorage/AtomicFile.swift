#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// A file that is written beside its place and takes its name when it is whole; one that is let go before leaves nothing behind.
public struct AtomicFile: ~Copyable {
  private let path: String
  private let temporary: String
  private let descriptor: Int32
  private var failure: PackedFileError?

  /// Makes the file beside `path`.
  ///
  /// - Throws: `PackedFileError.unreadable` with the system's reason where it cannot be made.
  public init(path: String) throws(PackedFileError) {
    self.path = path
    temporary = "\(path).\(getpid()).partial"
    descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    if descriptor < 0 { throw Self.failure(path) }
  }

  /// Appends bytes; a failure is kept for `commit`.
  public mutating func write(_ bytes: [UInt8]) { bytes.withUnsafeBytes { write($0) } }

  mutating func write(_ bytes: UnsafeRawBufferPointer) {
    var written = 0
    while failure == nil, written < bytes.count, let base = bytes.baseAddress {
      let step = Glibc.write(descriptor, base + written, bytes.count - written)
      if step <= 0 { failure = Self.failure(path) } else { written += step }
    }
  }

  /// Writes bytes over the first ones of the file.
  mutating func writeStart(_ bytes: [UInt8]) {
    let isWhole = bytes.withUnsafeBytes { pwrite(descriptor, $0.baseAddress, $0.count, 0) == $0.count }
    if !isWhole, failure == nil { failure = Self.failure(path) }
  }

  /// Gives the file its name.
  ///
  /// - Throws: `PackedFileError.unreadable` with the system's reason of the first failure; nothing is left behind.
  public consuming func commit() throws(PackedFileError) {
    if let failure { throw failure }
    guard fsync(descriptor) == 0, rename(temporary, path) == 0 else { throw Self.failure(path) }
  }

  deinit {
    guard descriptor >= 0 else { return }
    close(descriptor)
    // After the file took its name there is nothing of this one.
    unlink(temporary)
  }

  private static func failure(_ path: String) -> PackedFileError {
    .unreadable(path: path, reason: String(cString: strerror(errno)))
  }
}
