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
  private let tagger: SentenceTagger
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
    tagger = try SentenceTagger(file: file)
    lemmatizer = try Lemmatizer(file: file)
    parser = try DependencyParser(file: file)
  }

  /// The sentences and tokens of a document's text, block by block; a sentence never crosses a block.
  public func analyze(_ document: Document, parsing: ParseSelection = .all) -> Analysis {
    let bytes = document.text.bytes
    var sentences: [Sentence] = []
    var tokens: [Token] = []
    tokens.reserveCapacity(bytes.count / 5)
    var scratch = AnalysisScratch()
    for block in document.analyzedBlocks {
      for words in segmenter.sentences(in: document, block) {
        guard let first = words.first, let last = words.last else { continue }
        let start = tokens.count
        tag(bytes, words, block.kind, into: &tokens, &scratch)
        let sentence = Sentence(range: first.union(last), tokens: start..<tokens.count, block: block.kind)
        sentences.append(sentence)
        // The view of the tokens must be gone before they are written, or writing would copy them all.
        let isWanted = needsParse(sentence, tokens[start...], parsing)
        if isWanted { parse(from: start, &tokens, &scratch) }
      }
    }
    return Analysis(sentences: sentences, tokens: tokens)
  }

  private func needsParse(_ sentence: Sentence, _ tokens: ArraySlice<Token>, _ selection: ParseSelection) -> Bool {
    switch selection {
    case .all: true
    case .none: false
    case .sentences(let holds): holds(sentence, tokens)
    }
  }

  /// Appends the tagged and lemmatized tokens of a sentence.
  private func tag(
    _ bytes: [UInt8], _ words: ArraySlice<TextRange>, _ block: BlockKind, into tokens: inout [Token], _ scratch: inout AnalysisScratch
  ) {
    scratch.forms.read(bytes, words, view: CaseView.of(bytes, words, block: block), lexicon: lexicon)
    tagger.tag(scratch.forms, into: &scratch.tags)
    var index = 0
    for range in words {
      let tag = scratch.tags[index]
      let pair = tagger.tags.pairs[Int(tag)]
      let lemma = lemmatizer.lemma(bytes, range, pair.xpos, tag, lower: scratch.forms[index].lower, view: scratch.forms.view)
      tokens.append(Token(range: range, upos: pair.upos, xpos: pair.xpos, lemma: lemma))
      index += 1
    }
  }

  /// Gives the tokens from `start` on, which are the sentence in `scratch`, their heads and relations.
  private func parse(from start: Int, _ tokens: inout [Token], _ scratch: inout AnalysisScratch) {
    scratch.input.read(scratch.forms, tags: scratch.tags)
    scratch.state.start(scratch.forms.count)
    parser.parse(scratch.input, &scratch.state)
    for index in 0..<scratch.forms.count {
      let head = scratch.state.head(index)
      tokens[start + index].head = head == scratch.state.root ? -1 : start + head
      tokens[start + index].deprel = parser.relations.relations[Int(scratch.state.label(index))]
    }
  }
}

/// Memory that the analysis of one document uses again for every sentence.
private struct AnalysisScratch {
  var forms = WordForms()
  var tags: ContiguousArray<UInt8> = []
  var input = ParserInput()
  var state = ParserState()
}
