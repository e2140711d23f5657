import Gazetteers
import TextModel
import ToponymResolution

/// Counts of right, predicted and gold items, and what follows from them.
public struct Score: Sendable, Hashable {
  /// How many predictions are right.
  public var right = 0
  /// How many were predicted.
  public var predicted = 0
  /// How many are gold.
  public var gold = 0

  /// Creates an empty score.
  public init() {}

  /// Right over predicted; 0 for none.
  public var precision: Double { predicted == 0 ? 0 : Double(right) / Double(predicted) }
  /// Right over gold; 0 for none.
  public var recall: Double { gold == 0 ? 0 : Double(right) / Double(gold) }
  /// The harmonic mean of precision and recall.
  public var f1: Double { precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall) }
}

/// The scores of a file of annotations, by name in the order of the layers.
public struct ScoreReport: Sendable {
  /// The scores.
  public let scores: [(name: String, score: Score)]

  /// A table for a person.
  public var text: String {
    let lines = scores.map { name, score in
      [
        name, Self.percent(score.precision), Self.percent(score.recall), Self.percent(score.f1),
        "\(score.right)/\(score.predicted)/\(score.gold)",
      ]
      .joined(separator: "\t")
    }
    return (["layer\tprecision\trecall\tF1\tright/predicted/gold"] + lines).joined(separator: "\n") + "\n"
  }

  static func percent(_ share: Double) -> String {
    let tenths = Int((share * 1000).rounded())
    return "\(tenths / 10).\(tenths % 10)"
  }
}

/// Scores annotations against gold ones: spans exactly, types and values with them, places within 161 km, events by code and position.
public struct AnnotationScorer: Sendable {
  /// How far a predicted event's action may begin from the gold one's, in characters.
  private let actionWindow = 15

  /// Creates a scorer.
  public init() {}

  /// The scores of every layer that the gold file has; documents that are missing count as empty.
  public func score(gold: AnnotationFile, predicted: AnnotationFile) -> ScoreReport {
    var names: [String] = []
    var scores: [String: Score] = [:]
    func add(_ name: String, _ right: Int, _ system: Int, _ want: Int) {
      if scores[name] == nil { names.append(name) }
      scores[name, default: Score()].right += right
      scores[name, default: Score()].predicted += system
      scores[name, default: Score()].gold += want
    }
    for id in gold.order {
      guard let want = gold.rows[id] else { continue }
      let have = predicted.rows[id]
      if let entities = want.entities { addSpans("entities", entities, have?.entities ?? [], add) { $0.type ?? "" } }
      if let times = want.times { addSpans("times", times, have?.times ?? [], add) { $0.value ?? "" } }
      if let places = want.places { addPlaces(places, have?.places ?? [], add) }
      if let events = want.events { addEvents(events, have?.events ?? [], add) }
    }
    return ScoreReport(scores: names.map { ($0, scores[$0] ?? Score()) })
  }

  private typealias Add = (String, Int, Int, Int) -> Void

  private func addSpans(
    _ layer: String, _ gold: [AnnotationFile.Span], _ system: [AnnotationFile.Span], _ add: Add, label: (AnnotationFile.Span) -> String
  ) {
    let want = Set(gold.map { [$0.start, $0.end] })
    let have = Set(system.map { [$0.start, $0.end] })
    add("\(layer) spans", want.intersection(have).count, have.count, want.count)
    let labelled = Set(gold.map { "\($0.start) \($0.end) \(label($0))" })
    let found = Set(system.map { "\($0.start) \($0.end) \(label($0))" })
    add("\(layer) labelled", labelled.intersection(found).count, found.count, labelled.count)
  }

  private func addPlaces(_ gold: [AnnotationFile.Span], _ system: [AnnotationFile.Span], _ add: Add) {
    addSpans("places", gold, system, { name, right, have, want in if name.hasSuffix("spans") { add(name, right, have, want) } }) { _ in "" }
    let located = gold.filter { $0.latitude != nil }
    let right = located.count { place in
      system.contains { $0.start == place.start && $0.end == place.end && Self.isNear($0, place) }
    }
    add("places within 161 km", right, system.count { $0.latitude != nil }, located.count)
  }

  private static func isNear(_ a: AnnotationFile.Span, _ b: AnnotationFile.Span) -> Bool {
    guard let x = a.latitude, let y = a.longitude, let z = b.latitude, let w = b.longitude else { return false }
    return GreatCircle.distance(Coordinate(latitude: x, longitude: y), Coordinate(latitude: z, longitude: w)) <= 161
  }

  private func addEvents(_ gold: [AnnotationFile.Event], _ system: [AnnotationFile.Event], _ add: Add) {
    var free = Set(system.indices)
    var right = 0
    var coded = 0
    for event in gold {
      guard let start = event.start else { continue }
      let near = free.sorted().first { system[$0].start.map { abs($0 - start) <= actionWindow } ?? false }
      guard let match = near else { continue }
      free.remove(match)
      right += 1
      if system[match].cameoCode?.prefix(2) == event.cameoCode?.prefix(2),
        event.cameoCode != nil || system[match].eventType == event.eventType
      {
        coded += 1
      }
    }
    add("events found", right, system.count, gold.count)
    add("events with root code", coded, system.count, gold.count)
  }
}
