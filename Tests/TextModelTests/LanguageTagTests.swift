import TestSupport
import Testing
import TextModel

@Suite struct LanguageTagTests {
  @Test(arguments: Cases.rows("language-tags.tsv"))
  func declaredLanguagesAreNormalized(_ row: CaseRow) {
    var document = Document(id: .string("x"), text: Text("x"))
    document.language = row["declared"]
    #expect(document.language ?? "" == row["language"])
  }
}
