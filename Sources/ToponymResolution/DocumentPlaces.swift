import EntityRecognition
import Gazetteers
import TextModel

/// The places that the mentions of a document were taken for so far, as evidence for each other.
struct DocumentPlaces {
  /// A town or a second-level area that a name was taken for.
  private struct Spot {
    let name: String
    let point: Coordinate
  }

  fileprivate private(set) var places: [String: Place] = [:]
  /// How many names were taken for a place.
  fileprivate private(set) var holders: [PlaceID: Int] = [:]
  fileprivate private(set) var countries: [String: Int] = [:]
  fileprivate private(set) var areas: [PlaceID: Int] = [:]
  fileprivate private(set) var counties: Set<PlaceID> = []
  /// The spots by bands of latitude, so that a long document does not compare each with all.
  private var spots: [Int: [Spot]] = [:]

  /// Takes the best candidate of each name, once a name.
  init(_ mentions: [Mention], _ rankings: [Int: [ScoredCandidate]]) {
    var seen: Set<String> = []
    for index in mentions.indices {
      guard let ranking = rankings[index], let best = ranking.first, seen.insert(mentions[index].name).inserted else { continue }
      let isSure = ranking.count == 1 || best.score - ranking[1].score > 0.1
      guard isSure else { continue }
      places[mentions[index].name] = best.place
      holders[best.place.id, default: 0] += 1
      if best.place.type.isPopulatedPlace || best.place.type.isSecondLevelArea, let point = best.place.coordinate {
        spots[Self.band(point), default: []].append(Spot(name: mentions[index].name, point: point))
      }
      if let country = best.place.countries.first { countries[country, default: 0] += 1 }
      if best.place.type.isFirstLevelArea {
        areas[best.place.id, default: 0] += 1
      } else if let area = best.place.admin1 {
        areas[area, default: 0] += 1
      }
      if best.place.type.isSecondLevelArea { counties.insert(best.place.id) }
    }
  }

  /// What they say of the candidates of one name, which does not speak for itself.
  func besides(_ name: String) -> OtherPlaces { OtherPlaces(places: self, name: name, taken: places[name]) }

  /// How many places of other names lie within 150 km of a point.
  fileprivate func nearCount(_ point: Coordinate, except name: String) -> Int {
    let band = Self.band(point)
    return (band - 1...band + 1).reduce(0) { sum, band in
      sum
        + (spots[band] ?? []).count { spot in
          abs(spot.point.latitude - point.latitude) < Self.bandHeight && spot.name != name
            && GreatCircle.distance(spot.point, point) <= 150
        }
    }
  }

  /// Degrees of latitude: a little more than 150 km.
  private static let bandHeight = 1.4
  private static func band(_ point: Coordinate) -> Int { Int((point.latitude / bandHeight).rounded(.down)) }
}

/// The places that all names of a document but one were taken for.
struct OtherPlaces {
  fileprivate let places: DocumentPlaces
  fileprivate let name: String
  /// The place that the name itself was taken for, where it was sure.
  fileprivate let taken: Place?

  /// How many names were taken for a place.
  var count: Int { places.places.count - (taken == nil ? 0 : 1) }

  /// How many names lie in the country of a place.
  func countryCount(_ place: Place) -> Int {
    guard let country = place.countries.first else { return 0 }
    return (places.countries[country] ?? 0) - (taken?.countries.first == country ? 1 : 0)
  }

  /// How many names lie in the first-level area of a place.
  func areaCount(_ place: Place) -> Int {
    guard let area = place.type.isFirstLevelArea ? place.id : place.admin1 else { return 0 }
    let takenArea = taken.flatMap { $0.type.isFirstLevelArea ? $0.id : $0.admin1 }
    return (places.areas[area] ?? 0) - (takenArea == area ? 1 : 0)
  }

  /// Whether the second-level area of a place is named.
  func namesCounty(of place: Place) -> Bool { place.admin2.map { places.counties.contains($0) } ?? false }

  /// Whether a name was taken for the same place.
  func holds(_ place: Place) -> Bool { (places.holders[place.id] ?? 0) > (taken?.id == place.id ? 1 : 0) }

  /// How many places lie within 150 km of a point.
  func nearCount(_ point: Coordinate) -> Int { places.nearCount(point, except: name) }
}
