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
  /// How many bytes were handed over.
  private(set) var written: Int
  private let life: Life

  /// What becomes of an unfinished file.
  enum Life {
    /// It is taken away.
    case oneRun
    /// It stays for the next run, which goes on behind its first bytes.
    case severalRuns(kept: Int)
  }

  /// Opens `path`, or standard output where there is none.
  init(path: String?, life: Life = .oneRun) throws(OutputError) {
    self.life = life
    written = if case .severalRuns(let kept) = life { kept } else { 0 }
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
      let mode = exists ? status.st_mode & 0o777 : 0o666
      if case .severalRuns(let kept) = life {
        temporary = "\(target).partial"
        descriptor = open(temporary, O_WRONLY | O_CREAT | O_CLOEXEC, mode)
        let isReady = ftruncate(descriptor, kept) == 0 && lseek(descriptor, 0, SEEK_END) == kept
        if descriptor >= 0, !isReady { throw .unopened(path: path, reason: Self.systemReason) }
      } else {
        temporary = "\(target).\(getpid()).partial"
        descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode)
      }
    }
    if descriptor < 0 { throw .unopened(path: path, reason: Self.systemReason) }
  }

  /// Adds bytes; they are written in blocks.
  func write(_ bytes: [UInt8]) throws(OutputError) {
    pending += bytes
    written += bytes.count
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

  /// Takes the unfinished file away, unless another run goes on with it.
  func abandon() {
    guard descriptor > 1 else { return }
    Glibc.close(descriptor)
    if place != nil, case .oneRun = life { unlink(temporary) }
    descriptor = -1
  }

  private static var systemReason: String { String(cString: strerror(errno)) }

  private static func resolved(_ path: String) -> String {
    guard let real = realpath(path, nil) else { return path }
    defer { free(real) }
    return String(cString: real)
  }
}
