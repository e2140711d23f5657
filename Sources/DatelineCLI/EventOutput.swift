import OutputFormats

/// How the events of a run become one of its outputs.
enum EventRenderer: Sendable {
  /// Each is made into bytes.
  case bytes(any EventWriter)
  /// Each is kept as it is, with these columns, for a database.
  case record(EventSchema)

  /// What one event becomes.
  func render(_ fields: EventFields) -> RenderedEvent {
    switch self {
    case .bytes(let writer): .bytes(writer.bytes(of: fields))
    case .record: .record(fields)
    }
  }

  /// Opens an output at `path`, or on standard output where there is none; with a `state` the run goes on where another ended.
  ///
  /// - Throws: `OutputError`; `CommandFailure` where a database has no file.
  func output(path: String?, state: ResumeJournal.State? = nil) throws -> any EventOutput {
    switch self {
    case .bytes(let writer): return try EventSink(writer, path: path, state: state)
    case .record(let schema):
      guard let path, path != "-" else {
        throw CommandFailure(status: 2, message: "dateline: gpkg is a database and needs a file: -o events.gpkg")
      }
      return try GeoPackageSink(path: path, schema: schema)
    }
  }
}

/// What one event became for one output.
enum RenderedEvent: Sendable {
  case bytes([UInt8])
  case record(EventFields)
}

/// A file or a stream that events are written to.
protocol EventOutput: AnyObject {
  /// Adds events.
  func write(_ events: [RenderedEvent]) throws
  /// Hands on what is pending.
  func flush() throws
  /// How many bytes the output has; 0 for a database.
  var count: Int { get }
  /// Ends the output and puts a file in its place.
  func close() throws
  /// Takes an unfinished file away.
  func abandon()
}
