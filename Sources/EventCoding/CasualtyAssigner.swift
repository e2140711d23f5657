import TextModel

/// An act with the counts of victims that its sentence states for it.
struct CountedAct {
  var act: ReadAction
  var counts: [CasualtyReader.Count]
}

/// Gives the victims that a sentence counts to the act that made them: `exploded, killing 20 and wounding 30`.
struct CasualtyAssigner {
  let context: CodingContext

  private var tree: DependencyTree { context.tree }

  /// The acts of a sentence with their counts, and the counts that belong to an act told before.
  ///
  /// Words that tell of the victims of another violent act of the sentence are no act of their own.
  func assign(_ acts: [ReadAction], in sentence: Range<Int>) -> (acts: [CountedAct], others: [CasualtyReader.Count]) {
    let reader = CasualtyReader(context: context)
    let counts = reader.counts(in: sentence)
    var counted = acts.map { CountedAct(act: $0, counts: []) }
    var absorber: [Int: Int] = [:]
    for (index, entry) in counted.enumerated() where reader.isCasualtyVerb(entry.act.token) {
      let hosts = counted.indices.filter {
        $0 != index && absorber[$0] == nil && isViolent(counted[$0].act) && !isOther(entry.act, counted[$0].act)
          && serves(entry.act.token, counted[$0].act.token, reader)
      }
      guard let host = hosts.last(where: { counted[$0].act.token < entry.act.token }) ?? hosts.first else { continue }
      let hasBothSides = counted[host].act.isReciprocal && counted[host].act.actors.count > 1
      let targets = counted[host].act.targets
      if targets.isEmpty, !hasBothSides {
        counted[host].act.targets = entry.act.targets
      } else if targets.allSatisfy({ context.satisfies(.structure, $0) }) {
        // `exploded near a market, killing 20 people`: people before what people build.
        counted[host].act.targets = entry.act.targets.filter { !targets.contains($0) } + targets
      }
      if counted[host].act.actors.isEmpty {
        counted[host].act.actors = entry.act.actors.filter { $0 != counted[host].act.token && !counted[host].act.targets.contains($0) }
      }
      absorber[index] = host
    }
    var others: [CasualtyReader.Count] = []
    for count in counts {
      if let index = owner(of: count, among: counted, absorber) { counted[index].counts.append(count) } else { others.append(count) }
    }
    return (counted.indices.filter { absorber[$0] == nil }.map { counted[$0] }, others)
  }

  /// The act whose word counts, or which took that word over; else the nearest violent act, one before the word first.
  private func owner(of count: CasualtyReader.Count, among counted: [CountedAct], _ absorber: [Int: Int]) -> Int? {
    if let own = counted.indices.first(where: { counted[$0].act.token == count.cue }) { return absorber[own] ?? own }
    let violent = counted.indices.filter { absorber[$0] == nil && isViolent(counted[$0].act) }
    return violent.last { counted[$0].act.token < count.cue } ?? violent.first
  }

  /// Whether an act only counts the victims of what was told before: nobody does it, and its sentence names no place.
  func isTally(_ act: ReadAction) -> Bool {
    CasualtyReader(context: context).isCasualtyVerb(act.token) && act.actors.isEmpty
      && EventPlacer(context: context).places(of: act.token, framed: act.places).isEmpty
  }

  /// Whether an act can have victims.
  func isViolent(_ act: ReadAction) -> Bool {
    if let type = act.type { return ["ACCIDENT", "DISASTER", "CRIME", "OUTBREAK"].contains(type) }
    return ["18", "19", "20"].contains(act.cameo?.prefix(2) ?? "") || act.cameo?.hasPrefix("145") == true
      || act.cameo?.hasPrefix("17") == true && act.cameo != "173"
  }

  /// `burned houses and killed a soldier`: who is harmed beside things is harmed by another act.
  private func isOther(_ casualty: ReadAction, _ host: ReadAction) -> Bool {
    host.cameo?.hasPrefix("171") == true && !host.targets.isEmpty && !casualty.targets.isEmpty
      && tree.tokens[casualty.token].deprel == .conj && Set(host.targets).isDisjoint(with: casualty.targets)
  }

  /// Whether a casualty word hangs on an act (`exploded, killing 20`), has it as its subject, means or time (`the blast killed 20`,
  /// `killed in clashes`, `killed when a bomb went off`), or is joined to it.
  private func serves(_ casualty: Int, _ host: Int, _ reader: CasualtyReader) -> Bool {
    if tree.tokens[casualty].head == host, [.advcl, .conj, .xcomp, .acl, .aclRelcl, .parataxis].contains(tree.tokens[casualty].deprel) {
      return tree.tokens[casualty].deprel != .conj || reader.isCasualtyVerb(host) || tree.tokens[host].upos == .verb
    }
    // `exploded near a market on Thursday, killing 20`: wherever the parse hung it, a participle without a subject speaks of the act before it.
    if tree.tokens[casualty].xpos == .vbg, casualty > host, tree.child(of: casualty, [.nsubj]) == nil,
      context.sentence(of: casualty) == context.sentence(of: host)
    {
      return true
    }
    // `the bombing of a market that killed 20`: the clause speaks of the act, though it hangs on a thing below it.
    if tree.tokens[host].upos == .noun, casualty > host, tree.tokens[casualty].head >= 0,
      let pronoun = tree.child(of: casualty, [.nsubj]), ["that", "which"].contains(context.lemma(pronoun)), pronoun == casualty - 1,
      !context.satisfies(.person, tree.tokens[casualty].head), !context.satisfies(.person, max(pronoun - 1, host))
    {
      return true
    }
    // `an attack on the town, in which ten people were killed`.
    if casualty > host, tree.children(of: casualty, [.obl, .advmod]).contains(where: { ["which", "where"].contains(context.lemma($0)) }) {
      return true
    }
    // `45 people were killed and 120 wounded when a bomb exploded`.
    let head = tree.tokens[host].head
    if tree.tokens[host].deprel == .advcl, tree.child(of: host, [.mark, .advmod]) != nil, head >= 0, reader.isCasualtyVerb(head) {
      return true
    }
    return head == casualty && [.nsubj, .obl, .oblAgent, .nsubjPass].contains(tree.tokens[host].deprel)
  }
}
