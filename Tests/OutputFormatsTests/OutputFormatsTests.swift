import EventCoding
import OutputFormats
import TestSupport
import Testing
import TextModel

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
