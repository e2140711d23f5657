import Glibc

/// Where a format's bytes go: standard output, or a file that appears whole or not at all.
final class OutputTarget {
  private let path: String?
  private let temporary: String
  private var descriptor: Int32
  private var pending: [UInt8] = []
  private static let blockSize = 1 << 16

  /// Opens `path`, or standard output where there is none.
  init(path: String?) throws(OutputError) {
    self.path = path == "-" ? nil : path
    temporary = "\(path ?? "").\(getpid()).partial"
    descriptor = 1
    guard let path = self.path else { return }
    descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    if descriptor < 0 { throw .refused(path: path, reason: String(cString: strerror(errno))) }
  }

  /// Adds bytes; they are written in blocks.
  func write(_ bytes: [UInt8]) throws(OutputError) {
    pending += bytes
    if pending.count >= Self.blockSize { try flush() }
  }

  /// Writes what is pending.
  func flush() throws(OutputError) {
    try StandardStream.write(pending, to: descriptor, name: path ?? "standard output")
    pending.removeAll(keepingCapacity: true)
  }

  /// Writes the rest and puts the file in its place.
  func close() throws(OutputError) {
    try flush()
    guard let path else { return }
    let reached = fsync(descriptor) == 0 || errno == EINVAL
    if !reached || Glibc.close(descriptor) != 0 || rename(temporary, path) != 0 {
      let reason = String(cString: strerror(errno))
      unlink(temporary)
      throw .refused(path: path, reason: reason)
    }
    descriptor = -1
  }

  /// Takes the unfinished file away.
  func abandon() {
    guard path != nil, descriptor >= 0 else { return }
    Glibc.close(descriptor)
    unlink(temporary)
    descriptor = -1
  }
}
