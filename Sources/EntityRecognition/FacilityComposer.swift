import TextModel

/// Finds buildings, roads and parks by their last words: `Nordland Avenue`, `Mosul Dam`.
struct FacilityComposer {
  let lexicon: NameLexicon
  let forms: TokenForms
  let tokens: [Token]

  /// A phrase and what its last word makes it.
  struct Found {
    let tokens: Range<Int>
    let kind: MentionKind
    /// Whether it lies where the place in its name lies: `Mosul Dam`, not `Nordland Avenue`.
    let liesInNamesake: Bool
  }

  /// The phrases of a sentence, without overlaps.
  func facilities(in sentence: Range<Int>) -> [Found] {
    var found: [Found] = []
    for index in sentence.dropFirst() where isNamePart(index) && !forms.inTitleCase[index] {
      let word = forms.lower[index]
      let isSite = lexicon.places.sites.contains(word)
      let isFeature = lexicon.places.features.contains(word)
      guard isSite || isFeature || lexicon.places.roads.contains(word) else { continue }
      var start = index
      while start > sentence.lowerBound, isNamePart(start - 1), index - start < 5 { start -= 1 }
      guard start < index else { continue }
      if let last = found.last, last.tokens.overlaps(start..<index + 1) { found.removeLast() }
      found.append(Found(tokens: start..<index + 1, kind: isFeature ? .place : .facility, liesInNamesake: isSite))
    }
    return found
  }

  private func isNamePart(_ index: Int) -> Bool {
    forms.isCapitalized(index) && forms.proper[index] != .none && !forms.inCapitals[index]
      && !lexicon.places.function.contains(forms.lower[index]) && !lexicon.titles.contains(NameLexicon.key(of: forms.lower[index]))
  }
}
