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
      if let object = missedObject(of: token, arguments) { arguments.takeObject(object, tree) }
      if Self.transitive.contains(context.verbLemma(token)), [.vbd, .vbn].contains(tokens[token].xpos) { arguments.readAsPassive() }
      if let receiver = receiver(behind: token, arguments) { arguments.takeReceiver(receiver) }
      guard let entry = best(entries, arguments) else { continue }
      consumed.formUnion(nouns(named: entry, in: arguments))
      if entry.isIdiom { continue }
      found.append(action(token, entry, arguments))
    }
    for token in sentence where isEventNoun(token) && !consumed.contains(token) {
      let entries = lexicon.nounEntries(context.lemma(token)).filter { precedes($0.words, token, sentence) }
      guard !entries.isEmpty else { continue }
      let arguments = ClauseArguments(noun: token, in: tree)
      guard let entry = best(entries, arguments), !entry.isIdiom else { continue }
      found.append(action(token, entry, arguments))
    }
    return found.sorted { $0.token < $1.token }
  }

  /// The party whose name stands between a verb and an amount, for which the parse made one phrase of both: `gave the Ivory Coast 5 million`.
  private func receiver(behind verb: Int, _ arguments: ClauseArguments) -> Int? {
    let first = verb + 1 < tokens.count && tokens[verb + 1].upos == .det ? verb + 2 : verb + 1
    guard first < tokens.count, let mention = context.mention(at: first), context.mentions[mention].tokens.lowerBound == first,
      isParty(first)
    else { return nil }
    let next = context.mentions[mention].tokens.upperBound
    guard next < tokens.count, [.num, .det].contains(tokens[next].upos) else { return nil }
    return arguments.fillers("obj").contains { $0 > next && tree.isBelow(first, $0) } ? first : nil
  }

  /// The object of a verb that the parse gave to another word: `accused Egypt of arming rebels`, `arrested a militant wanted for murder`.
  private func missedObject(of verb: Int, _ arguments: ClauseArguments) -> Int? {
    guard !arguments.isPassive else { return nil }
    let lemma = context.verbLemma(verb)
    let first = verb + 1 < tokens.count && tokens[verb + 1].upos == .det ? verb + 2 : verb + 1
    if Self.charges.contains(lemma), first < tokens.count, let mention = context.mention(at: first), isParty(first) {
      let next = context.mentions[mention].tokens.upperBound
      let isComplete = next < tokens.count && context.lemma(next) == "of" && arguments.fillers("obj").contains { $0 > next }
      return isComplete ? first : nil
    }
    // What never takes a clause has its object in the clause's subject.
    guard Self.transitive.contains(lemma), arguments.fillers("obj").isEmpty, let clause = arguments.complement, clause > verb else {
      return nil
    }
    return tree.children(of: clause, [.nsubj, .nsubjPass]).first { $0 > verb }
  }

  private static let charges: Set<String> = ["accuse", "suspect", "convict", "acquit", "warn", "remind", "deprive"]

  /// A verb that does not stand before a noun to describe it (`striking miners`), or a form in -ed that the tagger took for an adjective
  /// though it stands between two bare nouns (`Guards abused prisoners`).
  private func isActionVerb(_ token: Int) -> Bool {
    if tokens[token].upos == .verb {
      if isDescription(token) { return false }
      return tokens[token].deprel != .amod || tokens[token].head < token || ClauseArguments.bareSubject(of: token, in: tree) != nil
    }
    return tokens[token].upos == .adj && ClauseArguments.bareSubject(of: token, in: tree) != nil
      && context.verbForms.lemma(of: context.document.text[tokens[token].range].lowercased()) != nil
  }

  /// Whether a participle describes the noun behind it: `the Israeli-occupied West Bank`, `Ousted president Manuel Zelaya`.
  private func isDescription(_ token: Int) -> Bool {
    guard tokens[token].xpos == .vbn, token + 1 < tokens.count else { return false }
    if token > 0, tokens[token - 1].xpos == .hyph { return true }
    return tokens[token].deprel == .advcl && !tree.children(of: token).contains { _ in true }
      && [.noun, .propn].contains(tokens[token + 1].upos)
      && tokens[token + 1].head > token
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
    if heads.isEmpty, ["from", "of"].contains(condition.slot) { heads = nested(condition.slot, in: arguments.fillers("obj")) }
    if condition.requirement == .absent { return heads.isEmpty }
    return heads.contains { context.satisfies(condition.requirement, $0) }
      || heads.contains { measured($0).contains { context.satisfies(condition.requirement, $0) } }
  }

  /// What is counted by a measure: `ten tons of medicine`, `dozens of prisoners`.
  private func measured(_ head: Int) -> [Int] {
    guard Self.measures.contains(context.lemma(head)) else { return [] }
    return tree.children(of: head, [.nmod]).filter { ["of", "in"].contains(tree.preposition(of: $0)) }
  }

  private static let measures: Set<String> = [
    "ton", "tonne", "kg", "kilogram", "kilo", "pound", "liter", "litre", "barrel", "sack", "bag", "box", "truckload", "load", "shipment",
    "consignment", "batch", "day", "week", "month", "dozen", "hundred", "thousand", "million", "billion", "ten", "score", "number", "group",
    "worth", "amount", "half", "third", "quarter", "percent", "majority", "share",
  ]

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
    // `marched in Hong Kong to demand democracy`: who marched demands it.
    if tokens[token].upos == .verb, !actors.isEmpty, actors.allSatisfy({ isTown($0) || isMisplaced($0, token) }),
      let subjects = subjectsAbove(token)
    {
      actors = subjects
    }
    actors = actors.filter { !reports($0, besides: token) }
    if let owner = nearestParty(beforeClause: token), actors.contains(tokens[token].head) { actors = [owner] }
    if actors.isEmpty { actors = handlers(of: arguments.fillers("subj")) }
    if actors.isEmpty { actors = makers(of: arguments.fillers("subj")) }
    // `an attack on a patrol by Kosovo Albanians`: the parse may hang the doers on the patrol.
    if actors.isEmpty, tokens[token].upos != .verb { actors = nested("by", in: tree.children(of: token, [.nmod])).filter { isParty($0) } }
    var targets = fill(entry.frame.target).filter { !actors.contains($0) }
    if targets.isEmpty, !entry.frame.target.isEmpty { targets = taken.sorted().flatMap { victims(of: $0) }.filter { !actors.contains($0) } }
    let addressees = AddresseeFinder(context: context)
    let isTogether = entry.frame.isReciprocal && actors.count > 1
    if tokens[token].upos == .verb, !entry.frame.target.isEmpty, !isTogether,
      !targets.contains(where: { addressees.isAddressed($0) || isPlace($0) })
    {
      let others = addressees.addressees(of: arguments, actors: actors)
      if !others.isEmpty { targets = others }
    }
    if targets.isEmpty, entry.cameo?.hasPrefix("13") == true {
      targets = addressees.conditioned([token] + (arguments.complement.map { [$0] } ?? [])).filter { !actors.contains($0) }
    }
    // `lost ten soldiers in clashes with the rebels`: the one party that the noun leaves out is that of the clause.
    if tokens[token].upos != .verb, actors.isEmpty || entry.frame.isReciprocal && actors.count + targets.count < 2 {
      actors =
        partiesOfClause(around: token, meets: entry.frame.isReciprocal).filter { !actors.contains($0) && !targets.contains($0) } + actors
    }
    return FoundAction(
      token: token, entry: entry, arguments: arguments, actors: actors, targets: targets, places: fill(entry.frame.place))
  }

  /// Whom an act that a verb carries is done to, by the noun's own row: `mounted its invasion of South Lebanon`.
  private func victims(of noun: Int) -> [Int] {
    guard let frame = lexicon.nounEntries(context.lemma(noun)).first(where: { $0.conditions.isEmpty })?.frame else { return [] }
    let arguments = ClauseArguments(noun: noun, in: tree)
    return frame.target.lazy.map { $0.flatMap(arguments.fillers) }.first { !$0.isEmpty } ?? []
  }

  /// Whether a head is the subject of another verb, which reports: `..., a news agency said`.
  private func reports(_ head: Int, besides verb: Int) -> Bool {
    let own = tokens[head].head
    return tokens[head].deprel == .nsubj && own > verb && ["say", "report", "announce", "add", "tell"].contains(context.lemma(own))
  }

  private func isPlace(_ head: Int) -> Bool { context.mention(at: head).map { context.mentions[$0].kind == .place } ?? false }

  /// Whether a head is a place below a country, or a word for one.
  private func isTown(_ head: Int) -> Bool {
    guard let mention = context.mention(at: head) else { return ["capital", "city", "town", "village"].contains(context.lemma(head)) }
    return context.mentions[mention].kind == .place && context.places[mention]?.type.isCountry != true
  }

  /// Whether the parse made a place the subject of an infinitive, which has none of its own.
  private func isMisplaced(_ head: Int, _ verb: Int) -> Bool {
    isPlace(head) && tokens[head].deprel == .nsubj && tokens[head].head == verb && tokens[verb].xpos == .vb
      && tree.children(of: verb, [.mark]).contains { context.lemma($0) == "to" && $0 > head }
  }

  /// The subjects of the verb that an infinitive or participle hangs below; nothing where it stands for itself.
  private func subjectsAbove(_ verb: Int) -> [Int]? {
    guard [.vb, .vbg].contains(tokens[verb].xpos), [.advcl, .acl, .xcomp].contains(tokens[verb].deprel) else { return nil }
    var above = tokens[verb].head
    for _ in 0..<4 where above >= 0 && tokens[above].upos != .verb { above = tokens[above].head }
    guard above >= 0, tokens[above].upos == .verb else { return nil }
    let subjects = ClauseArguments(verb: above, in: tree).fillers("subj").filter { !isTown($0) }
    return subjects.isEmpty ? nil : subjects
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
      return arguments.fillers("by") + arguments.fillers("poss") + arguments.fillers("mod").filter { isParty($0) }
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
  private func partiesOfClause(around noun: Int, meets: Bool) -> [Int] {
    let head = tokens[noun].head
    guard head >= 0, tokens[head].upos == .verb else { return [] }
    // `apologized for the killings` says nothing of who killed.
    let settings = meets ? ["in", "for", "during"] : ["in", "during"]
    let isSetting = tokens[noun].deprel == .obl && settings.contains(tree.preposition(of: noun) ?? "")
    guard isSetting || tokens[noun].deprel == .obj && Self.carriers.contains(context.verbLemma(head)) else { return [] }
    let clause = ClauseArguments(verb: head, in: tree)
    let subjects = clause.isPassive ? [] : clause.fillers("subj")
    return subjects.filter { context.satisfies(.person, $0) || context.satisfies(.organization, $0) }
  }

  /// Verbs that say of an act, their object, no more than that it is done.
  private static let carriers: Set<String> = [
    "impose", "reimpose", "mount", "launch", "stage", "conduct", "commit", "make", "order", "start", "begin", "continue", "resume",
    "complete", "wage", "perpetrate", "undertake", "unleash", "lead", "open", "declare", "announce", "plan", "hold", "do",
  ]

  /// Verbs whose past tense always has an object, so that a form without one is a participle.
  private static let transitive: Set<String> = [
    "arrest", "detain", "kidnap", "abduct", "kill", "wound", "injure", "ban", "bar", "sentence", "convict", "acquit", "expel", "deport",
    "release", "free", "jail", "imprison", "assassinate", "murder", "execute", "charge", "accuse", "suspect", "extradite", "evict",
    "indict", "oust", "sack", "hang", "behead", "torture", "displace", "hospitalize", "rescue",
  ]

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
