import Gazetteers
import TextModel

/// A name of the gazetteer where it stands in a document.
struct KnownName: Sendable {
  /// The name.
  let name: NameID
  /// Where it stands, without an article and without a small generic word at its end.
  let range: TextRange
  let tokens: Range<Int>
  /// The places of that name that are no demonyms.
  let places: [PlaceCandidate]
  /// The places whose people or adjective it is.
  let demonyms: [PlaceCandidate]
  /// The actors of that name.
  let actors: [ActorID]
  /// How common the name is as an ordinary word, a given name, a surname; 0 to 1 each.
  let prior: NameAmbiguity
  /// What words beside it say that it is.
  let expected: PlaceClass?
}

/// A reading of some tokens as a name; drafts compete for their tokens.
struct MentionDraft: Sendable {
  /// Who proposes it.
  enum Source: Int, Sendable {
    /// The trained tagger.
    case tagger
    /// A head or a title beside it.
    case composed
    /// A table of facts.
    case gazetteer
  }

  let tokens: Range<Int>
  let kind: MentionKind
  var confidence: Double
  let source: Source
  var places: [PlaceCandidate] = []
  var actor: ActorID?
  var expected: PlaceClass?
  /// Whether it lies where the place in its name lies.
  var liesInNamesake = false
}
