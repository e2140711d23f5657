import Gazetteers
import TestSupport
import Testing
import TextModel

@Suite struct NameMatcherTests {
  private func words(_ matches: [NameMatch], _ text: Text) -> [String] { matches.map { text[$0.range] } }

  @Test(arguments: Cases.rows("name-matches.tsv")) func findsNames(row: CaseRow) throws {
    let gazetteer = try Fixture.gazetteer()
    let text = Text(row["text"])
    let matching: NameMatcherConfiguration.Matching = row["mode"] == "everyWord" ? .everyWord : .capitalized
    let matches = gazetteer.matcher(NameMatcherConfiguration(matching: matching)).matches(in: text)
    #expect(words(matches, text) == row.list("matches"))
  }

  @Test func findsNamesInAPart() throws {
    let gazetteer = try Fixture.gazetteer()
    let text = Text("Aleppo, Aleppo Province and Washington")
    #expect(words(gazetteer.matcher.matches(in: text, range: TextRange(8, 14)), text) == ["Aleppo"])
    #expect(gazetteer.matcher.matches(in: text, range: TextRange(9, 9)).isEmpty)
  }

  @Test func findsNamesInsideNames() throws {
    let gazetteer = try Fixture.gazetteer()
    let text = Text("The Washington Post and New York City")
    let matches = gazetteer.matcher.matches(in: text)
    #expect(words(matches, text) == ["Washington Post", "New York City"])
    #expect(words(gazetteer.matcher.nested(in: text, range: TextRange(0, 19)), text) == ["Washington Post"])
    #expect(words(gazetteer.matcher.nested(in: text, range: matches[0].range), text) == ["Washington"])
    #expect(words(gazetteer.matcher.nested(in: text, range: matches[1].range), text) == ["New York"])
  }

  /// Random names and texts against a matcher that tries every pair of words.
  @Test func agreesWithTheNaiveMatcher() throws {
    var random = SeededGenerator(seed: 7)
    let vocabulary = ["Alda", "Berta", "Corvus", "Dinka", "Emsal", "Farn", "gorra", "Hulm", "ilmen", "Jork"]
    let separators = [" ", " ", " ", "-", ", ", ". ", "\n", "\n\n", " - ", "; ", " (", "/"]
    let joints: Set<String> = [" ", "-", "\n"]
    var names: Set<[String]> = []
    while names.count < 60 {
      let name = (0..<Int.random(in: 1...4, using: &random)).map { _ in vocabulary.randomElement(using: &random) ?? "" }
      if name[0].first?.isUppercase == true { names.insert(name) }
    }
    let rows = names.map { "\t" + $0.joined(separator: " ") + "\t0\t0\tP.PPL\tSY\t\t\t\t" }.sorted().joined(separator: "\n")
    let gazetteer = try Fixture.gazetteer(from: Fixture.adding(rows, to: "places/cities.tsv", of: Fixture.sources()).sources)
    for _ in 0..<2000 {
      var words: [(word: String, start: Int, separator: String)] = []
      var text = ""
      for _ in 0..<Int.random(in: 1...30, using: &random) {
        let word = vocabulary.randomElement(using: &random) ?? ""
        let separator = separators.randomElement(using: &random) ?? ""
        words.append((word, text.utf8.count, separator))
        text += word + separator
      }
      var expected: [TextRange] = []
      var index = 0
      while index < words.count {
        var longest = 0
        var length = 1
        while index + length <= words.count, length <= 4 {
          if length > 1, !joints.contains(words[index + length - 2].separator) { break }
          if names.contains(words[index..<index + length].map(\.word)) { longest = length }
          length += 1
        }
        if longest > 0 {
          let last = words[index + longest - 1]
          expected.append(TextRange(words[index].start, last.start + last.word.utf8.count))
        }
        index += max(1, longest)
      }
      #expect(gazetteer.matcher.matches(in: Text(text)).map(\.range) == expected, "\(text)")
    }
  }

  /// Any bytes that are text: no trap, ranges in order and inside the text.
  @Test func survivesAnyText() throws {
    let gazetteer = try Fixture.gazetteer()
    var random = SeededGenerator(seed: 11)
    let parts = [
      "Aleppo", "’s", "'", "U.S.", ".", "\u{301}", "北", "京", "é", "\n", " ", "-", "&", "al-", "Å", "\u{FEFF}", "🇸🇾", "St", "S", "N.Y.C", "ﷺ",
      "A",
    ]
    for matching in [NameMatcherConfiguration.Matching.capitalized, .everyWord] {
      let matcher = gazetteer.matcher(NameMatcherConfiguration(matching: matching))
      for _ in 0..<3000 {
        let text = Text((0..<Int.random(in: 0...20, using: &random)).map { _ in parts.randomElement(using: &random) ?? "" }.joined())
        var end = 0
        for match in matcher.matches(in: text) {
          #expect(match.range.start >= end && match.range.end > match.range.start && match.range.end <= text.count)
          end = match.range.end
          _ = matcher.nested(in: text, range: match.range)
        }
      }
    }
  }
}
