/// What a server's page has beyond a report: controls above the filters, and a script that may ask the server.
public struct ReportAddition: Sendable {
  /// HTML.
  public let controls: String
  /// JavaScript that runs after the report's own and sees its names.
  public let script: String

  /// Creates an addition.
  public init(controls: String, script: String) {
    self.controls = controls
    self.script = script
  }
}

/// Events as a page of its own: a map, a bar for every day, a table with the sentences; it loads nothing from anywhere.
public struct HTMLReportWriter: EventWriter {
  private let outlines: [String]
  private let addition: ReportAddition?

  /// Creates a writer whose map shows `outlines`: SVG paths in tenths of degrees east and south.
  public init(outlines: [String], addition: ReportAddition? = nil) {
    self.outlines = outlines
    self.addition = addition
  }

  /// The page up to the events.
  public var header: [UInt8] {
    let land = outlines.map { "<path d=\"\($0)\"/>" }.joined(separator: "\n")
    let start = ReportTemplate.opening(addition) + ReportTemplate.style + (addition?.controls ?? "")
    return Array((start + ReportTemplate.top + land + ReportTemplate.middle).utf8)
  }
  /// Between two events.
  public var separator: [UInt8] { Array(",\n".utf8) }
  /// The page after the events.
  public var footer: [UInt8] {
    Array((ReportTemplate.bottom + (addition.map { "<script>\n\($0.script)\n</script>\n" } ?? "") + ReportTemplate.end).utf8)
  }

  /// One event as JSON in which no tag can begin.
  public func bytes(of fields: EventFields) -> [UInt8] {
    var json = JSONBuilder()
    json.beginObject()
    for (name, value) in zip(fields.schema.names, fields.values) { json.add(name, value) }
    json.endObject()
    return json.bytes.flatMap { $0 == UInt8(ascii: "<") ? Array("\\u003c".utf8) : [$0] }
  }
}
