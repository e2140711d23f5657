import FoundationEssentials
import TemporalTagging
import TestSupport
import Testing
import TextModel

/// The tagger of the project's own tables, built once for all tests.
enum Tables {
  static let tagger: TemporalTagger = {
    do {
      return try TemporalTagger(tables: bytes())
    } catch {
      preconditionFailure("\(error)")
    }
  }()

  static func bytes() -> TemporalTables {
    let bytes = TemporalTables.names.map { name in
      FileManager.default.contents(atPath: Cases.packageRoot + "/Gazetteer/" + name).map { Array($0) } ?? []
    }
    return TemporalTables(words: bytes[0], parts: bytes[1], rules: bytes[2], holidays: bytes[3])
  }

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

@Suite struct TaggingTests {
  @Test func impossibleDatesAreReported() {
    let document = Tables.document("He died on February 30, 2015, and on 31 June.", day: "2017-08-15")
    let (timexes, diagnostics) = Tables.tagger.tag(document, analysis: nil)
    #expect(timexes.isEmpty)
    #expect(diagnostics.map { $0.range.map { document.text[$0] } } == ["February 30, 2015", "31 June"])
  }

  @Test func withoutAPublicationDayTheUserIsTold() {
    let (timexes, diagnostics) = Tables.tagger.tag(Document(id: .number("1"), text: Text("He left on Friday.")), analysis: nil)
    #expect(timexes.first?.start == nil)
    #expect(diagnostics.count == 1)
  }

  @Test func thePlannersDirectionLooksAhead() throws {
    var configuration = TemporalConfiguration.news
    configuration.direction = .future
    let tagger = try TemporalTagger(tables: Tables.bytes(), configuration: configuration)
    let document = Tables.document("Monday and 3 March, but it fell last Monday.", day: "2017-08-15")
    #expect(tagger.tag(document, analysis: nil).timexes.map(\.value) == ["2017-08-21", "2018-03-03", "2017-08-14"])
  }

  @Test func boilerplateIsSkipped() {
    var document = Tables.document("Published 3 May 2016\n\nHe left on Friday.", day: "2017-08-15")
    document.blocks = [Block(.boilerplate, TextRange(0, 20)), Block(.paragraph, TextRange(22, 40))]
    #expect(Tables.tagger.tag(document, analysis: nil).timexes.map(\.value) == ["2017-08-11"])
  }

  @Test func bothEndsOfARangeKnowTheWhole() throws {
    let document = Tables.document("The siege lasted from May 3 to June 5.", day: "2017-08-15")
    let first = try #require(CalendarDay(iso: "2017-05-03"))
    let last = try #require(CalendarDay(iso: "2017-06-05"))
    #expect(Tables.tagger.tag(document, analysis: nil).timexes.map(\.interval) == [first...last, first...last])
  }

  @Test(arguments: [("VBD", "", "2017-08-11"), ("VB", "will", "2017-08-18")])
  func theGoverningVerbTurnsAWeekday(_ tag: String, _ auxiliary: String, _ expected: String) throws {
    let words = auxiliary.isEmpty ? ["They", "met", "Friday"] : ["They", auxiliary, "meet", "Friday"]
    let document = Tables.document(words.joined(separator: " "), day: "2017-08-15")
    let verb = words.count - 2
    var offset = 0
    var tokens: [Token] = []
    for (index, word) in words.enumerated() {
      let range = TextRange(offset, offset + word.utf8.count)
      offset = range.end + 1
      var token = Token(range: range, upos: .propn, xpos: .nnp, lemma: word, head: verb, deprel: .obl)
      if index == verb {
        token = Token(range: range, upos: .verb, xpos: PennTag(rawValue: tag) ?? .vb, lemma: "meet", head: -1, deprel: .root)
      }
      if word == auxiliary { token = Token(range: range, upos: .aux, xpos: .md, lemma: "will", head: verb, deprel: .aux) }
      tokens.append(token)
    }
    let sentence = Sentence(range: document.text.range, tokens: 0..<tokens.count, block: .paragraph)
    let timexes = Tables.tagger.tag(document, analysis: Analysis(sentences: [sentence], tokens: tokens)).timexes
    #expect(timexes.map(\.value) == [expected])
  }

  /// Whatever the words are, expressions lie inside the text, in order, apart, and days in order.
  @Test func anyWordsGiveSoundExpressions() {
    let words = [
      "May", "3", "the", "last", "first", "week", "of", "1990", "-", ",", "Friday", "two", "years", "ago", "31", "February", "8", "p.m.",
      ":",
      "30", "99", "/", ".", "'", "90s", "Easter", "next", "century", "quarter", "noon", "é", "–", "9999", "0", "hundred", "million", "half",
      "an",
      "every", "W53", "2015", "later", "and", "to", "from", "decade", "Q4", "\n\n", "winter", "the day after",
    ]
    var generator = SeededGenerator(seed: 11)
    for round in 0..<4000 {
      let count = Int.random(in: 1...30, using: &generator)
      var text = ""
      for _ in 0..<count {
        text += words[Int.random(in: 0..<words.count, using: &generator)]
        if Int.random(in: 0..<4, using: &generator) > 0 { text += " " }
      }
      let day = ["2017-08-15", "0001-01-01", "9999-12-31", "2016-02-29", ""][round % 5]
      let document = Tables.document(text, day: day)
      var last = 0
      for timex in Tables.tagger.tag(document, analysis: nil).timexes {
        #expect(timex.range.start >= last && timex.range.end <= document.text.count && !timex.range.isEmpty)
        last = timex.range.end
        #expect((timex.start == nil) == (timex.end == nil))
        if let start = timex.start, let end = timex.end { #expect(start <= end) }
        #expect(!timex.value.isEmpty)
      }
    }
  }
}
