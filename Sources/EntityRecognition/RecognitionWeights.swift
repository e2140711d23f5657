/// What each piece of evidence weighs when a name is taken for a place, a person or an organization; units are natural logarithms of odds.
public struct RecognitionWeights: Sendable, Hashable {
  /// For any name, before anything is known about it.
  public var base = -3.0
  /// For a country.
  public var country = 6.5
  /// For each factor of ten of inhabitants of a first-level area.
  public var firstLevelArea = 0.8
  /// For each factor of ten of inhabitants of a second-level area.
  public var secondLevelArea = 0.6
  /// For each factor of ten of inhabitants of a town.
  public var town = 0.75
  /// For a region, a sea, a river, a mountain range.
  public var region = 4.5
  /// For a building, a base, a camp.
  public var facility = 3.5
  /// For an abbreviation of a place that is no country.
  public var abbreviation = -2.5
  /// For a name of several words.
  public var severalWords = 1.2
  /// For a name that the tagger or its capitals make a proper noun, against one that neither does.
  public var properNoun = 0.8
  /// For a name that is tagged as something else.
  public var otherTag = -2.5
  /// For a name that is an ordinary word, times how common the word is.
  public var ordinaryWord = -5.0
  /// For a name that is a given name or a surname, times how common it is.
  public var personName = -1.5
  /// Behind `in`, `near` and their like.
  public var strongPreposition = 2.2
  /// Behind `from`, `to` and their like.
  public var weakPreposition = 1.3
  /// Before `police`, `man`, `mayor` and their like.
  public var modifies = 1.2
  /// Before a comma and the area that it may lie in.
  public var beforeArea = 2.5
  /// For an area behind a name and a comma.
  public var behindPlace = 2.0
  /// In the dateline.
  public var dateline = 5.0
  /// Behind a person's title.
  public var title = -4.0
  /// Behind a given name.
  public var givenName = -3.0
  /// Before a surname, for a name that is a given name.
  public var beforeSurname = -2.5
  /// For the surname of a person that the document names in full.
  public var knownSurname = -3.0
  /// Beside another capitalized word that no name accounts for.
  public var besideCapital = -1.0
  /// Where the same name is surely a place elsewhere in the document.
  public var elsewhere = 1.8
  /// Where an area that it may lie in is named in the document.
  public var areaNamed = 1.2
  /// For a word that seldom is a place by itself: `River`, `City`.
  public var plainWord = -3.0
  /// For two to four capitals that are no country's: `AP`.
  public var acronym = -2.2
  /// Beside a verb of saying, for places that news does not let speak.
  public var speaker = -2.0
  /// In a list with other places.
  public var listed = 1.0
  /// For a name that an actor bears, too.
  public var actor = -1.5
  /// Where the name tagger says place, person, organization.
  public var taggedPlace = 2.0
  /// Where the name tagger says person.
  public var taggedPerson = -1.50
  /// Where the name tagger says organization.
  public var taggedOrganization = -0.75

  /// Where there is a tagger and it says nothing.
  public var untagged = -0.28
  /// How sure a person is that the tagger alone sees, 0 to 1.
  public var taggerPerson = 0.7
  /// How sure an organization is that the tagger alone sees, 0 to 1.
  public var taggerOrganization = 0.55
  /// How sure a place is that the tagger alone sees, 0 to 1.
  public var taggerPlace = 0.55

  /// The weights that Dateline ships.
  public static let news = RecognitionWeights()

  /// Creates the shipped weights.
  public init() {}
}
