import Dateline
import OutputFormats
import TestSupport
import Testing
import TextModel

@Suite struct CoNLLUTests {
  /// What the validator of Universal Dependencies asks of every sentence, on texts of every kind.
  @Test func everySentenceIsValid() throws {
    let extractor = try SampleDocuments.extractor()
    let hostile = Document(
      id: .string("http://a.example/b c"), text: Text("A\tb\r\ndon't 👩‍👩‍👧 (x)!\u{A0}Émile e\u{301} went.\n\n- \u{200B}\n"))
    for document in SampleDocuments.all() + SampleDocuments.shuffled(40, seed: 3) + [hostile] {
      let bytes = CoNLLUWriter.bytes(of: extractor.annotate(document, layers: [.tokens]))
      var identifiers: Set<String> = []
      for block in String(decoding: bytes, as: UTF8.self).split(separator: "\n\n") { check(block, &identifiers) }
    }
  }

  private func check(_ block: Substring, _ identifiers: inout Set<String>) {
    let lines = block.split(separator: "\n")
    let comments = lines.filter { $0.hasPrefix("# ") }
    let rows = lines.filter { !$0.hasPrefix("# ") }.map { $0.split(separator: "\t", omittingEmptySubsequences: false) }
    let name = comments.first { $0.hasPrefix("# sent_id = ") }?.dropFirst(12) ?? ""
    #expect(!name.isEmpty && !name.contains { $0 == " " || $0 == "/" } && identifiers.insert(String(name)).inserted)
    #expect(rows.allSatisfy { $0.count == 10 && $0.allSatisfy { !$0.isEmpty } })
    #expect(rows.map { $0[0] } == rows.indices.map { Substring(String($0 + 1)) })
    #expect(rows.count { $0[6] == "0" } == 1)
    #expect(rows.allSatisfy { (0...rows.count).contains(Int($0[6]) ?? -1) && ($0[6] == "0") == ($0[7] == "root") })
    let words = rows.map { $0[1] + ($0[9] == "SpaceAfter=No" ? "" : " ") }.joined()
    let text = comments.first { $0.hasPrefix("# text = ") }?.dropFirst(9) ?? ""
    #expect(words.split(separator: " ") == text.split(separator: " "), "\(text)")
  }
}
