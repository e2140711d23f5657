import OutputFormats

/// One format on its way to one target.
final class EventSink: EventOutput {
  private let writer: any EventWriter
  private let target: OutputTarget
  private var isFirst = true

  init(_ writer: any EventWriter, path: String?, state: ResumeJournal.State? = nil) throws(OutputError) {
    self.writer = writer
    let kept = state?.bytes[path ?? ""] ?? 0
    target = try OutputTarget(path: path, life: state == nil ? .oneRun : .severalRuns(kept: kept))
    isFirst = kept <= writer.header.count
    if kept == 0 { try target.write(writer.header) }
  }

  /// How many bytes the output has.
  var count: Int { target.written }

  func write(_ events: [RenderedEvent]) throws(OutputError) {
    for case .bytes(let row) in events where !row.isEmpty {
      if !isFirst { try target.write(writer.separator) }
      isFirst = false
      try target.write(row)
    }
  }

  func flush() throws(OutputError) { try target.flush() }

  func close() throws(OutputError) {
    try target.write(writer.footer)
    try target.close()
  }

  func abandon() { target.abandon() }
}
