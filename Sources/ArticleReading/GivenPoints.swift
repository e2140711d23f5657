import TextModel

/// The points that come with an article, as its fields give them: `45.256 -71.92`, or latitude and longitude apart.
struct GivenPoints {
  private(set) var all: [Coordinate] = []
  private var latitude: Double?
  private var longitude: Double?
  /// An article is about few places; a list of thousands is another thing.
  private static let most = 16

  /// Takes the text of a field by its name.
  mutating func take(_ field: String, _ text: String) {
    let numbers = text.split { $0 == " " || $0 == "," || $0 == ";" }.prefix(3).compactMap { Double($0) }
    switch field {
    case "lat", "latitude": latitude = numbers.first
    case "long", "lon", "lng", "longitude": longitude = numbers.first
    default: if numbers.count >= 2 { add(numbers[0], numbers[1]) }
    }
    if let north = latitude, let east = longitude {
      add(north, east)
      (latitude, longitude) = (nil, nil)
    }
  }

  /// Whether the numbers are degrees, latitude first, as they are where no reference system is named or one of WGS 84 is.
  static func isGeographic(_ system: String?) -> Bool {
    system.map { name in ["4326", "4979", "4258"].contains { name.hasSuffix($0) } } ?? true
  }

  private mutating func add(_ north: Double, _ east: Double) {
    guard all.count < Self.most, let point = Coordinate(givenLatitude: north, longitude: east), !all.contains(point) else { return }
    all.append(point)
  }
}
