import Glibc
import Logging

/// Log lines as JSON objects on standard error, one a line.
public struct RequestLog: LogHandler {
  /// The level below which lines are left out.
  public var logLevel: Logger.Level
  /// What every line says.
  public var metadata: Logger.Metadata = [:]

  /// Creates a log that leaves out lines below a level.
  public init(level: Logger.Level) { logLevel = level }

  /// One thing that every line says.
  public subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  /// Writes a line.
  public func log(event: LogEvent) {
    var members: [(name: String, value: JSONDocument)] = [
      ("time", .string(ServiceTime.now().description(.milliseconds))), ("level", .string(event.level.rawValue)),
      ("message", .string(event.message.description)),
    ]
    let all = metadata.merging(event.metadata ?? [:]) { $1 }
    for (key, value) in all.sorted(by: { $0.key < $1.key }) {
      let text = value.description
      members.append((key, Int(text).map { .integer($0) } ?? .string(text)))
    }
    let line = JSONDocument.object(members).bytes
    _ = write(2, line, line.count)
  }
}
