import TextModel

/// Finds buildings, roads and parks by their last words: `Nordland Avenue`, `Mosul Dam`.
struct FacilityComposer {
  let lexicon: NameLexicon
  let forms: TokenForms
  let tokens: [Token]

  /// The phrases of a sentence, without overlaps.
  func facilities(in sentence: Range<Int>) -> [Range<Int>] {
    var found: [Range<Int>] = []
    for index in sentence.dropFirst() where isSite(index) && isNamePart(index) {
      guard !forms.inTitleCase[index] else { continue }
      var start = index
      while start > sentence.lowerBound, isNamePart(start - 1), index - start < 5 { start -= 1 }
      while start < index, isSentenceInitialWord(start, in: sentence) { start += 1 }
      guard start < index else { continue }
      if let last = found.last, last.overlaps(start..<index + 1) { found.removeLast() }
      found.append(start..<index + 1)
    }
    return found
  }

  private func isSite(_ index: Int) -> Bool { lexicon.places.sites.contains(forms.lower[index]) }

  private func isNamePart(_ index: Int) -> Bool {
    forms.isCapitalized(index) && forms.proper[index] != .none && !forms.inCapitals[index]
      && !lexicon.places.function.contains(forms.lower[index])
  }

  /// A word that has its capital from the beginning of the sentence and no tag.
  private func isSentenceInitialWord(_ index: Int, in sentence: Range<Int>) -> Bool {
    index == sentence.lowerBound && lexicon.places.function.contains(forms.lower[index])
  }
}
