import TextModel

/// A word of the text that tells of something done or happening, with the days of it, whether or not it has a code.
public struct DatedPredicate: Sendable {
  /// Where the word stands.
  public let range: TextRange
  /// Its lemma.
  public let lemma: String
  /// Whether it took place, by its own clause.
  public let realis: Realis
  /// Its days; nothing where neither its clause nor the story tells them.
  public let date: EventDate?
}

/// Finds the words that tell of something done: verbs that are not auxiliary, and nouns that the lexicon of actions knows.
struct PredicateFinder {
  let context: CodingContext
  let lexicon: ActionLexicon

  /// The predicates in the order of the text. Complexity: O(tokens times time expressions of a sentence).
  func predicates() -> [DatedPredicate] {
    let dater = EventDater(context: context)
    let reader = RealisReader(context: context)
    return context.tokens.indices.filter { isPredicate($0) }.map { index in
      let realis = reader.realis(of: index).realis
      return DatedPredicate(
        range: context.tokens[index].range, lemma: context.verbLemma(index), realis: realis, date: dater.date(of: index, realis: realis))
    }
  }

  private func isPredicate(_ index: Int) -> Bool {
    let token = context.tokens[index]
    switch token.upos {
    case .verb: return token.deprel.universal != .aux && token.deprel != .cop
    case .noun: return !lexicon.nounEntries(context.lemma(index)).isEmpty
    default: return false
    }
  }
}
