import EntityRecognition
import TestSupport
import Testing
import TextModel

@Suite("Mentions")
struct EntityRecognitionTests {
  /// The floors that the sentences of `places.tsv` must never fall below.
  private static let floor = 0.95

  @Test("the rows of places.tsv stay at or above their floor")
  func floorOfRows() throws {
    let real = try RealGazetteer.shared.get()
    let rows = Cases.rows("places.tsv")
    #expect(rows.count >= 60)
    var wrong: [String] = []
    for row in rows {
      let (document, _, mentions) = real.read(row["text"])
      let named = mentions.first { document.text[$0.range] == row["mention"] }
      let kind = named.map(\.kind.rawValue) ?? "none"
      if kind != row["kind"] { wrong.append("\(row.location): '\(row["mention"])' is \(kind), not \(row["kind"])") }
    }
    #expect(
      Double(rows.count - wrong.count) / Double(rows.count) >= Self.floor, "\(rows.count - wrong.count) of \(rows.count): \(wrong)")
  }

  @Test("words that the rows mark as no mention are none")
  func noMentions() throws {
    let real = try RealGazetteer.shared.get()
    var wanted: [String: Set<String>] = [:]
    for row in Cases.rows("places.tsv") where row["kind"] == "none" { wanted[row["text"], default: []].insert(row["mention"]) }
    for (text, words) in wanted {
      let (document, _, mentions) = real.read(text)
      for mention in mentions { #expect(!words.contains(document.text[mention.range]), "\(text)") }
    }
  }

  @Test("mentions are in order, inside the text, on token boundaries, and overlap only where one is embedded", arguments: 0..<200)
  func mentionsAreSound(seed: Int) throws {
    let real = try RealGazetteer.shared.get()
    var generator = SeededGenerator(seed: UInt64(seed))
    let pieces =
      Cases.rows("places.tsv").flatMap { $0["text"].split(separator: " ").map(String.init) } + ["\n\n", "É", "--", "“", "...", "’s"]
    let text = (0..<40).map { _ in pieces[Int.random(in: 0..<pieces.count, using: &generator)] }.joined(separator: " ")
    let (document, analysis, mentions) = real.read(text)
    var end = 0
    var start = 0
    for mention in mentions {
      #expect(mention.range.start >= start && mention.range.start < mention.range.end && mention.range.end <= document.text.bytes.count)
      let tokens = analysis.tokens[mention.tokens]
      if mention.kind != .embeddedPlace {
        #expect(tokens.first?.range.start == mention.range.start && tokens.last?.range.end == mention.range.end, "\(text)")
        #expect(mention.range.start >= end, "\(text)")
        end = mention.range.end
      } else {
        // Inside a mention, or inside the name of a vote or a war, which is no mention itself: never across the end of one.
        #expect(mention.range.end <= end || mention.range.start >= end, "\(text)")
      }
      #expect((0...1).contains(mention.confidence))
      start = mention.range.start
    }
  }

  @Test("a wrong role in the table of contexts is an error that names its line")
  func wrongRole() {
    #expect(throws: FactTableError.self) { try PlaceContext(table: Array("word\trole\tother\nin\tbefore\t\n".utf8)) }
    #expect(throws: FactTableError.self) { try PlaceContext(table: Array("word\trole\tother\nstate\tclass\tplanet\n".utf8)) }
  }
}
