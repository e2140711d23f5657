import FoundationEssentials
import TemporalTagging
import TestSupport
import Testing
import TextModel

/// The tagger of the project's own tables, built once for all tests.
enum Tables {
  static let tagger: TemporalTagger = {
    let bytes = TemporalTables.names.map { name in
      FileManager.default.contents(atPath: Cases.packageRoot + "/Gazetteer/" + name).map { Array($0) } ?? []
    }
    do {
      return try TemporalTagger(tables: TemporalTables(words: bytes[0], parts: bytes[1], rules: bytes[2], holidays: bytes[3]))
    } catch {
      preconditionFailure("\(error)")
    }
  }()

  static func rows(_ name: String) -> [CaseRow] { Cases.rows(at: Cases.packageRoot + "/Gazetteer/dates/" + name) }

  static func document(_ text: String, day: String) -> Document {
    var document = Document(id: .number("1"), text: Text(text))
    document.published = CalendarDay(iso: day).map { PublicationDay($0, source: .metadata) }
    return document
  }

  /// The values of the expressions of a text, `|` between them, each with `;` and its modifier where `modifiers` asks for it.
  static func values(_ text: String, day: String, like expected: String) -> String {
    let timexes = tagger.tag(document(text, day: day), analysis: nil).timexes
    return timexes.map { $0.value + (expected.contains(";") ? $0.mod.map { ";" + $0 } ?? "" : "") }.joined(separator: "|")
  }
}

/// Every row of the tables holds an example; here they run.
@Suite struct TableExampleTests {
  @Test(arguments: Tables.rows("rules.tsv"))
  func rule(_ row: CaseRow) {
    #expect(Tables.values(row["example"], day: row["day"], like: row["expected"]) == row["expected"])
  }

  @Test(arguments: Tables.rows("words.tsv") + Tables.rows("parts.tsv") + Tables.rows("holidays.tsv"))
  func phrase(_ row: CaseRow) throws {
    let cell = row["example"]
    let arrow = try #require(cell.firstIndex(of: "="))
    let expected = String(cell[arrow...].dropFirst(2).drop { $0 == " " })
    #expect(Tables.values(String(cell[..<arrow]), day: "2017-08-15", like: expected) == expected)
  }
}

@Suite struct TimexTests {
  @Test(arguments: Cases.rows("timex.tsv"))
  func found(_ row: CaseRow) {
    let document = Tables.document(row["text"], day: row["day"])
    let timexes = Tables.tagger.tag(document, analysis: nil).timexes
    #expect(timexes.map { document.text[$0.range] }.joined(separator: "|") == row["words"])
    #expect(timexes.map(\.type.rawValue).joined(separator: "|") == row["types"])
    #expect(timexes.map { $0.value + ($0.mod.map { ";" + $0 } ?? "") }.joined(separator: "|") == row["values"])
    #expect(timexes.map { $0.edtf ?? "-" }.joined(separator: "|") == row["edtf"])
  }
}
