import CZlib

/// Unpacks a gzip stream of one or more members piece by piece; owns zlib's state.
struct Inflater: ~Copyable {
  private let stream: UnsafeMutablePointer<z_stream>
  private(set) var isAtMemberEnd = true

  /// The wrapping of deflated bytes.
  enum Wrapping: Int32 {
    /// A gzip file.
    case gzip = 31
    /// What web servers call deflate.
    case zlib = 15
  }

  init(_ wrapping: Wrapping = .gzip) {
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    _ = dateline_inflate_begin(stream, wrapping.rawValue)
  }

  deinit {
    inflateEnd(stream)
    stream.deinitialize(count: 1)
    stream.deallocate()
  }

  /// What became of a piece.
  enum Outcome {
    /// The piece is used up.
    case fine
    /// The bytes are no gzip, or damaged.
    case damaged
    /// What was unpacked exceeds the limit.
    case tooLarge
  }

  /// Unpacks `input` and appends the result to `output` until `limit` bytes stand there.
  mutating func unpack(_ input: [UInt8], into output: inout [UInt8], limit: Int) -> Outcome {
    var piece = [UInt8](repeating: 0, count: 1 << 17)
    return input.withUnsafeBufferPointer { source in
      guard let base = source.baseAddress else { return .fine }
      stream.pointee.next_in = UnsafeMutablePointer(mutating: base)
      stream.pointee.avail_in = UInt32(source.count)
      while true {
        let (status, made) = inflatePiece(&piece)
        output.append(contentsOf: piece[..<made])
        if output.count > limit { return .tooLarge }
        switch status {
        case Z_OK, Z_BUF_ERROR:
          isAtMemberEnd = false
          if made == 0 || stream.pointee.avail_out > 0 { return .fine }
        case Z_STREAM_END:
          isAtMemberEnd = true
          if stream.pointee.avail_in == 0 { return .fine }
          // Members may follow each other; what is no member behind the last one is padding.
          guard stream.pointee.next_in.pointee == 0x1F, inflateReset(stream) == Z_OK else { return .fine }
          isAtMemberEnd = false
        default: return .damaged
        }
      }
    }
  }

  private func inflatePiece(_ piece: inout [UInt8]) -> (status: Int32, made: Int) {
    piece.withUnsafeMutableBufferPointer { target in
      stream.pointee.next_out = target.baseAddress
      stream.pointee.avail_out = UInt32(target.count)
      let status = inflate(stream, Z_NO_FLUSH)
      return (status, target.count - Int(stream.pointee.avail_out))
    }
  }
}
