/// What each piece of evidence weighs when candidates for a name are compared; units are natural logarithms of odds.
public struct ResolutionWeights: Sendable, Hashable {
  /// For each factor of ten of inhabitants of a town or an area.
  public var population = 0.9
  /// For a country, beside its inhabitants.
  public var country = 3.4
  /// For each factor of ten of inhabitants of a country.
  public var countryPopulation = 0.6
  /// For a first-level area, beside its inhabitants.
  public var firstLevelArea = 0.4
  /// For a second-level area, beside its inhabitants.
  public var secondLevelArea = -1.0
  /// For an area where a city of the same name holds a good part of its people.
  public var areaOfCity = -1.6
  /// For a national capital.
  public var capital = 1.2
  /// For a seat of a first-level area.
  public var seat = 0.4
  /// For a continent, an ocean, a sea.
  public var continent = 7.0
  /// For a region without a government.
  public var region = 6.0
  /// For a river, a mountain range or an island.
  public var physical = 4.4
  /// For a building, a base, a camp.
  public var facility = 3.5
  /// For a quarter of a city, beside its inhabitants.
  public var quarter = -0.5
  /// Where the name is not the main one.
  public var otherName = -1.0
  /// More of that where another candidate bears the name as its main one.
  public var otherNameBesideMain = -1.0
  /// Where the name is one of former times.
  public var historicName = -1.5
  /// Where words beside the name say that it is this kind of place (`Washington state`).
  public var expected = 3.0
  /// Where they say that it is another kind.
  public var unexpected = -1.5
  /// Where the candidate's country is named in the document or holds other places of it, for the first and each doubling.
  public var countryNamed = 0.9
  /// Where the candidate's first-level area is named or holds other places of the document.
  public var areaNamed = 1.8
  /// Where its second-level area is named.
  public var countyNamed = 1.2
  /// Where the name that follows (`Paris, Texas`) contains the candidate.
  public var contained = 6.0
  /// Where the name that follows is an area that does not contain the candidate.
  public var notContained = -2.5
  /// Where an area or a people that contains the candidate stands in the same sentence, close by and farther off.
  public var companion = 1.4
  /// As `companion`, farther off in the sentence.
  public var distantCompanion = 0.6
  /// Where other places of the document lie within 150 km.
  public var near = 0.9
  /// No more than this comes from what else the document names.
  public var contextLimit = 4.5
  /// Where the same name was resolved by containment elsewhere in the document.
  public var sameSense = 4.0
  /// Where the candidate contains the place of the dateline, or lies in its country.
  public var datelineCountry = 1.0
  /// Where the candidate lies in the publisher's country.
  public var publisherCountry = 0.8
  /// Where it lies in the publisher's first-level area.
  public var publisherArea = 1.5
  /// Scores below this convince nobody; the mention stays unresolved.
  public var threshold = 0.0

  /// The weights that Dateline ships.
  public static let news = ResolutionWeights()

  /// Creates the shipped weights.
  public init() {}
}
