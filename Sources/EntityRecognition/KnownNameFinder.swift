import Gazetteers
import TextModel

/// Finds the names of the gazetteer in a document with their tokens and senses.
struct KnownNameFinder {
  let gazetteer: Gazetteer
  let lexicon: NameLexicon
  let forms: TokenForms
  let analysis: Analysis
  let document: Document

  /// The names in order. Complexity: O(n).
  func names() -> [KnownName] {
    var found: [KnownName] = []
    for block in document.analyzedBlocks {
      gazetteer.matcher.forEachMatch(in: document.text, range: block.range) { match in
        let tokens = analysis.tokens(in: match.range)
        guard !tokens.isEmpty else { return }
        let known = name(match.name, match.range, tokens)
        if !isPlainWord(known) { found.append(known) }
      }
    }
    return found
  }

  /// An ordinary word in a text of capitals that could be an abbreviation: THE CAR is not the Central African Republic.
  private func isPlainWord(_ known: KnownName) -> Bool {
    guard known.tokens.count == 1, forms.inCapitals[known.tokens.lowerBound], known.actors.isEmpty, known.demonyms.isEmpty else {
      return false
    }
    let tag = analysis.tokens[known.tokens.lowerBound].upos
    return tag != .propn && tag != .x && known.places.contains { $0.kind == .abbreviation }
  }

  private func name(_ id: NameID, _ range: TextRange, _ matched: Range<Int>) -> KnownName {
    var places: [PlaceCandidate] = []
    var demonyms: [PlaceCandidate] = []
    var actors: [ActorID] = []
    for sense in gazetteer.senses(of: id) {
      switch sense {
      case .place(let place, .demonym): demonyms.append(PlaceCandidate(place: place, kind: .demonym))
      case .place(let place, let kind): places.append(PlaceCandidate(place: place, kind: kind))
      case .actor(let actor, _): actors.append(actor)
      }
    }
    var tokens = matched
    if !places.isEmpty { tokens = withoutArticle(tokens, places) }
    var expected = expectedClass(tokens)
    if tokens.count > 1, forms.letterCase[tokens.upperBound - 1] == .lower,
      let kind = lexicon.places.classes[forms.lower[tokens.upperBound - 1]]
    {
      tokens = tokens.lowerBound..<tokens.upperBound - 1
      expected = kind
    }
    let trimmed =
      tokens == matched
      ? range : TextRange(analysis.tokens[tokens.lowerBound].range.start, analysis.tokens[tokens.upperBound - 1].range.end)
    return KnownName(
      name: id, range: trimmed, tokens: tokens, places: places, demonyms: demonyms, actors: actors, prior: gazetteer.ambiguity(of: id),
      expected: expected)
  }

  /// `The U.S.` is `U.S.`; `The Hague` stays.
  private func withoutArticle(_ tokens: Range<Int>, _ places: [PlaceCandidate]) -> Range<Int> {
    guard tokens.count > 1, forms.lower[tokens.lowerBound] == "the" else { return tokens }
    let keepsArticle = places.contains { $0.kind == .main && gazetteer.place($0.place).name.hasPrefix("The ") }
    return keepsArticle ? tokens : tokens.lowerBound + 1..<tokens.upperBound
  }

  /// What the word behind a name or `the city of` before it says that it is.
  private func expectedClass(_ tokens: Range<Int>) -> PlaceClass? {
    let classes = lexicon.places.classes
    let last = tokens.upperBound - 1
    if last + 1 < forms.lower.count, forms.sentence[last + 1] == forms.sentence[last], forms.letterCase[last + 1] == .lower,
      let kind = classes[forms.lower[last + 1]]
    {
      return kind
    }
    let first = tokens.lowerBound
    guard first >= 1, forms.sentence[first - 1] == forms.sentence[first] else { return nil }
    if forms.letterCase[first - 1] == .lower, forms.lower[first - 1] != "capital", let kind = classes[forms.lower[first - 1]] {
      return kind
    }
    guard first >= 2, forms.lower[first - 1] == "of", forms.sentence[first - 2] == forms.sentence[first],
      forms.lower[first - 2] != "capital"
    else { return nil }
    return classes[forms.lower[first - 2]]
  }
}
