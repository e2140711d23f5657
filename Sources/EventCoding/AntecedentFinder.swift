import EntityRecognition
import TextModel

/// Finds whom `he`, `they`, `the group` or `the militants` stand for, where one antecedent in this or the last two sentences convinces.
struct AntecedentFinder {
  let context: CodingContext

  private var tokens: [Token] { context.tokens }

  /// The head of the phrase that a personal pronoun stands for.
  func antecedent(of pronoun: Int) -> Int? {
    switch context.lemma(pronoun) {
    case "he", "she", "him", "her", "his": return lastSubject(before: pronoun) { isPerson($0) }
    case "they", "them", "their": return lastSubject(before: pronoun) { isPlural($0) }
    case "it", "its": return lastSubject(before: pronoun) { isOrganization($0) }
    default: return nil
    }
  }

  /// The organization that `the group`, `the movement` stand for.
  func nominalAntecedent(of head: Int) -> Int? {
    guard Self.anaphors.contains(context.lemma(head)), isDefinite(head), context.mention(at: head) == nil else { return nil }
    let modifiers = context.tree.children(of: head, [.amod, .compound, .nmod, .acl, .aclRelcl, .nmodPoss])
    guard modifiers.allSatisfy({ Self.kinds.contains(context.lemma($0)) }) else { return nil }
    return lastSubject(before: head) { isOrganization($0) && !isState($0) && context.mention(at: $0) != nil }
  }

  /// The nearest fitting phrase before `token`, subjects of the same and the two sentences before first.
  private func lastSubject(before token: Int, where fits: (Int) -> Bool) -> Int? {
    let sentence = context.sentence(of: token)
    for number in stride(from: sentence, through: max(0, sentence - 2), by: -1) {
      let range = context.analysis.sentences[number].tokens
      let end = min(range.upperBound, token)
      guard range.lowerBound < end else { continue }
      let candidates = (range.lowerBound..<end).filter { isPhraseHead($0) && !sharesVerb($0, token) && fits($0) }
      // A pronoun goes with what stood in its own role: in `Police arrested two men. Prosecutors accused them` with the men.
      if number < sentence, tokens[token].deprel == .obj, let object = candidates.last(where: { tokens[$0].deprel == .obj }) {
        return object
      }
      if let subject = candidates.last(where: { [.nsubj, .nsubjPass].contains(tokens[$0].deprel) }) { return subject }
      if let other = candidates.last, number < sentence || candidates.count == 1 { return other }
    }
    return nil
  }

  /// Two arguments of one verb are two parties: in `prosecutors accused them` the pronoun is not the prosecutors.
  private func sharesVerb(_ candidate: Int, _ pronoun: Int) -> Bool {
    if tokens[pronoun].deprel == .nmodPoss { return false }
    let verb = tokens[pronoun].head
    if tokens[candidate].head == verb { return true }
    // `Prosecutors said the nuns gave them money`: nor those who tell it.
    return tokens[pronoun].deprel != .nsubj && verb >= 0 && tokens[verb].deprel == .ccomp && tokens[candidate].head == tokens[verb].head
      && tokens[candidate].deprel == .nsubj && context.lemma(pronoun) == "them"
  }

  private func isPhraseHead(_ index: Int) -> Bool {
    // The agency of the dateline does nothing in the story.
    if let dateline = context.document.dateline, dateline.range.contains(tokens[index].range) { return false }
    return [.noun, .propn].contains(tokens[index].upos) && ![.compound, .flat, .amod, .nmodDesc].contains(tokens[index].deprel)
  }

  private func isPerson(_ index: Int) -> Bool {
    if let mention = context.mention(at: index) { return context.mentions[mention].kind == .person }
    return tokens[index].xpos == .nn && context.agents.contains(context.lemma(index)) && !Self.collective.contains(context.lemma(index))
  }

  private func isPlural(_ index: Int) -> Bool {
    if let mention = context.mention(at: index) { return [.group, .organization, .demonym].contains(context.mentions[mention].kind) }
    let form = context.document.text[tokens[index].range].lowercased()
    let isAgent = context.agents.contains(context.lemma(index)) || context.agents.contains(form)
    return tokens[index].xpos == .nns && isAgent || Self.collective.contains(context.lemma(index))
  }

  private func isOrganization(_ index: Int) -> Bool {
    guard let mention = context.mention(at: index) else { return Self.collective.contains(context.lemma(index)) }
    return context.mentions[mention].kind == .organization || isState(index)
  }

  private func isState(_ index: Int) -> Bool {
    context.mention(at: index).flatMap { context.places[$0] }?.type.isCountry ?? false
  }

  private func isDefinite(_ index: Int) -> Bool {
    context.tree.child(of: index, [.det]).map { ["the", "this", "that"].contains(context.lemma($0)) } ?? false
  }

  private static let anaphors: Set<String> = [
    "group", "movement", "organization", "organisation", "party", "company", "agency", "militia", "cartel",
  ]
  /// Modifiers that say what kind of group it is and not which.
  private static let kinds: Set<String> = [
    "terror", "terrorist", "militant", "rebel", "armed", "extremist", "jihadist", "islamist", "insurgent", "guerrilla", "opposition",
  ]
  private static let collective: Set<String> = [
    "government", "army", "police", "military", "group", "movement", "militia", "party", "authority", "company", "court", "parliament",
    "navy",
  ]
}
