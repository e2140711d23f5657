import Dateline
import EntityRecognition
import TestSupport
import Testing
import TextModel

@Suite struct NameTests {
  @Test func namesByKind() throws {
    let extractor = try SampleDocuments.extractor()
    for row in Cases.rows("names.tsv") {
      let document = Document(id: .number("1"), text: Text(row["text"]))
      let mentions = extractor.extract(document).mentions
      func names(_ kind: MentionKind) -> String {
        mentions.filter { $0.kind == kind }.map { document.text[$0.range] }.joined(separator: "|")
      }
      #expect(names(.person) == row["persons"], "\(row["text"])")
      #expect(names(.organization) == row["organizations"], "\(row["text"])")
      #expect(names(.place) == row["places"], "\(row["text"])")
    }
  }

  @Test func placesInOtherLanguages() throws {
    let extractor = try SampleDocuments.extractor()
    for row in Cases.rows("foreign-places.tsv") {
      let extraction = extractor.extract(Document(id: .number("1"), text: Text(row["text"])))
      let names = extraction.places.map(\.place.name)
      #expect(names.joined(separator: "|") == row["places"], "\(row["text"])")
      #expect(extraction.document.language == row["language"], "\(row["text"])")
      #expect(extraction.events.isEmpty, "\(row["text"])")
    }
  }
}
