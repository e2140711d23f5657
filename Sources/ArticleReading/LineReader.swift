/// Cuts a stream of bytes into lines; a line that is too long is skipped and reported, not held.
struct LineReader: ~Copyable {
  /// A line of the stream.
  enum Line {
    /// The bytes without the line break.
    case bytes([UInt8])
    /// A line that exceeds the limit.
    case tooLong
  }

  private var stream: ByteStream
  private var buffer: [UInt8]
  private var position = 0
  private let limit: Int
  private(set) var number = 0

  /// Reads on from `buffer`, the bytes that were taken from the stream before.
  init(_ stream: consuming ByteStream, buffered buffer: [UInt8], limit: Int) {
    self.stream = stream
    self.buffer = buffer
    self.limit = limit
  }

  /// The next line, or nothing at the end.
  mutating func next() throws(ReadError) -> Line? {
    var searched = position
    var isTooLong = false
    while true {
      if let end = buffer.firstIndex(of: 10, from: searched) {
        number += 1
        defer { position = end + 1 }
        return isTooLong || end - position > limit ? .tooLong : .bytes(Array(buffer[position..<end]))
      }
      if buffer.count - position > limit {
        isTooLong = true
        buffer.removeAll(keepingCapacity: true)
        position = 0
      }
      if position > 0 {
        buffer.removeSubrange(..<position)
        position = 0
      }
      searched = buffer.count
      let piece = try stream.next()
      if piece.isEmpty {
        if buffer.isEmpty && !isTooLong { return nil }
        number += 1
        let last = buffer
        buffer = []
        return isTooLong ? .tooLong : .bytes(last)
      }
      buffer.append(contentsOf: piece)
    }
  }
}

extension [UInt8] {
  /// The index of the first `byte` at or behind `start`. Complexity: O(n), at the speed of memchr.
  func firstIndex(of byte: UInt8, from start: Int) -> Int? {
    withUnsafeBufferPointer { buffer in
      var index = start
      let end = buffer.count
      while index < end {
        if buffer[index] == byte { return index }
        index += 1
      }
      return nil
    }
  }
}
