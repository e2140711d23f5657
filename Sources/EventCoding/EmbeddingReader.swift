import TextModel

/// An act with all that the verbs above it make of it.
struct ReadAction {
  var token: Int
  var name: String
  var cameo: String?
  var type: String?
  var actors, targets, places: [Int]
  /// Whether all parties do it together.
  var isReciprocal: Bool
  var realis: Realis
  var reasons: [String]
  /// How specific the row was, for the confidence.
  var specificity: Int
}

/// Reads the verbs above an act: `threatened to attack` is a threat, `denied attacking` a denial, `called on X to withdraw` an appeal.
struct EmbeddingReader {
  let context: CodingContext
  let lexicon: EmbeddingLexicon

  private var tree: DependencyTree { context.tree }
  private var tokens: [Token] { context.tokens }

  /// The acts of a sentence as they stand; a verb that only embeds another act is no act of its own beside it.
  func read(_ actions: [FoundAction]) -> [ReadAction] {
    var embedding: Set<Int> = []
    var acts: [ReadAction] = []
    for action in actions {
      let (act, governor) = read(action)
      if let governor { embedding.insert(governor) }
      acts.append(act)
    }
    return acts.filter { act in !embedding.contains(act.token) || !actions.contains { $0.token == act.token } || isLifted(act, actions) }
  }

  /// Whether an act took over its token from the verb above, so that it stands for both.
  private func isLifted(_ act: ReadAction, _ actions: [FoundAction]) -> Bool {
    actions.first { $0.token == act.token }.map { $0.entry.name != act.name } ?? true
  }

  private func read(_ action: FoundAction) -> (act: ReadAction, governor: Int?) {
    let own = RealisReader(context: context).realis(of: action.token)
    var act = ReadAction(
      token: action.token, name: action.entry.name, cameo: action.entry.cameo, type: action.entry.type, actors: action.actors,
      targets: action.targets, places: action.places, isReciprocal: action.entry.frame.isReciprocal, realis: own.realis,
      reasons: ["\(action.entry.origin) matched '\(action.entry.name)'"] + (own.reason.map { [$0] } ?? []),
      specificity: action.entry.specificity)
    if act.actors.isEmpty { act.actors = attributed(below: action.token) }
    // `accused him of planning to bomb`: the verbs above are read from the inside out.
    var current = action.token
    var embedding: Int?
    for _ in 0..<3 {
      guard let (governor, entry) = governor(of: current, code: act.cameo) else { break }
      if apply(entry, governor, to: &act) { return (act, governor) }
      if entry.effect == .report { return (act, nil) }
      if current == action.token { embedding = governor }
      current = governor
    }
    if current != action.token { return (act, embedding) }
    if act.realis == .planned, let entry = lexicon.entry("will", complement: act.cameo), let code = entry.cameo {
      act.cameo = code
      act.reasons.append("\(entry.origin): what is announced is coded \(code)")
    }
    return (act, nil)
  }

  /// The nearest verb (or noun) above an act that says something about it.
  private func governor(of token: Int, code: String?) -> (Int, EmbeddingEntry)? {
    var current = token
    for _ in 0..<4 {
      let head = tokens[current].head
      guard head >= 0 else { return nil }
      switch tokens[current].deprel {
      case .conj:
        current = head
        continue
      case .xcomp, .ccomp, .acl, .advcl, .obj, .obl, .nmod, .csubj, .nsubjPass:
        if tokens[current].deprel == .advcl, tokens[current].xpos != .vb, !isGerundOfSpeech(current) { return nil }
        guard let entry = entry(for: head, of: current, code: code) else {
          if tokens[current].deprel == .obj || tokens[current].deprel == .obl || tokens[current].deprel == .nmod { return nil }
          current = head
          continue
        }
        return (head, entry)
      default: return nil
      }
    }
    return nil
  }

  /// `accused Greece of violating its airspace`: the preposition makes the participle what the verb speaks of.
  private func isGerundOfSpeech(_ token: Int) -> Bool {
    tokens[token].xpos == .vbg
      && tree.children(of: token, [.mark, .case]).contains { ["of", "for", "against"].contains(context.lemma($0)) }
  }

  private func entry(for head: Int, of child: Int, code: String?) -> EmbeddingEntry? {
    let lemma = tokens[head].upos == .verb ? context.verbLemma(head) : context.lemma(head)
    let isNominal = [.obj, .obl, .nmod, .nsubjPass].contains(tokens[child].deprel)
    var names = tree.children(of: head, [.compoundPrt]).map { "\(lemma) \(context.lemma($0))" }
    if let preposition = tree.preposition(of: child) { names.append("\(lemma) \(preposition)") }
    for oblique in tree.children(of: head, [.obl, .oblAgent]) { tree.preposition(of: oblique).map { names.append("\(lemma) \($0)") } }
    // The object of a preposition is embedded only where the verb asks for that preposition (`called for a truce`).
    if !isNominal || tokens[child].deprel != .obl { names.append(lemma) }
    for name in names {
      if let entry = lexicon.entry(name, complement: code) {
        if isNominal, [.report, .cause, .allow].contains(entry.effect) { return nil }
        if !isNominal, entry.effect == .attribute { return nil }
        return entry
      }
    }
    return nil
  }

  /// Changes the act; answers whether it now stands for the governor.
  private func apply(_ entry: EmbeddingEntry, _ governor: Int, to act: inout ReadAction) -> Bool {
    act.reasons.append("\(entry.origin): '\(context.lemma(governor))' makes it \(entry.effect.rawValue)")
    switch entry.effect {
    case .report:
      if let verb = obligation(of: act.token, under: governor), let demand = lexicon.entry(verb, complement: act.cameo)?.cameo {
        lift(&act, to: governor, demand)
        return true
      }
      if act.realis == .planned, isOwnPlan(act.token, of: governor), let threat = lexicon.entry("threaten", complement: act.cameo),
        threat.complement != "*", let cameo = threat.cameo
      {
        // The pronoun is the speaker, and those whom it would befall are threatened.
        act.actors = []
        lift(&act, to: governor, cameo)
        return true
      }
      if act.realis == .planned, let intent = lexicon.entry("will", complement: act.cameo)?.cameo { act.cameo = intent }
      return false
    case .plan:
      act.cameo = entry.cameo ?? act.cameo
      // `Egypt and Sudan agreed to open the border`: each has the word of the other.
      if context.lemma(governor) == "agree", act.actors.count > 1 {
        act.targets = []
        act.isReciprocal = true
      }
      if act.realis == .actual { act.realis = .planned }
      return false
    case .attempt, .fail:
      act.cameo = entry.cameo ?? act.cameo
      act.realis = .attempted
      return false
    case .allow, .cause:
      act.cameo = entry.cameo ?? act.cameo
      if act.actors.isEmpty { act.actors = outer(governor).fillers("subj") }
      return false
    case .attribute:
      if act.actors.isEmpty { act.actors = owners(of: governor).filter { $0 != act.token && isParty($0) } }
      return false
    case .threaten, .deny, .demand, .urge, .accuse, .refuse:
      guard let cameo = entry.cameo else {
        act.realis = entry.effect == .threaten ? .threatened : [.deny, .refuse].contains(entry.effect) ? .negated : .hypothetical
        return false
      }
      lift(&act, to: governor, cameo)
      return true
    }
  }

  /// Whether those who speak tell what they themselves will do: `Russia said it would attack`.
  private func isOwnPlan(_ act: Int, of governor: Int) -> Bool {
    guard tokens[act].upos == .verb, !outer(governor).fillers("subj").isEmpty else { return false }
    return ClauseArguments(verb: act, in: tree).fillers("subj").allSatisfy {
      ["it", "they", "he", "she", "we", "i"].contains(context.lemma($0))
    }
  }

  /// What saying that others must or should do an act amounts to: `demand` or `urge`; nothing where the speaker or nobody else is to do it.
  private func obligation(of act: Int, under governor: Int) -> String? {
    let arguments = outer(governor)
    let speakers = arguments.fillers("subj")
    let own = tokens[act].upos == .verb ? ClauseArguments(verb: act, in: tree).fillers("subj") : []
    for (slot, verb) in [("must", "demand"), ("should", "urge")] {
      let bound = arguments.fillers(slot)
      let isOther = bound.contains { isParty($0) && !speakers.contains($0) && tokens[$0].upos != .pron }
      if isOther, !speakers.isEmpty, own.contains(where: bound.contains) { return verb }
    }
    return nil
  }

  /// The act of speech stands for the act that it speaks of: its speaker acts, whom it speaks to (or of) is the target.
  private func lift(_ act: inout ReadAction, to governor: Int, _ cameo: String) {
    let arguments = outer(governor)
    let speakers = arguments.fillers("subj")
    let innerToken = act.token
    let listeners = ["obj", "iobj", "on", "upon", "to", "against", "with", "at"].lazy.map { slot in
      arguments.fillers(slot).filter { $0 != innerToken && !speakers.contains($0) && isParty($0) }
    }.first { !$0.isEmpty }
    let others = act.actors.filter { !speakers.contains($0) } + owners(of: innerToken, below: governor)
    act.targets = listeners ?? (others.isEmpty ? act.targets.filter { !speakers.contains($0) } : others)
    if act.targets.isEmpty {
      act.targets = AddresseeFinder(context: context).conditioned([governor, innerToken]).filter { !speakers.contains($0) }
    }
    if !speakers.isEmpty { act.actors = speakers } else { act.actors = [] }
    act.cameo = cameo
    act.type = nil
    act.isReciprocal = false
    act.token = governor
    act.name = "\(tokens[governor].upos == .verb ? context.verbLemma(governor) : context.lemma(governor)) \(act.name)"
    act.realis = RealisReader(context: context).realis(of: governor).realis
  }

  /// Whose the noun is that stands between a verb and an act: `rejected a Cambodian offer to withdraw`.
  private func owners(of act: Int, below governor: Int) -> [Int] {
    let objects = outer(governor).fillers("obj").filter { $0 != act && $0 < act && !isParty($0) }
    // `rejected Iraqi President Saddam Hussein's proposal to meet`: the owner counts before what describes him.
    for relations: [DependencyRelation] in [[.nmodPoss], [.amod, .compound]] {
      let named = objects.flatMap { tree.children(of: $0, relations) }.filter { context.mention(at: $0) != nil }
      if !named.isEmpty { return named }
    }
    // `rejected an offer by the United States to hold talks`.
    return objects.flatMap { tree.children(of: $0, [.nmod]) }.filter {
      ["by", "from", "of"].contains(tree.preposition(of: $0)) && isParty($0)
    }
  }

  /// Who is said to have done it: `attributed to the cartel`, `blamed on the army`, `the rebels claimed responsibility for`.
  private func owners(of governor: Int) -> [Int] {
    if tokens[governor].upos == .verb {
      let arguments = outer(governor)
      return (["to", "on"] + (arguments.isPassive ? ["subj"] : [])).lazy.map { arguments.fillers($0) }.first { !$0.isEmpty } ?? []
    }
    // `the government is responsible for the killings`.
    if tokens[governor].upos == .adj { return tree.children(of: governor, [.nsubj]).flatMap { tree.coordinated($0) } }
    let head = tokens[governor].head
    return head >= 0 && tokens[head].upos == .verb ? outer(head).fillers("subj") : []
  }

  /// `an attack attributed to the rebels`.
  private func attributed(below noun: Int) -> [Int] {
    guard tokens[noun].upos == .noun else { return [] }
    return tree.children(of: noun, [.acl]).filter { participle in
      tokens[participle].xpos == .vbn
        && ["to", "on"].contains { lexicon.entry("\(context.verbLemma(participle)) \($0)", complement: nil)?.effect == .attribute }
    }.flatMap { owners(of: $0) }.filter(isParty)
  }

  private func outer(_ governor: Int) -> ClauseArguments {
    tokens[governor].upos == .verb ? ClauseArguments(verb: governor, in: tree) : ClauseArguments(noun: governor, in: tree)
  }

  /// Whether a head can be addressed: a person, an organization, a state.
  private func isParty(_ head: Int) -> Bool {
    if context.mention(at: head) != nil { return true }
    return context.satisfies(.person, head) || context.satisfies(.organization, head)
  }
}
