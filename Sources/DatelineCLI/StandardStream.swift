import Glibc

/// Why output could not be written.
enum OutputError: Error, CustomStringConvertible {
  /// The reader went away: the program ends quietly.
  case closedPipe
  /// The target cannot be opened, so nothing was written.
  case unopened(path: String, reason: String)
  /// The system refused, with its reason.
  case refused(path: String, reason: String)

  var description: String {
    switch self {
    case .closedPipe: ""
    case .unopened(let path, let reason), .refused(let path, let reason): "dateline: \(path): \(reason)"
    }
  }

  /// The exit status of a program that ends with this.
  var status: Int32 {
    switch self {
    case .closedPipe: 0
    case .unopened: 2
    case .refused: 1
    }
  }
}

/// Standard output and standard error as plain bytes.
struct StandardStream: Sendable {
  static let output = StandardStream(descriptor: 1, name: "standard output")
  static let error = StandardStream(descriptor: 2, name: "standard error")

  let descriptor: Int32
  let name: String

  /// Whether a person watches.
  var isTerminal: Bool { isatty(descriptor) == 1 }

  /// Writes all bytes, or says why not.
  func write(_ bytes: [UInt8]) throws(OutputError) {
    try Self.write(bytes, to: descriptor, name: name)
  }

  /// Writes a message; a reader that went away is no error here.
  func write(_ text: String) {
    try? write(Array(text.utf8))
  }

  static func write(_ bytes: [UInt8], to descriptor: Int32, name: String) throws(OutputError) {
    var written = 0
    while written < bytes.count {
      let step = bytes[written...].withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if step > 0 {
        written += step
      } else if errno == EPIPE {
        throw .closedPipe
      } else if errno != EINTR {
        throw .refused(path: name, reason: String(cString: strerror(errno)))
      }
    }
  }
}
