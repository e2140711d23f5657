import TextModel

/// The index of a place in one compiled gazetteer; not stable between builds.
public struct PlaceID: Hashable, Sendable, Comparable {
  /// The row.
  public let index: UInt32

  /// Creates an id.
  public init(_ index: UInt32) { self.index = index }

  /// Orders by row.
  public static func < (a: PlaceID, b: PlaceID) -> Bool { a.index < b.index }
}

/// What a place is: GeoNames' class and code, such as `P.PPLC`.
public struct FeatureType: Hashable, Sendable, CustomStringConvertible {
  /// `P.PPLC` and so on.
  public let code: String

  /// Creates a type from `CLASS.CODE`.
  public init(_ code: String) { self.code = code }

  /// The code.
  public var description: String { code }
  /// Whether it is a country, a dependency or a former country.
  public var isCountry: Bool { code.hasPrefix("A.PCL") }
  /// Whether it is a first-level area.
  public var isFirstLevelArea: Bool { code == "A.ADM1" }
  /// Whether it is a second-level area.
  public var isSecondLevelArea: Bool { code == "A.ADM2" }
  /// Whether it is a town, a village or a part of one.
  public var isPopulatedPlace: Bool { code.hasPrefix("P.") }
  /// Whether it is a sea, a river or other water.
  public var isWater: Bool { code.hasPrefix("H.") }
  /// Whether it is a building, a base, an airport or a camp.
  public var isFacility: Bool { code.hasPrefix("S.") }
  /// Whether it is a continent or a region without borders of its own.
  public var isRegion: Bool { code.hasPrefix("L.") || code == "A.ZN" }
}

/// A place of the gazetteer, as a value.
public struct Place: Hashable, Sendable {
  /// Its row in the gazetteer.
  public let id: PlaceID
  /// The name that English news uses.
  public let name: String
  /// What it is.
  public let type: FeatureType
  /// Where it is; nothing where the tables have no point.
  public let coordinate: Coordinate?
  /// The countries it lies in as ISO 3166 alpha-2; the first is the main one; empty for seas and continents.
  public let countries: [String]
  /// The first-level area it lies in.
  public let admin1: PlaceID?
  /// The second-level area it lies in.
  public let admin2: PlaceID?
  /// Inhabitants, 0 where unknown.
  public let population: Int
  /// The GeoNames id, where it has one.
  public let geonamesID: Int?
  /// What speaks for it beside its kind and size, as a natural logarithm of odds: more than 0 for a place of the user's own.
  public let weight: Double

  /// Creates a place.
  public init(
    id: PlaceID, name: String, type: FeatureType, coordinate: Coordinate?, countries: [String], admin1: PlaceID?, admin2: PlaceID?,
    population: Int, geonamesID: Int?, weight: Double = 0
  ) {
    self.id = id
    self.name = name
    self.type = type
    self.coordinate = coordinate
    self.countries = countries
    self.admin1 = admin1
    self.admin2 = admin2
    self.population = population
    self.geonamesID = geonamesID
    self.weight = weight
  }
}
