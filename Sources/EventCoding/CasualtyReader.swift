import TextModel

/// Reads how many were killed and injured from verbs and nouns that say so, and their objects: `killing at least 12 people and wounding 30`.
struct CasualtyReader {
  let context: CodingContext

  /// Counts stated by one word of the text.
  struct Count {
    let fatalities: Int?
    let injured: Int?
  }

  private var tree: DependencyTree { context.tree }

  /// Whether a word tells of deaths or injuries, so that the clause of another act may be about its victims.
  func isCasualtyVerb(_ token: Int) -> Bool {
    Self.killing.contains(context.verbLemma(token)) || Self.injuring.contains(context.verbLemma(token))
  }

  /// The victims that a casualty word counts.
  func count(at token: Int, victims: [Int]) -> Count? {
    let lemma = context.verbLemma(token)
    let isDeath = Self.killing.contains(lemma)
    guard isDeath || Self.injuring.contains(lemma) else { return nil }
    guard let number = victims.lazy.compactMap(number).first else { return nil }
    return Count(fatalities: isDeath ? number : nil, injured: isDeath ? nil : number)
  }

  /// `12 people`, `12 of them`, `a policeman`.
  private func number(_ victim: Int) -> Int? {
    let reader = NumberReader(context: context)
    if context.tokens[victim].upos == .num { return reader.value(of: victim) }
    if let modifier = tree.child(of: victim, [.nummod]) { return reader.value(of: modifier) }
    if let article = tree.child(of: victim, [.det]), ["a", "an", "one"].contains(context.lemma(article)), context.tokens[victim].xpos == .nn
    {
      return 1
    }
    return nil
  }

  private static let killing: Set<String> = [
    "kill", "die", "slay", "murder", "assassinate", "massacre", "execute", "behead", "dead", "perish", "drown", "death", "slaughter",
  ]
  private static let injuring: Set<String> = ["wound", "injure", "hurt", "maim", "injury"]
}
