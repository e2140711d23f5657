import ArticleReading
import FoundationEssentials
import TestSupport
import Testing
import TextModel

/// The bytes of a file of Tests/Cases/reading.
func fixture(_ name: String) throws -> [UInt8] {
  try #require(FileManager.default.contents(atPath: Cases.packageRoot + "/Tests/Cases/reading/" + name).map(Array.init))
}

@Suite struct WebPageTests {
  @Test func aNewsPageIsRead() throws {
    let document = try readOne(fixture("news-page.html"), "news-page.html")
    #expect(document.title == "Floods cut off Bridgeford as river rises")
    #expect(document.published?.day.description == "2021-03-04")
    #expect(document.published?.timestamp == "2021-03-04T23:30:00-05:00")
    #expect(document.author == "Jo Lee; Ann Orr")
    #expect(document.source == "Valley Gazette")
    #expect(document.url == "https://gazette.example.org/2021/03/04/floods-bridgeford")
    #expect(document.language == "en-GB")
    #expect(document.dateline.map { document.text[$0.place] } == "BRIDGEFORD, Vale")
    let expected = String(decoding: try fixture("news-page.txt"), as: UTF8.self)
    let blocks = document.blocks.filter { $0.kind != .headline }.map { "\($0.kind)\t\(document.text[$0.range])\n" }.joined()
    #expect(blocks == expected)
  }

  @Test(arguments: Cases.rows("reading-encodings.tsv"))
  func encodingsAreDecoded(_ row: CaseRow) throws {
    let meta = row["charset"].isEmpty ? "" : "<meta charset=\"\(row["charset"])\">"
    let body = row["bytes"].split(separator: " ").compactMap { UInt8($0, radix: 16) }
    let page = Array("<html><head>\(meta)</head><body><p>".utf8) + body + Array("</p></body></html>".utf8)
    #expect(try readOne(page, "page.html").text.string == row["text"])
  }

  @Test(arguments: Cases.rows("reading-markup.tsv"))
  func markupIsMended(_ row: CaseRow) throws {
    let document = try readOne(Array(row["html"].utf8), "page.html")
    #expect(document.text.string == row["text"])
  }

  private static let story = """
    <p>The second night train of the year left the harbour at nine in the evening, with two hundred people on board, the railway said.</p>
    <p>For twenty years nobody could sleep on the way south, because the last cars had been sold to a museum, where they still stand.</p>
    <p>The mayor called it a good day for the town, and promised a new platform, a warm room, and a clock that shows the right time.</p>
    """

  @Test(arguments: Cases.rows("reading-pages.tsv"))
  func pagesSayWhatTheyAre(_ row: CaseRow) throws {
    let body = row["body"].replacing("STORY", with: Self.story)
    let document = try readOne(Array("<html><head>\(row["head"])</head><body>\(body)</body></html>".utf8), "page.html")
    for (name, found) in [("title", document.title), ("author", document.author), ("day", document.published?.day.description)] {
      if !row[name].isEmpty { #expect((found ?? "-") == row[name], "\(name)") }
    }
    #expect(document.text.string.contains(row["text"].isEmpty ? "The mayor called it a good day" : row["text"]))
  }

  @Test func bytesThatAreNoTextAreRefused() throws {
    for (bytes, hint) in [
      (Array("%PDF-1.7\n".utf8), "pdftotext"), ([0x50, 0x4B, 3, 4, 0, 0], "pandoc"), ([0x7F, 0x45, 0x4C, 0x46, 2, 1, 1, 0], "program"),
      ([UInt8](repeating: 0, count: 5000), "no text"),
    ] {
      let result = try #require(readAll(bytes, "file").first)
      if case .failure(let error) = result {
        #expect(error.code == .binary && error.message.contains(hint))
      } else {
        Issue.record("\(hint) was read")
      }
    }
    if case .failure(let error)? = readAll([], "empty.html").first { #expect(error.code == .notAnArticle) }
  }

  @Test func hostilePagesEnd() throws {
    let story = "<p>The river rose by two metres, the fire service said, and cut the last road into the town.</p>"
    let pages = [
      story + String(repeating: "<div>", count: 50_000) + "x",
      String(repeating: "<div><table><tr><td>", count: 3_000) + story + String(repeating: "</p>", count: 20_000),
      story + "<p " + (0..<20_000).map { "a\($0)=1 " }.joined() + ">y</p>",
      story + String(repeating: "<", count: 200_000),
      story + String(repeating: "<!--", count: 50_000),
      story + String(repeating: "<svg>", count: 50_000),
      story + String(repeating: "<button>", count: 50_000) + "</button>",
      story + String(repeating: "<script type=\"text/template\">", count: 20_000) + "</script>",
      story + String(repeating: "&#1;&amp", count: 50_000),
      story.split(separator: "").joined(separator: "\0"),
    ]
    for page in pages {
      let result = try #require(readAll(Array(page.utf8), "page.html", .html).first)
      #expect(try result.get().text.string.contains("The river rose by two metres"))
    }
  }
}
