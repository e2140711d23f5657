/// What is looked at when candidates for a name are compared; the table of weights has a row for each.
public enum ResolutionFeature: Int, CaseIterable, Sendable {
  /// For a town or a village of a hundred thousand inhabitants.
  case town
  /// For each factor of ten of inhabitants of a town or an area above a hundred thousand.
  case population
  /// For a country of ten million inhabitants.
  case country
  /// For each factor of ten of inhabitants of a country above ten million.
  case countryPopulation
  /// For a first-level area of a hundred thousand inhabitants.
  case firstLevelArea
  /// For a second-level area of a hundred thousand inhabitants.
  case secondLevelArea
  /// For an area where a city of the same name holds a good part of its people.
  case areaOfCity
  /// For a national capital.
  case capital
  /// For a seat of a first-level area.
  case seat
  /// For a continent, an ocean, a sea.
  case continent
  /// For a region without a government.
  case region
  /// For a country of former times.
  case formerCountry
  /// For a river, a mountain range or an island.
  case physical
  /// For a building, a base, a camp.
  case facility
  /// For a quarter of a city, beside its inhabitants.
  case quarter
  /// Where the name is not the main one.
  case otherName
  /// Where the name is no other place's.
  case onlyCandidate
  /// More of that where another candidate bears the name as its main one.
  case otherNameBesideMain
  /// Where the name is one of former times.
  case historicName
  /// Where a people is taken for that of an area: it is of a country before.
  case peopleOfArea
  /// Where words beside the name say that it is this kind of place (`Washington state`).
  case expected
  /// Where they say that it is another kind.
  case unexpected
  /// Where the candidate's country is named in the document, for the first time and each doubling.
  case countryNamed
  /// Where other names of the document lie in the candidate's country, for the first and each doubling.
  case countryOfOthers
  /// Where the candidate's first-level area is named.
  case areaNamed
  /// Where other names of the document lie in the candidate's first-level area, for the first and each doubling.
  case areaOfOthers
  /// Where its second-level area is named.
  case countyNamed
  /// Where other places of the document lie within 150 km, for the first and each doubling.
  case near
  /// Where the document names several places, and neither the candidate's country nor another place of it.
  case stranger
  /// Where the document names too few other places to speak against the candidate.
  case littleContext
  /// Where the name that follows (`Paris, Texas`) contains the candidate.
  case contained
  /// Where the name that follows is an area that does not contain the candidate.
  case notContained
  /// Where an area or a people that contains the candidate stands close by in the sentence.
  case companion
  /// Where it stands farther off in the sentence.
  case distantCompanion
  /// Where the same name was tied to this place by containment elsewhere in the document.
  case sameSense
  /// Where the candidate lies at a point that came with the article.
  case givenPoint
  /// Where the candidate lies in the country of the dateline.
  case datelineCountry
  /// Where the candidate lies in the publisher's country.
  case publisherCountry
  /// Where it lies in the publisher's first-level area.
  case publisherArea
  /// What the gazetteer says for or against the place itself: one of the user's own, or one of millions that news never names.
  case ownWeight
  /// What the rest of the document says more than it may.
  case limit

  /// Its name as the table of weights has it.
  public var name: String { "\(self)" }
  /// Its name in words: `country named`.
  public var words: String {
    name.map { $0.isUppercase ? " \($0.lowercased())" : String($0) }.joined()
  }

  /// Whether its weight is learned; the last two bring theirs with them.
  public var isLearned: Bool { self != .ownWeight && self != .limit }

  /// Whether it is the rest of the document that speaks.
  var isOfContext: Bool {
    switch self {
    case .countryNamed, .areaNamed, .countryOfOthers, .areaOfOthers, .countyNamed, .near: true
    default: false
    }
  }
}
