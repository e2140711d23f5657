/// How much each agreement between two tellings speaks for one event.
///
/// Chosen by measurement on development stories; the agreements themselves are those of event coreference (participants, place, time, words).
struct MergeWeights: Sendable {
  /// Both happened at one place below a country.
  var place: Double
  /// Both happened on one day that the text names.
  var date: Double
  /// Both have the same actor.
  var actors: Double
  /// Both have the same target.
  var targets: Double
  /// Both have the same verb or noun.
  var sameAction: Double
  /// The second is a noun with a role left open.
  var echo: Double
  /// Both speak of actors whom neither names.
  var vague: Double
  /// Their targets are others: taken off.
  var otherTargets: Double
  /// They stand in one sentence: taken off, for one sentence seldom tells an event twice.
  var sameSentence: Double
  /// A sentence between them: taken off.
  var distance: Double
  /// What it takes.
  var threshold: Double

  /// Acts of violence, which a story tells under many names.
  static let violence = MergeWeights(
    place: 1, date: 1, actors: 1, targets: 1, sameAction: 0.5, echo: 0.5, vague: 0.25, otherTargets: 0.5, sameSentence: 1, distance: 0.05,
    threshold: 0.75)
  /// All others.
  static let other = MergeWeights(
    place: 1, date: 1, actors: 1, targets: 1, sameAction: 1, echo: 1, vague: 0, otherTargets: 0, sameSentence: 1, distance: 0,
    threshold: 2)

  /// The sum for what agrees.
  func of(place: Bool, date: Bool, actors: Bool, targets: Bool) -> Double {
    (place ? self.place : 0) + (date ? self.date : 0) + (actors ? self.actors : 0) + (targets ? self.targets : 0)
  }
}
