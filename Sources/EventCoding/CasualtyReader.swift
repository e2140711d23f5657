import TextModel

/// Reads how many were killed and injured from the words of a sentence: `killing at least 12 people and wounding 30`, `left 18 dead`,
/// `the death toll rose to 45`, `claimed the lives of 200 passengers`.
///
/// By the order of the words, for in such sentences parses err most. Only firm numbers count: not `dozens`, not `as many as 60`.
struct CasualtyReader {
  let context: CodingContext

  /// What one word of the text says of victims.
  struct Count {
    /// The word.
    let cue: Int
    let fatalities: Int?
    let injured: Int?
  }

  /// A number of victims: where it begins, where its noun ends.
  private struct Quantity {
    var tokens: Range<Int>
    var value: Int
    var noun: String?
  }

  private var tokens: [Token] { context.tokens }

  /// Whether a word tells of deaths or injuries, so that the clause of another act may be about its victims.
  func isCasualtyVerb(_ token: Int) -> Bool {
    Self.killing.contains(context.verbLemma(token)) || Self.injuring.contains(context.verbLemma(token))
  }

  /// All that a sentence says, in order. Complexity: O(words).
  func counts(in sentence: Range<Int>) -> [Count] {
    guard sentence.contains(where: { Self.cues.contains(context.verbLemma($0)) || Self.cues.contains(context.lemma($0)) }) else {
      return []
    }
    let quantities = joined(quantities(in: sentence), sentence)
    guard !quantities.isEmpty else { return [] }
    var used: Set<Int> = []
    var found: [Count] = []
    for token in sentence {
      guard let (isDeath, choice) = reading(token, sentence, quantities, used), let choice, used.insert(choice).inserted else { continue }
      let value = quantities[choice].value
      found.append(Count(cue: token, fatalities: isDeath ? value : nil, injured: isDeath ? nil : value))
    }
    return found
  }

  /// Whether a word speaks of deaths or injuries, and the quantity that it counts.
  private func reading(_ token: Int, _ sentence: Range<Int>, _ quantities: [Quantity], _ used: Set<Int>) -> (isDeath: Bool, Int?)? {
    let (lemma, verb) = (context.lemma(token), context.verbLemma(token))
    func behind(_ start: Int, _ reach: Int) -> Int? {
      quantities.indices.first {
        !used.contains($0) && quantities[$0].tokens.lowerBound >= start && quantities[$0].tokens.lowerBound - start <= reach
      }
    }
    func before(_ reach: Int) -> Int? {
      quantities.indices.last {
        !used.contains($0) && quantities[$0].tokens.upperBound <= token && token - quantities[$0].tokens.upperBound <= reach
      }
    }
    switch lemma {
    case "toll":
      let last = quantities.indices.last { quantities[$0].tokens.lowerBound > token && quantities[$0].tokens.lowerBound - token <= 14 }
      return (true, last)
    case "life":
      if has(["lose"], before: token, within: 3) { return (true, before(8)) }
      guard has(["claim", "take", "cost"], before: token, within: 6) else { return nil }
      return (true, quantities.indices.last { quantities[$0].tokens.contains(token) } ?? behind(token, 3))
    case "death", "fatality": return (true, quantities.indices.last { quantities[$0].tokens.contains(token) })
    case "body":
      guard sentence.contains(where: { Self.finding.contains(context.verbLemma($0)) }) else { return nil }
      return (true, quantities.indices.last { quantities[$0].tokens.contains(token) } ?? behind(token, 3))
    default: break
    }
    let isDeath = Self.killing.contains(verb) || lemma == "dead"
    guard isDeath || Self.injuring.contains(verb) || lemma == "injured" || lemma == "wounded" else { return nil }
    // `32 people dead`, `120 wounded`: the word stands right behind its number.
    if let own = before(1) { return (isDeath, own) }
    let isPassive = has(["be", "get"], before: token, within: 4)
    if Self.intransitive.contains(verb) || isPassive { return (isDeath, before(14)) }
    if lemma == "dead", !has(["shoot", "leave", "find", "hack", "beat", "stab"], before: token, within: 8) { return nil }
    return (isDeath, behind(token + 1, 7))
  }

  private func has(_ verbs: Set<String>, before token: Int, within reach: Int) -> Bool {
    let first = max(token - reach, context.analysis.sentences[context.sentence(of: token)].tokens.lowerBound)
    return (first..<token).contains { verbs.contains(context.verbLemma($0)) }
  }

  /// The numbers of a sentence that can count people.
  private func quantities(in sentence: Range<Int>) -> [Quantity] {
    let reader = NumberReader(context: context)
    var found: [Quantity] = []
    var index = sentence.lowerBound
    while index < sentence.upperBound {
      defer { index += 1 }
      let isArticle = ["a", "an"].contains(context.lemma(index))
      guard let value = isArticle ? 1 : tokens[index].upos == .num ? reader.value(of: index) : nil else { continue }
      guard !context.timexes.contains(where: { $0.range.overlaps(tokens[index].range) }), !isNoCount(index, sentence) else { continue }
      var end = index + 1
      while end < sentence.upperBound, end - index < 5,
        [.num, .adj, .adv, .propn].contains(tokens[end].upos) || context.lemma(end) == "more"
      {
        if Self.cues.contains(context.lemma(end)) || Self.cues.contains(context.verbLemma(end)) || isVictim(context.lemma(end)) { break }
        end += 1
      }
      var noun: String?
      while end < sentence.upperBound, tokens[end].upos == .noun || noun == nil && isVictim(context.lemma(end)), end - index < 6,
        !["dead", "injured", "wounded"].contains(context.lemma(end))
      {
        noun = context.lemma(end)
        end += 1
      }
      guard noun.map({ isVictim($0) || !isArticle && Self.remains.contains($0) }) ?? !isArticle else { continue }
      found.append(Quantity(tokens: index..<end, value: value, noun: noun))
      index = end - 1
    }
    return found
  }

  /// `as many as 60`, `up to 60`: no firm number; `including three children`: counted already; `an 8-year-old girl`: an age.
  private func isNoCount(_ index: Int, _ sentence: Range<Int>) -> Bool {
    var next = index + 1
    while next + 1 < sentence.upperBound, tokens[next].xpos == .hyph {
      if Self.lengths.contains(context.lemma(next + 1)) { return true }
      next += 2
    }
    guard index - 2 >= sentence.lowerBound else { return false }
    if ["include", "including", "among"].contains(context.lemma(index - 1)) { return true }
    let words = [context.lemma(index - 2), context.lemma(index - 1)]
    return words == ["many", "as"] || words == ["up", "to"]
  }

  private func isVictim(_ noun: String) -> Bool { context.agents.contains(noun) || Self.people.contains(noun) }

  /// `two soldiers and a civilian` are three; `killed 12 and 30 wounded` are no sum.
  private func joined(_ quantities: [Quantity], _ sentence: Range<Int>) -> [Quantity] {
    var result: [Quantity] = []
    for quantity in quantities {
      if let last = result.last, last.noun != nil, quantity.noun != nil, !Self.remains.contains(quantity.noun ?? ""),
        (last.tokens.upperBound..<quantity.tokens.lowerBound).allSatisfy({ [",", "and"].contains(context.lemma($0)) }),
        quantity.tokens.lowerBound > last.tokens.upperBound
      {
        result[result.count - 1].tokens = last.tokens.lowerBound..<quantity.tokens.upperBound
        result[result.count - 1].value += quantity.value
      } else {
        result.append(quantity)
      }
    }
    return result
  }

  private static let killing: Set<String> = [
    "kill", "die", "slay", "murder", "assassinate", "massacre", "execute", "behead", "perish", "drown", "slaughter",
  ]
  private static let intransitive: Set<String> = ["die", "perish", "drown"]
  private static let injuring: Set<String> = ["wound", "injure", "hurt", "maim"]
  private static let finding: Set<String> = ["find", "recover", "pull", "retrieve", "discover", "count"]
  private static let remains: Set<String> = ["body", "death", "fatality", "life"]
  private static let lengths: Set<String> = ["year", "month", "week", "day", "hour"]
  private static let people: Set<String> = [
    "people", "person", "man", "woman", "child", "boy", "girl", "civilian", "passenger", "other", "victim", "villager", "resident",
    "tourist", "infant", "baby", "family", "pedestrian", "bystander", "crew", "survivor", "migrant", "peasant", "native", "local",
    "pilgrim",
    "teenager", "adult", "youth", "human", "soul", "driver", "miner", "fisherman", "worshipper", "guest", "spectator", "fan",
  ]
  private static let cues: Set<String> = killing.union(injuring).union([
    "toll", "life", "death", "fatality", "body", "dead", "injured", "wounded",
  ])
}
