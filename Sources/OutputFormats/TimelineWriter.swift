/// Events as the spreadsheet that TimelineJS reads: its exact headers, a slide an event.
///
/// TimelineJS cannot place a slide without a year, so events without a day are left out. An event of one day has no end; one of a month or a
/// year has no day.
public struct TimelineWriter: EventWriter {
  private let csv = CSVWriter(dialect: .standard)

  /// Creates a writer.
  public init() {}

  /// The headers of the template of TimelineJS.
  public static let columns = [
    "Year", "Month", "Day", "Time", "End Year", "End Month", "End Day", "End Time", "Display Date", "Headline", "Text", "Media",
    "Media Credit", "Media Caption", "Media Thumbnail", "Alt Text", "Type", "Group", "Background",
  ]

  /// The header line.
  public var header: [UInt8] { csv.line(Self.columns.map { .text($0) }) }
  /// Nothing: each row ends itself.
  public var separator: [UInt8] { [] }
  /// Nothing.
  public var footer: [UInt8] { [] }

  /// One row; none for an event without a day.
  public func bytes(of fields: EventFields) -> [UInt8] {
    guard let start = Self.parts(fields.text("start_time")), let end = Self.parts(fields.text("end_time")) else { return [] }
    var cells = [FieldValue](repeating: .null, count: Self.columns.count)
    let precision = fields.text("date_precision")
    let known = precision == "year" ? 1 : precision == "month" ? 2 : 3
    for index in 0..<known { cells[index] = .integer(start[index]) }
    if start != end, known == 3 {
      for index in 0..<3 { cells[4 + index] = .integer(end[index]) }
    }
    if precision != "day" { cells[8] = .optional(fields.text("date_text")) }
    cells[9] = .text(MarkupText.escaped(fields.text("title")))
    cells[10] = .text(Self.story(fields))
    cells[17] = .optional(fields.text("event_type"))
    return csv.line(cells)
  }

  /// The sentence and a link to the article, as HTML.
  private static func story(_ fields: EventFields) -> String {
    let quote = "<p>\(MarkupText.escaped(fields.text("quote")))</p>"
    guard let link = MarkupText.link(fields.text("url")) else { return quote }
    let name = fields.text("headline").isEmpty ? fields.text("url") : fields.text("headline")
    return quote + "<p><a href=\"\(link)\">\(MarkupText.escaped(name))</a></p>"
  }

  /// Year, month and day of `2017-08-10T00:00:00Z`.
  private static func parts(_ time: String) -> [Int]? {
    let parts = time.prefix(10).split(separator: "-").compactMap { Int($0) }
    return parts.count == 3 && !time.hasPrefix("-") ? parts : nil
  }
}
