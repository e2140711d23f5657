import EntityRecognition
import Gazetteers
import TextModel

/// Finds whom an action is done to where the slots of its frame name nobody: `rejected a U.S. demand`, `walked out of talks with the rebels`.
///
/// Only states, organizations, groups and persons count, and never the actor's own country.
struct AddresseeFinder {
  let context: CodingContext

  private var tree: DependencyTree { context.tree }
  private var tokens: [Token] { context.tokens }

  /// The heads of the first place that names somebody: the indirect object, the object, what modifies it, what hangs on it, then the
  /// verb's other phrases.
  func addressees(of arguments: ClauseArguments, actors: [Int]) -> [Int] {
    let own = Set(actors.flatMap { countries(of: $0) })
    func fits(_ head: Int) -> Bool {
      isParty(head) && !actors.contains { tree.isBelow($0, head) || tree.isBelow(head, $0) } && !speaks(head)
        && !countries(of: head).contains { own.contains($0) }
    }
    for slot in ["iobj", "obj"] {
      let direct = arguments.fillers(slot).filter { fits($0) }
      if !direct.isEmpty { return direct }
    }
    let objects = arguments.fillers("obj")
    let obliques = Self.prepositions.flatMap { arguments.fillers($0) }
    for choice in [modifiers(of: objects), clause(arguments, objects), below(objects), obliques, below(obliques), missions(arguments)] {
      let named = choice.filter { fits($0) }
      if !named.isEmpty { return named }
    }
    return []
  }

  /// On whose doing the acts of some verbs hang: `threatened to strike unless the government raised wages`.
  func conditioned(_ verbs: [Int]) -> [Int] {
    verbs.flatMap { tree.children(of: $0, [.advcl]) }
      .filter { clause in tree.children(of: clause, [.mark]).contains { ["unless", "if", "until"].contains(context.lemma($0)) } }
      .flatMap { tree.children(of: $0, [.nsubj]) }.filter { isParty($0) || context.satisfies(.organization, $0) }
  }

  /// Whether a head is the subject of a verb that reports: `..., a spokesman said`.
  private func speaks(_ head: Int) -> Bool {
    let verb = tokens[head].head
    return tokens[head].deprel == .nsubj && verb >= 0 && ["say", "report", "tell", "announce", "add"].contains(context.lemma(verb))
  }

  /// Who acts, or is acted upon, in the clause below the action or below its object: `demanded that Libya return the base`,
  /// `threatened to sink a Kuwaiti tanker`, `denied reports that Estonia spied`.
  private func clause(_ arguments: ClauseArguments, _ objects: [Int]) -> [Int] {
    let verbs = (arguments.complement.map { [$0] } ?? []) + objects.flatMap { tree.children(of: $0, [.acl]) }
    return verbs.flatMap { verb -> [Int] in
      let inner = ClauseArguments(verb: verb, in: tree)
      let things = inner.fillers("iobj") + inner.fillers("obj")
      let deepest = inner.complement.map { ClauseArguments(verb: $0, in: tree).fillers("subj") } ?? []
      let further = Self.prepositions.flatMap { inner.fillers($0) } + deepest
      return inner.fillers("subj") + things + modifiers(of: inner.fillers("subj") + things) + further
    }
  }

  /// Whose embassy an action stands before: `demonstrated outside the American embassy`.
  private func missions(_ arguments: ClauseArguments) -> [Int] {
    let houses = arguments.slots.keys.sorted().flatMap { arguments.fillers($0) }.filter { Self.houses.contains(context.lemma($0)) }
    return modifiers(of: houses) + below(houses)
  }

  /// Nouns for parties that have no code of their own: `called on Arab countries`.
  private static let nations: Set<String> = ["country", "nation", "state", "community", "world"]
  private static let houses: Set<String> = ["embassy", "consulate", "mission"]

  /// Whether a head can be acted upon as a party: it is one, or is a thing of one that has a name (`Libyan army positions`).
  func isAddressed(_ head: Int) -> Bool {
    isParty(head) || context.satisfies(.person, head) || Self.nations.contains(context.lemma(head))
      || modifiers(of: [head]).contains { isParty($0) || context.agents.contains(context.lemma($0)) }
  }

  private func isParty(_ head: Int) -> Bool {
    guard let mention = context.mention(at: head) else {
      return tokens[head].upos == .noun && context.agents.contains(context.lemma(head))
    }
    switch context.mentions[mention].kind {
    case .person, .organization, .group, .demonym: return true
    case .place: return context.places[mention]?.type.isCountry == true
    case .facility, .embeddedPlace: return false
    }
  }

  private func countries(of head: Int) -> [String] {
    let named = [head] + modifiers(of: [head])
    return named.compactMap { context.mention(at: $0) }.flatMap { context.places[$0]?.countries ?? [] }
  }

  private func modifiers(of heads: [Int]) -> [Int] { heads.flatMap { tree.children(of: $0, [.nmodPoss, .amod, .compound, .nmodDesc]) } }

  /// What prepositions name below nouns, two nouns deep: `restrictions on travel by Americans`.
  private func below(_ heads: [Int]) -> [Int] {
    let first = heads.flatMap { named($0) }
    return first + modifiers(of: first) + first.flatMap { named($0) }
  }

  private func named(_ head: Int) -> [Int] {
    tree.children(of: head, [.nmod]).filter { Self.nominal.contains(tree.preposition(of: $0) ?? "") }.flatMap { tree.coordinated($0) }
  }

  private static let prepositions = ["against", "with", "to", "toward", "towards", "from", "on", "of", "for"]
  private static let nominal: Set<String> = [
    "against", "with", "to", "toward", "towards", "from", "on", "of", "by", "for", "between", "over", "into", "about",
  ]
}
