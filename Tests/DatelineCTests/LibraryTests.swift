import CDateline
import Dateline
import DatelineC
import TestSupport
import Testing

/// The library as C calls it.
@Suite struct LibraryTests {
  private func taken(_ text: UnsafeMutablePointer<CChar>?) -> String? {
    guard let text else { return nil }
    defer { dateline_free(text) }
    return String(cString: text)
  }

  @Test func eventsAreThoseOfTheCommandLine() throws {
    let text = "{\"id\": 7, \"text\": \"Rebels captured Tal Afar on Monday.\", \"date\": \"2017-08-10\"}\n"
    let extractor = try #require(dateline_open(BuiltProducts.dataFile, nil))
    defer { dateline_close(extractor) }
    for (format, command) in [("jsonl", "jsonl"), ("geojson", "geojson"), ("csv", "csv")] {
      var length = 0
      let answer = taken(dateline_extract(extractor, text, text.utf8.count, "jsonl", nil, format, &length, nil))
      let run = try ProgramRun(
        ["extract", "--quiet", "--input-format", "jsonl", "--format", command, "-"], in: TestFolder(), input: .bytes(Array(text.utf8)))
      #expect(answer == run.text && length == run.output.count && length > 100)
    }
    let line = taken(dateline_annotate(extractor, text, text.utf8.count, "jsonl", nil, nil, nil, nil))
    let run = try ProgramRun(["annotate", "--input-format", "jsonl", "-"], in: TestFolder(), input: .bytes(Array(text.utf8)))
    #expect(line == run.text)
  }

  @Test func whatIsWrongIsTold() throws {
    var error: UnsafeMutablePointer<CChar>?
    #expect(dateline_open("/nowhere.dlgz", &error) == nil)
    #expect(taken(error)?.contains("/nowhere.dlgz") ?? false)
    let extractor = try #require(dateline_open(BuiltProducts.dataFile, nil))
    defer { dateline_close(extractor) }
    for (text, format, date, output, part) in [
      ("x", "shp", "2020-01-01", "jsonl", "no input format"), ("x", "text", "monday", "jsonl", "no day"),
      ("x", "text", "2020-01-01", "gpkg", "no format of the library"), ("{", "jsonl", "2020-01-01", "jsonl", "JSON"),
    ] {
      var error: UnsafeMutablePointer<CChar>?
      #expect(dateline_extract(extractor, text, text.utf8.count, format, date, output, nil, &error) == nil)
      let message = taken(error)
      #expect(message?.contains(part) ?? false, "\(message ?? "")")
    }
    #expect(String(cString: dateline_version()) == DatelineVersion.current)
  }
}
