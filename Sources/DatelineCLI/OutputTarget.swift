import Glibc

/// Where a format's bytes go: standard output, or a file that appears whole or not at all.
///
/// A file is written beside its place under another name and renamed at the end. What is no file - a device, a named pipe - is written to
/// directly: renaming would put a file in its place.
final class OutputTarget {
  private let name: String
  /// The file's place at the end; nothing where bytes go straight to their target.
  private let place: String?
  private var temporary = ""
  private var descriptor: Int32 = 1
  private var pending: [UInt8] = []
  private static let blockSize = 1 << 16

  /// Opens `path`, or standard output where there is none.
  init(path: String?) throws(OutputError) {
    guard let path, path != "-" else {
      name = "standard output"
      place = nil
      return
    }
    name = path
    var status = stat()
    let exists = stat(path, &status) == 0
    if exists && status.st_mode & S_IFMT == S_IFDIR { throw .unopened(path: path, reason: "is a folder; name a file in it") }
    if exists && status.st_mode & S_IFMT != S_IFREG {
      place = nil
      descriptor = open(path, O_WRONLY | O_CLOEXEC)
    } else {
      // Where the path is a link, the file that it leads to is replaced and the link stays.
      let target = Self.resolved(path)
      place = target
      temporary = "\(target).\(getpid()).partial"
      descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, exists ? status.st_mode & 0o777 : 0o666)
    }
    if descriptor < 0 { throw .unopened(path: path, reason: Self.systemReason) }
  }

  /// Adds bytes; they are written in blocks.
  func write(_ bytes: [UInt8]) throws(OutputError) {
    pending += bytes
    if pending.count >= Self.blockSize { try flush() }
  }

  /// Writes what is pending.
  func flush() throws(OutputError) {
    try StandardStream.write(pending, to: descriptor, name: name)
    pending.removeAll(keepingCapacity: true)
  }

  /// Writes the rest and puts the file in its place.
  func close() throws(OutputError) {
    try flush()
    guard descriptor != 1 else { return }
    let closed = Glibc.close(descriptor) == 0
    descriptor = -1
    guard closed, place.map({ rename(temporary, $0) == 0 }) ?? true else {
      let reason = Self.systemReason
      if place != nil { unlink(temporary) }
      throw .refused(path: name, reason: reason)
    }
  }

  /// Takes the unfinished file away.
  func abandon() {
    guard descriptor > 1 else { return }
    Glibc.close(descriptor)
    if place != nil { unlink(temporary) }
    descriptor = -1
  }

  private static var systemReason: String { String(cString: strerror(errno)) }

  private static func resolved(_ path: String) -> String {
    guard let real = realpath(path, nil) else { return path }
    defer { free(real) }
    return String(cString: real)
  }
}
