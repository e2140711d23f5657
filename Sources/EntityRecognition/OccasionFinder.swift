import TextModel

/// Tells places that are part of the name of an event: `the 2012 Ruritanian election`, `the Vietnam War`.
///
/// Such a place is embedded in the event's name as `Aleppo` is in `University of Aleppo`.
struct OccasionFinder {
  let lexicon: NameLexicon
  let forms: TokenForms
  let analysis: Analysis

  /// Whether the name of an event goes on behind a place.
  func isInside(_ place: Range<Int>) -> Bool {
    let sentence = analysis.sentences[forms.sentence[place.lowerBound]].tokens
    return namesOccasion(place, sentence) || namesVote(place, sentence)
  }

  private func namesOccasion(_ place: Range<Int>, _ sentence: Range<Int>) -> Bool {
    let next = place.upperBound
    guard sentence.contains(next), forms.isCapitalized(next), !forms.inCapitals[next] else { return false }
    return lexicon.places.occasions.contains(forms.lower[next])
  }

  /// Adjectives and nouns up to the vote, and a year before the place or behind the vote.
  private func namesVote(_ place: Range<Int>, _ sentence: Range<Int>) -> Bool {
    var index = place.upperBound
    while sentence.contains(index), index - place.upperBound < 5, !lexicon.places.votes.contains(forms.lower[index]) {
      let tag = analysis.tokens[index].upos
      guard tag == .adj || tag == .noun || tag == .propn || forms.lower[index] == "-" else { return false }
      index += 1
    }
    guard sentence.contains(index), lexicon.places.votes.contains(forms.lower[index]) else { return false }
    let isDated = sentence.contains(place.lowerBound - 1) && isYear(place.lowerBound - 1)
    let joins: Set<String> = [",", "of", "in"]
    return isDated || (sentence.contains(index + 2) && joins.contains(forms.lower[index + 1]) && isYear(index + 2))
  }

  private func isYear(_ index: Int) -> Bool {
    let word = forms.lower[index].utf8
    return word.count == 4 && (word.first == 0x31 || word.first == 0x32) && word.allSatisfy { (0x30...0x39).contains($0) }
  }
}
