import Glibc

/// The bytes of a file, of standard input or of memory, piece by piece; gzip and zstd are unpacked on the way.
///
/// Owns the file descriptor and the state of unpacking. Memory is bounded by the size of a piece.
package struct ByteStream: ~Copyable {
  /// The file or `-`, for messages.
  let name: String
  private enum Packing { case none, gzip, zstandard }

  private var packing = Packing.none
  private var descriptor: Int32
  private let memory: [UInt8]
  private var position = 0
  private var isFirst = true
  private var inflater = Inflater()
  private var zstandard: ZstandardUnpacker?
  private var unpackedTotal = 0
  private var isAtEnd = false
  private let limits: ReadLimits

  private var packed: [UInt8] = []
  private var packedStart = 0

  private static let pieceSize = 1 << 18
  /// A slice of a gzip file unpacks to at most a thousand times its size.
  private static let packedSlice = 1 << 13

  /// Opens a file, or standard input where `path` is `-`.
  package init(path: String, limits: ReadLimits) throws(ReadError) {
    name = path
    self.limits = limits
    memory = []
    if path == "-" {
      descriptor = STDIN_FILENO
      return
    }
    descriptor = open(path, O_RDONLY | O_CLOEXEC)
    if descriptor < 0 {
      throw ReadError(.unreadable, file: path, message: "cannot be opened: \(String(cString: strerror(errno))); check the path")
    }
    var status = stat()
    if fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFDIR {
      close(descriptor)
      descriptor = -1
      throw ReadError(.unreadable, file: path, message: "is a folder; name its files or walk it")
    }
  }

  /// Reads bytes that are in memory.
  init(bytes: [UInt8], name: String, limits: ReadLimits) {
    self.name = name
    self.limits = limits
    descriptor = -1
    memory = bytes
  }

  deinit {
    if descriptor > STDIN_FILENO { close(descriptor) }
  }

  /// The next piece; empty at the end.
  package mutating func next() throws(ReadError) -> [UInt8] {
    while true {
      if packing != .none, packedStart < packed.count {
        let end = min(packed.count, packedStart + Self.packedSlice)
        let unpacked = try unpack(Array(packed[packedStart..<end]))
        packedStart = end
        if !unpacked.isEmpty { return unpacked }
        continue
      }
      let raw = try nextRaw()
      if isFirst {
        isFirst = false
        try begin(raw)
      }
      guard packing != .none else { return raw }
      if raw.isEmpty {
        let isWhole = packing == .gzip ? inflater.isAtMemberEnd : zstandard?.isAtFrameEnd ?? true
        guard isWhole else {
          throw ReadError(.damaged, file: name, message: "the packed file ends too early; copy or download it again")
        }
        return []
      }
      packed = raw
      packedStart = 0
    }
  }

  /// Tells by the first bytes whether the file is packed.
  private mutating func begin(_ raw: [UInt8]) throws(ReadError) {
    if raw.starts(with: [0x1F, 0x8B]) { packing = .gzip }
    guard raw.starts(with: [0x28, 0xB5, 0x2F, 0xFD]) else { return }
    packing = .zstandard
    zstandard = ZstandardUnpacker()
    if zstandard == nil {
      throw ReadError(
        .unsupported, file: name,
        message: "is packed with zstd, and the system has no libzstd; unpack it with `zstd -dc FILE` and pipe that in")
    }
  }

  private mutating func unpack(_ slice: [UInt8]) throws(ReadError) -> [UInt8] {
    var unpacked: [UInt8] = []
    let room = limits.unpacked - unpackedTotal
    let outcome =
      packing == .gzip
      ? inflater.unpack(slice, into: &unpacked, limit: room) : zstandard?.unpack(slice, into: &unpacked, limit: room) ?? .damaged
    unpackedTotal += unpacked.count
    switch outcome {
    case .fine: return unpacked
    case .damaged: throw ReadError(.damaged, file: name, message: "the packed file is damaged; copy or download it again")
    case .tooLarge:
      throw ReadError(.tooLarge, file: name, message: "unpacks to more than \(limits.unpacked >> 20) MB; unpack and split it first")
    }
  }

  /// All that is left, up to `limit` bytes, behind what was read before.
  mutating func rest(after start: [UInt8], limit: Int, kind: String) throws(ReadError) -> [UInt8] {
    var all = start
    while true {
      if all.count > limit {
        throw ReadError(.tooLarge, file: name, message: "\(kind) of more than \(limit >> 20) MB; split it or raise the limit")
      }
      let piece = try next()
      if piece.isEmpty { return all }
      all.append(contentsOf: piece)
    }
  }

  private mutating func nextRaw() throws(ReadError) -> [UInt8] {
    if isAtEnd { return [] }
    if descriptor < 0 {
      // Memory is handed on in pieces as well, so that one path serves both.
      let piece = Array(memory[position..<min(memory.count, position + Self.pieceSize)])
      position += piece.count
      isAtEnd = piece.isEmpty
      return piece
    }
    var failure: Int32 = 0
    let source = descriptor
    let piece = [UInt8](unsafeUninitializedCapacity: Self.pieceSize) { buffer, count in
      var got = -1
      repeat { got = Glibc.read(source, buffer.baseAddress, buffer.count) } while got < 0 && errno == EINTR
      if got < 0 { failure = errno }
      count = max(0, got)
    }
    if failure != 0 {
      throw ReadError(.unreadable, file: name, message: "cannot be read: \(String(cString: strerror(failure)))")
    }
    isAtEnd = piece.isEmpty
    return piece
  }
}
