import ArticleReading
import OutputFormats

/// Reads files of events that Dateline wrote, one event after the other: GeoJSON, a feature a line, JSON Lines, CSV; gzip as what it holds.
public struct EventFileReader: Sendable {
  private static let eventLimit = 4 << 20

  /// Creates a reader.
  public init() {}

  /// Hands on each event of a file, or of standard input where `path` is `-`, and what is wrong with those that are none.
  ///
  /// - Throws: what `take` throws.
  public func read(_ path: String, into take: (Result<EventFields, ReadError>) throws -> Void) throws {
    var stream: ByteStream
    do throws(ReadError) { stream = try ByteStream(path: path, limits: ReadLimits()) } catch { return try take(.failure(error)) }
    var parts = EventParts(path: path, limit: Self.eventLimit)
    while true {
      let bytes: [UInt8]
      do throws(ReadError) { bytes = try stream.next() } catch { return try take(.failure(error)) }
      parts.feed(bytes)
      for result in parts.taken() { try take(result) }
      if bytes.isEmpty { return }
    }
  }
}
