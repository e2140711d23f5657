import EntityRecognition
import Gazetteers
import TextModel

/// Says whom a noun phrase stands for: its words, its name, and a code made of its country and its role.
///
/// A table entry gives its code of the day; otherwise country and role are composed: `French foreign minister` is FRA and GOV.
struct ActorCoder {
  let context: CodingContext
  let antecedents: AntecedentFinder

  private var tree: DependencyTree { context.tree }
  private var tokens: [Token] { context.tokens }

  /// Heads of which each is somebody else: of `Italy's premier, Mario Draghi,` the name is kept.
  func withoutAppositions(_ heads: [Int]) -> [Int] {
    heads.filter { head in
      guard context.mention(at: head) == nil, context.agents.contains(context.lemma(head)) || agentCode(head) != nil else { return true }
      return !heads.contains { name in
        guard name > head, tokens[name].head == head, let index = context.mention(at: name), context.mentions[index].kind == .person else {
          return false
        }
        let isJoined = tree.child(of: name, [.cc]) != nil
        return !isJoined && tokens[context.mentions[index].tokens.lowerBound - 1].upos == .punct
      }
    }
  }

  private func agentCode(_ head: Int) -> String? { context.agents.code(endingAt: head, in: context.agentWords(head))?.code }

  /// The participants that a phrase names: one, or one for each country of `officials from Egypt and Ethiopia`.
  func participants(_ head: Int) -> [Participant] {
    guard let first = participant(head) else { return [] }
    guard tokens[head].upos == .noun, let role = agentCode(head) else { return [first] }
    let others = tree.children(of: head, [.nmod]).filter { ["of", "from", "in"].contains(tree.preposition(of: $0) ?? "") }
      .flatMap { tree.coordinated($0).dropFirst() }
    return [first]
      + others.compactMap { other in
        guard let index = context.mention(at: other), let code = countryCode(index) else { return nil }
        let range = context.mentions[index].range
        return Participant(
          text: oneLine(context.document.text[range]), range: range, name: context.mentions[index].name, code: code + role, country: code,
          sector: Self.sector(role))
      }
  }

  /// The participant of a phrase, or nothing where it names nobody (`it`, `this`).
  func participant(_ head: Int) -> Participant? {
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
    return described(head)
  }

  /// Those of whom a number or a group is named: `dozens of rebels`, `a group of students`.
  private func counted(by head: Int) -> Int? {
    guard Self.quantities.contains(context.lemma(head)), context.mention(at: head) == nil else { return nil }
    return tree.children(of: head, [.nmod]).first { tree.preposition(of: $0) == "of" && $0 > head && $0 - head <= 6 }
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
    while span.count > 1, [.det, .punct, .adp, .cconj].contains(tokens[span.lowerBound].upos) {
      span = span.lowerBound + 1..<span.upperBound
    }
    while span.count > 1, tokens[span.upperBound - 1].upos == .punct { span = span.lowerBound..<span.upperBound - 1 }
    if span.count > 12 { span = max(span.lowerBound, head - 4)..<head + 1 }
    let range = context.range(of: span)
    return (oneLine(context.document.text[range]), range)
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
        return (entry.name, entry.code(on: day) ?? composed(head))
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
    var country = ownModifier(head) ?? modifierCountry(head)
    if role == nil, let index = context.mention(at: head),
      context.mentions[index].kind == .person || context.mentions[index].kind == .organization
    {
      for side in tree.children(of: head, [.appos, .compound, .nmodDesc, .flat, .amod]) + precedingTitle(head) {
        if let found = context.agents.code(endingAt: side, in: context.agentWords(side)) {
          role = role ?? found.code
          country = country ?? modifierCountry(side)
        }
      }
      country = country ?? embeddedCountry(index)
    }
    if country == nil, role != nil || context.mention(at: head) != nil, let code = organizationCode(head) { return code }
    switch (country, role) {
    case (let country, let role?) where role.hasSuffix("~"): return role.dropLast() + (country ?? "")
    case (let country?, let role?): return role.hasPrefix("NGO") || role.hasPrefix("IGO") ? role : country + role
    case (let country?, nil): return country
    case (nil, let role): return role
    }
  }

  private func precedingTitle(_ head: Int) -> [Int] {
    guard let index = context.mention(at: head) else { return [] }
    let first = context.mentions[index].tokens.lowerBound
    return first > 0 && context.sentence(of: first - 1) == context.sentence(of: first) ? [first - 1] : []
  }

  /// The country of a modifier: `French minister`, `Iraq's army`, `the army of Iraq`, `police in Cairo`.
  private func modifierCountry(_ head: Int) -> String? {
    for child in tree.children(of: head) {
      guard [.amod, .nmodPoss, .compound, .nmod, .nmodDesc, .nmodUnmarked].contains(tokens[child].deprel) else { continue }
      if tokens[child].deprel == .nmod, !["of", "in", "from", "for"].contains(tree.preposition(of: child) ?? "") { continue }
      if let index = context.mention(at: child), let code = countryCode(index) { return code }
    }
    // `a senior U.S. official`: a demonym before the head that the parse hung elsewhere.
    if let index = context.mention(at: head), context.mentions[index].kind == .demonym { return countryCode(index) }
    if head > 0, context.sentence(of: head - 1) == context.sentence(of: head), let index = context.mention(at: head - 1),
      context.mentions[index].kind == .demonym
    {
      return countryCode(index)
    }
    return nil
  }

  /// The country of a mention of a place; a region of several countries has none.
  private func countryCode(_ mention: Int) -> String? {
    guard let place = context.places[mention], place.countries.count == 1 else { return nil }
    return context.alpha3(place)
  }

  /// The code of the organization whose man or woman somebody is: `UN envoy`, `Hamas leader Ismail Haniyeh`, `a spokesman for NATO`.
  private func organizationCode(_ head: Int) -> String? {
    let own = context.mention(at: head)
    let inside = own.map { context.mentions[$0].tokens } ?? head..<head + 1
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

  private func embeddedCountry(_ outer: Int) -> String? {
    let range = context.mentions[outer].range
    for (index, mention) in context.mentions.enumerated() where index != outer && range.contains(mention.range) {
      if let place = context.places[index], let code = context.alpha3(place) { return code }
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
  private static let quantities: Set<String> = [
    "thousand", "hundred", "dozen", "score", "million", "number", "group", "majority", "handful", "crowd", "couple", "tens", "member",
    "some",
  ]
  private static let cut: Set<DependencyRelation> = [
    .conj, .cc, .aclRelcl, .acl, .appos, .punct, .parataxis, .case, .advcl, .nsubj, .cop, .mark, .obl, .advmod, .nmod, .ccomp, .discourse,
    .dep, .orphan, .list, .ccPreconj,
  ]
}

/// The words without line breaks and runs of white space.
func oneLine(_ text: String) -> String {
  text.utf8.split(whereSeparator: { $0 <= 0x20 }).map { String(decoding: $0, as: UTF8.self) }.joined(separator: " ")
}
