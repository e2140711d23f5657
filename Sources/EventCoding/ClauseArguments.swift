import TextModel

/// Who and what stands around an action, by deep grammatical role: `subj` did it and `obj` had it done, in active and passive alike;
/// a preposition names its object.
struct ClauseArguments: Sendable {
  private(set) var slots: [String: [Int]] = [:]
  /// The clause that the action takes as its complement.
  private(set) var complement: Int?
  /// Whether the verb stands in the passive.
  private(set) var isPassive = false

  /// Phrases behind the verb that no preposition marks and that the parse took for no object: days, and objects that it missed.
  static let bare = "bare"

  /// Takes the bare phrases that are parties for the object where there is none: `asked the United Nations to extend`.
  mutating func takeBareObject(where isParty: (Int) -> Bool) {
    guard slots["obj"] == nil, !isPassive else { return }
    add(fillers(Self.bare).filter(isParty), to: "obj")
  }

  /// Reads a verb that never goes without an object, and has none, as a participle: `Eight plotters detained in Georgia.`
  mutating func readAsPassive() {
    guard !isPassive, complement == nil, slots["obj"] == nil, slots["iobj"] == nil, slots[Self.bare] == nil, let subjects = slots["subj"]
    else {
      return
    }
    isPassive = true
    slots["subj"] = slots["by"]
    slots["obj"] = subjects
  }

  /// Takes a head for the object, in the place of what the parse found.
  mutating func takeObject(_ head: Int, _ tree: DependencyTree) { slots["obj"] = tree.coordinated(head) }

  /// Takes a name for the receiver where there is none.
  mutating func takeReceiver(_ head: Int) {
    if slots["iobj"] == nil { add([head], to: "iobj") }
  }

  /// The heads that fill a slot, coordinated ones each for itself.
  func fillers(_ slot: String) -> [Int] { slots[slot] ?? [] }

  /// Reads the arguments of a verb.
  init(verb: Int, in tree: DependencyTree) {
    isPassive =
      tree.child(of: verb, [.nsubjPass, .auxPass, .csubjPass]) != nil || Self.isParticiple(verb, tree)
      || Self.sharesPassive(verb, tree) || Self.hasAgent(verb, tree)
    if tree.tokens[verb].deprel == .acl, [.vbn, .vbd].contains(tree.tokens[verb].xpos), !isPassive {
      add([tree.tokens[verb].head], to: "subj")
    }
    if let subject = Self.bareSubject(of: verb, in: tree) {
      isPassive = false
      add([subject], to: "subj")
      add(tree.coordinated(tree.tokens[verb].head), to: "obj")
    }
    for child in tree.children(of: verb) { add(child, of: verb, tree) }
    if let head = Self.headOfPhrase(verb, tree) {
      slots["subj"] = nil
      add([head], to: "subj")
    } else if slots["subj"] == nil, !isPassive, let led = Self.led(before: verb, tree) {
      add([led], to: "subj")
    }
    // `asked Iran to withdraw`: the parse may make the one who is asked the subject of what is asked.
    if slots["obj"] == nil, !isPassive, let complement, tree.tokens[complement].xpos == .vb,
      let subject = tree.child(of: complement, [.nsubj]), subject > verb,
      tree.children(of: complement, [.mark]).contains(where: { tree.tokens[$0].lemma == "to" })
    {
      slots["obj"] = tree.coordinated(subject)
    }
    // `asked the United Nations to extend`: a receiver alone is the object.
    if slots["obj"] == nil, !isPassive, let receivers = slots["iobj"] { slots["obj"] = receivers }
    if tree.tokens[verb].deprel == .conj, let other = Self.joinedVerb(verb, tree) { shareSubject(of: other, with: verb, tree) }
    if slots["subj"] == nil, !isPassive { inheritSubject(verb, tree) }
    if let complement { addDuty(complement, tree) }
    if isPassive, slots["obj"] == nil { inheritPassiveSubject(verb, tree) }
  }

  /// `Supporters of the former president blocked roads`: the parse may read a clause into the name behind `of`.
  private static func headOfPhrase(_ verb: Int, _ tree: DependencyTree) -> Int? {
    let head = tree.tokens[verb].head
    guard [.acl, .aclRelcl].contains(tree.tokens[verb].deprel), head >= 0, head + 1 < verb, tree.tokens[head].upos == .noun,
      let mark = tree.child(of: verb, [.mark]), mark == head + 1, tree.tokens[mark].lemma == "of",
      tree.child(of: verb, [.nsubj]).map({ $0 > mark && $0 < verb }) ?? false
    else { return nil }
    return head
  }

  /// `Vietnamese-led forces attacked`: the parse may take the participle before the subject for a clause.
  private static func led(before verb: Int, _ tree: DependencyTree) -> Int? {
    tree.children(of: verb, [.advcl]).lazy.filter { $0 < verb && $0 > 0 && tree.tokens[$0 - 1].xpos == .hyph }
      .compactMap { participle in tree.child(of: participle, [.obj]) }.first {
        $0 < verb && [.noun, .propn].contains(tree.tokens[$0].upos)
      }
  }

  /// The slots of those who must or should do something, by what is said: `France said that Iran must free the students`.
  private mutating func addDuty(_ complement: Int, _ tree: DependencyTree) {
    guard tree.tokens[complement].deprel == .ccomp else { return }
    let modals = Set(tree.children(of: complement, [.aux]).map { tree.tokens[$0].lemma })
    // `Iran needs to free`, `Iran has to free`.
    let isNeed =
      ["need", "have"].contains(tree.tokens[complement].lemma)
      && tree.children(of: complement, [.xcomp]).contains { tree.tokens[$0].xpos == .vb }
    let slot = modals.contains("must") ? "must" : isNeed || modals.contains("should") || modals.contains("ought") ? "should" : nil
    guard let slot else { return }
    for subject in tree.children(of: complement, [.nsubj, .nsubjPass]) { add(tree.coordinated(subject), to: slot) }
  }

  /// Reads the arguments of an event noun.
  init(noun: Int, in tree: DependencyTree) {
    for child in tree.children(of: noun) {
      let token = tree.tokens[child]
      switch token.deprel {
      case .nmodPoss: add(tree.coordinated(child), to: "poss")
      case .compound, .amod, .nmodDesc, .nmodUnmarked:
        // `the EU-Israel summit`: both of those whom a hyphen joins.
        let joined = tree.children(of: child, [.compound]).filter {
          $0 < child && $0 + 1 < tree.tokens.count && tree.tokens[$0 + 1].xpos == .hyph
        }
        add(joined + [child], to: "mod")
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
    // `Gunmen on motorcycles stormed a village`: what a preposition marks is no subject, whatever the parse says.
    case .nsubj where Self.isMarked(child, tree): addPrepositional(child, tree)
    case .nsubj where Self.isStraySubject(child, verb, tree): break
    // `Italy's premier flew`: the parse may take the owner for the subject.
    case .nsubj where Self.owned(by: child, tree) != nil: add(Self.owned(by: child, tree).map { tree.coordinated($0) } ?? [], to: "subj")
    // `asked the United Nations to extend`: a second subject behind the verb is its object.
    case .nsubj where child > verb && tree.children(of: verb, [.nsubj]).contains { $0 < verb }: add(tree.coordinated(child), to: "obj")
    case .nsubj, .csubj, .nsubjOuter: add(relative(child, verb, tree), to: isPassive && Self.hasAgent(verb, tree) ? "obj" : "subj")
    case .nsubjPass: add(relative(child, verb, tree), to: "obj")
    case .obj: add(relative(child, verb, tree), to: "obj")
    case .iobj: add(tree.coordinated(child), to: "iobj")
    case .oblAgent where ["near", "in", "at", "outside"].contains(tree.preposition(of: child)): addPrepositional(child, tree)
    case .oblAgent: add(tree.coordinated(child), to: isPassive ? "subj" : "by")
    // `was kidnapped along with his secretary`: who comes along shares the part of the one before.
    case .obl where ["along", "along with", "together with"].contains(tree.preposition(of: child)) && child > verb:
      add(tree.coordinated(child), to: isPassive || slots["obj"] != nil ? "obj" : "subj")
    case .obl:
      if isPassive, tree.preposition(of: child) == "by" {
        add(tree.coordinated(child), to: "subj")
      } else if tree.tokens[child].lemma == "whom", tree.preposition(of: child) == nil {
        add(relative(child, verb, tree), to: "obj")
      } else if tree.preposition(of: child) == nil, child > verb {
        add(tree.coordinated(child), to: Self.bare)
      } else {
        addPrepositional(child, tree)
      }
    case .nmod: addPrepositional(child, tree)
    // `met Russian President Vladimir Putin`: a name that the parse hung on its first word.
    case .xcomp where Self.heldName(child, verb, tree) != nil: add(Self.heldName(child, verb, tree).map { [$0] } ?? [], to: "obj")
    // `called off a strike`: what a verb with a particle has behind it is its object.
    case .xcomp where token.upos == .noun && slots["obj"] == nil && tree.child(of: verb, [.compoundPrt]).map({ $0 < child }) ?? false:
      add(tree.coordinated(child), to: "obj")
    case .xcomp, .ccomp: complement = complement ?? child
    default: break
    }
  }

  private static func owned(by child: Int, _ tree: DependencyTree) -> Int? {
    guard ["'s", "’s"].contains(tree.preposition(of: child)) else { return nil }
    return tree.children(of: child, [.list, .dep, .appos, .conj]).first { $0 > child && [.noun, .propn].contains(tree.tokens[$0].upos) }
  }

  private static func heldName(_ child: Int, _ verb: Int, _ tree: DependencyTree) -> Int? {
    guard tree.tokens[child].upos == .adj, tree.child(of: verb, [.obj]) == nil else { return nil }
    return tree.children(of: child, [.appos, .flat]).first { tree.tokens[$0].upos == .propn && $0 > child }
  }

  /// Whether a second subject stands behind this one and it is none: the owner of the other (`Taiwan's vice minister visited`), a word of its
  /// name (`East German Foreign Minister`).
  private static func isStraySubject(_ child: Int, _ verb: Int, _ tree: DependencyTree) -> Bool {
    guard let other = tree.children(of: verb, [.nsubj]).first(where: { $0 > child && $0 < verb }) else { return false }
    if ["'s", "’s"].contains(tree.preposition(of: child)) { return true }
    let mine = tree.span(of: child, cutting: [.conj])
    return tree.tokens[child].upos == .propn && tree.span(of: other, cutting: []).lowerBound == mine.upperBound
  }

  private static func isMarked(_ child: Int, _ tree: DependencyTree) -> Bool {
    if ["on", "in", "at", "from", "with", "near", "after"].contains(tree.preposition(of: child)) { return true }
    // `students throughout Indonesia staged`: the parse may take the preposition for a conjunction.
    return child > 0 && ["throughout", "across", "near", "inside", "outside", "around", "in", "at"].contains(tree.tokens[child - 1].lemma)
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
    // `Deputies shot and killed a man`: the tagger may take the first verb for a noun.
    if first >= 0, tree.tokens[first].upos == .noun, tree.tokens[first].lemma == "shot", slots["subj"] == nil,
      let doer = tree.children(of: first, [.compound, .nsubj]).last(where: { $0 < first })
    {
      return add([doer], to: "subj")
    }
    guard first >= 0, tree.tokens[first].upos == .verb || tree.tokens[first].upos == .aux else { return }
    guard slots["subj"] == nil, !(isPassive && slots["obj"] != nil) else { return }
    // `has confirmed six workers were killed`: without a conjunction what stands between the verbs is the subject of the second.
    if isPassive, tree.child(of: verb, [.cc]) == nil,
      let between = tree.children(of: first, [.obj]).first(where: { $0 > first && $0 < verb })
    {
      return add(tree.coordinated(between), to: "obj")
    }
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
      let object = (above.fillers("obj") + above.fillers("iobj")).filter { $0 < verb && $0 > token.head }
      add(object.isEmpty ? (above.isPassive ? above.fillers("obj") : above.fillers("subj")) : object, to: "subj")
    case .advcl where [.vbg, .vb, .vbn].contains(token.xpos):
      let above = ClauseArguments(verb: Self.contentVerb(token.head, before: verb, tree), in: tree)
      add(above.isPassive ? above.fillers("obj") : above.fillers("subj"), to: "subj")
    default: break
    }
  }

  /// `rebels attacked the town, killing 20, officials said`: a participle that the parse hung on the verb of saying belongs to what was said.
  private static func contentVerb(_ head: Int, before verb: Int, _ tree: DependencyTree) -> Int {
    guard ["say", "report", "tell", "add", "announce"].contains(tree.tokens[head].lemma), head > verb else { return head }
    if let told = tree.children(of: head, [.ccomp, .parataxis]).first(where: { $0 < verb }) { return told }
    let joined = tree.tokens[head].head
    return [.conj, .parataxis].contains(tree.tokens[head].deprel) && joined >= 0 && joined < verb ? joined : head
  }

  /// `a plan to attack`: the one whose plan it is.
  private mutating func inheritFromNoun(_ noun: Int, _ tree: DependencyTree) {
    let owner = tree.children(of: noun, [.nmodPoss, .nmod]).filter {
      tree.tokens[$0].deprel == .nmodPoss || tree.preposition(of: $0) == "of"
    }
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

  /// The subject of a verb in the past tense that the parse took for an adjective between two nouns: `Militants seized hostages`.
  static func bareSubject(of verb: Int, in tree: DependencyTree) -> Int? {
    let token = tree.tokens[verb]
    guard token.deprel == .amod, token.head > verb else { return nil }
    if tree.tokens[token.head].deprel == .root {
      return tree.children(of: token.head, [.nmodPoss, .compound, .nsubj]).first { $0 < verb && tree.child(of: $0, [.case]) == nil }
    }
    // `Israeli warplanes bombed targets`: the parse may take the subject for the root.
    let root = tree.tokens[token.head].head
    guard root == verb - 1, tree.tokens[root].deprel == .root, [.noun, .propn].contains(tree.tokens[root].upos) else { return nil }
    return root
  }

  /// A past participle without an auxiliary that modifies a noun: `a convoy attacked by rebels`. One with an object of its own is the
  /// past tense of a main verb that tagger and parser took for a participle (`an earthquake struck Nepal`).
  private static func isParticiple(_ verb: Int, _ tree: DependencyTree) -> Bool {
    let token = tree.tokens[verb]
    guard [.vbn, .vbd].contains(token.xpos), token.deprel == .acl else { return false }
    // `peacekeepers held captive`: what the participle says of them is no object.
    if let object = tree.child(of: verb, [.obj]), !(object == verb + 1 && ["captive", "hostage"].contains(tree.tokens[object].lemma)) {
      return false
    }
    // `A bomb exploded in Kabul.`: in a full sentence whose root is a noun, the participle is its verb; a headline has no full stop.
    let head = token.head
    let isSentence = tree.children(of: head, [.punct]).contains { tree.tokens[$0].xpos == .period }
    return !(tree.tokens[head].deprel == .root && isSentence && tree.child(of: verb, [.oblAgent]) == nil)
  }

  /// A participle with `by` and somebody, and no auxiliary: the parse took it for an active verb (`A bomb placed by rebels exploded`).
  private static func hasAgent(_ verb: Int, _ tree: DependencyTree) -> Bool {
    tree.tokens[verb].xpos == .vbn && tree.child(of: verb, [.oblAgent]) != nil && tree.child(of: verb, [.aux, .obj]) == nil
  }

  /// `was found guilty and executed`: a participle joined to a passive, or to what that says of its subject, without arguments of its own.
  private static func sharesPassive(_ verb: Int, _ tree: DependencyTree) -> Bool {
    guard tree.tokens[verb].deprel == .conj, [.vbn, .vbd].contains(tree.tokens[verb].xpos), let host = joinedVerb(verb, tree), host < verb,
      tree.child(of: verb, [.nsubj, .obj, .aux]) == nil
    else { return false }
    return tree.child(of: host, [.auxPass]) != nil
  }

  /// The verb that a verb is joined to, above its complement where the parse hung it there.
  private static func joinedVerb(_ verb: Int, _ tree: DependencyTree) -> Int? {
    let head = tree.tokens[verb].head
    guard head >= 0 else { return nil }
    return tree.tokens[head].deprel == .xcomp && tree.tokens[head].upos == .adj ? tree.tokens[head].head : head
  }

  private mutating func add(_ heads: [Int], to slot: String) {
    guard !heads.isEmpty else { return }
    slots[slot, default: []] += heads.filter { !(slots[slot]?.contains($0) ?? false) }
  }
}
