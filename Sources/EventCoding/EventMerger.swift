import Gazetteers
import TextModel

/// Joins tellings of one event inside a document: the same kind of act, no contradiction in participants, place or day, and something in common.
struct EventMerger {
  let context: CodingContext

  /// The events with their tellings joined, in the order of their first telling.
  func merged(_ events: [CodedEvent]) -> [CodedEvent] {
    var kept: [CodedEvent] = []
    for event in events {
      if let index = kept.lastIndex(where: { isSame($0, event) }) {
        join(event, into: &kept[index])
      } else {
        kept.append(event)
      }
    }
    return kept
  }

  private func isSame(_ a: CodedEvent, _ b: CodedEvent) -> Bool {
    guard Self.family(a) == Self.family(b), a.realis == b.realis || a.realis == .actual || b.realis == .actual && a.sentence == b.sentence
    else {
      return false
    }
    guard let place = agreement(a.place, b.place, same: isSamePlace), let date = agreement(a.date, b.date, same: Self.overlaps) else {
      return false
    }
    guard let actors = agreement(a.actors, b.actors, same: sharesName), let targets = agreement(a.targets, b.targets, same: sharesName)
    else { return false }
    let common = [place, date, actors, targets].count { $0 }
    if a.actionRange == b.actionRange { return false }
    if isAnaphor(b), b.actors.isEmpty || b.targets.isEmpty { return true }
    let isEcho = context.tokens(at: b.actionRange)?.upos == .noun && (b.actors.isEmpty || b.targets.isEmpty)
    return common >= (a.action == b.action || isEcho ? 1 : 2) + (a.sentence == b.sentence ? 1 : 0)
  }

  /// `the attack`, `this bombing`: a noun with a pointing article names an event that was told before.
  private func isAnaphor(_ event: CodedEvent) -> Bool {
    guard let token = context.analysis.tokens(in: event.actionRange).first, context.tokens[token].upos == .noun,
      let article = context.tree.child(of: token, [.det])
    else { return false }
    return ["the", "this", "that", "these", "those"].contains(context.lemma(article))
  }

  /// True where both sides agree, false where one is silent, nothing where they contradict each other.
  private func agreement<Value>(_ a: Value?, _ b: Value?, same: (Value, Value) -> Bool) -> Bool? {
    guard let a, let b else { return false }
    return same(a, b) ? true : nil
  }

  private func agreement(_ a: [Participant], _ b: [Participant], same: ([Participant], [Participant]) -> Bool) -> Bool? {
    if a.isEmpty || b.isEmpty { return false }
    return same(a, b) ? true : nil
  }

  private func sharesName(_ a: [Participant], _ b: [Participant]) -> Bool {
    a.contains { x in
      b.contains { y in
        x.name.lowercased() == y.name.lowercased() || Self.lastWord(x.text) == Self.lastWord(y.text)
          || x.code != nil && x.code == y.code && (x.code?.utf8.count ?? 0) > 3
      }
    }
  }

  private static func lastWord(_ text: String) -> String {
    text.split(separator: " ").last.map { $0.lowercased() } ?? ""
  }

  private func isSamePlace(_ a: Int, _ b: Int) -> Bool {
    guard let x = context.places[a], let y = context.places[b] else { return true }
    if x.id == y.id || x.admin1 == y.id || y.admin1 == x.id || x.admin2 == y.id || y.admin2 == x.id { return true }
    return x.type.isCountry && y.countries.contains { x.countries.contains($0) }
      || y.type.isCountry && x.countries.contains { y.countries.contains($0) }
  }

  private static func overlaps(_ a: EventDate, _ b: EventDate) -> Bool { a.start <= b.end && b.start <= a.end }

  /// Acts of violence tell one event under many names (attack, bombing, killing); others only under the same root or type.
  private static func family(_ event: CodedEvent) -> String {
    let root = String(event.cameo?.prefix(2) ?? "")
    if ["18", "19", "20"].contains(root) { return "violence" }
    return root.isEmpty ? event.type : root
  }

  /// Keeps the most specific of each part.
  private func join(_ other: CodedEvent, into event: inout CodedEvent) {
    event.tellings.append(other.actionRange)
    if event.actors.isEmpty { event.actors = other.actors }
    if event.targets.isEmpty { event.targets = other.targets }
    if let place = other.place, isMoreSpecific(place, than: event.place) {
      if let old = event.place { event.otherPlaces.append(old) }
      event.place = place
    }
    if let date = other.date, event.date == nil || event.date?.basis != .text && date.basis == .text { event.date = date }
    event.fatalities = event.fatalities ?? other.fatalities
    event.injured = event.injured ?? other.injured
    if (other.cameo?.count ?? 0) > (event.cameo?.count ?? 0), other.cameo?.prefix(2) == event.cameo?.prefix(2) { event.cameo = other.cameo }
    event.confidence = min(0.97, max(event.confidence, other.confidence) + 0.03)
    event.reasons.append("joined with '\(other.action)' in sentence \(other.sentence + 1)")
  }

  private func isMoreSpecific(_ new: Int, than old: Int?) -> Bool {
    guard let old else { return true }
    guard let x = context.places[new], let y = context.places[old], x.id != y.id else { return false }
    return y.type.isCountry && !x.type.isCountry || x.admin1 == y.id || x.admin2 == y.id
  }
}

extension CodingContext {
  /// The token that begins a range.
  func tokens(at range: TextRange) -> Token? {
    analysis.tokens(in: range).first.map { tokens[$0] }
  }
}
