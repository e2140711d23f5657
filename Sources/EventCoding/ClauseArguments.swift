import TextModel

/// Who and what stands around an action, by deep grammatical role: `subj` did it and `obj` had it done, in active and passive alike;
/// a preposition names its object.
struct ClauseArguments: Sendable {
  private(set) var slots: [String: [Int]] = [:]
  /// The clause that the action takes as its complement.
  private(set) var complement: Int?
  /// Whether the verb stands in the passive.
  private(set) var isPassive = false

  /// The heads that fill a slot, coordinated ones each for itself.
  func fillers(_ slot: String) -> [Int] { slots[slot] ?? [] }

  /// Reads the arguments of a verb.
  init(verb: Int, in tree: DependencyTree) {
    isPassive = tree.child(of: verb, [.nsubjPass, .auxPass, .csubjPass]) != nil || Self.isParticiple(verb, tree)
    for child in tree.children(of: verb) { add(child, of: verb, tree) }
    if tree.tokens[verb].deprel == .conj { shareSubject(of: tree.tokens[verb].head, with: verb, tree) }
    if slots["subj"] == nil, !isPassive { inheritSubject(verb, tree) }
    if isPassive, slots["obj"] == nil { inheritPassiveSubject(verb, tree) }
  }

  /// Reads the arguments of an event noun.
  init(noun: Int, in tree: DependencyTree) {
    for child in tree.children(of: noun) {
      let token = tree.tokens[child]
      switch token.deprel {
      case .nmodPoss: add(tree.coordinated(child), to: "poss")
      case .compound, .amod, .nmodDesc, .nmodUnmarked: add([child], to: "mod")
      case .nmod, .obl, .oblAgent: addPrepositional(child, tree)
      case .acl where token.xpos == .vbn || token.xpos == .vbg: addParticiple(child, tree)
      default: break
      }
    }
    // `carried out an attack on X`: what hangs on the light verb belongs to the noun as well.
    let head = tree.tokens[noun].head
    guard head >= 0, [.obj, .nsubjPass, .obl].contains(tree.tokens[noun].deprel), tree.tokens[head].upos == .verb else { return }
    for child in tree.children(of: head, [.obl]) where child > noun { addPrepositional(child, tree) }
  }

  private mutating func add(_ child: Int, of verb: Int, _ tree: DependencyTree) {
    let token = tree.tokens[child]
    switch token.deprel {
    case .nsubj, .csubj, .nsubjOuter: add(relative(child, verb, tree), to: "subj")
    case .nsubjPass: add(relative(child, verb, tree), to: "obj")
    case .obj: add(tree.coordinated(child), to: "obj")
    case .iobj: add(tree.coordinated(child), to: "iobj")
    case .oblAgent: add(tree.coordinated(child), to: isPassive ? "subj" : "by")
    case .obl:
      if isPassive, tree.preposition(of: child) == "by" {
        add(tree.coordinated(child), to: "subj")
      } else {
        addPrepositional(child, tree)
      }
    case .nmod: addPrepositional(child, tree)
    case .xcomp, .ccomp: complement = complement ?? child
    default: break
    }
  }

  /// `the rebels who attacked`: the pronoun stands for what the clause hangs on.
  private func relative(_ child: Int, _ verb: Int, _ tree: DependencyTree) -> [Int] {
    let token = tree.tokens[child]
    guard [.wdt, .wp].contains(token.xpos) || token.lemma == "that" && token.upos == .pron else { return tree.coordinated(child) }
    let head = tree.tokens[verb].head
    return tree.tokens[verb].deprel == .aclRelcl && head >= 0 ? [head] : [child]
  }

  private mutating func addPrepositional(_ child: Int, _ tree: DependencyTree) {
    guard let preposition = tree.preposition(of: child) else { return }
    add(tree.coordinated(child), to: preposition)
  }

  /// `the attack claimed by X`, `talks involving X`.
  private mutating func addParticiple(_ verb: Int, _ tree: DependencyTree) {
    for child in tree.children(of: verb, [.obl, .oblAgent]) { addPrepositional(child, tree) }
  }

  /// A coordinated verb without a subject of its own takes that of the first: `X attacked A and seized B`.
  private mutating func shareSubject(of first: Int, with verb: Int, _ tree: DependencyTree) {
    guard first >= 0, tree.tokens[first].upos == .verb || tree.tokens[first].upos == .aux else { return }
    guard slots["subj"] == nil, !(isPassive && slots["obj"] != nil) else { return }
    let other = ClauseArguments(verb: first, in: tree)
    let shared = other.isPassive ? other.fillers("obj") : other.fillers("subj")
    add(shared, to: isPassive ? "obj" : "subj")
  }

  /// The subject of a verb without one: what a participle or relative clause hangs on, or the subject (or object) of the verb above.
  private mutating func inheritSubject(_ verb: Int, _ tree: DependencyTree) {
    let token = tree.tokens[verb]
    guard token.head >= 0 else { return }
    switch token.deprel {
    case .acl where token.xpos == .vbg: add([token.head], to: "subj")
    case .acl where token.xpos == .vb: inheritFromNoun(token.head, tree)
    case .xcomp:
      let above = ClauseArguments(verb: token.head, in: tree)
      // `urged Israel to withdraw`: an object between the verbs is the one who acts.
      let object = above.fillers("obj").filter { $0 < verb && $0 > token.head }
      add(object.isEmpty ? (above.isPassive ? above.fillers("obj") : above.fillers("subj")) : object, to: "subj")
    case .advcl where [.vbg, .vb, .vbn].contains(token.xpos):
      let above = ClauseArguments(verb: token.head, in: tree)
      add(above.isPassive ? above.fillers("obj") : above.fillers("subj"), to: "subj")
    default: break
    }
  }

  /// `a plan to attack`: the one whose plan it is.
  private mutating func inheritFromNoun(_ noun: Int, _ tree: DependencyTree) {
    let owner = tree.children(of: noun, [.nmodPoss])
    if !owner.isEmpty { return add(owner, to: "subj") }
    let head = tree.tokens[noun].head
    guard head >= 0, tree.tokens[head].upos == .verb, tree.tokens[noun].deprel == .obj else { return }
    add(ClauseArguments(verb: head, in: tree).fillers("subj"), to: "subj")
  }

  private mutating func inheritPassiveSubject(_ verb: Int, _ tree: DependencyTree) {
    let token = tree.tokens[verb]
    guard token.head >= 0 else { return }
    switch token.deprel {
    case .acl, .amod: add([token.head], to: "obj")
    case .xcomp, .advcl: add(ClauseArguments(verb: token.head, in: tree).fillers("subj"), to: "obj")
    default: break
    }
  }

  /// A past participle without an auxiliary that modifies a noun: `a convoy attacked by rebels`.
  private static func isParticiple(_ verb: Int, _ tree: DependencyTree) -> Bool {
    let token = tree.tokens[verb]
    return token.xpos == .vbn && token.deprel == .acl
  }

  private mutating func add(_ heads: [Int], to slot: String) {
    guard !heads.isEmpty else { return }
    slots[slot, default: []] += heads.filter { !(slots[slot]?.contains($0) ?? false) }
  }
}
