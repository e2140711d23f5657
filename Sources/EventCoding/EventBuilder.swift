import Gazetteers
import TextModel

/// Makes events of acts: participants, place, day, counts, confidence.
struct EventBuilder {
  let context: CodingContext
  private let ontology: Ontology
  private let coder: ActorCoder
  private let placer: EventPlacer
  private let dater: EventDater
  /// The country of most places and demonyms of the document, as alpha-3.
  private let focus: String?

  init(context: CodingContext, ontology: Ontology) {
    self.context = context
    self.ontology = ontology
    coder = ActorCoder(context: context, antecedents: AntecedentFinder(context: context))
    placer = EventPlacer(context: context)
    dater = EventDater(context: context)
    var counts: [String: Int] = [:]
    for place in context.places.values where place.countries.count == 1 { counts[place.countries[0], default: 0] += 1 }
    let most = counts.max { ($0.value, $1.key) < ($1.value, $0.key) }
    focus = most.flatMap { $0.value * 2 > counts.values.reduce(0, +) ? context.gazetteer.alpha3(of: $0.key) : nil }
  }

  /// The events of an act: one, none where too little is known of it to show, or one for each place of a noun in the plural
  /// (`battles in Tikrit, Mosul and Aleppo`).
  func events(_ act: ReadAction, counts: [CasualtyReader.Count], running: Int?) -> [CodedEvent] {
    guard let event = event(act, counts: counts, running: running) else { return [] }
    guard context.tokens[act.token].xpos == .nns, let place = event.place else { return [event] }
    let joined = event.otherPlaces.filter { placer.areCoordinated($0, place) }
    return [event]
      + joined.map { other in
        var copy = event
        copy.place = other
        copy.otherPlaces = []
        copy.reasons.append("one of several places of '\(act.name)'")
        return copy
      }
  }

  /// The event of an act, or nothing where too little is known of it to show.
  func event(_ act: ReadAction, counts: [CasualtyReader.Count], running: Int?) -> CodedEvent? {
    // A state that acts or is acted upon is a party, and no place unless the action says so.
    let named = (act.actors + act.targets).compactMap { context.mention(at: $0) }
    let parties = Set(named.filter { context.places[$0]?.type.isCountry == true }).subtracting(
      act.places.compactMap { context.mention(at: $0) })
    let choices = placer.places(of: act.token, framed: act.places).filter { !parties.contains($0.mention) }
    var place = choices.first
    var reasons = act.reasons
    var actors = participants(act.actors.filter { canAct($0) })
    var targets = participants(act.targets).filter { target in !actors.contains { $0.name == target.name } }
    // Of those who do a thing together the first is the actor and the others are whom it is done with.
    let isJoint = act.isReciprocal && !actors.isEmpty && actors.count + targets.count > 1
    if act.isReciprocal, targets.isEmpty {
      targets = Array(actors.dropFirst())
      actors = Array(actors.prefix(1))
    }
    if actors.isEmpty, targets.isEmpty, counts.isEmpty, !standsAlone(act, at: place) { return nil }
    // Police are not arrested by anybody whom a pronoun stands for: `They were arrested.` behind `police said`.
    if act.cameo?.hasPrefix("173") == true {
      let pronouns = act.targets.filter { context.tokens[$0].upos == .pron }
      if !pronouns.isEmpty, pronouns.count == act.targets.count { targets = targets.filter { $0.sector != "COP" } }
      if targets.isEmpty, !pronouns.isEmpty, actors.isEmpty { return nil }
    }
    // `two men accused of the murder`: who they are, not what happened.
    if actors.isEmpty, act.cameo?.hasPrefix("11") == true, context.tokens[act.token].deprel == .acl { return nil }
    if isFigurative(act, targets) { return nil }
    if place == nil, isPhysical(act) { place = placer.inherited(for: act.token, running: running) }
    // The place of talks, of a visit or of a treaty is seldom the home of those who meet there.
    let isMeeting = ["03", "04", "05", "06"].contains(act.cameo?.prefix(2) ?? "")
    let home = Home(place: isMeeting ? nil : place.flatMap { context.places[$0.mention] }.flatMap { country(of: $0) }, focus: focus)
    (actors, targets) = localized(actors, targets, home, &reasons)
    if let country = home.place, !isJoint, ["07", "17", "18", "19", "20"].contains(act.cameo?.prefix(2) ?? "") {
      targets = targets.map { $0.code == nil ? placed($0, in: country) : $0 }
    }
    let isAtGivenPoint = place == nil && isPhysical(act) && !context.document.points.isEmpty
    if isAtGivenPoint { reasons.append("place: the point that came with the article") }
    if let place { reasons.append("place '\(context.mentions[place.mention].name)': \(place.reason)") }
    let date = dater.date(of: act.token, realis: act.realis)
    if let date { reasons.append("date \(date.start): \(date.basis.rawValue)\(date.text.map { " '\($0)'" } ?? "")") }
    var event = CodedEvent(
      action: act.name, actionRange: context.tokens[act.token].range, sentence: context.sentence(of: act.token), cameo: act.cameo,
      type: type(of: act), actors: actors, targets: targets, place: place?.mention, placeBasis: isAtGivenPoint ? .given : place?.basis,
      otherPlaces: Array(choices.dropFirst().map(\.mention).filter { $0 != place?.mention }.prefix(3)), date: date, realis: act.realis,
      fatalities: counts.compactMap(\.fatalities).min(), injured: counts.compactMap(\.injured).min(),
      confidence: confidence(act, actors, targets, place, date), tellings: [context.tokens[act.token].range], reasons: reasons)
    event.isJoint = isJoint
    return event
  }

  /// Where those are at home whose country the words do not say.
  private struct Home {
    /// The country of the event's place.
    let place: String?
    /// The country that the document is about.
    let focus: String?
  }

  private func country(of place: Place) -> String? { place.countries.count == 1 ? context.alpha3(place) : nil }

  /// The participants with the countries of the event's place, of the other side where a state meets its own people, or of the story.
  private func localized(_ actors: [Participant], _ targets: [Participant], _ home: Home, _ reasons: inout [String])
    -> (actors: [Participant], targets: [Participant])
  {
    func localized(_ participant: Participant, _ others: [Participant], _ reasons: inout [String]) -> Participant {
      let other = others.first { Self.isState($0) != Self.isState(participant) }?.country
      // Where the story's only country is that of the other side, it says nothing of this one: `rebels abducted two Americans`.
      let focus = others.contains { $0.country != nil && $0.country == home.focus } ? nil : home.focus
      let result = coder.localized(participant, by: home.place ?? other ?? focus)
      if result.code != participant.code, let country = result.country {
        let source = home.place != nil ? "the place of the event" : other != nil ? "the other side" : "the story"
        reasons.append("'\(participant.text)' belongs to \(country) by \(source)")
      }
      return result
    }
    return (actors.map { localized($0, targets, &reasons) }, targets.map { localized($0, actors, &reasons) })
  }

  /// What is hit in a country and has no other master is the country's: `bombed targets in southern Lebanon`.
  private func placed(_ target: Participant, in country: String) -> Participant {
    guard !context.lexicon.hasCodes, target.range.count > 0,
      !context.analysis.tokens(in: target.range).contains(where: { context.mention(at: $0) != nil })
    else { return target }
    return Participant(text: target.text, range: target.range, name: target.name, code: country, country: country, sector: nil)
  }

  private static func isState(_ participant: Participant) -> Bool {
    ["GOV", "MIL", "COP", "LEG", "JUD", "SPY"].contains(participant.sector)
      || participant.code?.utf8.count == 3 && participant.sector == nil
  }

  /// Whether an act without any participant is news: what befalls a place (an earthquake, a blast) or an act of violence at a place of its own.
  private func standsAlone(_ act: ReadAction, at place: EventPlacer.Choice?) -> Bool {
    guard let place else { return false }
    if let type = act.type { return ["DISASTER", "ACCIDENT", "OUTBREAK", "ELECTION"].contains(type) }
    // `bombings and massacres`: many of a kind, without a day, are a state of affairs.
    if context.tokens[act.token].xpos == .nns, !dater.hasOwnDate(act.token), place.cost ?? 0 > 3 { return false }
    return ["18", "19", "20", "14"].contains(act.cameo?.prefix(2) ?? "") && !Self.states.contains(act.name)
  }

  /// `the fight against drug trafficking`: nobody is fought.
  private func isFigurative(_ act: ReadAction, _ targets: [Participant]) -> Bool {
    guard Self.struggles.contains(act.name), !targets.isEmpty else { return false }
    return targets.allSatisfy { $0.code == nil }
      && act.targets.allSatisfy { context.mention(at: $0) == nil && !context.satisfies(.person, $0) && !context.satisfies(.place, $0) }
  }

  /// Words for a struggle, which may be one against an evil.
  private static let struggles: Set<String> = ["war", "fight", "battle", "combat", "fighting", "struggle", "wage", "military operation"]

  /// Nouns that name a state of affairs rather than an event where nobody is named.
  private static let states: Set<String> = [
    "war", "fighting", "combat", "violence", "offensive", "siege", "occupation", "unrest", "conflict",
  ]

  /// Whether a head names somebody who can do a thing: `shops` surround, but they do not lay siege.
  private func canAct(_ head: Int) -> Bool {
    guard context.tokens[head].upos == .noun, context.mention(at: head) == nil else { return true }
    return context.satisfies(.person, head) || context.satisfies(.organization, head) || coder.participant(head)?.code != nil
      || context.tree.children(of: head, [.nmod]).contains { ["of", "from"].contains(context.tree.preposition(of: $0)) }
  }

  private func participants(_ heads: [Int]) -> [Participant] {
    var found: [Participant] = []
    for head in coder.withoutAppositions(heads) where !isStrayPlace(head, among: heads) {
      for participant in coder.participants(head)
      where !found.contains(where: { $0.range.overlaps(participant.range) || $0.name == participant.name }) {
        found.append(participant)
      }
    }
    return found
  }

  /// A town that the parse joined to those whom an act befell: `arrested six men in Madrid and Toledo`.
  private func isStrayPlace(_ head: Int, among heads: [Int]) -> Bool {
    guard let first = heads.first, first != head, let index = context.mention(at: head), let place = context.places[index],
      !place.type.isCountry, context.mentions[index].kind == .place
    else { return false }
    return context.mention(at: first).map { context.places[$0] == nil } ?? true
  }

  /// Whether an act happens at a spot, so that a sentence without a place takes over that of the story.
  private func isPhysical(_ act: ReadAction) -> Bool {
    if let type = act.type { return type != "STATEMENT" }
    return ["14", "15", "17", "18", "19", "20", "07", "08"].contains(act.cameo?.prefix(2) ?? "")
  }

  private func type(of act: ReadAction) -> String {
    if let type = act.type { return type }
    guard let cameo = act.cameo, let entry = ontology.entry(cameo) else { return "STATEMENT" }
    return entry.ploverType ?? (cameo.hasPrefix("02") ? "REQUEST" : "STATEMENT")
  }

  private func confidence(
    _ act: ReadAction, _ actors: [Participant], _ targets: [Participant], _ place: EventPlacer.Choice?, _ date: EventDate?
  ) -> Double {
    var score = 0.3 + min(0.15, Double(act.specificity) * 0.025)
    if actors.contains(where: { $0.code != nil }) { score += 0.15 } else if !actors.isEmpty { score += 0.08 }
    if targets.contains(where: { $0.code != nil }) { score += 0.12 } else if !targets.isEmpty { score += 0.08 }
    if place != nil { score += 0.1 }
    if date?.basis == .text { score += 0.08 }
    if context.tokens[act.token].upos == .verb { score += 0.08 }
    if act.realis != .actual { score -= 0.05 }
    return min(0.95, max(0.05, score))
  }
}
