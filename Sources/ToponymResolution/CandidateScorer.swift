import EntityRecognition
import Gazetteers
import TextModel

#if canImport(Glibc)
  import Glibc
#endif

/// Scores the candidates of one mention from readable evidence; the same code makes the answer and its explanation.
struct CandidateScorer {
  let weights: ResolutionWeights
  let context: ResolutionContext
  let gazetteer: Gazetteer
  let detail: ResolutionDetail

  /// A candidate of a mention with what is known of its rivals.
  struct Candidate {
    let place: Place
    let kind: NameKind
    /// Whether it has no rival.
    let isAlone: Bool
    /// Whether a rival bears the name as its main one.
    let hasMainRival: Bool
    /// Whether a city of the same name, a rival, holds a good part of the people of this area.
    let hasCity: Bool
  }

  /// The evidence about a candidate that does not depend on the choices made for other mentions.
  func evidence(for candidate: Candidate, of index: Int, _ mention: Mention, follower: [Place]?) -> [ResolutionEvidence] {
    let place = candidate.place
    var found = classEvidence(candidate, mention)
    if !place.type.isCountry { found += nameEvidence(candidate) }
    if candidate.isAlone, !place.type.isCountry { found.append(note(.onlyCandidate, "no other place bears the name")) }
    if mention.kind == .demonym, !place.type.isCountry {
      found.append(note(.peopleOfArea, "a people is of a country before it is of an area"))
    }
    if let expected = mention.expected, let known = expectation(place, expected) { found.append(known) }
    if let named = countryEvidence(place, mention) { found.append(named) }
    if let area = place.admin1, context.names(area, besides: [mention.name, place.name]) {
      found.append(note(.areaNamed, gazetteer.place(area).name))
    }
    if !place.type.isCountry, let point = place.coordinate, context.isGiven(point) {
      found.append(note(.givenPoint, "a point that came with the article lies there"))
    }
    if !place.type.isCountry, place.countries.contains(where: context.datelineCountries.contains) {
      found.append(note(.datelineCountry, "in the country of the dateline"))
    }
    if !place.type.isCountry, let country = place.countries.first, context.home.countries.contains(country) {
      found.append(note(.publisherCountry, "in the publisher's country"))
    }
    if let area = place.admin1, context.home.areas.contains(area) {
      found.append(note(.publisherArea, "in the publisher's area"))
    }
    if let follower {
      if let known = containment(of: place, in: follower) { found.append(known) }
    } else if let companion = companionEvidence(place, index) {
      found.append(companion)
    }
    return found
  }

  /// The evidence that the places of the other names of the document give.
  func evidence(for place: Place, of mention: Mention, beside others: OtherPlaces) -> [ResolutionEvidence] {
    var found: [ResolutionEvidence] = []
    // A place does not speak for itself under another name: `Mexico City` not for `Mexico` as the city.
    let isHeld = others.holds(place)
    let inCountry = others.countryCount(place) - (isHeld ? 1 : 0)
    if inCountry > 0 {
      found.append(note(.countryOfOthers, times: Self.doublings(inCountry), "\(inCountry) other names"))
    }
    let isLonely = others.count < Self.several
    if isLonely { found.append(note(.littleContext, "the document names few other places")) }
    guard !place.type.isCountry else { return found }
    if !isLonely, inCountry <= 0, isStranger(place, mention) {
      found.append(note(.stranger, "no other place of the document lies in its country"))
    }
    let inArea = others.areaCount(place) - (isHeld ? 1 : 0)
    if inArea > 0 { found.append(note(.areaOfOthers, times: Self.doublings(inArea), "\(inArea) other names")) }
    if others.namesCounty(of: place) { found.append(note(.countyNamed, "its second-level area is named")) }
    if let point = place.coordinate {
      let near = others.nearCount(point) - (isHeld ? 1 : 0)
      if near > 0 { found.append(note(.near, times: Self.doublings(near), "\(near) other places within 150 km")) }
    }
    return found
  }

  /// Whether a document has nothing else of the candidate's country.
  private func isStranger(_ place: Place, _ mention: Mention) -> Bool {
    guard !place.countries.isEmpty else { return false }
    return !place.countries.contains { context.count(ofCountry: $0, besides: mention.name) > 0 }
  }
  private static let several = 3

  /// What is taken off where the rest of the document says more than it may: a hamlet does not become a country's rival by good company.
  func limit(_ evidence: [ResolutionEvidence]) -> ResolutionEvidence? {
    let sum = evidence.reduce(0) { $0 + ($1.feature.isOfContext ? $1.weight : 0) }
    return sum > weights.contextLimit ? given(.limit, weights.contextLimit - sum, "the rest of the document says no more than this") : nil
  }

  /// A piece of evidence; its words are made only where an explanation is asked for.
  func note(_ feature: ResolutionFeature, times value: Double = 1, _ words: @autoclosure () -> String) -> ResolutionEvidence {
    ResolutionEvidence(
      feature: feature, value: value, weight: weights[feature] * value, detail: detail == .explanation ? words() : "")
  }

  /// A piece of evidence that brings its own weight.
  private func given(_ feature: ResolutionFeature, _ weight: Double, _ words: @autoclosure () -> String) -> ResolutionEvidence {
    ResolutionEvidence(feature: feature, value: weight, weight: weight, detail: detail == .explanation ? words() : "")
  }

  /// Whether `area` is a country or an area that `place` lies in.
  func lies(_ place: Place, in area: Place) -> Bool {
    if area.type.isCountry { return place.id != area.id && place.countries.contains { area.countries.contains($0) } }
    return place.admin1 == area.id || place.admin2 == area.id
  }

  private static func doublings(_ count: Int) -> Double { 1 + log2(Double(count)) / 2 }

  private func classEvidence(_ candidate: Candidate, _ mention: Mention) -> [ResolutionEvidence] {
    let place = candidate.place
    let type = place.type
    var found: [ResolutionEvidence] = []
    found.append(note(Self.classFeature(type), type.code))
    if let rank = Self.rankFeature(type) { found.append(note(rank, type.code)) }
    if type.isCountry, type.code != "A.PCLH" {
      found.append(
        note(
          .countryPopulation, times: log10(Double(max(place.population, 100_000))) - Self.usualCountry, "\(place.population) inhabitants"))
    }
    let people = Self.people(place)
    if people > 0 { found.append(note(.population, times: log10(Double(people)) - Self.usualTown, "\(place.population) inhabitants")) }
    if place.weight != 0 {
      found.append(given(.ownWeight, place.weight, place.weight > 0 ? "a place of your own" : "one of the millions that news hardly names"))
    }
    if candidate.hasCity, mention.expected == nil { found.append(note(.areaOfCity, "a city of the same name lies in it")) }
    return found
  }

  /// The powers of ten of inhabitants from which those of countries and of towns are counted, so that what a class weighs is what its usual
  /// place weighs, however much inhabitants weigh.
  private static let (usualCountry, usualTown) = (7.0, 5.0)

  /// What a town is beside a town.
  private static func rankFeature(_ type: FeatureType) -> ResolutionFeature? {
    switch type.code {
    case "P.PPLC": .capital
    case "P.PPLA": .seat
    case "P.PPLX": .quarter
    default: nil
    }
  }

  /// What a place's class speaks by.
  private static func classFeature(_ type: FeatureType) -> ResolutionFeature {
    switch type.code {
    case "A.PCLH": .formerCountry
    case _ where type.isCountry: .country
    case "A.ADM1": .firstLevelArea
    case "A.ADM2": .secondLevelArea
    case _ where type.isPopulatedPlace: .town
    case "L.CONT", "H.OCN", "H.SEA": .continent
    case _ where type.isRegion: .region
    case _ where type.isFacility: .facility
    default: .physical
    }
  }

  /// The inhabitants that speak for a town or an area; where their number is unknown, as few as such a place may have.
  private static func people(_ place: Place) -> Int {
    switch place.type.code {
    case "A.ADM1": max(place.population, 200_000)
    case "A.ADM2": max(place.population, 20_000)
    case _ where place.type.isPopulatedPlace: max(place.population, 300)
    default: 0
    }
  }

  private func nameEvidence(_ candidate: Candidate) -> [ResolutionEvidence] {
    switch candidate.kind {
    case .alternate:
      let other = note(.otherName, "another name of \(candidate.place.name)")
      return candidate.hasMainRival ? [other, note(.otherNameBesideMain, "a rival bears it as its main one")] : [other]
    case .historic: return [note(.historicName, "a former name of \(candidate.place.name)")]
    case .main, .abbreviation, .demonym: return []
    }
  }

  private func expectation(_ place: Place, _ expected: PlaceClass) -> ResolutionEvidence? {
    let fits =
      switch expected {
      case .settlement: place.type.isPopulatedPlace
      case .admin1: place.type.isFirstLevelArea || place.type.isRegion
      case .admin2: place.type.isSecondLevelArea
      case .country: place.type.isCountry
      }
    if !fits, expected != .settlement, place.type.isArea { return nil }
    return note(fits ? .expected : .unexpected, "it is called a \(expected.rawValue)")
  }

  private func countryEvidence(_ place: Place, _ mention: Mention) -> ResolutionEvidence? {
    guard !place.type.isCountry else { return nil }
    let count = place.countries.map { context.count(ofCountry: $0, besides: mention.name) }.max() ?? 0
    guard count > 0 else { return nil }
    return note(.countryNamed, times: Self.doublings(count), "\(place.countries.joined(separator: ", ")) \(count) times")
  }

  private func companionEvidence(_ place: Place, _ index: Int) -> ResolutionEvidence? {
    guard let companions = context.companions[index] else { return nil }
    for wantsClose in [true, false] {
      for companion in companions where companion.isClose == wantsClose {
        guard let area = companion.places.first(where: { lies(place, in: $0) }) else { continue }
        return note(wantsClose ? .companion : .distantCompanion, "\(area.name) stands in the same sentence")
      }
    }
    return nil
  }

  private func containment(of place: Place, in areas: [Place]) -> ResolutionEvidence? {
    if let area = areas.first(where: { lies(place, in: $0) }) {
      return note(.contained, "in \(area.name), named right after it")
    }
    // A country before a comma stands in a list: `Canada, Greece and Peru`.
    if place.type.isCountry { return nil }
    return note(.notContained, "not in the area named right after it")
  }
}
