import TextModel

/// Finds the tense of the verb that governs an expression: from heads and tags where the document has them, else from the nearest
/// words that show a tense.
struct TenseReader {
  let tokens: [TimexToken]
  let analysis: Analysis?
  let marks: SentenceMarks
  /// The word `to` in the vocabulary.
  let to: Int32

  /// The tense for the expression in `range` of the tokens.
  func tense(of range: Range<Int>) -> Tense {
    if let analysis, let tense = governed(TextRange(tokens[range.lowerBound].start, tokens[range.upperBound - 1].end), analysis) {
      return tense
    }
    return nearest(range)
  }

  /// By words alone: the nearest word before the expression that shows a tense.
  private func nearest(_ range: Range<Int>) -> Tense {
    var index = range.lowerBound
    while index > 0, range.lowerBound - index < 8, tokens[index].gap != .wall {
      index -= 1
      if marks.ends(tokens, at: index) { return .unknown }
      if tokens[index].isA(.futureVerb) || promises(index) { return .future }
      if tokens[index].isA(.pastVerb), !isPassiveInfinitive(index) { return .past }
    }
    return .unknown
  }

  /// Whether the word at `index` is the `to` of `plans to meet`.
  private func promises(_ index: Int) -> Bool {
    index > 0 && tokens[index].entry == to && tokens[index - 1].isA(.planning) && tokens[index].gap != .wall
  }

  /// Whether `be` stands before a participle, an adverb between them or not: `will be formally opened`.
  private func isPassiveInfinitive(_ index: Int) -> Bool {
    (max(0, index - 2)..<index).contains { tokens[$0].isA(.passive) && tokens[$0 + 1].gap != .wall }
  }

  /// The tense by heads and tags; nothing where the words are not tagged or no verb governs them.
  private func governed(_ range: TextRange, _ analysis: Analysis) -> Tense? {
    let words = analysis.tokens(in: range)
    guard let start = words.last, analysis.tokens[start].upos != .x else { return nil }
    var index = start
    for _ in 0..<8 {
      let token = analysis.tokens[index]
      if token.upos == .verb || token.upos == .aux, !words.contains(index) { return tense(ofVerb: index, analysis) }
      guard token.head >= 0, token.head < analysis.tokens.count else { break }
      index = token.head
    }
    return nil
  }

  private func tense(ofVerb verb: Int, _ analysis: Analysis) -> Tense? {
    guard let sentence = analysis.sentence(at: analysis.tokens[verb].range.start) else { return nil }
    for index in analysis.sentences[sentence].tokens where analysis.tokens[index].head == verb {
      let token = analysis.tokens[index]
      guard token.deprel.universal == .aux || token.deprel == .cop else { continue }
      if token.lemma == "will" || token.lemma == "shall" { return .future }
      if token.xpos == .vbd || token.lemma == "have" { return .past }
    }
    let token = analysis.tokens[verb]
    if token.xpos == .vbd || token.xpos == .vbn { return .past }
    guard token.xpos == .vb, token.deprel == .xcomp, token.head >= 0, token.head < analysis.tokens.count else { return nil }
    let governor = analysis.tokens[token.head].lemma
    return ["expect", "schedule", "plan", "set", "due", "slate", "intend", "hope", "be"].contains(governor) ? .future : nil
  }
}

/// Where sentences end in scanned words.
struct SentenceMarks {
  private let stops: Set<UInt8> = [46, 33, 63, 59]
  let bytes: [UInt8]

  /// Whether the token at `index` is a mark that ends a sentence.
  func ends(_ tokens: [TimexToken], at index: Int) -> Bool {
    let token = tokens[index]
    guard token.shape == .punctuation, token.end == token.start + 1, stops.contains(bytes[token.start]) else { return false }
    return index + 1 >= tokens.count || (tokens[index + 1].gap != .none && tokens[index + 1].shape != .lower)
      || tokens[index + 1].shape == .punctuation
  }
}
