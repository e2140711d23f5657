import FoundationEssentials
import Linguistics
import TestSupport
import Testing
import TextModel

/// Tests/Cases/languages.tsv.
@Suite struct LanguageTests {
  static let detector = try? LanguageDetector(trigrams: bytes("trigrams"), scripts: bytes("scripts"))

  @Test(arguments: Cases.rows("languages.tsv"))
  func aLanguageIsTold(_ row: CaseRow) throws {
    var document = Document(id: .string("1"), text: Text(row["text"]))
    document.language = row["declared"].isEmpty ? nil : row["declared"]
    #expect(try #require(Self.detector).language(of: document) ?? "" == row["language"])
  }

  private static func bytes(_ name: String) -> [UInt8] {
    FileManager.default.contents(atPath: Cases.packageRoot + "/Gazetteer/language/\(name).tsv").map(Array.init) ?? []
  }
}
