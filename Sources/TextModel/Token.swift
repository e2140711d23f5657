/// A syntactic word of a sentence with its analysis, as Universal Dependencies defines them.
public struct Token: Sendable, Hashable {
  /// Where the word stands.
  public let range: TextRange
  /// The universal part of speech.
  public var upos: UniversalTag
  /// The Penn Treebank part of speech.
  public var xpos: PennTag
  /// The dictionary form, in lower case but for names.
  public var lemma: String
  /// The index of the head in the document's tokens, or -1 for the root of a sentence.
  public var head: Int
  /// The relation to the head.
  public var deprel: DependencyRelation

  /// Creates a token that is not analyzed yet.
  public init(
    range: TextRange, upos: UniversalTag = .x, xpos: PennTag = .xx, lemma: String = "", head: Int = -1,
    deprel: DependencyRelation = .dep
  ) {
    self.range = range
    self.upos = upos
    self.xpos = xpos
    self.lemma = lemma
    self.head = head
    self.deprel = deprel
  }
}

/// A sentence: its extent and its tokens.
public struct Sentence: Sendable, Hashable {
  /// From the first to behind the last byte.
  public let range: TextRange
  /// The indices of its tokens in the document's tokens.
  public let tokens: Range<Int>
  /// What kind of block it stands in.
  public let block: BlockKind

  /// Creates a sentence.
  public init(range: TextRange, tokens: Range<Int>, block: BlockKind) {
    self.range = range
    self.tokens = tokens
    self.block = block
  }
}

/// The linguistic analysis of a document: sentences and tokens in order.
public struct Analysis: Sendable {
  /// The sentences, in order.
  public let sentences: [Sentence]
  /// The tokens of all sentences, in order.
  public let tokens: [Token]

  /// Creates an analysis.
  public init(sentences: [Sentence], tokens: [Token]) {
    self.sentences = sentences
    self.tokens = tokens
  }

  /// The index of the sentence that holds the byte at `offset`, or the last one before it. Complexity: O(log n).
  public func sentence(at offset: Int) -> Int? {
    Self.last(sentences) { $0.range.start <= offset }
  }

  /// The indices of the tokens that overlap `range`. Complexity: O(log n + result).
  public func tokens(in range: TextRange) -> Range<Int> {
    var first = (Self.last(tokens) { $0.range.start <= range.start }) ?? 0
    while first < tokens.count, tokens[first].range.end <= range.start { first += 1 }
    var end = first
    while end < tokens.count, tokens[end].range.start < range.end { end += 1 }
    return first..<end
  }

  private static func last<Element>(_ elements: [Element], where holds: (Element) -> Bool) -> Int? {
    var low = 0
    var high = elements.count
    while low < high {
      let middle = (low + high) / 2
      if holds(elements[middle]) { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? nil : low - 1
  }
}
