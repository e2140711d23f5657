import ArticleReading
import TestSupport
import Testing
import TextModel

/// Reads bytes and returns the documents and errors in order.
func readAll(_ bytes: [UInt8], _ name: String, _ format: InputFormat = .auto, limits: ReadLimits = ReadLimits()) -> [Result<
  Document, ReadError
>] {
  var results: [Result<Document, ReadError>] = []
  ArticleReader(limits: limits).read(bytes: bytes, name: name, format: format) { result in
    results.append(result)
    return .next
  }
  return results
}

/// The only document of bytes that hold one.
func readOne(_ bytes: [UInt8], _ name: String, _ format: InputFormat = .auto) throws -> Document {
  let results = readAll(bytes, name, format)
  try #require(results.count == 1)
  return try results[0].get()
}

@Suite struct PlainTextTests {
  static let story = """
    Publish date15 Aug 2017 - 13:25
    Story Code : 279580

    Talks fail in Geneva

    Envoys left the city without an accord, diplomats said, after a week of talks about the north of the country.
    Talks fail in Geneva
    The envoys may meet again in September, a spokesman told reporters.

    /SR
    https://news.example.org/2017/story.html
    Your Name
    Your Email Address
    Security Code
    """

  @Test func pageFurnitureIsMarkedAndTheTextIsKept() throws {
    let document = try readOne(Array(Self.story.utf8), "story.txt")
    #expect(document.text.string == Self.story)
    #expect(document.title == "Talks fail in Geneva")
    #expect(document.published?.day.description == "2017-08-15")
    #expect(document.published?.source == .text)
    #expect(document.url == "https://news.example.org/2017/story.html")
    #expect(
      document.blocks.map(\.kind) == [
        .boilerplate, .boilerplate, .headline, .paragraph, .boilerplate, .paragraph, .boilerplate, .boilerplate, .boilerplate, .boilerplate,
        .boilerplate,
      ])
  }

  @Test(arguments: Cases.rows("reading-datelines.tsv"))
  func datelinesAreFound(_ row: CaseRow) {
    let text = Text(row["text"])
    let mark = text.dateline(in: text.range)
    #expect(mark.map { text[$0.place] } ?? "" == row["place"])
    #expect(mark?.date.map { text[$0] } ?? "" == row["date"])
    #expect(mark?.agency ?? "" == row["agency"])
    #expect(mark?.day(in: text)?.description ?? "" == row["day"])
    if let mark { #expect(text[TextRange(mark.range.end, text.count)] == row["rest"]) }
  }

  @Test(arguments: Cases.rows("reading-dates.tsv"))
  func datesAreRead(_ row: CaseRow) {
    let order: WrittenDate.NumberOrder = row["order"] == "monthFirst" ? .monthFirst : .dayFirst
    #expect(WrittenDate(row["text"], order: order)?.day.description ?? "" == row["day"])
  }

  @Test func wrappedLinesAreOneParagraph() throws {
    let wire = """
         SAN SALVADOR, 3 JAN 90 -- [REPORT] [ARMED FORCES PRESS COMMITTEE,
      COPREFA] [TEXT] THE BATTALION COMMAND HAS REPORTED THAT ABOUT 50 PEOPLE
      WERE TAKEN TO AN UNKNOWN PLACE.  THE SOURCE ADDED NOTHING ELSE ABOUT THEM.

         MEANWHILE, THREE OTHERS WERE HURT DURING CLASHES YESTERDAY IN TWO OF THE
      DEPARTMENTS.
      """
    let document = try readOne(Array(wire.utf8), "wire.txt")
    #expect(document.blocks.map(\.kind) == [.paragraph, .paragraph])
    #expect(document.dateline?.agency == "ARMED FORCES PRESS COMMITTEE, COPREFA")
    #expect(document.published?.day.description == "1990-01-03")
    #expect(document.published?.source == .dateline)
  }
}
