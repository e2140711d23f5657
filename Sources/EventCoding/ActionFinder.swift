import TextModel

/// An action where it stands in a sentence: the entry that matched and what fills its slots.
struct FoundAction {
  /// The verb or the event noun.
  let token: Int
  /// The row of the lexicon.
  let entry: ActionEntry
  /// What stands around it.
  let arguments: ClauseArguments
  /// The heads that fill each role.
  let actors, targets, places: [Int]
}

/// Finds the actions of a sentence: the most specific row of the lexicon whose conditions hold for each verb and event noun.
struct ActionFinder {
  let context: CodingContext
  let lexicon: ActionLexicon

  private var tree: DependencyTree { context.tree }
  private var tokens: [Token] { context.tokens }

  /// The actions of a sentence, in its order. A noun that a verb's row asks for (`launch an attack`) belongs to the verb.
  func actions(in sentence: Range<Int>) -> [FoundAction] {
    var found: [FoundAction] = []
    var consumed: Set<Int> = []
    for token in sentence where isActionVerb(token) {
      let entries = lexicon.verbEntries(context.verbLemma(token)).filter { follows($0.words, token, sentence) }
      guard !entries.isEmpty else { continue }
      var arguments = ClauseArguments(verb: token, in: tree)
      arguments.takeBareObject {
        context.satisfies(.organization, $0) || context.mention(at: $0).map { context.mentions[$0].kind == .person } ?? false
      }
      guard let entry = best(entries, arguments) else { continue }
      consumed.formUnion(nouns(named: entry, in: arguments))
      found.append(action(token, entry, arguments))
    }
    for token in sentence where isEventNoun(token) && !consumed.contains(token) {
      let entries = lexicon.nounEntries(context.lemma(token)).filter { precedes($0.words, token, sentence) }
      guard !entries.isEmpty else { continue }
      let arguments = ClauseArguments(noun: token, in: tree)
      guard let entry = best(entries, arguments) else { continue }
      found.append(action(token, entry, arguments))
    }
    return found.sorted { $0.token < $1.token }
  }

  /// A verb that does not stand before a noun to describe it (`striking miners`), or a form in -ed that the tagger took for an adjective
  /// though it stands between two bare nouns (`Guards abused prisoners`).
  private func isActionVerb(_ token: Int) -> Bool {
    if tokens[token].upos == .verb {
      return tokens[token].deprel != .amod || tokens[token].head < token || ClauseArguments.bareSubject(of: token, in: tree) != nil
    }
    return tokens[token].upos == .adj && ClauseArguments.bareSubject(of: token, in: tree) != nil
      && context.verbForms.lemma(of: context.document.text[tokens[token].range].lowercased()) != nil
  }

  private func isEventNoun(_ token: Int) -> Bool {
    guard tokens[token].upos == .noun || tokens[token].upos == .propn && context.mention(at: token) == nil else { return false }
    // `in March 2003` is no march.
    if context.timexes.contains(where: { $0.range.overlaps(tokens[token].range) }) { return false }
    return ![.compound, .flat, .nmodDesc].contains(tokens[token].deprel)
  }

  private func best(_ entries: [ActionEntry], _ arguments: ClauseArguments) -> ActionEntry? {
    var choice: ActionEntry?
    for entry in entries where entry.conditions.allSatisfy({ holds($0, arguments) }) {
      if choice.map({ $0.specificity < entry.specificity }) ?? true { choice = entry }
    }
    return choice
  }

  private func holds(_ condition: ActionCondition, _ arguments: ClauseArguments) -> Bool {
    var heads = condition.slot == "xcomp" ? arguments.complement.map { [$0] } ?? [] : arguments.fillers(condition.slot)
    // `drove the rebels from Homs`: the parse may hang the phrase on the object.
    if heads.isEmpty, condition.slot == "from" { heads = nested(condition.slot, in: arguments.fillers("obj")) }
    if condition.requirement == .absent { return heads.isEmpty }
    return heads.contains { context.satisfies(condition.requirement, $0) }
  }

  /// The tokens of a verb's particles: `carry out`, `take part in`.
  private func follows(_ words: [String], _ token: Int, _ sentence: Range<Int>) -> Bool {
    guard words.count > 1 else { return true }
    let particles = Set(tree.children(of: token, [.compoundPrt]).map { context.lemma($0) })
    if words.dropFirst().allSatisfy(particles.contains) { return true }
    guard token + words.count <= sentence.upperBound else { return false }
    return (1..<words.count).allSatisfy { context.lemma(token + $0) == words[$0] }
  }

  private func precedes(_ words: [String], _ token: Int, _ sentence: Range<Int>) -> Bool {
    guard words.count > 1 else { return true }
    guard token - words.count + 1 >= sentence.lowerBound else { return false }
    return (1..<words.count).allSatisfy { context.lemma(token - $0) == words[words.count - 1 - $0] }
  }

  private func nouns(named entry: ActionEntry, in arguments: ClauseArguments) -> [Int] {
    entry.conditions.flatMap { condition -> [Int] in
      guard case .lemmas(let lemmas) = condition.requirement else { return [] }
      return arguments.fillers(condition.slot).filter { lemmas.contains(context.lemma($0)) }
    }
  }

  private func action(_ token: Int, _ entry: ActionEntry, _ arguments: ClauseArguments) -> FoundAction {
    // A noun that the row asks for is part of the action, unless it does it (`jets struck`) or is a party or a place (`seized the town`).
    let doers = Set(arguments.fillers("subj"))
    let taken = Set(
      nouns(named: entry, in: arguments).filter {
        !doers.contains($0) && !context.satisfies(.place, $0) && !context.satisfies(.person, $0)
      }
    ).subtracting(entry.frame.hasObjectAsTarget ? arguments.fillers("obj") : [])
    // `launched an attack on X`: what hangs on the noun that the row asks for counts as the verb's.
    let inner = taken.map { ClauseArguments(noun: $0, in: tree) }
    func fill(_ sources: ActionFrame.Sources) -> [Int] {
      for choice in sources {
        let heads = choice.flatMap { slot in
          var found = arguments.fillers(slot) + inner.flatMap { $0.fillers(slot) }
          if found.isEmpty, !Self.coreSlots.contains(slot) {
            found = nested(slot, in: arguments.fillers("obj"))
          }
          return found.filter { slot != "mod" || isParty($0) }
        }.filter { !taken.contains($0) }
        if !heads.isEmpty { return unique(heads) }
      }
      return []
    }
    // An attack does nothing of itself: who made it is not said.
    var actors = fill(entry.frame.actor).filter {
      context.mention(at: $0) != nil || context.agents.contains(context.lemma($0)) || lexicon.nounEntries(context.lemma($0)).isEmpty
    }
    if let owner = nearestParty(beforeClause: token), actors.contains(tokens[token].head) { actors = [owner] }
    if actors.isEmpty { actors = handlers(of: arguments.fillers("subj")) }
    if actors.isEmpty { actors = makers(of: arguments.fillers("subj")) }
    var targets = fill(entry.frame.target).filter { !actors.contains($0) }
    let addressees = AddresseeFinder(context: context)
    if tokens[token].upos == .verb, !entry.frame.target.isEmpty, !targets.contains(where: addressees.isAddressed) {
      let others = addressees.addressees(of: arguments, actors: actors)
      if !others.isEmpty { targets = others }
    }
    // `lost ten soldiers in clashes with the rebels`: the one party that the noun leaves out is that of the clause.
    if tokens[token].upos != .verb, actors.isEmpty || entry.frame.isReciprocal && actors.count + targets.count < 2 {
      actors = partiesOfClause(around: token).filter { !actors.contains($0) && !targets.contains($0) } + actors
    }
    return FoundAction(
      token: token, entry: entry, arguments: arguments, actors: actors, targets: targets, places: fill(entry.frame.place))
  }

  /// Those who used the thing that acts: `a bomb placed by the rebels exploded`, `the rebels' mine`.
  private func handlers(of things: [Int]) -> [Int] {
    things.filter { !context.satisfies(.person, $0) && !context.satisfies(.organization, $0) }.flatMap { thing in
      tree.children(of: thing, [.acl]).map { ClauseArguments(verb: $0, in: tree) }.filter(\.isPassive).flatMap { $0.fillers("subj") }
    }
  }

  /// `part of the violence by the U.S. government, which invaded Panama`: where a relative clause hangs on what cannot act, the party right
  /// before its pronoun acts.
  private func nearestParty(beforeClause verb: Int) -> Int? {
    let head = tokens[verb].head
    guard tokens[verb].deprel == .aclRelcl, head >= 0, context.mention(at: head) == nil, !context.satisfies(.person, head),
      !context.satisfies(.organization, head),
      let pronoun = tree.children(of: verb, [.nsubj]).first(where: { ["which", "who", "that"].contains(context.lemma($0)) })
    else { return nil }
    let last = tokens[pronoun - 1].upos == .punct ? pronoun - 2 : pronoun - 1
    guard last > head else { return nil }
    return context.satisfies(.person, last) || context.satisfies(.organization, last) ? last : nil
  }

  /// Whose attack it is that acts: `a Russian missile strike killed 50 people`.
  private func makers(of attacks: [Int]) -> [Int] {
    attacks.filter { context.mention(at: $0) == nil && !lexicon.nounEntries(context.lemma($0)).isEmpty }.flatMap { attack in
      let arguments = ClauseArguments(noun: attack, in: tree)
      return arguments.fillers("by") + arguments.fillers("poss") + arguments.fillers("mod").filter(isParty)
    }
  }

  /// What a preposition names below the object, one or two nouns deep: `sent food to Somalia`, `gave millions in aid to Somalia`.
  private func nested(_ slot: String, in objects: [Int]) -> [Int] {
    for object in objects {
      let own = ClauseArguments(noun: object, in: tree)
      let deeper = tree.children(of: object, [.nmod]).flatMap { ClauseArguments(noun: $0, in: tree).fillers(slot) }
      let found = own.fillers(slot) + deeper
      if !found.isEmpty { return found }
    }
    return []
  }

  /// The subject of the clause that an event noun stands in: `lost ten soldiers in clashes with the rebels`, `arrived for talks`.
  private func partiesOfClause(around noun: Int) -> [Int] {
    let head = tokens[noun].head
    guard tokens[noun].deprel == .obl, head >= 0, tokens[head].upos == .verb, ["in", "for", "during"].contains(tree.preposition(of: noun))
    else { return [] }
    let clause = ClauseArguments(verb: head, in: tree)
    let subjects = clause.isPassive ? [] : clause.fillers("subj")
    return subjects.filter { context.satisfies(.person, $0) || context.satisfies(.organization, $0) }
  }

  private static let coreSlots: Set<String> = ["subj", "obj", "iobj", "poss", "mod", "of", "by"]

  /// Whether a modifier of a noun names somebody: `Turkish airstrikes`, `police raid`, but not `major attack`.
  private func isParty(_ head: Int) -> Bool {
    guard let mention = context.mention(at: head) else { return tokens[head].upos == .noun && context.agents.contains(context.lemma(head)) }
    return [.demonym, .organization, .person, .group].contains(context.mentions[mention].kind)
      || context.places[mention]?.type.isCountry == true
  }

  private func unique(_ heads: [Int]) -> [Int] {
    var seen: Set<Int> = []
    return heads.filter { seen.insert($0).inserted }
  }
}
