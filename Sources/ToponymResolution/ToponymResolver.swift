import EntityRecognition
import Gazetteers
import TextModel

#if canImport(Glibc)
  import Glibc
#endif

/// How much a resolver tells about its choices.
public enum ResolutionDetail: Sendable {
  /// The chosen places alone.
  case places
  /// All candidates with their evidence.
  case explanation
}

/// Decides which place on earth each mention stands for.
///
/// Every candidate is scored from evidence that a person can read: what it is, how many live there, which countries and areas the document names,
/// what contains it, what lies near it. The choice is made for all mentions at once in three passes: alone first, then twice in the light of the others.
public struct ToponymResolver: Sendable {
  private let gazetteer: Gazetteer
  private let weights: ResolutionWeights
  private let borders: BorderTable
  /// More candidates than this are not compared; the least populous fall away first.
  private static let candidateLimit = 60

  /// Creates a resolver with the weights of the gazetteer's data file.
  ///
  /// - Throws: `FactTableError` where the table of weights is missing or wrong.
  public init(gazetteer: Gazetteer) throws(FactTableError) {
    try self.init(gazetteer: gazetteer, weights: ResolutionWeights(table: gazetteer.table(ResolutionWeights.tableName) ?? []))
  }

  /// Creates a resolver with weights.
  ///
  /// - Throws: `FactTableError` where the table of borders is wrong.
  public init(gazetteer: Gazetteer, weights: ResolutionWeights) throws(FactTableError) {
    self.gazetteer = gazetteer
    self.weights = weights
    borders =
      try gazetteer.table(BorderTable.tableName).map { bytes throws(FactTableError) in try BorderTable(table: bytes) } ?? BorderTable()
  }

  /// The places of the mentions, in the order of the mentions; a mention that no candidate convinces for is left out.
  public func resolve(_ document: Document, _ analysis: Analysis, _ mentions: [Mention]) -> [ResolvedPlace] {
    resolve(document, analysis, mentions, among: rank(document, analysis, mentions))
  }

  /// The places of the mentions where their candidates have been ranked.
  public func resolve(_ document: Document, _ analysis: Analysis, _ mentions: [Mention], among rankings: [Int: [ScoredCandidate]])
    -> [ResolvedPlace]
  {
    let places = mentions.indices.compactMap { index in
      rankings[index].flatMap { resolved(index, mentions[index], $0, document, analysis) }
    }
    return BorderFinder(borders: borders, document: document, analysis: analysis, mentions: mentions).moved(places)
  }

  /// The candidates of each mention that names a place, best first, by the index of the mention.
  public func rank(_ document: Document, _ analysis: Analysis, _ mentions: [Mention], detail: ResolutionDetail = .places)
    -> [Int: [ScoredCandidate]]
  {
    let candidates = candidates(of: mentions)
    let context = ResolutionContext(document, analysis, mentions: mentions, candidates: candidates, gazetteer: gazetteer)
    let scorer = CandidateScorer(weights: weights, context: context, gazetteer: gazetteer, detail: detail)
    var alone: [Int: [ScoredCandidate]] = [:]
    for (index, places) in candidates {
      alone[index] = rank(index, mentions[index], places, scorer, follower: context.follower[index].flatMap { candidates[$0] })
    }
    let senses = namedSenses(mentions, context, alone)
    var rankings = alone
    for _ in 0..<3 {
      let others = DocumentPlaces(mentions, rankings)
      for (index, ranking) in alone {
        rankings[index] = reconsider(mentions[index], ranking, scorer, others.besides(mentions[index].name), senses)
      }
    }
    return rankings
  }

  /// The candidates of the mentions that name places, by index; each place is read once.
  private func candidates(of mentions: [Mention]) -> [Int: [Place]] {
    var known: [PlaceID: Place] = [:]
    var found: [Int: [Place]] = [:]
    for (index, mention) in mentions.enumerated() where mention.kind.isPlace && !mention.placeCandidates.isEmpty {
      found[index] = mention.placeCandidates.map { candidate in
        if let place = known[candidate.place] { return place }
        let place = gazetteer.place(candidate.place)
        known[candidate.place] = place
        return place
      }
    }
    return found
  }

  private func rank(_ index: Int, _ mention: Mention, _ places: [Place], _ scorer: CandidateScorer, follower: [Place]?) -> [ScoredCandidate]
  {
    var pairs = Array(zip(mention.placeCandidates, places))
    if pairs.count > Self.candidateLimit {
      pairs.sort { $0.1.population != $1.1.population ? $0.1.population > $1.1.population : $0.1.id < $1.1.id }
      pairs.removeLast(pairs.count - Self.candidateLimit)
    }
    let hasMain = pairs.contains { $0.0.kind == .main }
    let isAlone = pairs.count == 1
    return Self.ordered(
      pairs.map { candidate, place in
        let hasCity = place.type.isFirstLevelArea || place.type.isSecondLevelArea ? self.hasCity(place, pairs) : false
        let candidate = CandidateScorer.Candidate(
          place: place, kind: candidate.kind, isAlone: isAlone, hasMainRival: hasMain, hasCity: hasCity)
        let evidence = scorer.evidence(for: candidate, of: index, mention, follower: follower)
        return ScoredCandidate(place: place, score: evidence.reduce(0) { $0 + $1.weight }, evidence: evidence)
      })
  }

  /// Whether a city among the candidates lies in the area and holds a seventh of its people.
  private func hasCity(_ area: Place, _ pairs: [(PlaceCandidate, Place)]) -> Bool {
    pairs.contains { _, city in
      city.type.isPopulatedPlace && city.population >= 1000 && city.population * 7 >= area.population
        && (city.admin1 == area.id || city.admin2 == area.id)
    }
  }

  /// The place that a name was tied to by the area named after it, where that is one place throughout the document.
  private func namedSenses(_ mentions: [Mention], _ context: ResolutionContext, _ rankings: [Int: [ScoredCandidate]]) -> [String: PlaceID] {
    var senses: [String: PlaceID] = [:]
    for index in context.follower.keys.sorted() {
      guard let best = rankings[index]?.first, best.evidence.contains(where: { $0.feature == .contained }) else {
        continue
      }
      senses[mentions[index].name] = senses[mentions[index].name] ?? best.place.id
    }
    return senses
  }

  private func reconsider(
    _ mention: Mention, _ ranking: [ScoredCandidate], _ scorer: CandidateScorer, _ others: OtherPlaces, _ senses: [String: PlaceID]
  ) -> [ScoredCandidate] {
    Self.ordered(
      ranking.map { candidate in
        var evidence = candidate.evidence + scorer.evidence(for: candidate.place, of: mention, beside: others)
        if let limit = scorer.limit(evidence) { evidence.append(limit) }
        if senses[mention.name] == candidate.place.id {
          evidence.append(scorer.note(.sameSense, "the name was tied to this place elsewhere"))
        }
        return ScoredCandidate(place: candidate.place, score: evidence.reduce(0) { $0 + $1.weight }, evidence: evidence)
      })
  }

  private func resolved(
    _ index: Int, _ mention: Mention, _ ranking: [ScoredCandidate], _ document: Document, _ analysis: Analysis
  ) -> ResolvedPlace? {
    guard let best = ranking.first else { return nil }
    var total = exp((weights.nothing - best.score) * weights.sharpness)
    var share = 0.0
    for candidate in ranking {
      let odds = exp((candidate.score - best.score) * weights.sharpness)
      total += odds
      if Self.isSameSpot(candidate.place, best.place) { share += odds }
    }
    guard share / total >= weights.doubt else { return nil }
    let spot = RelativePlace.spot(of: mention, best.place, document, analysis)
    let ownPoint = best.place.coordinate
    let point = spot?.point ?? ownPoint ?? container(of: best.place)?.coordinate
    var precision = spot?.precision ?? (ownPoint == nil ? container(of: best.place).map(Self.precision) : nil) ?? Self.precision(best.place)
    if mention.kind == .facility, !best.place.type.isFacility { precision = max(2, precision) }
    return ResolvedPlace(
      mention: index, place: best.place, coordinate: point, precision: precision, radius: spot?.radius ?? Self.radius(best.place),
      confidence: min(0.99, mention.confidence * share / total))
  }

  /// Whether a candidate speaks for the best one: a town and the area that is named after it and holds it, or the same spot twice.
  private static func isSameSpot(_ a: Place, _ b: Place) -> Bool {
    if a.id == b.id { return true }
    if [a.admin1, a.admin2].contains(b.id) || [b.admin1, b.admin2].contains(a.id) { return true }
    guard let x = a.coordinate, let y = b.coordinate, a.countries == b.countries else { return false }
    return GreatCircle.distance(x, y) <= 20
  }

  /// The smallest area that has a point, for places that have none.
  private func container(of place: Place) -> Place? {
    gazetteer.containers(of: place.id).lazy.map { gazetteer.place($0) }.first { $0.coordinate != nil }
  }

  /// The candidates, best first. What is sorted are their numbers: candidates are large, and most lists are in order already.
  private static func ordered(_ candidates: [ScoredCandidate]) -> [ScoredCandidate] {
    func isBetter(_ a: Int, _ b: Int) -> Bool {
      let (first, second) = (candidates[a].score, candidates[b].score)
      return first != second ? first > second : candidates[a].place.id < candidates[b].place.id
    }
    if (1..<max(1, candidates.count)).allSatisfy({ isBetter($0 - 1, $0) }) { return candidates }
    return candidates.indices.sorted(by: isBetter).map { candidates[$0] }
  }

  /// How exactly a point of this kind of place says where: 1 town or site to 7 sea or international.
  static func precision(_ place: Place) -> Int {
    switch place.type.code {
    case "A.ADM2": 3
    case "A.ADM1": 4
    case "H.SEA", "H.OCN", "H.GULF", "L.CONT": 7
    case _ where place.type.isCountry: 6
    case _ where place.type.isPopulatedPlace || place.type.isFacility: 1
    default: place.countries.isEmpty ? 7 : 5
    }
  }

  private static func radius(_ place: Place) -> Double? {
    switch place.type.code {
    case _ where place.type.isFacility: 2000
    case "P.PPLX": 3000
    case _ where place.type.isPopulatedPlace: place.population > 1_000_000 ? 15_000 : place.population > 100_000 ? 7000 : 3000
    case "A.ADM2": 30_000
    case "A.ADM1": 100_000
    default: nil
    }
  }
}

extension MentionKind {
  /// Whether the mention names a place, in whatever role.
  var isPlace: Bool {
    switch self {
    case .place, .demonym, .embeddedPlace, .facility: true
    case .person, .organization, .group: false
    }
  }
}
