import EntityRecognition
import Gazetteers
import TextModel

/// Says whom a noun phrase stands for: its words, its name, and a code made of its country and its role.
///
/// A table entry gives its code of the day; otherwise country and role are composed: `French foreign minister` is FRA and GOV.
struct ActorCoder {
  let context: CodingContext
  let antecedents: AntecedentFinder

  var tree: DependencyTree { context.tree }
  var tokens: [Token] { context.tokens }

  /// Heads of which each is somebody else: of `Italy's premier, Mario Draghi,` the name is kept.
  func withoutAppositions(_ heads: [Int]) -> [Int] {
    heads.filter { head in
      // `25-year-old Robert Coker`: an age beside a name is nobody else.
      if tokens[head].upos == .adj, heads.contains(head + 1), context.mention(at: head + 1) != nil { return false }
      guard context.mention(at: head) == nil, context.agents.contains(context.lemma(head)) || agentCode(head) != nil else { return true }
      return !heads.contains { name in
        guard name > head, let index = context.mention(at: name), context.mentions[index].kind == .person else { return false }
        // `German Chancellor Angela Merkel`: the parse may take both for subjects.
        if context.mentions[index].tokens.lowerBound == head + 1 { return true }
        guard tokens[name].head == head else { return false }
        let isJoined = tree.child(of: name, [.cc]) != nil
        return !isJoined && tokens[context.mentions[index].tokens.lowerBound - 1].upos == .punct
      }
    }
  }

  func agentCode(_ head: Int) -> String? { context.agents.code(endingAt: head, in: context.agentWords(head))?.code }

  /// The participants that a phrase names: one, or one for each country of `officials from Egypt and Ethiopia`.
  func participants(_ head: Int) -> [Participant] {
    guard let first = participant(head) else { return [] }
    guard tokens[head].upos == .noun else { return [first] }
    let nations = coordinatedNations(of: head)
    guard let role = agentCode(head) ?? (nations.count > 1 ? "" : nil) else { return [first] }
    if nations.count > 1 { return nations.compactMap { national($0, role, until: $0 == nations.last ? head : $0) } }
    let others = tree.children(of: head, [.nmod]).filter { ["of", "from", "in"].contains(tree.preposition(of: $0) ?? "") }
      .flatMap { tree.coordinated($0).dropFirst() }
    return [first]
      + others.compactMap { other in
        guard let index = context.mention(at: other), context.places[index]?.type.isCountry == true, let code = countryCode(index) else {
          return nil
        }
        let range = context.mentions[index].range
        return Participant(
          text: oneLine(context.document.text[range]), range: range, name: context.mentions[index].name, code: code + role, country: code,
          sector: Self.sector(role))
      }
  }

  /// The nations of `Indian and Pakistani troops`, in order.
  private func coordinatedNations(of head: Int) -> [Int] {
    let modifiers = tree.children(of: head, [.amod, .compound]).filter { $0 < head }
    let joined = modifiers.flatMap { modifier in [modifier] + tree.children(of: modifier, [.conj]).filter { $0 < head } }
    return joined.filter { nation in
      guard let index = context.mention(at: nation) else { return false }
      return context.mentions[index].kind == .demonym || context.places[index]?.type.isCountry == true
    }.sorted()
  }

  /// The people of one nation, whose words end at `last`.
  private func national(_ nation: Int, _ role: String, until last: Int) -> Participant? {
    guard let index = context.mention(at: nation), let country = countryCode(index) else { return nil }
    let range = context.mentions[index].range.union(tokens[last].range)
    let text = oneLine(context.document.text[range])
    return Participant(text: text, range: range, name: text, code: country + role, country: country, sector: Self.sector(role))
  }

  /// The participant of a phrase, or nothing where it names nobody (`it`, `this`).
  func participant(_ phraseHead: Int) -> Participant? {
    let head = namedPerson(phraseHead) ?? phraseHead
    if tokens[head].upos == .pron {
      guard let antecedent = antecedents.antecedent(of: head) else { return nil }
      return described(antecedent)
    }
    guard [.noun, .propn, .num, .adj, .verb].contains(tokens[head].upos) else { return nil }
    if context.timexes.contains(where: { $0.range.overlaps(tokens[head].range) }) {
      // `will visit Armenia next week`: the parse took the day for the head of the name.
      return tree.children(of: head, [.compound, .nmod, .amod]).first { context.mention(at: $0) != nil }.flatMap(described)
    }
    if tokens[head].upos == .noun, let antecedent = antecedents.nominalAntecedent(of: head), let named = described(antecedent) {
      let words = phrase(head)
      return Participant(
        text: words.text, range: words.range, name: named.name, code: named.code, country: named.country, sector: named.sector)
    }
    if let counted = counted(by: head), let named = described(counted) {
      // `thousands of workers`: the words of both, the identity of those who are counted.
      let range = phrase(head).range.union(named.range)
      return Participant(
        text: oneLine(context.document.text[range]), range: range, name: named.name, code: named.code, country: named.country,
        sector: named.sector)
    }
    // `killing 37` counts and names nobody.
    return tokens[head].upos == .num ? nil : described(head)
  }

  /// The person in a row of names that the parse hung on its first word (`Nigerian President Goodluck Jonathan`), or whose name stands
  /// behind a role (`the leader of the opposition, Raila Odinga,`).
  private func namedPerson(_ head: Int) -> Int? {
    guard let index = context.mention(at: head) else {
      let isTitle = head + 1 < tokens.count && tree.children(of: head, [.appos]).contains(head + 1)
      guard [.noun, .propn].contains(tokens[head].upos), isTitle || tree.coordinated(head).count == 1, agentCode(head) != nil else {
        return nil
      }
      return tree.children(of: head, [.appos, .conj]).first { child in
        child > head && (context.mention(at: child).map { context.mentions[$0].kind == .person } ?? false)
      }
    }
    guard context.mentions[index].kind == .demonym else { return nil }
    return tree.children(of: head, [.flat]).first { child in
      context.mention(at: child).map { context.mentions[$0].kind == .person } ?? false
    }
  }

  /// A participant whose role has no country, with that of the place or party that stands beside: `police` in Kenya are Kenya's.
  func localized(_ participant: Participant, by country: String?) -> Participant {
    guard !context.lexicon.hasCodes, let country, let code = participant.code, participant.country == nil, isDomestic(code),
      !isOrganization(participant), !isOfRegion(participant)
    else {
      return participant
    }
    return Participant(
      text: participant.text, range: participant.range, name: participant.name, code: country + code, country: country,
      sector: participant.sector)
  }

  private func isOrganization(_ participant: Participant) -> Bool {
    context.mentions.contains { $0.range == participant.range && ($0.kind == .organization || $0.kind == .group) }
  }

  /// `European ministers`: those of a continent are not of the country in which they are spoken of.
  private func isOfRegion(_ participant: Participant) -> Bool {
    context.analysis.tokens(in: participant.range).contains { token in
      context.mention(at: token).flatMap { context.places[$0] }.map(\.countries.isEmpty) ?? false
    }
  }

  private func isDomestic(_ code: String) -> Bool { Self.domestic.contains(String(code.prefix(3))) }

  /// Roles that somebody has in a country.
  private static let domestic: Set<String> = [
    "GOV", "MIL", "REB", "OPP", "CVL", "COP", "JUD", "LEG", "PTY", "BUS", "MED", "EDU", "HLH", "LAB", "AGR", "CRM", "SPY", "ELI", "SEP",
    "UAF", "ENV", "HRI", "SET", "DEV", "INS", "RAD", "MOD",
  ]

  /// Those of whom a number or a group is named: `dozens of rebels`, `a group of students`.
  private func counted(by head: Int) -> Int? {
    guard Self.quantities.contains(context.lemma(head)) || tokens[head].upos == .num, context.mention(at: head) == nil else { return nil }
    let inner = tree.children(of: head, [.nmod]).first { tree.preposition(of: $0) == "of" && $0 > head && $0 - head <= 6 }
    // `tens of thousands of students`.
    return inner.map { counted(by: $0) ?? $0 }
  }

  private func described(_ head: Int) -> Participant? {
    let words = phrase(head)
    guard !words.text.isEmpty else { return nil }
    let identity = identity(of: head)
    return Participant(
      text: words.text, range: words.range, name: identity.name ?? words.text, code: identity.code,
      country: identity.code.flatMap(country), sector: identity.code.flatMap(Self.sector))
  }

  /// The words of a phrase without its article, relative clauses, appositions and what is joined to it.
  private func phrase(_ head: Int) -> (text: String, range: TextRange) {
    if let index = context.mention(at: head), context.mentions[index].kind != .demonym {
      let mention = context.mentions[index]
      return (oneLine(context.document.text[mention.range]), mention.range)
    }
    var span = tree.span(of: head, cutting: Self.cut)
    // `shot dead five policemen`: the parse takes `dead` for theirs.
    while span.count > 1, [.det, .punct, .adp, .cconj].contains(tokens[span.lowerBound].upos) || context.lemma(span.lowerBound) == "dead" {
      span = span.lowerBound + 1..<span.upperBound
    }
    while span.count > 1, tokens[span.upperBound - 1].upos == .punct { span = span.lowerBound..<span.upperBound - 1 }
    if span.count > 12 { span = max(span.lowerBound, head - 4)..<head + 1 }
    if let group = membership(of: head), group.upperBound > span.upperBound, group.upperBound - span.lowerBound <= 12 {
      span = span.lowerBound..<group.upperBound
    }
    let range = context.range(of: span)
    return (oneLine(context.document.text[range]), range)
  }

  /// The words of the organization that somebody belongs to: `guerrillas of the ELN`.
  private func membership(of head: Int) -> Range<Int>? {
    guard tokens[head].upos == .noun, context.agents.contains(context.lemma(head)) else { return nil }
    return tree.children(of: head, [.nmod]).lazy.filter { ["of", "for"].contains(tree.preposition(of: $0)) && $0 > head && $0 - head <= 4 }
      .compactMap { context.mention(at: $0) }.first { context.mentions[$0].kind == .organization }.map { context.mentions[$0].tokens }
  }

  private func identity(of head: Int) -> (name: String?, code: String?) {
    let day = context.document.published?.day
    if let entry = ownActor(head) {
      return (context.mention(at: head).map { context.mentions[$0].name }, entry.code(on: day).flatMap { $0 == "---" ? nil : $0 })
    }
    if let index = context.mention(at: head) {
      let mention = context.mentions[index]
      if let actor = mention.actor {
        let entry = context.gazetteer.actor(actor)
        let code = entry.code(on: day)
        // `Jordan's King Abdullah` is not the king of that name whom the table knows.
        if mention.kind == .person, let code, let own = country(code), let said = modifierCountry(head, Self.belonging), said != own {
          return (mention.name, said + code.dropFirst(3))
        }
        return (entry.name, code ?? composed(head))
      }
      if let place = context.places[index] {
        let code = context.alpha3(place)
        return (place.name, mention.kind == .demonym ? composed(head) ?? code : code)
      }
      return (mention.name, composed(head))
    }
    return (nil, composed(head))
  }

  /// The user's entry for a phrase: of the longest name in it that holds its head, or ends a name.
  private func ownActor(_ head: Int) -> UserLexicon.Entry? {
    guard !context.lexicon.actors.isEmpty else { return nil }
    let (words, owners) = ownWords(head)
    let last = context.mention(at: head).map { context.mentions[$0].tokens.upperBound - 1 }
    return context.lexicon.actor(in: words) { window in
      owners[window].contains(head) || owners[window.upperBound - 1] == last
    }
  }

  /// The code of a user's actor that modifies a head: `Gondor's troops`, `riders of Rohan`.
  private func ownModifier(_ head: Int) -> String? {
    guard !context.lexicon.actors.isEmpty else { return nil }
    let (words, owners) = ownWords(head)
    let day = context.document.published?.day
    let beside = context.lexicon.actor(in: words) { !owners[$0].contains(head) }?.code(on: day)
    let behind = tree.children(of: head, [.nmod]).filter { ["of", "from"].contains(tree.preposition(of: $0) ?? "") }
    let code = beside ?? behind.lazy.compactMap { ownActor($0)?.code(on: day) }.first
    return code == "---" ? nil : code
  }

  /// The words of a phrase, and the token that each belongs to.
  private func ownWords(_ head: Int) -> (words: [String], owners: [Int]) {
    var words: [String] = []
    var owners: [Int] = []
    for token in context.analysis.tokens(in: phrase(head).range) {
      for word in PhraseWords.of(context.document.text[tokens[token].range]) {
        words.append(word)
        owners.append(token)
      }
    }
    return (words, owners)
  }

  /// Country and role of a phrase, from its words and what modifies it.
  private func composed(_ head: Int) -> String? {
    var role = context.agents.code(endingAt: head, in: context.agentWords(head))?.code
    var country = ownModifier(head) ?? modifierCountry(head, Self.belonging)
    // `a spokesman for the rebels` speaks for those who have a role of their own.
    if Self.speakers.contains(context.lemma(head)),
      let party = tree.children(of: head, [.nmod]).first(where: { ["for", "of"].contains(tree.preposition(of: $0)) && $0 > head }),
      context.mention(at: party) == nil, let own = agentCode(party)
    {
      role = own
      country = country ?? modifierCountry(party, Self.belonging)
    }
    let named = context.mention(at: head)
    if role == nil, named.map({ [.person, .organization].contains(context.mentions[$0].kind) }) ?? (tokens[head].upos == .propn) {
      let above = tokens[head].deprel == .appos ? [tokens[head].head] : []
      for side in tree.children(of: head, [.appos, .compound, .nmodDesc, .flat, .amod]) + precedingTitle(head) + above {
        if let found = context.agents.code(endingAt: side, in: context.agentWords(side)) {
          role = role ?? found.code
          country = country ?? modifierCountry(side, Self.belonging)
        }
      }
      country = country ?? named.flatMap(embeddedCountry)
    }
    if country == nil, let code = organizationCode(head) { return code }
    country = country ?? namedTown(head) ?? modifierCountry(head, ["in", "throughout", "across"])
    if role == nil, context.mention(at: head) == nil, let owner = owner(of: head) {
      // `Libyan army positions`: what belongs to somebody stands for him.
      role = agentCode(owner)
      country = country ?? modifierCountry(owner, Self.belonging)
    }
    switch (country, role) {
    case (let country, let role?) where role.hasSuffix("~"): return role.dropLast() + (country ?? "")
    case (let country?, let role?): return role.hasPrefix("IGO") ? role : country + role
    case (let country?, nil): return country
    case (nil, let role): return role
    }
  }

  /// The one whose thing a head is: `army positions`.
  private func owner(of head: Int) -> Int? {
    tree.children(of: head, [.compound, .nmodPoss]).first { context.mention(at: $0) == nil && agentCode($0) != nil }
  }

  private func precedingTitle(_ head: Int) -> [Int] {
    guard let index = context.mention(at: head) else { return [] }
    let first = context.mentions[index].tokens.lowerBound
    return first > 0 && context.sentence(of: first - 1) == context.sentence(of: first) ? [first - 1] : []
  }

  /// Prepositions that say whose somebody is.
  private static let belonging: Set<String> = ["of", "from", "for"]

  /// The code of the organization whose man or woman somebody is: `UN envoy`, `Hamas leader Ismail Haniyeh`, `a spokesman for NATO`.
  private func organizationCode(_ head: Int) -> String? {
    let own = context.mention(at: head)
    let title = own == nil ? context.agents.code(endingAt: head, in: context.agentWords(head))?.start : nil
    let inside = own.map { context.mentions[$0].tokens } ?? (title ?? head)..<head + 1
    let before =
      inside.lowerBound > 0 && context.sentence(of: inside.lowerBound - 1) == context.sentence(of: head) ? [inside.lowerBound - 1] : []
    let sides = tree.children(of: head, [.compound, .nmodPoss, .nmodDesc, .amod, .nmod]).filter {
      tokens[$0].deprel != .nmod || ["of", "for", "from"].contains(tree.preposition(of: $0) ?? "")
    }
    for side in sides + before {
      guard let index = context.mention(at: side), index != own, context.mentions[index].kind == .organization,
        let actor = context.mentions[index].actor
      else { continue }
      return context.gazetteer.actor(actor).code(on: context.document.published?.day)
    }
    return nil
  }

  /// The country of a code, where its prefix is one.
  private func country(_ code: String) -> String? {
    let prefix = String(code.prefix(3))
    return context.gazetteer.country(alpha3: prefix) == nil ? nil : prefix
  }

  /// The sector of a code: the first of its groups that names one.
  static func sector(_ code: String) -> String? {
    let bytes = Array(code.utf8)
    for start in stride(from: 0, to: bytes.count - 2, by: 3) {
      let group = String(decoding: bytes[start..<start + 3], as: UTF8.self)
      if sectors.contains(group) { return group }
      if group == "SPY" { return "GOV" }
      if group == "IMG" || group == "UAF" || group == "SEP" { return "REB" }
      if group == "MNC" { return "BUS" }
    }
    return nil
  }

  private static let sectors: Set<String> = [
    "GOV", "MIL", "REB", "OPP", "CVL", "COP", "JUD", "LEG", "PTY", "BUS", "MED", "EDU", "NGO", "IGO", "CRM", "HLH",
  ]
  private static let speakers: Set<String> = [
    "spokesman", "spokeswoman", "spokesperson", "representative", "negotiator", "envoy", "commander",
  ]
  private static let quantities: Set<String> = [
    "ten", "tens", "hundred", "thousand", "dozen", "score", "million", "number", "group", "majority", "handful", "crowd", "couple",
    "member",
    "some", "band", "batch", "pair",
  ]
  static let cut: [DependencyRelation] = [
    .conj, .cc, .aclRelcl, .acl, .appos, .punct, .parataxis, .case, .advcl, .nsubj, .cop, .mark, .obl, .advmod, .nmod, .ccomp, .discourse,
    .dep, .orphan, .list, .ccPreconj,
  ]
}
