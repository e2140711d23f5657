/// Walks over a stream by lines and by counted bytes, for archives whose records say how long they are.
///
/// Memory is bounded by a piece of the stream and what is asked for at once.
struct ByteCursor: ~Copyable {
  private var stream: ByteStream
  private var buffer: [UInt8]
  private var position = 0
  private var isAtEnd = false

  /// Reads on from `buffer`, the bytes that were taken from the stream before.
  init(_ stream: consuming ByteStream, buffered buffer: [UInt8]) {
    self.stream = stream
    self.buffer = buffer
  }

  /// The next line without its line break, at most `limit` bytes of it; nothing at the end.
  mutating func line(limit: Int = 1 << 16) throws(ReadError) -> [UInt8]? {
    var searched = position
    var cut: [UInt8]?
    while true {
      if let end = buffer.firstIndex(of: 10, from: searched) {
        var line = cut ?? Array(buffer[position..<min(end, position + limit)])
        position = end + 1
        if line.last == 13 { line.removeLast() }
        return line
      }
      if buffer.count - position > limit {
        cut = cut ?? Array(buffer[position..<position + limit])
        position = buffer.count
      }
      searched = buffer.count - position
      guard try more() else {
        defer { position = buffer.count }
        if let cut { return cut }
        return position < buffer.count ? Array(buffer[position...]) : nil
      }
    }
  }

  /// The next `count` bytes; fewer at the end of the stream.
  mutating func bytes(_ count: Int) throws(ReadError) -> [UInt8] {
    while buffer.count - position < count, try more() {}
    let end = min(buffer.count, position + count)
    defer { position = end }
    return Array(buffer[position..<end])
  }

  /// Passes over the next `count` bytes without holding them; whether they were all there.
  mutating func skip(_ count: Int) throws(ReadError) -> Bool {
    var left = count
    while left > buffer.count - position {
      left -= buffer.count - position
      position = buffer.count
      guard try more() else { return false }
    }
    position += left
    return true
  }

  /// The bytes that come next, at most `count` that are in memory already or in the next piece.
  mutating func peek(_ count: Int) throws(ReadError) -> [UInt8] {
    while buffer.count - position < count, try more() {}
    return Array(buffer[position..<min(buffer.count, position + count)])
  }

  /// Takes the next piece of the stream; false at its end.
  private mutating func more() throws(ReadError) -> Bool {
    if isAtEnd { return false }
    if position > 0 {
      buffer.removeSubrange(..<position)
      position = 0
    }
    let piece = try stream.next()
    isAtEnd = piece.isEmpty
    buffer.append(contentsOf: piece)
    return !isAtEnd
  }
}
