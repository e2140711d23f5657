import TextModel

/// Reads whether an action took place from negations, modals, conditions and the verbs above it.
struct RealisReader {
  let context: CodingContext

  private var tree: DependencyTree { context.tree }
  private var tokens: [Token] { context.tokens }

  /// The realis of an action by its own clause alone.
  func realis(of action: Int) -> (realis: Realis, reason: String?) {
    if let word = negation(of: action) { return (.negated, "negated by '\(word)'") }
    if let condition = tree.children(of: action, [.mark]).map({ context.lemma($0) }).first(where: Self.conditions.contains) {
      return (.hypothetical, "under '\(condition)'")
    }
    let auxiliaries = tree.children(of: action, [.aux]).map { context.lemma($0) }
    if let modal = auxiliaries.first(where: Self.planned.contains) { return (.planned, "'\(modal)' puts it in the future") }
    if auxiliaries.contains("would"), !auxiliaries.contains("have"), let verb = report(above: action) {
      return (.planned, "'would' after '\(verb)' puts it in the future")
    }
    let isPerfect = auxiliaries.contains("have")
    if let modal = auxiliaries.first(where: Self.possible.contains), !isPerfect {
      return (.hypothetical, "'\(modal)' makes it possible only")
    }
    if let modal = auxiliaries.first(where: { Self.possible.contains($0) || $0 == "would" }) {
      return (.hypothetical, "'\(modal)' makes it possible only")
    }
    if tokens[action].upos == .noun,
      let word = tree.children(of: action, [.amod, .compound]).map({ context.lemma($0) }).first(where: Self.adjectives.contains)
    {
      return (Self.failed.contains(word) ? .attempted : Self.future.contains(word) ? .planned : .hypothetical, "'\(word)'")
    }
    if tokens[action].deprel == .conj, tokens[action].head >= 0, auxiliaries.isEmpty,
      tokens[action].xpos == .vb || tokens[action].xpos == .vbn
    {
      return realis(of: tokens[action].head)
    }
    if isHabitual(action) { return (.hypothetical, "the present tense tells a habit") }
    return (.actual, nil)
  }

  /// The verb in the past tense that tells what somebody would do: `said it would attack`; nothing where a condition stands beside it.
  private func report(above action: Int) -> String? {
    guard tokens[action].deprel == .ccomp || tokens[action].deprel == .parataxis, tokens[action].head >= 0 else { return nil }
    let head = tokens[action].head
    let isConditional = tree.children(of: action, [.advcl]).contains { clause in
      tree.children(of: clause, [.mark]).contains { ["if", "unless"].contains(context.lemma($0)) }
    }
    guard [.vbd, .vbn].contains(tokens[head].xpos), Self.reports.contains(context.verbLemma(head)), !isConditional else { return nil }
    return context.lemma(head)
  }

  private static let reports: Set<String> = ["say", "tell", "announce", "state", "add", "confirm", "declare", "report", "claim"]

  /// `terrorists who attack students and place bombs`: the simple present tells what somebody does again and again, but for headlines and
  /// the opening of a story.
  private func isHabitual(_ action: Int) -> Bool {
    guard [.vbz, .vbp].contains(tokens[action].xpos), tree.child(of: action, [.aux, .auxPass]) == nil else { return false }
    let sentence = context.sentence(of: action)
    return sentence > 1 && context.analysis.sentences[sentence].block != .headline
  }

  private func negation(of action: Int) -> String? {
    for child in tree.children(of: action, [.advmod, .det, .cc, .ccPreconj]) where Self.negations.contains(context.lemma(child)) {
      return context.lemma(child)
    }
    return nil
  }

  private static let negations: Set<String> = ["not", "n't", "never", "no", "neither", "nor", "n’t"]
  private static let conditions: Set<String> = ["if", "unless", "whether", "lest"]
  private static let planned: Set<String> = ["will", "shall", "wo", "'ll", "’ll"]
  private static let possible: Set<String> = ["may", "might", "could", "can", "should", "must", "would", "ca"]
  private static let adjectives: Set<String> = [
    "possible", "potential", "alleged", "planned", "failed", "attempted", "foiled", "future", "upcoming", "threatened", "imminent",
    "abortive",
    "thwarted", "proposed", "scheduled", "hypothetical", "feared", "suspected",
  ]
  private static let failed: Set<String> = ["failed", "attempted", "foiled", "abortive", "thwarted"]
  private static let future: Set<String> = ["planned", "future", "upcoming", "imminent", "proposed", "scheduled"]
}
