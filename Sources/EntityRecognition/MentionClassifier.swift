import Gazetteers
import TextModel

#if canImport(Glibc)
  import Glibc
#endif

/// Weighs what a name of the gazetteer is where it stands: its priors against what its surroundings and the rest of the document say.
///
/// The weights are natural logarithms of odds; nothing is decided by a list alone.
struct MentionClassifier {
  let gazetteer: Gazetteer
  let lexicon: NameLexicon
  let forms: TokenForms
  let analysis: Analysis
  let document: Document
  /// What the name tagger takes each token for; nothing where it sees no name.
  let tagged: [Int: MentionKind]
  let surnames: Set<String>
  let hasTagger: Bool
  let weights: RecognitionWeights

  private var tokens: [Token] { analysis.tokens }
  private var surroundings: NameSurroundings {
    NameSurroundings(gazetteer: gazetteer, lexicon: lexicon, forms: forms, tokens: analysis.tokens, document: document)
  }

  /// The readings of the names that are worth competing.
  func drafts(for known: [KnownName]) -> [MentionDraft] {
    var covered = [Bool](repeating: false, count: tokens.count)
    for name in known { for index in name.tokens { covered[index] = true } }
    let alone = known.indices.map { known[$0].places.isEmpty ? -9 : placeOdds(known, $0, covered) }
    let evidence = DocumentEvidence(known, odds: alone, gazetteer: gazetteer)
    var found: [MentionDraft] = []
    for (index, name) in known.enumerated() {
      if let actor = actorDraft(name) { found.append(actor) }
      if let demonym = demonymDraft(name) {
        found.append(demonym)
        continue
      }
      guard !name.places.isEmpty else { continue }
      let confidence = Self.probability(alone[index] + contextOdds(known, index, alone, evidence))
      guard confidence >= 0.5 else { continue }
      let kind: MentionKind = name.places.allSatisfy { gazetteer.type(of: $0.place).isFacility } ? .facility : .place
      found.append(
        MentionDraft(
          tokens: name.tokens, kind: kind, confidence: confidence, source: .gazetteer, places: name.places, expected: name.expected))
    }
    return found
  }

  private func actorDraft(_ name: KnownName) -> MentionDraft? {
    guard let actor = name.actors.first else { return nil }
    let entry = gazetteer.actor(actor)
    var odds = 2.5
    if name.tokens.count > 1 { odds += 1.5 }
    if isNoProperNoun(name), entry.type != .group { odds -= 1.5 }
    if isSentenceInitial(name) && name.tokens.count == 1 { odds -= 2 * name.prior.word }
    odds -= 2 * name.prior.word
    if entry.type == .person, name.tokens.count == 1, surroundings.followsGivenName(name) { odds -= 3 }
    if entry.type != .group, !name.places.isEmpty, surroundings.announcement(name) == .strong { odds -= 2 }
    let confidence = Self.probability(odds)
    guard confidence >= 0.4 else { return nil }
    return MentionDraft(tokens: name.tokens, kind: entry.type.mentionKind, confidence: confidence, source: .gazetteer, actor: actor)
  }

  private func demonymDraft(_ name: KnownName) -> MentionDraft? {
    guard !name.demonyms.isEmpty, !surroundings.isLanguage(name) else { return nil }
    if surroundings.followsGivenName(name), name.prior.surname + name.prior.given > 0.02 { return nil }
    if name.tokens.count == 1, surnames.contains(forms.lower[name.tokens.lowerBound]) { return nil }
    return MentionDraft(tokens: name.tokens, kind: .demonym, confidence: 0.95, source: .gazetteer, places: name.demonyms)
  }

  /// The log odds that the name at `index` names a place, by its priors and its sentence.
  private func placeOdds(_ known: [KnownName], _ index: Int, _ covered: [Bool]) -> Double {
    let name = known[index]
    let first = name.tokens.lowerBound
    var odds = prior(name)
    switch surroundings.announcement(name) {
    case .strong: odds += weights.strongPreposition
    case .weak: odds += weights.weakPreposition
    case .none: break
    }
    if isDescription(name) { odds += weights.plainWord }
    if surroundings.modifiesPlaceWord(name) || name.expected != nil { odds += weights.modifies }
    if index + 1 < known.count, surroundings.isLinked(name, known[index + 1]), known[index + 1].places.contains(where: isArea) {
      odds += weights.beforeArea
    }
    if surroundings.standsBehindComma(name), name.places.contains(where: isArea) { odds += weights.behindPlace }
    if let dateline = document.dateline, dateline.place.contains(name.range) { odds += weights.dateline }
    if surroundings.isAfterTitle(name) { odds += weights.title }
    if surroundings.followsGivenName(name) { odds += weights.givenName }
    if surroundings.precedesSurname(name) { odds += weights.beforeSurname }
    if name.tokens.count == 1, surnames.contains(forms.lower[first]) { odds += weights.knownSurname }
    if name.tokens.count == 1, surroundings.isBesideCapital(name, covered) { odds += weights.besideCapital }
    if surroundings.isSpeaking(name), !name.places.contains(where: isLarge) { odds += weights.speaker }
    switch taggedKind(of: name.tokens) {
    case .person?: odds += weights.taggedPerson
    case .organization?: odds += weights.taggedOrganization
    case .place?: odds += weights.taggedPlace
    default: odds += hasTagger ? weights.untagged : 0
    }
    if !name.actors.isEmpty { odds += weights.actor }
    return odds
  }

  /// What the rest of the document adds.
  private func contextOdds(_ known: [KnownName], _ index: Int, _ odds: [Double], _ evidence: DocumentEvidence) -> Double {
    let name = known[index]
    var added = 0.0
    if let best = evidence.best[name.name], best > odds[index], best > 1.5 { added += weights.elsewhere }
    if evidence.namesArea(of: name, gazetteer) { added += weights.areaNamed }
    let isSure = { (other: Int) in known.indices.contains(other) && odds[other] > 1.5 }
    if isSure(index - 1) && surroundings.isListed(known[index - 1], name)
      || isSure(index + 1) && surroundings.isListed(name, known[index + 1])
    {
      added += weights.listed
    }
    return added
  }

  private func prior(_ name: KnownName) -> Double {
    var odds = -5.0
    for place in name.places { odds = max(odds, weight(of: place)) }
    odds += weights.base
    if name.tokens.count > 1 { odds += weights.severalWords }
    odds += weights.ordinaryWord * name.prior.word + weights.personName * (name.prior.given + name.prior.surname)
    let propers = name.tokens.map { forms.proper[$0] }
    if propers.contains(.sure) {
      odds += weights.properNoun
    } else if !propers.contains(.unknown) {
      odds += weights.otherTag
    }
    if name.tokens.count == 1 {
      if isSentenceInitial(name) || forms.inTitleCase[name.tokens.lowerBound] { odds += 0.3 * weights.ordinaryWord * name.prior.word - 0.3 }
      let word = NameLexicon.key(of: forms.lower[name.tokens.lowerBound])
      let places = lexicon.places
      if places.calendar.contains(word) { odds -= 6 }
      if places.plain.contains(word) || places.features.contains(word) || places.sites.contains(word) || places.roads.contains(word) {
        odds += weights.plainWord
      }
      if isShortAcronym(name) { odds += weights.acronym }
    }
    return odds
  }

  /// How likely news is to speak of a place, before any context.
  private func weight(of candidate: PlaceCandidate) -> Double {
    let type = gazetteer.type(of: candidate.place)
    let population = gazetteer.population(of: candidate.place)
    var weight =
      switch type.code {
      case _ where type.isCountry: weights.country
      case "A.ADM1": weights.firstLevelArea * log10(Double(max(population, 100_000)))
      case "A.ADM2": weights.secondLevelArea * log10(Double(max(population, 10_000)))
      case _ where type.isPopulatedPlace: population > 0 ? weights.town * log10(Double(population)) : 1
      case _ where type.isFacility: weights.facility
      default: weights.region
      }
    weight += gazetteer.weight(of: candidate.place)
    switch candidate.kind {
    case .abbreviation: return type.isCountry ? weight + 2 : weight + weights.abbreviation
    case .alternate, .historic: return weight - 0.7
    case .main, .demonym: return weight
    }
  }

  /// Whether news lets the place itself speak: `Moscow said`.
  private func isLarge(_ candidate: PlaceCandidate) -> Bool {
    let type = gazetteer.type(of: candidate.place)
    return type.isCountry || type.code == "P.PPLC" || gazetteer.population(of: candidate.place) > 2_000_000
  }

  private func isArea(_ candidate: PlaceCandidate) -> Bool {
    let type = gazetteer.type(of: candidate.place)
    return type.isCountry || type.isFirstLevelArea || type.isSecondLevelArea
  }

  /// Whether capitals alone make words behind `the` look like the name of an area: `THE CAPITAL`, `THE WESTERN AREA`.
  private func isDescription(_ name: KnownName) -> Bool {
    let first = name.tokens.lowerBound
    guard forms.inCapitals[first], let before = surroundings.before(first), forms.lower[before] == "the" else { return false }
    return name.places.allSatisfy { candidate in
      let type = gazetteer.type(of: candidate.place)
      return (type.isFirstLevelArea || type.isSecondLevelArea) && (candidate.kind == .alternate || name.tokens.count > 1)
    }
  }

  /// Two to four capitals among small letters that are no abbreviation of a country: `AP`, `SWAT`.
  private func isShortAcronym(_ name: KnownName) -> Bool {
    let index = name.tokens.lowerBound
    guard forms.letterCase[index] == .upper, !forms.inCapitals[index], name.range.end - name.range.start <= 4 else { return false }
    return !name.places.contains { $0.kind == .abbreviation && gazetteer.type(of: $0.place).isCountry }
  }

  private func isNoProperNoun(_ name: KnownName) -> Bool { name.tokens.allSatisfy { forms.proper[$0] == .none } }

  private func isSentenceInitial(_ name: KnownName) -> Bool { surroundings.before(name.tokens.lowerBound) == nil }

  private func taggedKind(of range: Range<Int>) -> MentionKind? {
    range.lazy.compactMap { tagged[$0] }.first
  }

  private static func probability(_ odds: Double) -> Double { 1 / (1 + exp(-odds)) }
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
