/// Events as KML 2.2 (OGC 07-147r2): a placemark an event, with its time span, its point and all its columns.
///
/// An event without a point is a placemark without geometry; one without a day has no span and is always shown.
public struct KMLWriter: EventWriter {
  /// Creates a writer.
  public init() {}

  /// The opening of the document, with a style for each class of the events.
  public var header: [UInt8] {
    var text = """
      <?xml version="1.0" encoding="UTF-8"?>
      <kml xmlns="http://www.opengis.net/kml/2.2"><Document><name>Events</name>

      """
    for (number, color) in Self.colors.enumerated() {
      text += "<Style id=\"class\(number)\"><IconStyle><color>\(color)</color></IconStyle></Style>\n"
    }
    return Array(text.utf8)
  }
  /// Nothing: each placemark ends itself.
  public var separator: [UInt8] { [] }
  /// The end of the document.
  public var footer: [UInt8] { Array("</Document></kml>\n".utf8) }

  /// One placemark.
  public func bytes(of fields: EventFields) -> [UInt8] {
    var text = "<Placemark id=\"\(MarkupText.escaped(fields.text("event_id")))\"><name>\(MarkupText.escaped(fields.text("title")))</name>"
    text += "<description>\(MarkupText.escaped(Self.description(fields)))</description>"
    if fields["start_time"] != .null {
      text += "<TimeSpan><begin>\(fields.text("start_time"))</begin><end>\(fields.text("end_time"))</end></TimeSpan>"
    }
    text += "<styleUrl>#class\(Int(fields.text("quad_class")).map { min(max($0, 0), 4) } ?? 0)</styleUrl><ExtendedData>"
    for (name, value) in zip(fields.schema.names, fields.values) where value != .null && !Self.shown.contains(name) {
      text += "<Data name=\"\(name)\"><value>\(MarkupText.escaped(value.string))</value></Data>"
    }
    text += "</ExtendedData>"
    if fields["longitude"] != .null, fields["latitude"] != .null {
      text += "<Point><coordinates>\(fields.text("longitude")),\(fields.text("latitude"))</coordinates></Point>"
    }
    return Array((text + "</Placemark>\n").utf8)
  }

  /// The sentence and a link to the article, as HTML.
  private static func description(_ fields: EventFields) -> String {
    let quote = "<p>\(MarkupText.escaped(fields.text("quote")))</p>"
    guard let link = MarkupText.link(fields.text("url")) else { return quote }
    let source = fields.text("source").isEmpty ? fields.text("url") : fields.text("source")
    return quote + "<p><a href=\"\(link)\">\(MarkupText.escaped(source))</a></p>"
  }

  /// What the placemark shows elsewhere.
  private static let shown: Set<String> = ["title", "start_time", "end_time", "longitude", "latitude"]
  /// Alpha, blue, green, red: neutral, then cooperation in greens and conflict in reds.
  private static let colors = ["ff888888", "ff7fc97f", "ff3a8f3a", "ff5588ee", "ff2222cc"]
}
