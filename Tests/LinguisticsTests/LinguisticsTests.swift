import FoundationEssentials
import Linguistics
import PackedStorage
import TestSupport
import Testing
import TextModel

/// The shipped model and table, opened once for all tests.
enum Shipped {
  static let abbreviations: [UInt8] =
    FileManager.default.contents(atPath: Cases.packageRoot + "/Gazetteer/language/abbreviations.tsv").map { Array($0) } ?? []
  static let model: PackedFile = opened { () throws(PackedFileError) in
    try PackedFile(path: Cases.packageRoot + "/Gazetteer/models/english.model")
  }
  static let analyzer: LinguisticAnalyzer = opened { () throws(PackedFileError) in
    try LinguisticAnalyzer(model: model, abbreviations: abbreviations)
  }

  static func document(_ text: String) -> Document { Document(id: .number("1"), text: Text(text)) }

  static func words(_ text: String) -> [String] {
    let document = document(text)
    return analyzer.analyze(document, parsing: .none).tokens.map { document.text[$0.range] }
  }

  private static func opened<Value>(_ make: () throws(PackedFileError) -> Value) -> Value {
    do { return try make() } catch { preconditionFailure(error.description) }
  }
}

@Suite struct SegmentationTests {
  @Test(arguments: Cases.rows("sentences.tsv"))
  func sentences(_ row: CaseRow) {
    let document = Shipped.document(row["text"])
    let found = Shipped.analyzer.analyze(document, parsing: .none).sentences.map { document.text[$0.range] }
    #expect(found.joined(separator: "|") == row["sentences"])
  }

  @Test(arguments: Cases.rows("tokens.tsv"))
  func tokens(_ row: CaseRow) {
    #expect(Shipped.words(row["text"]).joined(separator: " ") == row["tokens"])
  }

  /// The examples of the table of abbreviations: each kind promises something about its own.
  @Test(arguments: Cases.rows(at: Cases.packageRoot + "/Gazetteer/language/abbreviations.tsv"))
  func example(_ row: CaseRow) {
    let word = row["abbreviation"]
    switch row["kind"] {
    case "split":
      #expect(Shipped.words(row["example"].replacing("|", with: "")) == row["example"].split(separator: "|").map(String.init))
    case "contraction":
      let parts = row["example"].split(separator: "|").map(String.init)
      #expect(Shipped.words(parts.joined() + " not war") == parts + ["not", "war"])
      #expect(Shipped.words(parts.joined() + " army") == [parts.joined(), "army"])
    case "predicate":
      #expect(Shipped.words(row["example"]).starts(with: ["it", "s"]))
    case "calendar":
      let analysis = Shipped.analyzer.analyze(Shipped.document(row["example"]))
      #expect(analysis.tokens[5].head == 1 && analysis.tokens[5].deprel == .obl)
    case "prefix":
      #expect(Shipped.words(row["example"]).contains { $0.lowercased().hasPrefix(word + "-") && $0.count > word.count + 1 })
    default:
      let sentences = Shipped.analyzer.analyze(Shipped.document(row["example"]), parsing: .none).sentences
      #expect(sentences.count == (row["kind"] == "starter" ? 2 : 1))
    }
  }

  @Test func sentencesDoNotCrossBlocks() {
    var document = Shipped.document("Rebels seize town Troops left")
    document.blocks = [Block(.headline, TextRange(0, 17)), Block(.paragraph, TextRange(18, 29))]
    let sentences = Shipped.analyzer.analyze(document).sentences
    #expect(sentences.map(\.block) == [.headline, .paragraph])
    #expect(sentences.map(\.range) == [TextRange(0, 17), TextRange(18, 29)])
  }

  @Test func aSentenceBeginsBehindTheDateline() {
    var document = Shipped.document("MOSUL, Iraq (Reuters) - Troops entered the city.")
    document.dateline = DatelineMark(range: TextRange(0, 23), place: TextRange(0, 11), date: nil, agency: "Reuters")
    #expect(Shipped.analyzer.analyze(document).sentences.map(\.range) == [TextRange(0, 23), TextRange(24, 48)])
  }
}

@Suite struct AnalysisTests {
  @Test(arguments: Cases.rows("parses.tsv"))
  func parse(_ row: CaseRow) {
    let document = Shipped.document(row["text"])
    let parse = Shipped.analyzer.analyze(document).tokens.map {
      "\(document.text[$0.range])/\($0.upos.rawValue)/\($0.lemma)/\($0.head + 1)/\($0.deprel.rawValue)"
    }
    #expect(parse.joined(separator: " ") == row["parse"])
  }

  /// Random text of every kind of scalar: tokens are whole scalars in order inside their sentence, and every sentence is a tree.
  @Test func hostileText() {
    var generator = SeededGenerator(seed: 7)
    let pieces = [
      "word", "Mr.", "U.S.", "don't", "’", "'", "\"", ".", "...", "!?", "\n", "\n\n", " ", "\t", "\u{2028}", "\u{A0}", "(", ")", "[", "-",
      "--", "é", "ß",
      "Ж", "中文", "👩‍👩‍👧", "🇸🇾", "e\u{301}", "\u{200B}", "\u{FEFF}", "\0", "\r\n", "3.5", "1,000", "$", "@a", "#b", "http://x.y/z", "a@b.c", "¿",
      "…", "\u{10FFFF}",
      "İ", "ﬁ", "A", "I.", "No.", "ALL CAPS TEXT", "\u{E000}", "्", "שלום", "1990-91",
    ]
    for _ in 0..<400 {
      let text = (0..<Int.random(in: 0...60, using: &generator)).map { _ in pieces[Int.random(in: 0..<pieces.count, using: &generator)] }
      check(Shipped.document(text.joined()))
    }
  }

  private func check(_ document: Document) {
    let analysis = Shipped.analyzer.analyze(document)
    let bytes = document.text.bytes
    var end = 0
    for sentence in analysis.sentences {
      #expect(!sentence.tokens.isEmpty)
      var roots = 0
      for index in sentence.tokens {
        let token = analysis.tokens[index]
        #expect(!token.range.isEmpty && token.range.start >= end && sentence.range.contains(token.range))
        #expect(bytes[token.range.start] & 0xC0 != 0x80)
        #expect(token.range.end == bytes.count || bytes[token.range.end] & 0xC0 != 0x80)
        #expect(token.head == -1 || sentence.tokens.contains(token.head))
        if token.head == -1 { roots += 1 }
        end = token.range.end
      }
      #expect(roots == 1)
    }
  }

  @Test func analysisIsTheSameEveryTime() {
    let document = Shipped.document("Rebels seized Aleppo on Monday, the army said. It denied that troops had fled.")
    let first = Shipped.analyzer.analyze(document)
    let second = Shipped.analyzer.analyze(document)
    #expect(first.tokens == second.tokens)
    #expect(first.sentences == second.sentences)
  }

  @Test func onlyChosenSentencesAreParsed() {
    let document = Shipped.document("Rebels seized Aleppo. The sky is blue.")
    let selection = ParseSelection.sentences { _, tokens in tokens.contains { $0.lemma == "seize" } }
    let analysis = Shipped.analyzer.analyze(document, parsing: selection)
    #expect(analysis.tokens[analysis.sentences[0].tokens].contains { $0.head >= 0 })
    #expect(analysis.tokens[analysis.sentences[1].tokens].allSatisfy { $0.head == -1 && $0.deprel == .dep })
  }

  @Test func namesOfPersonsAndPlaces() throws {
    let tagger = try NameTagger(file: Shipped.model)
    let document = Shipped.document("President Barack Obama met John Kerry in Washington.")
    let analysis = Shipped.analyzer.analyze(document)
    let words = tagger.names(in: document.text, analysis, bits: []).map { span in
      span.tokens.map { document.text[analysis.tokens[$0].range] }.joined(separator: " ")
    }
    #expect(words.contains("Barack Obama"))
    #expect(words.contains("John Kerry"))
  }
}

@Suite struct ModelFileTests {
  @Test func theModelIsWholeAndSmall() throws {
    try Shipped.model.verify()
    #expect(Shipped.model.count <= 12 << 20)
  }

  @Test func aMissingSectionIsNamed() throws {
    let empty = try PackedFile(bytes: PackedFileWriter().bytes(), name: "empty")
    let error = #expect(throws: PackedFileError.self) { try LinguisticAnalyzer(model: empty, abbreviations: Shipped.abbreviations) }
    #expect(error?.description.contains("words.slots") == true)
  }

  @Test func aWrongTableNamesItsLine() {
    let table = Array("abbreviation\tkind\texample\nmr\ttitel\tMr. Annan left.\n".utf8)
    let error = #expect(throws: PackedFileError.self) { try LinguisticAnalyzer(model: Shipped.model, abbreviations: table) }
    #expect(error?.description.contains("abbreviations.tsv:2") == true)
  }
}
