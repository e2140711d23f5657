import TextModel

/// The towns of a gazetteer by squares of a degree, to find which is nearest to a point.
struct TownGrid {
  /// A town and its country.
  struct Town {
    let place: PlaceID
    let country: String
    let point: Coordinate
  }

  private var squares: [Int: [Town]] = [:]

  /// Complexity: O(places).
  init(_ gazetteer: Gazetteer) {
    for row in 0..<gazetteer.placeCount {
      let id = PlaceID(UInt32(row))
      guard gazetteer.type(of: id).isPopulatedPlace, let point = gazetteer.coordinate(of: id), let country = gazetteer.country(of: id)
      else {
        continue
      }
      squares[Self.key(Self.square(point.latitude), Self.square(point.longitude)), default: []].append(
        Town(place: id, country: country, point: point))
    }
  }

  /// The town nearest to a point, where there is one in the squares around it.
  func nearest(to point: Coordinate) -> Town? {
    let (row, column) = (Self.square(point.latitude), Self.square(point.longitude))
    var best: (town: Town, distance: Double)?
    for north in row - 1...row + 1 {
      for east in column - 1...column + 1 {
        for town in squares[Self.key(north, (east + 540) % 360 - 180)] ?? [] {
          let distance = Self.distance(town.point, point)
          if best.map({ distance < $0.distance }) ?? true { best = (town, distance) }
        }
      }
    }
    return best?.town
  }

  private static func square(_ degrees: Double) -> Int { Int(degrees.rounded(.down)) }
  private static func key(_ row: Int, _ column: Int) -> Int { (row + 90) * 360 + column + 180 }

  /// The square of the distance in degrees of latitude, good enough between neighbours.
  private static func distance(_ a: Coordinate, _ b: Coordinate) -> Double {
    let north = a.latitude - b.latitude
    // Half of the turn of the cosine is all that neighbours need: a parabola that is 1 at the equator and 0 at the poles.
    let narrowing = max(0.01, 1 - (a.latitude / 90) * (a.latitude / 90))
    let east = (a.longitude - b.longitude) * narrowing
    return north * north + east * east
  }
}
