import Dateline
import EventCoding
import FoundationEssentials
import PackedStorage
import TestSupport
import Testing
import TextModel

/// Dictionaries that a user brings: PETRARCH's files and tables in the form of ours.
@Suite struct UserLexiconTests {
  private static let folder = Cases.packageRoot + "/Tests/Fixtures/dictionaries/"

  private static func lexicon(_ names: [String]) throws -> UserLexicon {
    var lexicon = UserLexicon()
    for name in names { lexicon.read(Array(try #require(FileManager.default.contents(atPath: folder + name))), name: name) }
    return lexicon
  }

  private static let good = ["test.actors.txt", "test.agents.txt", "test.discards.txt", "test.issues.txt", "own.tsv", "own-agents.tsv"]

  @Test(arguments: Cases.rows("dictionary-codes.tsv"))
  func code(_ row: CaseRow) throws {
    let day = CalendarDay(iso: row["day"])
    #expect(try Self.lexicon(Self.good).code(of: row["phrase"], on: day) ?? "none" == row["code"])
  }

  @Test(arguments: Cases.rows("dictionary-warnings.tsv"))
  func warning(_ row: CaseRow) throws {
    let warnings = try Self.lexicon([row["file"]]).warnings
    #expect(warnings.contains { $0.hasPrefix("\(row["file"]):\(row["line"]): ") && $0.contains(row["message"]) }, "\(warnings)")
  }

  @Test func rightFilesGiveNoWarning() throws {
    #expect(try Self.lexicon(Self.good.filter { $0 != "own.tsv" }).warnings.isEmpty)
  }

  @Test(
    arguments: zip(["a.txt", "b.txt", "c.txt", "d.txt"], ["test.actors.txt", "test.agents.txt", "test.issues.txt", "test.discards.txt"]))
  func theKindIsToldByTheContentToo(_ name: String, _ file: String) throws {
    var lexicon = UserLexicon()
    lexicon.read(Array(try #require(FileManager.default.contents(atPath: Self.folder + file))), name: name)
    #expect(lexicon.warnings.isEmpty)
    #expect((lexicon.code(of: "Silver Dawn", on: nil) != nil) == (name == "a.txt"))
    #expect((lexicon.code(of: "snowfolk", on: nil) != nil) == (name == "b.txt"))
    #expect(lexicon.hasIssues == (name == "c.txt"))
  }

  @Test(arguments: Cases.rows("dictionary-events.tsv"))
  func events(_ row: CaseRow) throws {
    var configuration = Configuration.news
    configuration.lexicon = try Self.lexicon(Self.good)
    let data = try PackedFile(path: Cases.packageRoot + "/.build/release/dateline.dlgz")
    var document = Document(id: .string("case"), text: Text(row["text"]))
    document.published = PublicationDay(try #require(CalendarDay(iso: row["published"])), source: .option)
    let events = try Extractor(data: data, configuration: configuration).extract(document).events
    #expect(events.isEmpty == (row["events"] == "none"))
    guard let first = events.first else { return }
    #expect(first.event.actors.first?.code == row["code"])
    #expect(first.issues.joined(separator: ", ") == row["issues"])
  }
}
