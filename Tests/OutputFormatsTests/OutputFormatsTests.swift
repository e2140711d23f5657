import EventCoding
import OutputFormats
import TestSupport
import Testing
import TextModel

/// An event with awkward content: a formula, quotes, line breaks, a separator that splits lines in other programs.
private func row(located: Located = .yes, quote: String = "=HYPERLINK(\"x\"), said\nhe \u{2028} </script>") throws -> EventRow {
  var document = Document(id: .string("doc-1"), text: Text("🚨 Rebels captured Palmyra."))
  document.title = "A title"
  let day = try #require(CalendarDay(iso: "2017-08-10"))
  let rebels = Participant(text: "rebels", range: TextRange(5, 11), name: "rebels", code: "SYRREB", country: "SYR", sector: "REB")
  let event = CodedEvent(
    action: "capture", actionRange: TextRange(12, 20), sentence: 0, cameo: "190", type: "ASSAULT", actors: [rebels], targets: [], place: 0,
    date: EventDate(start: day, end: day, precision: .day, basis: .text, text: "Thursday"), realis: .actual, fatalities: 3,
    confidence: 0.8123,
    tellings: [TextRange(12, 20)])
  let location = EventLocation(
    name: "Palmyra", text: "Palmyra", range: TextRange(21, 28), type: "P.PPL", admin1: "Homs", country: "SY", countryName: "Syria",
    point: located == .yes ? EventLocation.Point(latitude: 34.5600001, longitude: 38.2672) : nil, precision: 1, radius: 3000,
    geonamesID: 163_960)
  let record = EventRecord(
    id: "evabc", event: event,
    ontology: OntologyEntry(cameo: "190", name: "Use force", goldstein: -10, quadClass: 4, ploverType: "ASSAULT", ploverMode: nil),
    location: location, otherLocations: [], actionText: "captured", quote: quote)
  return EventRow(record: record, document: document, offsets: OffsetConverter(document.text))
}

private enum Located {
  case yes
  case no
}

private func string(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

@Suite struct OutputFormatsTests {
  @Test func aFeatureHasFlatPropertiesAndOnePoint() throws {
    let json = string(GeoJSONWriter(layout: .lines).bytes(of: try row()))
    #expect(
      json.hasPrefix(
        #"{"type":"Feature","id":"evabc","geometry":{"type":"Point","coordinates":[38.2672,34.56]},"properties":{"title":"capture: rebels (Palmyra)""#
      ))
    #expect(
      json.contains(
        #""event_date":"2017-08-10","date_precision":"day","start_time":"2017-08-10T00:00:00Z","end_time":"2017-08-10T23:59:59Z","time":"2017-08-10T00:00:00Z""#
      ))
    #expect(json.contains(#""char_start":9,"char_end":17"#), "offsets count Unicode scalars")
    #expect(json.contains(#"\n"#) && json.contains(#"\u2028"#))
    #expect(json.hasSuffix("}}\n"))
    #expect(json.count { $0 == "\n" } == 1)
  }

  @Test func anEventWithoutAPointKeepsNullGeometry() throws {
    #expect(string(GeoJSONWriter(layout: .lines).bytes(of: try row(located: .no))).contains(#""geometry":null"#))
  }

  @Test func noEventsAreAValidCollection() {
    let writer = GeoJSONWriter(layout: .collection)
    #expect(string(writer.header + writer.footer) == "{\"type\":\"FeatureCollection\",\"features\":[\n]}\n")
  }

  @Test func aSequenceBeginsEachRecordWithItsSeparator() throws {
    #expect(GeoJSONWriter(layout: .sequence).bytes(of: try row()).first == 0x1E)
  }

  @Test func everyFormatHasTheSameColumns() throws {
    let header = string(CSVWriter(dialect: .standard).header)
    let columns = header.dropLast().split(separator: ",").map(String.init)
    #expect(columns.prefix(5) == ["title", "event_id", "event_date", "date_precision", "start_time"])
    #expect(columns.count == 52)
    let json = string(JSONLinesWriter().bytes(of: try row()))
    for column in columns { #expect(json.contains("\"\(column)\":"), "\(column)") }
  }

  @Test func csvGuardsFormulasAndKeepsOneLineARow() throws {
    let line = string(CSVWriter(dialect: .standard).bytes(of: try row()))
    #expect(line.contains(#""'=HYPERLINK(""x""), said he "#))
    #expect(line.contains(",2017-08-10 00:00:00,2017-08-10 23:59:59,"))
    #expect(line.count { $0 == "\n" } == 1)
  }

  @Test(arguments: ["-5", "+3.5", "-0.25"])
  func numbersAreNoFormulas(_ number: String) throws {
    #expect(string(CSVWriter(dialect: .standard).line([.text(number)])) == number + "\n")
  }

  @Test(arguments: ["=1", "@x", "+a", "-x"])
  func formulasAreGuarded(_ cell: String) {
    #expect(string(CSVWriter(dialect: .standard).line([.text(cell)])) == "'" + cell + "\n")
  }

  @Test func excelGetsItsMarkAndLineEnds() throws {
    let writer = CSVWriter(dialect: .excel)
    #expect(writer.header.starts(with: [0xEF, 0xBB, 0xBF]))
    #expect(writer.header.suffix(2) == [0x0D, 0x0A])
  }

  @Test func theReportHoldsNoOpeningTagInItsData() throws {
    let bytes = string(HTMLReportWriter(outlines: []).bytes(of: try row()))
    #expect(!bytes.contains("<"))
    #expect(bytes.contains(#"\u003c/script>"#))
  }

  @Test(arguments: Cases.rows("decimals.tsv"))
  func decimals(_ row: CaseRow) throws {
    let number = try #require(Double(row["number"]))
    let digits = try #require(Int(row["digits"]))
    #expect(string(CSVWriter(dialect: .standard).line([.decimal(number, digits: digits)])) == row["text"] + "\n")
  }
}
