/// What each piece of evidence weighs when candidates for a name are compared; units are natural logarithms of odds.
public struct ResolutionWeights: Sendable, Hashable {
  /// For each factor of ten of inhabitants.
  public var population = 0.9
  /// For a country.
  public var country = 6.5
  /// For a first-level area.
  public var firstLevelArea = 5.2
  /// For a second-level area.
  public var secondLevelArea = 2.6
  /// For a national capital.
  public var capital = 1.0
  /// For a seat of a first-level area.
  public var seat = 0.4
  /// For a region, a continent or another area without a government.
  public var region = 5.0
  /// For a sea, a river, a mountain range or an island.
  public var physical = 4.2
  /// For a building, a base, a camp.
  public var facility = 3.0
  /// For a quarter of a city.
  public var quarter = 2.8
  /// Where the name is not the main one.
  public var otherName = -0.7
  /// Where the name is one of former times.
  public var historicName = -1.2
  /// Where the candidate's country is named in the document, for the first mention and each doubling.
  public var countryNamed = 0.9
  /// Where the candidate's first-level area is named in the document.
  public var areaNamed = 1.6
  /// Where the name that follows (`Paris, Texas`) contains the candidate.
  public var contained = 6.0
  /// Where the name that follows is an area that does not contain the candidate.
  public var notContained = -2.5
  /// Where other places of the document lie within 150 km.
  public var near = 0.7
  /// Where the same name was resolved by containment elsewhere in the document.
  public var sameSense = 4.0
  /// Where the candidate contains the place of the dateline, or lies in its country.
  public var datelineCountry = 1.0
  /// Scores below this convince nobody; the mention stays unresolved.
  public var threshold = 1.0

  /// The weights that Dateline ships.
  public static let news = ResolutionWeights()

  /// Creates the shipped weights.
  public init() {}
}
