import EntityRecognition
import TemporalTagging
import TextModel

/// Whether an event took place.
public enum Realis: String, Sendable, CaseIterable {
  /// It happened.
  case actual
  /// It was tried and failed, or its outcome is open.
  case attempted
  /// Somebody means to do it.
  case planned
  /// Somebody threatens to do it.
  case threatened
  /// It is supposed, asked for, possible.
  case hypothetical
  /// It did not happen, or was denied.
  case negated
}

/// Where an event's day comes from.
public enum DateBasis: String, Sendable {
  /// A time expression tied to the event.
  case text
  /// The running date of the story.
  case context
  /// The dateline.
  case dateline
  /// The publication day, where the story tells today's news.
  case published
}

/// One who takes part in an event: the words, and whom they stand for.
public struct Participant: Sendable, Hashable {
  /// The words in the text.
  public let text: String
  /// Where they stand.
  public let range: TextRange
  /// The canonical name: of the table entry, the fullest form in the document, or the words without article.
  public let name: String
  /// The CAMEO actor code, such as `SYRMIL`.
  public let code: String?
  /// The country as ISO 3166 alpha-3.
  public let country: String?
  /// The sector: GOV MIL REB OPP CVL COP JUD LEG PTY BUS MED EDU NGO IGO CRM HLH.
  public let sector: String?

  /// Creates a participant.
  public init(text: String, range: TextRange, name: String, code: String?, country: String?, sector: String?) {
    self.text = text
    self.range = range
    self.name = name
    self.code = code
    self.country = country
    self.sector = sector
  }
}

/// The days of an event and where they come from.
public struct EventDate: Sendable, Hashable {
  /// The first day.
  public let start: CalendarDay
  /// The last day, inclusive.
  public let end: CalendarDay
  /// How precisely it is known.
  public let precision: DatePrecision
  /// Where it comes from.
  public let basis: DateBasis
  /// The words it came from, if any.
  public let text: String?

  /// Creates an event's date.
  public init(start: CalendarDay, end: CalendarDay, precision: DatePrecision, basis: DateBasis, text: String?) {
    self.start = start
    self.end = end
    self.precision = precision
    self.basis = basis
    self.text = text
  }
}

/// An event as the text tells it: who did what to whom, when, and which mention says where.
///
/// Places are mentions here; the Dateline module joins them with the resolved points of the earth.
public struct CodedEvent: Sendable, Hashable {
  /// The lemma of the action (`capture`, `carry out attack`).
  public var action: String
  /// Where the action's words stand.
  public var actionRange: TextRange
  /// The index of the sentence.
  public var sentence: Int
  /// The CAMEO code, 2 to 4 digits as the ontology has them (`190`, `1831`); nothing where it has none.
  public var cameo: String?
  /// The PLOVER type, or ACCIDENT, DISASTER, OUTBREAK, CRIME, ELECTION, JUDICIAL, STATEMENT.
  public var type: String
  /// Who did it.
  public var actors: [Participant]
  /// To whom.
  public var targets: [Participant]
  /// The mention that says where, as an index; nothing where the story does not say.
  public var place: Int?
  /// Further places of the event, as indices of mentions.
  public var otherPlaces: [Int]
  /// When.
  public var date: EventDate?
  /// Whether it happened.
  public var realis: Realis
  /// Deaths stated for this event; the lowest firm number.
  public var fatalities: Int?
  /// Injured stated for this event; the lowest firm number.
  public var injured: Int?
  /// How sure it is, 0 to 1.
  public var confidence: Double
  /// The ranges of all tellings of this event, its own first.
  public var tellings: [TextRange]
  /// What was tried and why each part was chosen, for `explain`.
  public var reasons: [String]

  /// Creates an event.
  public init(
    action: String, actionRange: TextRange, sentence: Int, cameo: String?, type: String, actors: [Participant], targets: [Participant],
    place: Int?, otherPlaces: [Int] = [], date: EventDate?, realis: Realis, fatalities: Int? = nil, injured: Int? = nil, confidence: Double,
    tellings: [TextRange], reasons: [String] = []
  ) {
    self.action = action
    self.actionRange = actionRange
    self.sentence = sentence
    self.cameo = cameo
    self.type = type
    self.actors = actors
    self.targets = targets
    self.place = place
    self.otherPlaces = otherPlaces
    self.date = date
    self.realis = realis
    self.fatalities = fatalities
    self.injured = injured
    self.confidence = confidence
    self.tellings = tellings
    self.reasons = reasons
  }
}
