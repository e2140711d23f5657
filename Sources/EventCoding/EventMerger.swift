import Gazetteers
import TextModel

/// Joins tellings of one event inside a document: the same kind of act, no contradiction in participants, place or day, and something in common.
struct EventMerger {
  let context: CodingContext

  /// How two sides of an event agree.
  private enum Agreement {
    /// One side is silent.
    case silent
    /// Both sides say the same.
    case shared
    /// Both sides speak, neither names anyone, and both can be meant: `gunmen`, `the attackers`.
    case vague
    /// Both sides speak of somebody else, as one event may hurt several.
    case different
    /// Both cannot be true of one event.
    case contradiction
  }

  /// The events with their tellings joined, in the order of their first telling; each telling goes to the event that it is most like.
  func merged(_ events: [CodedEvent]) -> [CodedEvent] {
    var kept: [CodedEvent] = []
    for event in events {
      var best: (index: Int, likeness: Double)?
      for index in kept.indices {
        guard let likeness = likeness(kept[index], event), likeness >= best?.likeness ?? 0 else { continue }
        best = (index, likeness)
      }
      if let best {
        join(event, into: &kept[best.index])
      } else {
        kept.append(event)
      }
    }
    return kept
  }

  /// How far two tellings are beyond what it takes to call them one event; nothing where they contradict each other.
  private func likeness(_ a: CodedEvent, _ b: CodedEvent) -> Double? {
    var family = Self.family(a)
    let isBlast = isBlastOf(a, b) || isBlastOf(b, a)
    if isBlast { family = "violence" }
    guard isBlast || family == Self.family(b), a.actionRange != b.actionRange else { return nil }
    guard a.realis == b.realis || a.realis == .actual || b.realis == .actual && a.sentence == b.sentence else { return nil }
    let place = placeAgreement(a, b)
    let date = dateAgreement(a.date, b.date)
    let actors = agreement(a.actors, b.actors)
    let targets = agreement(a.targets, b.targets)
    let isViolent = family == "violence"
    // Five killed in one sentence and a crowd of whom two were killed in the next are not the same.
    if let dead = a.fatalities, let others = b.fatalities, dead != others, targets != .shared { return nil }
    // The same parties are hardly at it twice in a story: places then contradict each other less than days do.
    let isSameDyad = actors == .shared && targets == .shared && isViolent
    guard place != .contradiction || isSameDyad, ![date, actors].contains(.contradiction), !isReversed(a, b) else { return nil }
    // What befalls a place is told by all the verbs of a sentence: `struck Croatia, destroying hundreds of homes`.
    if Self.mishaps.contains(a.type), a.sentence == b.sentence, a.type == b.type { return 3 }
    if !isViolent, [actors, targets].contains(where: { [.different, .contradiction].contains($0) }) { return nil }
    if isAnaphor(b), b.actors.isEmpty || b.targets.isEmpty, targets != .contradiction { return 3 }
    let weights = isViolent ? MergeWeights.violence : .other
    var score = weights.of(place: place == .shared, date: date == .shared, actors: actors == .shared, targets: targets == .shared)
    if a.action == b.action { score += weights.sameAction }
    if isEcho(b) { score += weights.echo }
    if actors == .vague { score += weights.vague }
    if [.different, .contradiction].contains(targets) { score -= weights.otherTargets }
    score -= a.sentence == b.sentence ? weights.sameSentence : weights.distance * Double(min(20, abs(b.sentence - a.sentence) - 1))
    return score >= weights.threshold ? score - weights.threshold : nil
  }

  /// Whether an explosion of which the text says no cause is that of an attack told elsewhere: `a bomb destroyed the school. The explosion ...`.
  private func isBlastOf(_ blast: CodedEvent, _ attack: CodedEvent) -> Bool {
    blast.type == "ACCIDENT" && ["explosion", "explode"].contains(blast.action)
      && (attack.cameo.map { $0.hasPrefix("183") || $0.hasPrefix("1712") } ?? false)
  }

  private static let mishaps: Set<String> = ["DISASTER", "ACCIDENT", "OUTBREAK"]

  /// A noun with a role left open, as a text takes up what it told before: `the offensive against the town`.
  private func isEcho(_ event: CodedEvent) -> Bool {
    context.tokens(at: event.actionRange)?.upos == .noun && (event.actors.isEmpty || event.targets.isEmpty)
  }

  /// `X attacked Y` and `Y attacked X` are two events.
  private func isReversed(_ a: CodedEvent, _ b: CodedEvent) -> Bool {
    !a.actors.isEmpty && !b.targets.isEmpty && agreement(a.actors, b.targets) == .shared && agreement(a.targets, b.targets) != .shared
      || !a.targets.isEmpty && !b.actors.isEmpty && agreement(a.targets, b.actors) == .shared && agreement(a.actors, b.actors) != .shared
  }

  /// `the attack`, `this bombing`: a noun with a pointing article names an event that was told before.
  private func isAnaphor(_ event: CodedEvent) -> Bool {
    guard let token = context.analysis.tokens(in: event.actionRange).first, context.tokens[token].upos == .noun,
      let article = context.tree.child(of: token, [.det])
    else { return false }
    return ["the", "this", "that", "these", "those"].contains(context.lemma(article))
  }

  private func placeAgreement(_ a: CodedEvent, _ b: CodedEvent) -> Agreement {
    guard let x = a.place, let y = b.place else { return .silent }
    // A place that a telling took over from the story can be mended by another telling, and says less than one of its own.
    let isStated = a.placeBasis == .text && b.placeBasis == .text
    guard isSamePlace(x, y) else { return isStated ? .contradiction : .different }
    let isCountry = context.places[x]?.type.isCountry == true || context.places[y]?.type.isCountry == true
    return isCountry || a.placeBasis == .dateline || b.placeBasis == .dateline ? .vague : .shared
  }

  private func dateAgreement(_ a: EventDate?, _ b: EventDate?) -> Agreement {
    guard let a, let b else { return .silent }
    guard a.start <= b.end, b.start <= a.end else { return a.basis == .text && b.basis == .text ? .contradiction : .different }
    return a.precision == .day && b.precision == .day && [a.basis, b.basis].contains(.text) ? .shared : .vague
  }

  private func agreement(_ a: [Participant], _ b: [Participant]) -> Agreement {
    if a.isEmpty || b.isEmpty { return .silent }
    if sharesName(a, b) { return .shared }
    let sides = (Self.sides(a), Self.sides(b))
    if !sides.0.isEmpty, !sides.1.isEmpty, sides.0.isDisjoint(with: sides.1) { return .contradiction }
    let named = (a.contains(where: isNamed), b.contains(where: isNamed))
    if named.0 && named.1 { return .contradiction }
    return sides.0.isEmpty == sides.1.isEmpty ? .vague : .different
  }

  /// The sides of a conflict that the sectors of participants speak of.
  private static func sides(_ participants: [Participant]) -> Set<String> {
    Set(
      participants.compactMap { participant in
        switch participant.sector {
        case "MIL", "COP", "GOV", "JUD", "LEG": "state"
        case "REB", "CRM": "armed"
        case "OPP", "CVL", "MED", "EDU", "BUS", "HLH", "NGO", "IGO", "PTY": "civil"
        default: nil
        }
      })
  }

  /// Whether a name stands among the words of a participant.
  private func isNamed(_ participant: Participant) -> Bool {
    context.analysis.tokens(in: participant.range).contains { token in
      context.mention(at: token).map { [.person, .organization, .group].contains(context.mentions[$0].kind) } ?? false
    }
  }

  private func sharesName(_ a: [Participant], _ b: [Participant]) -> Bool {
    a.contains { x in
      b.contains { y in
        x.name.lowercased() == y.name.lowercased() || Self.lastWord(x.text) == Self.lastWord(y.text) || sharesWord(x, y)
          // Civilians of a country are not always the same ones.
          || x.code != nil && x.code == y.code && (x.code?.utf8.count ?? 0) > 3 && x.sector != "CVL"
      }
    }
  }

  /// Whether both are told by one word that says which they are: `six Jesuits` and `the Jesuit priests`.
  private func sharesWord(_ a: Participant, _ b: Participant) -> Bool {
    let words = tellingWords(a)
    return !words.isEmpty && !words.isDisjoint(with: tellingWords(b))
  }

  private func tellingWords(_ participant: Participant) -> Set<String> {
    Set(
      context.analysis.tokens(in: participant.range).compactMap { token in
        guard [.noun, .propn].contains(context.tokens[token].upos), !context.satisfies(.person, token) || context.mention(at: token) != nil,
          context.mention(at: token).map({ ![.demonym, .place].contains(context.mentions[$0].kind) }) ?? true
        else { return nil }
        return context.lemma(token)
      })
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

  /// Acts of violence tell one event under many names (attack, bombing, killing); others only under the same root or type.
  private static func family(_ event: CodedEvent) -> String {
    let root = String(event.cameo?.prefix(2) ?? "")
    // Towns that change hands, blockades and broken truces are told beside the fighting, and not as another name of it.
    if let cameo = event.cameo, ["191", "192", "196"].contains(cameo.prefix(3)) { return String(cameo.prefix(3)) }
    if ["18", "19", "20"].contains(root) || event.cameo?.hasPrefix("1712") == true { return "violence" }
    // Coercion is of many kinds: arrests are no other name for a curfew.
    if root == "17", let cameo = event.cameo { return String(cameo.prefix(3)) }
    return root.isEmpty ? event.type : root
  }

  /// Keeps the most specific of each part.
  private func join(_ other: CodedEvent, into event: inout CodedEvent) {
    if event.actors.isEmpty, event.targets.isEmpty, !other.actors.isEmpty, !other.targets.isEmpty {
      // A headline without parties announces what the telling that has them says: `Shelling kills three`.
      event.tellings.append(event.actionRange)
      (event.action, event.actionRange, event.sentence) = (other.action, other.actionRange, other.sentence)
      (event.cameo, event.type) = (other.cameo, other.type)
    } else {
      event.tellings.append(other.actionRange)
    }
    if event.type == "ACCIDENT", other.type != "ACCIDENT" { (event.cameo, event.type) = (other.cameo, other.type) }
    event.actors = joined(event.actors, other.actors)
    event.targets = united(event.targets, other.targets)
    joinPlace(of: other, into: &event)
    if let date = other.date, event.date == nil || event.date?.basis != .text && date.basis == .text { event.date = date }
    event.fatalities = event.fatalities ?? other.fatalities
    event.injured = event.injured ?? other.injured
    if (other.cameo?.count ?? 0) > (event.cameo?.count ?? 0), other.cameo?.prefix(2) == event.cameo?.prefix(2) { event.cameo = other.cameo }
    event.confidence = min(0.97, max(event.confidence, other.confidence) + 0.03)
    event.reasons.append("joined with '\(other.action)' in sentence \(other.sentence + 1)")
  }

  /// A place of a telling's own sentence counts before one that was taken over, and a town before its country.
  private func joinPlace(of other: CodedEvent, into event: inout CodedEvent) {
    guard let place = other.place else { return }
    let isStatedFirst = other.placeBasis == .text && event.placeBasis != .text
    guard isStatedFirst || other.placeBasis == event.placeBasis && isMoreSpecific(place, than: event.place) || event.place == nil else {
      return
    }
    if let old = event.place, event.placeBasis == .text { event.otherPlaces.append(old) }
    event.place = place
    event.placeBasis = other.placeBasis
  }

  /// The participants of both tellings; a name takes the place of words that name nobody.
  private func joined(_ own: [Participant], _ others: [Participant]) -> [Participant] {
    if own.isEmpty || others.isEmpty { return own.isEmpty ? others : own }
    if !own.contains(where: isNamed), others.contains(where: isNamed) { return others }
    return own
  }

  /// Those whom either telling names: one act may befall several, and each telling speaks of some of them.
  private func united(_ own: [Participant], _ others: [Participant]) -> [Participant] {
    if own.isEmpty || others.isEmpty { return own.isEmpty ? others : own }
    if !own.contains(where: isNamed), others.contains(where: isNamed) { return others }
    return own + others.filter { other in isNamed(other) && !sharesName(own, [other]) }
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
