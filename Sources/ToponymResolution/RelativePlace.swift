import EntityRecognition
import Gazetteers
import TextModel

/// Reads what stands around a name and moves its point: `20 km north of Mosul`, `near Tikrit`, `northern Syria`, `the outskirts of Damascus`.
enum RelativePlace {
  /// A point beside the named place, how exact it is, and the radius of doubt in metres.
  struct Spot {
    let point: Coordinate?
    let precision: Int
    let radius: Double?
  }

  /// The spot that the words before a mention say, or nothing where they say none.
  static func spot(of mention: Mention, _ place: Place, _ document: Document, _ analysis: Analysis) -> Spot? {
    guard let first = mention.tokens.first, first > 0 else { return nil }
    let words = (max(0, first - 6)..<first).map { word($0, document, analysis) }
    if let point = place.coordinate, let shifted = shifted(words, from: point) { return shifted }
    guard let last = words.last else { return nil }
    if Self.near.contains(last), place.type.isPopulatedPlace || place.type.isFacility {
      return Spot(point: place.coordinate, precision: 2, radius: 20_000)
    }
    if words.suffix(2).first.map({ ["outskirts", "outside", "edge", "suburbs", "suburb"].contains($0) }) ?? false, last == "of" {
      return Spot(point: place.coordinate, precision: 2, radius: 15_000)
    }
    if let bearing = Self.adjectives[last], place.type.isCountry || place.type.isFirstLevelArea {
      return Spot(point: place.coordinate.map { part($0, bearing, place) }, precision: 5, radius: place.type.isCountry ? 200_000 : 80_000)
    }
    return nil
  }

  /// `20 km north of`, `30 miles (48 km) south-east of`.
  private static func shifted(_ words: [String], from point: Coordinate) -> Spot? {
    guard words.last == "of", let bearing = words.dropLast().last.flatMap({ Self.directions[$0] }) else { return nil }
    for index in words.indices.dropFirst() {
      guard let unit = Self.units[words[index]], let distance = Double(words[index - 1].filter { $0 != "," }), distance <= 1000 else {
        continue
      }
      let kilometres = distance * unit
      return Spot(
        point: GreatCircle.point(from: point, bearing: bearing, kilometres: kilometres), precision: 2, radius: max(3000, kilometres * 150))
    }
    return Spot(point: point, precision: 2, radius: 30_000)
  }

  /// A point in the named part of an area: a part of the way from its middle, as no outline is known.
  private static func part(_ point: Coordinate, _ bearing: Double, _ place: Place) -> Coordinate {
    GreatCircle.point(from: point, bearing: bearing, kilometres: place.type.isCountry ? 100 : 40)
  }

  private static func word(_ index: Int, _ document: Document, _ analysis: Analysis) -> String {
    document.text[analysis.tokens[index].range].lowercased()
  }

  private static let near: Set<String> = ["near", "outside", "around", "beside"]
  private static let units: [String: Double] = [
    "km": 1, "kilometers": 1, "kilometres": 1, "kilometer": 1, "kilometre": 1, "miles": 1.609, "mile": 1.609, "mi": 1.609,
  ]
  private static let directions: [String: Double] = [
    "north": 0, "northeast": 45, "north-east": 45, "east": 90, "southeast": 135, "south-east": 135, "south": 180, "southwest": 225,
    "south-west": 225, "west": 270, "northwest": 315, "north-west": 315,
  ]
  private static let adjectives: [String: Double] = [
    "northern": 0, "northeastern": 45, "north-eastern": 45, "eastern": 90, "southeastern": 135, "southern": 180, "southwestern": 225,
    "western": 270, "northwestern": 315,
  ]
}
