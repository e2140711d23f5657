import TextModel

/// Where the place of an event was found.
public enum PlaceBasis: String, Sendable {
  /// In its own sentence.
  case text
  /// In a sentence before: the running place of the story.
  case context
  /// In a point that came with the article.
  case given
  /// In the dateline.
  case dateline
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
  /// Whether all parties do it together (talks, treaties, clashes), so that actor and target only say the direction in which it is coded.
  public var isJoint = false
  /// The mention that says where, as an index; nothing where no mention does, as when a point came with the article.
  public var place: Int?
  /// Where the place was found.
  public var placeBasis: PlaceBasis?
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
    place: Int?, placeBasis: PlaceBasis? = nil, otherPlaces: [Int] = [], date: EventDate?, realis: Realis, fatalities: Int? = nil,
    injured: Int? = nil, confidence: Double,
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
    self.placeBasis = placeBasis
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
