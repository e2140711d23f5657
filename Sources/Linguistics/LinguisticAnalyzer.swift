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
public struct LinguisticAnalyzer: Sendable {
  /// The table of abbreviations inside the data file.
  public static let abbreviationSection = "tables/language/abbreviations.tsv"

  let tokenizer: Tokenizer
  let splitter: SentenceSplitter

  /// Opens the models and the table of abbreviations in a data file.
  ///
  /// - Throws: `PackedFileError` where a section is missing or damaged.
  public init(file: PackedFile) throws(PackedFileError) {
    let table = try file.array(Self.abbreviationSection, of: UInt8.self).array
    try self.init(model: file, abbreviations: table)
  }

  /// Opens a model file and a table of abbreviations that stand apart; for tests and for training.
  ///
  /// - Throws: `PackedFileError.damaged` where a section is missing or the table is wrong.
  public init(model file: PackedFile, abbreviations bytes: [UInt8]) throws(PackedFileError) {
    do {
      let abbreviations = try AbbreviationTable(table: bytes)
      tokenizer = Tokenizer(abbreviations: abbreviations)
      splitter = SentenceSplitter(abbreviations: abbreviations)
    } catch {
      throw .damaged(path: file.path, reason: error.description)
    }
  }

  /// The sentences and tokens of a document's text, block by block; a sentence never crosses a block.
  public func analyze(_ document: Document, parsing: ParseSelection = .all) -> Analysis {
    var sentences: [Sentence] = []
    var tokens: [Token] = []
    for block in document.analyzedBlocks {
      for ranges in segment(document, block) {
        guard let first = ranges.first, let last = ranges.last else { continue }
        let start = tokens.count
        tokens.append(contentsOf: ranges.map { Token(range: $0) })
        sentences.append(Sentence(range: first.union(last), tokens: start..<tokens.count, block: block.kind))
      }
    }
    return Analysis(sentences: sentences, tokens: tokens)
  }

  /// The words of a block's sentences.
  private func segment(_ document: Document, _ block: Block) -> [ArraySlice<TextRange>] {
    var ranges: [TextRange] = []
    ranges.reserveCapacity(block.range.count / 5 + 8)
    let bytes = document.text.bytes
    tokenizer.tokenize(bytes, block.range, into: &ranges)
    let dateline = document.dateline.map(\.range.end).flatMap { block.range.contains($0) ? $0 : nil }
    return splitter.split(bytes, block.range, tokens: ranges[...], breakAfter: dateline).map { ranges[$0] }
  }
}
