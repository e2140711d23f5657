/// Where the files of GeoNames' official dump lie; their columns are told in its `readme.txt`.
public struct GeoNamesDump: Hashable, Sendable {
  /// `allCountries.txt`, or the file of a country.
  public var places: String
  /// `alternateNamesV2.txt`; without it the names in the fourth column of the places count.
  public var alternateNames: String?
  /// `admin1CodesASCII.txt`: names of first-level areas.
  public var admin1: String?
  /// `admin2Codes.txt`: names of second-level areas.
  public var admin2: String?

  /// Creates the places of the files.
  public init(places: String, alternateNames: String? = nil, admin1: String? = nil, admin2: String? = nil) {
    self.places = places
    self.alternateNames = alternateNames
    self.admin1 = admin1
    self.admin2 = admin2
  }
}
