import Gazetteers
import TextModel

/// A name of the gazetteer where it stands in a document.
struct KnownName: Sendable {
  let match: NameMatch
  let tokens: Range<Int>
  let senses: [NameSense]
  /// How common the name is as an ordinary word, a given name, a surname; 0 to 1 each.
  let prior: NameAmbiguity

  var places: [PlaceCandidate] {
    senses.compactMap { if case .place(let id, let kind) = $0 { PlaceCandidate(place: id, kind: kind) } else { nil } }
  }

  var actors: [ActorID] {
    senses.compactMap { if case .actor(let id, _) = $0 { id } else { nil } }
  }
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
}
