/// Events as a page of its own: a map, a bar for every day, a table with the sentences; it loads nothing from anywhere.
public struct HTMLReportWriter: EventWriter {
  private let outlines: [String]

  /// Creates a writer whose map shows `outlines`: SVG paths in tenths of degrees east and south.
  public init(outlines: [String]) { self.outlines = outlines }

  /// The page up to the events.
  public var header: [UInt8] {
    let land = outlines.map { "<path d=\"\($0)\"/>" }.joined(separator: "\n")
    return Array((ReportTemplate.top + land + ReportTemplate.middle).utf8)
  }
  /// Between two events.
  public var separator: [UInt8] { Array(",\n".utf8) }
  /// The page after the events.
  public var footer: [UInt8] { Array(ReportTemplate.bottom.utf8) }

  /// One event as JSON in which no tag can begin.
  public func bytes(of fields: EventFields) -> [UInt8] {
    var json = JSONBuilder()
    json.beginObject()
    for (name, value) in zip(fields.schema.names, fields.values) { json.add(name, value) }
    json.endObject()
    return json.bytes.flatMap { $0 == UInt8(ascii: "<") ? Array("\\u003c".utf8) : [$0] }
  }
}
