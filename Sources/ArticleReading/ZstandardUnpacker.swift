import Glibc

/// Unpacks zstd with the system's libzstd, which is looked for when the first such file comes: no program needs it otherwise.
struct ZstandardUnpacker: ~Copyable {
  private struct Buffer {
    var start: UnsafeMutableRawPointer?
    var size: Int
    var position: Int
  }

  private typealias Create = @convention(c) () -> OpaquePointer?
  private typealias Free = @convention(c) (OpaquePointer?) -> Int
  private typealias Decompress = @convention(c) (OpaquePointer?, UnsafeMutableRawPointer, UnsafeMutableRawPointer) -> Int
  private typealias IsError = @convention(c) (Int) -> UInt32

  private let library: UnsafeMutableRawPointer
  private let stream: OpaquePointer
  private let free: Free
  private let decompress: Decompress
  private let isError: IsError
  /// Whether the last frame is complete.
  private(set) var isAtFrameEnd = true

  /// Creates an unpacker; nothing where the system has no libzstd.
  init?() {
    guard let library = dlopen("libzstd.so.1", RTLD_NOW | RTLD_LOCAL) else { return nil }
    guard let create = dlsym(library, "ZSTD_createDStream"), let free = dlsym(library, "ZSTD_freeDStream"),
      let decompress = dlsym(library, "ZSTD_decompressStream"), let isError = dlsym(library, "ZSTD_isError"),
      let stream = unsafeBitCast(create, to: Create.self)()
    else {
      dlclose(library)
      return nil
    }
    self.library = library
    self.stream = stream
    self.free = unsafeBitCast(free, to: Free.self)
    self.decompress = unsafeBitCast(decompress, to: Decompress.self)
    self.isError = unsafeBitCast(isError, to: IsError.self)
  }

  deinit {
    _ = free(stream)
    dlclose(library)
  }

  /// Unpacks `input` and appends the result to `output` until `limit` bytes stand there.
  mutating func unpack(_ input: [UInt8], into output: inout [UInt8], limit: Int) -> Inflater.Outcome {
    var input = input
    var piece = [UInt8](repeating: 0, count: 1 << 17)
    return input.withUnsafeMutableBytes { source in
      var from = Buffer(start: source.baseAddress, size: source.count, position: 0)
      while true {
        let (status, made) = piece.withUnsafeMutableBytes { target in
          var into = Buffer(start: target.baseAddress, size: target.count, position: 0)
          let status = decompress(stream, &into, &from)
          return (status, into.position)
        }
        if isError(status) != 0 { return .damaged }
        output.append(contentsOf: piece[..<made])
        isAtFrameEnd = status == 0
        if output.count > limit { return .tooLarge }
        if from.position >= from.size, made < piece.count { return .fine }
      }
    }
  }
}
