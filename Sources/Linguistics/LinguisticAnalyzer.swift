import PackedStorage
import TextModel

/// Which sentences are parsed.
public enum ParseSelection: Sendable {
  /// Every sentence.
  case all
  /// No sentence: the tokens keep head -1 and the relation `dep`.
  case none
  /// The sentences for which the closure answers true; it is given the sentence and its tagged tokens.
  case sentences(where: @Sendable (Sentence, ArraySlice<Token>) -> Bool)
}

/// Splits a document into sentences and words and tags, lemmatizes and parses them.
///
/// Built once, immutable, used from any thread. Analysis never fails and is linear in the text.
///
/// ```swift
/// let analyzer = try LinguisticAnalyzer(file: PackedFile(path: "dateline.dlgz"))
/// for token in analyzer.analyze(document).tokens { print(document.text[token.range], token.upos) }
/// ```
public struct LinguisticAnalyzer: Sendable {
  /// The table of abbreviations inside the data file.
  public static let abbreviationSection = "tables/language/abbreviations.tsv"

  private let segmenter: Segmenter
  private let lexicon: WordLexicon
  private let boundaries: BoundaryFinder
  private let tagger: SentenceTagger
  private let mender: ClauseVerbMender
  private let dayFinder: InsertedDayFinder
  private let lemmatizer: Lemmatizer
  private let parser: DependencyParser

  /// Opens the models and the table of abbreviations in a data file.
  ///
  /// - Throws: `PackedFileError` where a section is missing or damaged.
  public init(file: PackedFile) throws(PackedFileError) {
    try self.init(model: file, abbreviations: file.array(Self.abbreviationSection, of: UInt8.self).array)
  }

  /// Opens a model file and a table of abbreviations that stand apart; for tests and for training.
  ///
  /// - Throws: `PackedFileError.damaged` where a section is missing or the table is wrong.
  public init(model file: PackedFile, abbreviations bytes: [UInt8]) throws(PackedFileError) {
    do {
      segmenter = try Segmenter(abbreviations: bytes)
    } catch {
      throw .damaged(path: file.path, reason: error.description)
    }
    lexicon = try WordLexicon(file: file)
    boundaries = try BoundaryFinder(file: file)
    tagger = try SentenceTagger(file: file)
    mender = ClauseVerbMender(tags: tagger.tags, words: segmenter.clauseWords)
    dayFinder = InsertedDayFinder(tags: tagger.tags, words: segmenter.clauseWords)
    lemmatizer = try Lemmatizer(file: file)
    parser = try DependencyParser(file: file)
  }

  /// The sentences and tokens of a document's text, block by block; a sentence never crosses a block.
  public func analyze(_ document: Document, parsing: ParseSelection = .all) -> Analysis {
    let bytes = document.text.bytes
    var draft = AnalysisDraft(size: bytes.count)
    for block in document.analyzedBlocks {
      for words in segmenter.sentences(in: document, block) {
        read(bytes, words, block.kind, &draft)
        let parts = boundaries.parts(bytes, words, draft.forms)
        for part in parts {
          let slice = words[words.startIndex + part.lowerBound..<words.startIndex + part.upperBound]
          if parts.count > 1 { read(bytes, slice, block.kind, &draft) }
          add(bytes, slice, block.kind, parsing, to: &draft)
        }
      }
    }
    return Analysis(sentences: draft.sentences, tokens: draft.tokens)
  }

  /// The sentences and tokens of a text in any language, with the tag X and the words themselves as lemmas: no model reads them.
  public func segment(_ document: Document) -> Analysis {
    var sentences: [Sentence] = []
    var tokens: [Token] = []
    for block in document.analyzedBlocks {
      for words in segmenter.sentences(in: document, block) {
        guard let first = words.first, let last = words.last else { continue }
        let start = tokens.count
        tokens += words.map { Token(range: $0, upos: .x, xpos: .fw, lemma: String(document.text[$0])) }
        sentences.append(Sentence(range: first.union(last), tokens: start..<tokens.count, block: block.kind))
      }
    }
    return Analysis(sentences: sentences, tokens: tokens)
  }

  /// The analysis of sentences whose words are known already, all of them parsed: what the models do apart from the splitting.
  package func analyze(_ document: Document, words sentences: [[TextRange]]) -> Analysis {
    let bytes = document.text.bytes
    var draft = AnalysisDraft(size: bytes.count)
    for words in sentences {
      read(bytes, words[...], .paragraph, &draft)
      add(bytes, words[...], .paragraph, .all, to: &draft)
    }
    return Analysis(sentences: draft.sentences, tokens: draft.tokens)
  }

  private func read(_ bytes: [UInt8], _ words: ArraySlice<TextRange>, _ block: BlockKind, _ draft: inout AnalysisDraft) {
    draft.forms.read(bytes, words, view: CaseView.of(bytes, words, block: block), lexicon: lexicon)
  }

  /// Adds a sentence whose forms were read.
  private func add(
    _ bytes: [UInt8], _ words: ArraySlice<TextRange>, _ block: BlockKind, _ parsing: ParseSelection, to draft: inout AnalysisDraft
  ) {
    guard let first = words.first, let last = words.last else { return }
    let start = draft.tokens.count
    tag(bytes, words, &draft)
    let sentence = Sentence(range: first.union(last), tokens: start..<draft.tokens.count, block: block)
    draft.sentences.append(sentence)
    // The view of the tokens must be gone before they are written, or writing would copy them all.
    let isWanted = needsParse(sentence, draft.tokens[start...], parsing)
    if isWanted { parse(from: start, &draft) }
  }

  private func needsParse(_ sentence: Sentence, _ tokens: ArraySlice<Token>, _ selection: ParseSelection) -> Bool {
    switch selection {
    case .all: true
    case .none: false
    case .sentences(let holds): holds(sentence, tokens)
    }
  }

  /// Appends the tagged and lemmatized tokens of the sentence whose forms were read.
  private func tag(_ bytes: [UInt8], _ words: ArraySlice<TextRange>, _ draft: inout AnalysisDraft) {
    tagger.tag(draft.forms, into: &draft.tags)
    mender.mend(bytes, words, draft.forms, &draft.tags)
    var index = 0
    for range in words {
      let tag = draft.tags[index]
      let pair = tagger.tags.pairs[Int(tag)]
      let lemma = lemmatizer.lemma(bytes, range, pair.xpos, tag, lower: draft.forms[index].lower, view: draft.forms.view)
      draft.tokens.append(Token(range: range, upos: pair.upos, xpos: pair.xpos, lemma: lemma))
      index += 1
    }
  }

  /// Gives the tokens from `start` on, which are the sentence whose forms were read, their heads and relations.
  private func parse(from start: Int, _ draft: inout AnalysisDraft) {
    let days = dayFinder.days(in: draft.forms, tags: draft.tags)
    draft.input.read(draft.forms, tags: draft.tags, without: days.map(\.words))
    let kept = days.isEmpty ? nil : Self.kept(draft.forms.count, without: days)
    let count = kept?.count ?? draft.forms.count
    draft.state.start(count)
    parser.parse(draft.input, &draft.state)
    for index in 0..<count {
      let head = draft.state.head(index)
      let token = start + (kept?[index] ?? index)
      draft.tokens[token].head = head == draft.state.root ? -1 : start + (kept?[head] ?? head)
      draft.tokens[token].deprel = parser.relations.relations[Int(draft.state.label(index))]
    }
    for day in days { attach(day, from: start, &draft.tokens) }
    for index in 1..<max(1, draft.forms.count) where segmenter.calendar.contains(draft.forms[index].lower) {
      attachDay(start + index, in: start..<start + draft.forms.count, &draft.tokens)
    }
  }

  private static func kept(_ count: Int, without days: [InsertedDay]) -> [Int] {
    var isLeft = [Bool](repeating: false, count: count)
    for day in days { for word in day.words { isLeft[word] = true } }
    return (0..<count).filter { !isLeft[$0] }
  }

  /// Hangs a day that the parser did not see on its verb.
  private func attach(_ day: InsertedDay, from start: Int, _ tokens: inout [Token]) {
    let first = start + day.words.lowerBound
    let last = start + day.words.upperBound - 1
    var verb = day.followsVerb ? first - 1 : last + 1
    if [.aux, .auxPass, .cop].contains(tokens[verb].deprel), tokens[verb].head >= 0 { verb = tokens[verb].head }
    for word in first..<last {
      tokens[word].head = last
      tokens[word].deprel = word == first && day.hasPreposition ? .case : .compound
    }
    tokens[last].head = verb
    tokens[last].deprel = day.hasPreposition ? .obl : .oblUnmarked
  }

  /// A day behind an object says when something was done, not which thing it was done to: `arrested two men on Monday`.
  private func attachDay(_ day: Int, in sentence: Range<Int>, _ tokens: inout [Token]) {
    let object = tokens[day].head
    guard tokens[day].deprel == .nmod, sentence.contains(object), object < day, tokens[object].deprel == .obj else { return }
    let verb = tokens[object].head
    let hasPreposition = tokens[day - 1].head == day && tokens[day - 1].deprel == .case
    // Nothing of the object may stand behind the day, or the arcs would cross.
    let isLast = !tokens[day + 1..<sentence.upperBound].contains { $0.head == object }
    guard hasPreposition, isLast, sentence.contains(verb), verb < object else { return }
    tokens[day].head = verb
    tokens[day].deprel = .obl
  }
}

/// What the analysis of one document has found so far, and memory that it uses again for every sentence.
private struct AnalysisDraft {
  var sentences: [Sentence] = []
  var tokens: [Token] = []
  var forms = WordForms()
  var tags: ContiguousArray<UInt8> = []
  var input = ParserInput()
  var state = ParserState()

  init(size: Int) { tokens.reserveCapacity(size / 5) }
}
