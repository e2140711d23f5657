import Gazetteers
import TextModel

/// Answers what stands before and behind a name in its sentence.
struct NameSurroundings {
  let gazetteer: Gazetteer
  let lexicon: NameLexicon
  let forms: TokenForms
  let tokens: [Token]
  let document: Document

  /// How strongly the words before a name announce a place.
  enum Announcement {
    /// They do not.
    case none
    /// `from`, `to` and their like.
    case weak
    /// `in`, `near` and their like.
    case strong
  }

  /// The token before `index` in its sentence.
  func before(_ index: Int) -> Int? {
    index > 0 && forms.sentence[index - 1] == forms.sentence[index] ? index - 1 : nil
  }

  /// The token behind a name in its sentence.
  func behind(_ name: KnownName) -> Int? {
    let index = name.tokens.upperBound
    return index < tokens.count && forms.sentence[index] == forms.sentence[index - 1] ? index : nil
  }

  func announcement(_ name: KnownName) -> Announcement {
    var index = before(name.tokens.lowerBound)
    while let word = index, lexicon.places.between.contains(forms.lower[word]) { index = before(word) }
    guard let word = index else { return .none }
    if lexicon.places.strong.contains(forms.lower[word]) { return .strong }
    if let earlier = before(word), lexicon.places.strong.contains(forms.lower[earlier] + " " + forms.lower[word]) { return .strong }
    return lexicon.places.weak.contains(forms.lower[word]) ? .weak : .none
  }

  /// `Toronto police`, `a Brooklyn man`, `Paris-based`.
  func modifiesPlaceWord(_ name: KnownName) -> Bool {
    guard var index = behind(name) else { return false }
    if forms.lower[index] == "-" || forms.lower[index] == "'s" || forms.lower[index] == "’s" {
      guard index + 1 < tokens.count, forms.sentence[index + 1] == forms.sentence[index] else { return false }
      index += 1
    }
    return forms.letterCase[index] == .lower && lexicon.places.after.contains(forms.lower[index])
  }

  /// `X, Y` or `X (Y` with nothing else between them.
  func isLinked(_ name: KnownName, _ next: KnownName) -> Bool {
    let gap = next.range.start - name.range.end
    guard gap == 2 else { return false }
    let bytes = document.text.bytes
    return bytes[name.range.end] == UInt8(ascii: ",") || bytes[name.range.end + 1] == UInt8(ascii: "(")
  }

  /// Whether only a comma, a slash, a hyphen or `and` stands between two names.
  func isListed(_ name: KnownName, _ next: KnownName) -> Bool {
    let between = name.tokens.upperBound..<max(name.tokens.upperBound, next.tokens.lowerBound)
    guard (1...3).contains(between.count) else { return false }
    return between.allSatisfy { Self.joints.contains(forms.lower[$0]) }
  }

  /// A name, a comma, and this name.
  func standsBehindComma(_ name: KnownName) -> Bool {
    let first = name.tokens.lowerBound
    guard let comma = before(first), forms.lower[comma] == ",", let word = before(comma) else { return false }
    return forms.isCapitalized(word) && forms.proper[word] != .none
  }

  func isAfterTitle(_ name: KnownName) -> Bool {
    guard var index = before(name.tokens.lowerBound) else { return false }
    if forms.lower[index] == "." {
      guard let earlier = before(index) else { return false }
      index = earlier
    }
    return forms.isCapitalized(index) && lexicon.titles.contains(NameLexicon.key(of: forms.lower[index]))
  }

  func followsGivenName(_ name: KnownName) -> Bool {
    guard let index = before(name.tokens.lowerBound), forms.proper[index] != .none else { return false }
    return gazetteer.personName(forms.lower[index]).given > 0.15
  }

  /// A bare place name that runs on into another capitalized word: `Jordan Smith`, `Paris Hilton`.
  func precedesSurname(_ name: KnownName) -> Bool {
    guard let index = behind(name), name.prior.given > 0.05 || name.prior.surname > 0.3 else { return false }
    return forms.proper[index] != .none && gazetteer.personName(forms.lower[index]).surname > 0
      && !lexicon.heads.keys.contains(forms.lower[index])
  }

  /// Whether a capitalized word that no name accounts for stands right beside the name, where capitals mean something.
  func isBesideCapital(_ name: KnownName, _ covered: [Bool]) -> Bool {
    let first = name.tokens.lowerBound
    guard !forms.inTitleCase[first], !forms.inCapitals[first] else { return false }
    if let index = before(first), forms.isCapitalized(index), forms.proper[index] == .sure, !covered[index],
      !lexicon.places.between.contains(forms.lower[index]), !lexicon.titles.contains(NameLexicon.key(of: forms.lower[index]))
    {
      return true
    }
    guard let index = behind(name), forms.isCapitalized(index), forms.proper[index] == .sure, !covered[index] else { return false }
    return !lexicon.titles.contains(NameLexicon.key(of: forms.lower[index])) && !lexicon.heads.keys.contains(forms.lower[index])
  }

  /// Whether a verb of saying stands right behind: `Taylor said`.
  func isSpeaking(_ name: KnownName) -> Bool {
    guard let index = behind(name) else { return false }
    if lexicon.places.says.contains(forms.lower[index]) { return true }
    guard let earlier = before(name.tokens.lowerBound) else { return false }
    return lexicon.places.says.contains(forms.lower[earlier]) && !["told", "who", "whose"].contains(forms.lower[earlier])
  }

  /// Whether a demonym names a language here: `English learners`, `spoke French`.
  func isLanguage(_ name: KnownName) -> Bool {
    if let next = behind(name), lexicon.places.languages.contains(forms.lower[next]) { return true }
    let ends = behind(name).map { Self.phraseEnds.contains(tokens[$0].upos) || [".", ",", "and", "or"].contains(forms.lower[$0]) } ?? true
    guard ends, let word = before(name.tokens.lowerBound) else { return false }
    return lexicon.places.speech.contains(forms.lower[word])
  }

  /// What stands behind a noun phrase rather than in it.
  private static let phraseEnds: Set<UniversalTag> = [.punct, .adp, .cconj, .sconj, .adv, .part]
  private static let joints: Set<String> = [",", "and", "or", "&", "/", "-", "the", "in", ";"]
}
