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

  /// The evidence about `place` that does not depend on the choices made for other mentions.
  func evidence(for place: Place, named kind: NameKind, follower: [Place]?) -> [ResolutionEvidence] {
    var evidence = [classEvidence(place)]
    if place.population > 0 {
      let weight = weights.population * log10(Double(place.population))
      evidence.append(ResolutionEvidence(name: "population", weight: weight, detail: "\(place.population) inhabitants"))
    }
    switch kind {
    case .alternate: evidence.append(ResolutionEvidence(name: "name", weight: weights.otherName, detail: "another name of \(place.name)"))
    case .historic:
      evidence.append(ResolutionEvidence(name: "name", weight: weights.historicName, detail: "a former name of \(place.name)"))
    case .main, .abbreviation, .demonym: break
    }
    if let named = countryEvidence(place) { evidence.append(named) }
    if let area = place.admin1, context.areas.contains(area) {
      evidence.append(ResolutionEvidence(name: "area named", weight: weights.areaNamed, detail: gazetteer.place(area).name))
    }
    if !place.type.isCountry, place.countries.contains(where: context.datelineCountries.contains) {
      evidence.append(ResolutionEvidence(name: "dateline", weight: weights.datelineCountry, detail: "in the country of the dateline"))
    }
    if let follower { evidence.append(containment(of: place, in: follower)) }
    return evidence
  }

  /// Whether `area` is a country or an area that `place` lies in.
  func lies(_ place: Place, in area: Place) -> Bool {
    if area.type.isCountry { return place.countries.contains { area.countries.contains($0) } && place.id != area.id }
    return place.admin1 == area.id || place.admin2 == area.id
  }

  private func classEvidence(_ place: Place) -> ResolutionEvidence {
    let type = place.type
    let weight: Double
    switch type.code {
    case "A.PCLH": weight = weights.region - 1
    case _ where type.isCountry: weight = weights.country
    case "A.ADM1": weight = weights.firstLevelArea
    case "A.ADM2": weight = weights.secondLevelArea
    case "P.PPLC": weight = weights.capital
    case "P.PPLA": weight = weights.seat
    case "P.PPLX": weight = weights.quarter
    case _ where type.isPopulatedPlace: weight = 0
    case _ where type.isRegion: weight = weights.region
    case _ where type.isFacility: weight = weights.facility
    default: weight = weights.physical
    }
    return ResolutionEvidence(name: "class", weight: weight, detail: type.code)
  }

  private func countryEvidence(_ place: Place) -> ResolutionEvidence? {
    guard !place.type.isCountry else { return nil }
    let count = place.countries.map { context.countries[$0] ?? 0 }.max() ?? 0
    guard count > 0 else { return nil }
    return ResolutionEvidence(
      name: "country named", weight: weights.countryNamed * (1 + log2(Double(count)) / 2),
      detail: "\(place.countries.joined(separator: ", ")) \(count) times")
  }

  private func containment(of place: Place, in areas: [Place]) -> ResolutionEvidence {
    if let area = areas.first(where: { lies(place, in: $0) }) {
      return ResolutionEvidence(name: "containment", weight: weights.contained, detail: "in \(area.name), named right after it")
    }
    return ResolutionEvidence(name: "containment", weight: weights.notContained, detail: "not in the area named right after it")
  }
}
