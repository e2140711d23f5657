import TextModel

/// The place of an event as the record shows it.
public struct EventLocation: Sendable, Hashable {
  /// The canonical name.
  public let name: String
  /// The words in the text; nothing where the place came with the article.
  public let text: String?
  /// Where they stand.
  public let range: TextRange?
  /// GeoNames class and code (`P.PPLA`).
  public let type: String
  /// The name of the first-level area.
  public let admin1: String?
  /// The country as ISO 3166 alpha-2.
  public let country: String?
  /// The country's name.
  public let countryName: String?
  /// Degrees north and east, WGS 84; nothing where no point is known.
  public let point: Coordinate?
  /// 1 exact site or town, 2 near or relative, 3 second-level area, 4 first-level area, 5 region or river, 6 country, 7 sea or international.
  public let precision: Int
  /// The radius of doubt in metres, where one can be said.
  public let radius: Double?
  /// The GeoNames id, where the place has one.
  public let geonamesID: Int?

  /// Creates a location.
  public init(
    name: String, text: String?, range: TextRange?, type: String, admin1: String?, country: String?, countryName: String?,
    point: Coordinate?,
    precision: Int, radius: Double?, geonamesID: Int?
  ) {
    self.name = name
    self.text = text
    self.range = range
    self.type = type
    self.admin1 = admin1
    self.country = country
    self.countryName = countryName
    self.point = point
    self.precision = precision
    self.radius = radius
    self.geonamesID = geonamesID
  }
}

/// What the ontologies say about an event: names and scales of its code.
public struct OntologyEntry: Sendable, Hashable {
  /// The CAMEO code.
  public let cameo: String
  /// Its name.
  public let name: String
  /// The Goldstein value, of the code or else of its root.
  public let goldstein: Double?
  /// The quad class: 0 neutral, 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict.
  public let quadClass: Int
  /// The PLOVER type, where CAMEO's code maps to one.
  public let ploverType: String?
  /// The PLOVER mode, where there is one.
  public let ploverMode: String?

  /// Creates an entry.
  public init(cameo: String, name: String, goldstein: Double?, quadClass: Int, ploverType: String?, ploverMode: String?) {
    self.cameo = cameo
    self.name = name
    self.goldstein = goldstein
    self.quadClass = quadClass
    self.ploverType = ploverType
    self.ploverMode = ploverMode
  }
}

/// An event with its place on earth, its codes and its article: what every output format writes.
public struct EventRecord: Sendable {
  /// A stable id: the same article and event give the same id on every run and machine; never numeric-looking.
  public let id: String
  /// What was told.
  public let event: CodedEvent
  /// What the ontologies say about its code, where it has one.
  public let ontology: OntologyEntry?
  /// Where it happened.
  public let location: EventLocation?
  /// Further places of the event.
  public let otherLocations: [EventLocation]
  /// The words of the action.
  public let actionText: String
  /// The sentence.
  public let quote: String
  /// The codes of the user's issue dictionary that the sentence holds.
  public let issues: [String]

  /// Creates a record.
  public init(
    id: String, event: CodedEvent, ontology: OntologyEntry?, location: EventLocation?, otherLocations: [EventLocation], actionText: String,
    quote: String, issues: [String] = []
  ) {
    self.id = id
    self.event = event
    self.ontology = ontology
    self.location = location
    self.otherLocations = otherLocations
    self.actionText = actionText
    self.quote = quote
    self.issues = issues
  }

  /// One line for labels: `capture: Syrian Army -> ISIL (Palmyra)`.
  public var title: String {
    let actors = event.actors.map(\.name).joined(separator: ", ")
    let targets = event.targets.map(\.name).joined(separator: ", ")
    var line = event.action
    switch (actors.isEmpty, targets.isEmpty) {
    case (false, false): line += ": \(actors) -> \(targets)"
    case (false, true): line += ": \(actors)"
    case (true, false): line += ": -> \(targets)"
    case (true, true): break
    }
    if let location { line += " (\(location.name))" }
    return line
  }
}
