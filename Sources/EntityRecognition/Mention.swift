import Gazetteers
import TextModel

/// What a mention names.
public enum MentionKind: String, Sendable {
  /// A place used as a place: `in Mosul`.
  case place
  /// An adjective or people's name of a place: `Syrian`, `Syrians`.
  case demonym
  /// A place inside an organization's name: `University of Aleppo`.
  case embeddedPlace
  /// A building, airport, dam, base, camp.
  case facility
  /// A person.
  case person
  /// An organization.
  case organization
  /// An ethnic, religious or political group of people.
  case group
}

/// A stretch of text that names something, with all that the gazetteer knows under that name.
public struct Mention: Sendable, Hashable {
  /// Where the name stands.
  public let range: TextRange
  /// The indices of its tokens in the analysis.
  public let tokens: Range<Int>
  /// What it names.
  public var kind: MentionKind
  /// The places of that name, unresolved; empty for persons and unknown names.
  public var placeCandidates: [PlaceCandidate]
  /// The table entry, where it is a known actor.
  public var actor: ActorID?
  /// The canonical name: of the table entry, or the fullest form of this name in the document.
  public var name: String
  /// How sure the kind is, 0 to 1.
  public var confidence: Double
  /// What words beside it say that the place is: `Washington state`, `the city of Mosul`.
  public var expected: PlaceClass?

  /// Creates a mention.
  public init(
    range: TextRange, tokens: Range<Int>, kind: MentionKind, placeCandidates: [PlaceCandidate] = [], actor: ActorID? = nil, name: String,
    confidence: Double, expected: PlaceClass? = nil
  ) {
    self.range = range
    self.tokens = tokens
    self.kind = kind
    self.placeCandidates = placeCandidates
    self.actor = actor
    self.name = name
    self.confidence = confidence
    self.expected = expected
  }
}

/// A place that a name may stand for, and how the name stands to it.
public struct PlaceCandidate: Sendable, Hashable {
  /// The place.
  public let place: PlaceID
  /// Whether the name is its main name, another name, an abbreviation, a demonym or historic.
  public let kind: NameKind

  /// Creates a candidate.
  public init(place: PlaceID, kind: NameKind) {
    self.place = place
    self.kind = kind
  }
}
