import Gazetteers
import TextModel

#if canImport(Glibc)
  import Glibc
#endif

/// Weighs what a name of the gazetteer is where it stands: its priors against what its surroundings say.
///
/// The weights are natural logarithms of odds; nothing is decided by a list alone.
struct MentionClassifier {
  let gazetteer: Gazetteer
  let lexicon: NameLexicon
  let forms: TokenForms
  let analysis: Analysis
  let document: Document
  let drafts: [MentionDraft]
  let surnames: Set<String>

  private var tokens: [Token] { analysis.tokens }

  /// The readings of `name` that are worth competing; `next` is the name that follows it in the document.
  func drafts(for name: KnownName, next: KnownName?) -> [MentionDraft] {
    var found: [MentionDraft] = []
    let actors = name.actors
    if let actor = actors.first {
      let entry = gazetteer.actor(actor)
      let confidence = actorConfidence(name, entry)
      if confidence >= 0.4 {
        found.append(
          MentionDraft(tokens: name.tokens, kind: entry.type.mentionKind, confidence: confidence, source: .gazetteer, actor: actor))
      }
    }
    let places = name.places
    guard !places.isEmpty else { return found }
    let demonyms = places.filter { $0.kind == .demonym }
    if !demonyms.isEmpty {
      found.append(MentionDraft(tokens: name.tokens, kind: .demonym, confidence: 0.95, source: .gazetteer, places: demonyms))
      if demonyms.count == places.count { return found }
    }
    let named = places.filter { $0.kind != .demonym }
    let confidence = placeConfidence(name, named, next: next, isActor: !actors.isEmpty)
    if confidence >= 0.5 {
      let kind: MentionKind = named.allSatisfy { gazetteer.place($0.place).type.isFacility } ? .facility : .place
      found.append(MentionDraft(tokens: name.tokens, kind: kind, confidence: confidence, source: .gazetteer, places: named))
    }
    return found
  }

  private func actorConfidence(_ name: KnownName, _ entry: NamedActor) -> Double {
    var odds = 2.5
    if name.tokens.count > 1 { odds += 1.5 }
    if tokens[name.tokens].allSatisfy({ $0.upos != .propn }) { odds -= entry.type == .group ? 0 : 1.5 }
    if isSentenceInitial(name) && name.tokens.count == 1 { odds -= 2 * name.prior.word }
    odds -= 2 * name.prior.word
    if entry.type == .person, name.tokens.count == 1, followsGivenName(name) { odds -= 3 }
    if entry.type != .group, !name.places.isEmpty, isAfterPlacePreposition(name) { odds -= 2 }
    return Self.probability(odds)
  }

  /// The probability that a name with places among its senses names one of them.
  private func placeConfidence(_ name: KnownName, _ places: [PlaceCandidate], next: KnownName?, isActor: Bool) -> Double {
    var odds = placePrior(name, places)
    let first = name.tokens.lowerBound
    if isAfterPlacePreposition(name) { odds += 2.2 }
    if let next, isLinked(name, next), next.places.contains(where: { isArea($0.place) }) { odds += 2.5 }
    if isPrecededByLinkedPlace(name, places) { odds += 2 }
    if let dateline = document.dateline, dateline.place.contains(name.match.range) { odds += 5 }
    if isAfterTitle(name) { odds -= 4 }
    if followsGivenName(name) { odds -= 3 }
    if precedesSurname(name) { odds -= 2.5 }
    if name.tokens.count == 1, surnames.contains(forms.lower[first]) { odds -= 3 }
    switch taggedKind(of: name.tokens) {
    case .person?: odds -= 2.5
    case .organization?: odds -= 1.5
    case .place?: odds += 2
    default: break
    }
    if isActor { odds -= 1.5 }
    return Self.probability(odds)
  }

  private func placePrior(_ name: KnownName, _ places: [PlaceCandidate]) -> Double {
    let best = places.map { gazetteer.place($0.place) }.max { Self.weight(of: $0) < Self.weight(of: $1) }
    guard let best else { return -5 }
    var odds = Self.weight(of: best) - 2.2
    let isAbbreviation = places.allSatisfy { $0.kind == .abbreviation }
    if isAbbreviation { odds += best.type.isCountry ? 3 : -2.5 }
    if name.tokens.count > 1 { odds += 1.2 }
    odds -= 5 * name.prior.word + 1.5 * name.prior.given + 1.5 * name.prior.surname
    if !tokens[name.tokens].contains(where: { $0.upos == .propn }) { odds -= isAbbreviation ? 1 : 2.5 }
    if isSentenceInitial(name), name.tokens.count == 1 { odds -= 1.5 * name.prior.word + 0.3 }
    return odds
  }

  /// How likely news is to speak of a place, before any context: 5.5 for a country, less for smaller ones.
  private static func weight(of place: Place) -> Double {
    switch place.type.code {
    case _ where place.type.isCountry: 6.5
    case "A.ADM1": 5
    case "A.ADM2": 3
    case _ where place.type.isRegion: 4.5
    case _ where place.type.isPopulatedPlace: place.population > 0 ? 0.75 * log10(Double(place.population)) : 1
    case _ where place.type.isFacility: 3.5
    default: 3.5
    }
  }

  private func isArea(_ id: PlaceID) -> Bool {
    let type = gazetteer.place(id).type
    return type.isCountry || type.isFirstLevelArea || type.isSecondLevelArea
  }

  /// `X, Y` with nothing but a comma between them.
  private func isLinked(_ name: KnownName, _ next: KnownName) -> Bool {
    next.match.range.start - name.match.range.end == 2 && document.text.bytes[name.match.range.end] == UInt8(ascii: ",")
  }

  private func isPrecededByLinkedPlace(_ name: KnownName, _ places: [PlaceCandidate]) -> Bool {
    let first = name.tokens.lowerBound
    guard first >= 2, forms.lower[first - 1] == ",", forms.isCapitalized(first - 2), tokens[first - 2].upos == .propn else { return false }
    return places.contains { isArea($0.place) }
  }

  private func isAfterPlacePreposition(_ name: KnownName) -> Bool {
    var index = name.tokens.lowerBound - 1
    while index >= 0, forms.sentence[index] == forms.sentence[name.tokens.lowerBound], Self.skipped.contains(forms.lower[index]) {
      index -= 1
    }
    guard index >= 0, forms.sentence[index] == forms.sentence[name.tokens.lowerBound] else { return false }
    return Self.prepositions.contains(forms.lower[index])
  }

  private func isAfterTitle(_ name: KnownName) -> Bool {
    var index = name.tokens.lowerBound - 1
    guard index >= 0, forms.sentence[index] == forms.sentence[name.tokens.lowerBound] else { return false }
    if forms.lower[index] == "." { index -= 1 }
    guard index >= 0, forms.isCapitalized(index) else { return false }
    return lexicon.titles.contains(NameLexicon.key(of: forms.lower[index]))
  }

  private func followsGivenName(_ name: KnownName) -> Bool {
    let index = name.tokens.lowerBound - 1
    guard index >= 0, forms.sentence[index] == forms.sentence[name.tokens.lowerBound], tokens[index].upos == .propn else { return false }
    return forms.isCapitalized(index) && gazetteer.personName(forms.lower[index]).given > 0.3
  }

  /// A bare place name that runs on into another capitalized word: `Jordan Smith`, `Paris Hilton`.
  private func precedesSurname(_ name: KnownName) -> Bool {
    let index = name.tokens.upperBound
    guard index < tokens.count, forms.sentence[index] == forms.sentence[index - 1], name.prior.given > 0.05 || name.prior.surname > 0.3
    else { return false }
    return tokens[index].upos == .propn && forms.isCapitalized(index) && gazetteer.personName(forms.lower[index]).surname > 0
      && !lexicon.heads.keys.contains(forms.lower[index])
  }

  private func isSentenceInitial(_ name: KnownName) -> Bool {
    let first = name.tokens.lowerBound
    return first == 0 || forms.sentence[first] != forms.sentence[first - 1]
  }

  private func taggedKind(of range: Range<Int>) -> MentionKind? {
    drafts.first { $0.source == .tagger && $0.tokens.overlaps(range) }?.kind
  }

  private static func probability(_ odds: Double) -> Double { 1 / (1 + exp(-odds)) }

  private static let prepositions: Set<String> = [
    "in", "at", "near", "from", "to", "outside", "inside", "around", "into", "across", "toward", "towards", "throughout", "within",
    "between",
    "through", "over", "leaving", "entering", "reached", "capital", "city", "town", "village", "province", "district",
  ]
  private static let skipped: Set<String> = [
    "the", "northern", "southern", "eastern", "western", "central", "north", "south", "east", "west", "northeastern", "northwestern",
    "southeastern", "southwestern", "greater", "downtown", "nearby", "neighboring", "neighbouring",
  ]
}

extension ActorType {
  /// The kind of mention that this type of actor is.
  var mentionKind: MentionKind {
    switch self {
    case .person: .person
    case .organization: .organization
    case .group: .group
    }
  }
}
