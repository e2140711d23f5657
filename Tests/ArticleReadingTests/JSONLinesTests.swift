import ArticleReading
import TestSupport
import Testing
import TextModel

@Suite struct JSONLinesTests {
  @Test(arguments: Cases.rows("reading-json-fields.tsv"))
  func fieldsAreMapped(_ row: CaseRow) throws {
    let results = readAll(Array(row["json"].utf8), "lines.jsonl", .jsonl)
    try #require(results.count == 1)
    switch results[0] {
    case .failure(let error):
      #expect(error.code.rawValue == row["error"])
      #expect(error.line == 1)
      #expect(error.id?.description ?? "" == row["id"])
    case .success(let document):
      #expect(row["error"] == "")
      #expect(document.id.description == row["id"])
      #expect(document.title ?? "" == row["title"])
      #expect(document.published?.day.description ?? "" == row["day"])
      #expect(document.url ?? "" == row["url"])
      #expect(document.source ?? "" == row["source"])
      #expect(document.author ?? "" == row["author"])
      #expect(document.text.string == row["text"])
    }
  }

  @Test func badLinesStopNothing() throws {
    let lines = "\u{FEFF}{\"text\": \"One.\"}\n\nnonsense\n{\"id\": \"b\"}\n{\"text\": \"Two.\", \"id\": \"two\"}"
    let results = readAll(Array(lines.utf8), "lines.jsonl")
    try #require(results.count == 4)
    #expect(try results[0].get().id == .number("1"))
    #expect(throws: ReadError.self) { try results[1].get() }
    if case .failure(let error) = results[1] { #expect("\(error)".hasPrefix("lines.jsonl:3: ")) }
    if case .failure(let error) = results[2] { #expect(error.id == .string("b") && error.line == 4 && error.code == .noText) }
    #expect(try results[3].get().line == 5)
  }

  @Test func longLinesAreSkippedNotHeld() throws {
    var limits = ReadLimits()
    limits.line = 1000
    let lines = "{\"text\": \"" + String(repeating: "a", count: 900_000) + "\"}\n{\"text\": \"Two.\"}\n"
    let results = readAll(Array(lines.utf8), "lines.jsonl", limits: limits)
    try #require(results.count == 2)
    if case .failure(let error) = results[0] {
      #expect(error.code == .tooLarge && error.line == 1)
    } else {
      Issue.record("a long line was read")
    }
    #expect(try results[1].get().text.string == "Two.")
  }

  @Test func wholeValuesAreRead() throws {
    let array = "[\n {\"text\": \"One.\"},\n {\"text\": \"Two.\"}\n]"
    #expect(readAll(Array(array.utf8), "a.json").count == 2)
    let object = "{\n  \"title\": \"T\",\n  \"text\": \"One.\"\n}\n"
    #expect(try readOne(Array(object.utf8), "a.json").title == "T")
    let feed =
      "{\"version\": \"https://jsonfeed.org/version/1.1\",\n \"items\": [{\"content_text\": \"One.\"}, {\"content_html\": \"<p>Two is long enough.</p>\"}]}"
    #expect(readAll(Array(feed.utf8), "feed.json").count == 2)
    let deep = String(repeating: "[", count: 100_000)
    if case .failure(let error)? = readAll(Array(("[" + deep).utf8), "deep.json", .jsonl).first { #expect(error.code == .badJSON) }
  }

  @Test func stopIsObeyed() {
    var seen = 0
    let lines = String(repeating: "{\"text\": \"One.\"}\n", count: 50)
    ArticleReader().read(bytes: Array(lines.utf8), name: "lines.jsonl") { _ in
      seen += 1
      return seen == 3 ? .stop : .next
    }
    #expect(seen == 3)
  }
}
