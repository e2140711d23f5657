import TextModel

/// Splits the blocks of a document into sentences and words, without any model.
public struct Segmenter: Sendable {
  private let tokenizer: Tokenizer
  private let splitter: SentenceSplitter
  /// The hashes of the names of days and months.
  var calendar: Set<UInt64> { splitter.abbreviations.calendar }
  /// The words that say something of the verb of a clause.
  var clauseWords: ClauseWords { splitter.abbreviations.clauses }

  /// Reads the table `language/abbreviations.tsv`.
  ///
  /// - Throws: `FactTableError` naming the line that is wrong.
  public init(abbreviations bytes: [UInt8]) throws(FactTableError) {
    let abbreviations = try AbbreviationTable(table: bytes)
    tokenizer = Tokenizer(abbreviations: abbreviations)
    splitter = SentenceSplitter(abbreviations: abbreviations)
  }

  /// The words of each sentence of a block, in order.
  public func sentences(in document: Document, _ block: Block) -> [ArraySlice<TextRange>] {
    var ranges: [TextRange] = []
    ranges.reserveCapacity(block.range.count / 5 + 8)
    let bytes = document.text.bytes
    tokenizer.tokenize(bytes, block.range, into: &ranges)
    let dateline = document.dateline.map(\.range.end).flatMap { block.range.contains($0) ? $0 : nil }
    return splitter.split(bytes, block.range, tokens: ranges[...], breakAfter: dateline).map { ranges[$0] }
  }
}
