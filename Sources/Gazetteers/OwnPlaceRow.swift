/// A row of a user's own table of places, cell by cell, as it was written.
public struct OwnPlaceRow: Hashable, Sendable {
  /// The table's name, for messages.
  public var table: String
  /// The line, counted from 1.
  public var line: Int
  /// The name as texts write it.
  public var name: String
  /// Degrees north.
  public var latitude: String
  /// Degrees east.
  public var longitude: String
  /// A word of `language/place-kinds.tsv` such as `camp`, or GeoNames' class and code such as `S.CMP`; empty for a site.
  public var kind: String
  /// ISO 3166 alpha-2 or alpha-3, or a name of the country; empty for that of the nearest town.
  public var country: String
  /// Other names, between `|` or `;`.
  public var aliases: String
  /// What speaks for the place beside its namesakes, as a natural logarithm of odds; empty for `standardWeight`.
  public var weight: String

  /// What speaks for a place that somebody took the trouble to name: about the odds that news gives a town of 300,000.
  public static let standardWeight = 3.0

  /// Creates a row.
  public init(
    table: String, line: Int, name: String, latitude: String, longitude: String, kind: String = "", country: String = "",
    aliases: String = "",
    weight: String = ""
  ) {
    self.table = table
    self.line = line
    self.name = name
    self.latitude = latitude
    self.longitude = longitude
    self.kind = kind
    self.country = country
    self.aliases = aliases
    self.weight = weight
  }
}
