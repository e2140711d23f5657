import OutputFormats

/// One format on its way to one target.
final class EventSink {
  private let writer: any EventWriter
  private let target: OutputTarget
  private var isFirst = true

  init(_ writer: any EventWriter, path: String?) throws(OutputError) {
    self.writer = writer
    target = try OutputTarget(path: path)
    try target.write(writer.header)
  }

  func write(_ rows: [[UInt8]]) throws(OutputError) {
    for row in rows {
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
