import Linguistics
import TextModel

/// The inflected forms of words that news uses and treebanks may lack, each with the Penn tags that it can have.
///
/// English has few endings, so the words of the action lexicon and of the actor tables tell what `overran` and `insurgents` are without a
/// sentence that holds them.
struct InflectedForms {
  /// A form and its tags.
  struct Form: Equatable {
    let word: String
    let tags: [TagSet.Pair]
  }

  /// The forms, each word once, in alphabetical order.
  let forms: [Form]

  /// The forms of `verbs` and of `nouns`, these with their plural where it is not regular; `irregular` are the past and participle of verbs
  /// that are not regular, `others` words that are nouns, some of which are verbs as well.
  init(
    verbs: [String], irregular: [String: (past: String, participle: String)], nouns: [String: String], others: Set<String>
  ) {
    var found: [String: Set<TagSet.Pair>] = [:]
    for verb in verbs {
      let bytes = Array(verb.utf8)
      if !others.contains(verb), nouns[verb] == nil {
        found[verb, default: []].formUnion([TagSet.Pair(.verb, .vb), TagSet.Pair(.verb, .vbp)])
      }
      for form in Self.suffixed(bytes, "ing") { found[form, default: []].insert(TagSet.Pair(.verb, .vbg)) }
      // Most third persons are plurals of a noun as well: `raids`, `clashes`.
      for form in Self.thirdPerson(bytes) { found[form, default: []].formUnion([TagSet.Pair(.verb, .vbz), TagSet.Pair(.noun, .nns)]) }
      if let parts = irregular[verb] {
        found[parts.past, default: []].insert(TagSet.Pair(.verb, .vbd))
        found[parts.participle, default: []].insert(TagSet.Pair(.verb, .vbn))
      } else {
        for form in Self.suffixed(bytes, "ed") { found[form, default: []].formUnion([TagSet.Pair(.verb, .vbd), TagSet.Pair(.verb, .vbn)]) }
      }
    }
    for (noun, plural) in nouns where plural != noun {
      found[noun, default: []].insert(TagSet.Pair(.noun, .nn))
      let plurals = plural.isEmpty ? Self.thirdPerson(Array(noun.utf8)) : [plural]
      for plural in plurals { found[plural, default: []].insert(TagSet.Pair(.noun, .nns)) }
    }
    forms = found.map { Form(word: $0.key, tags: $0.value.sorted { $0.name < $1.name }) }.sorted { $0.word < $1.word }
  }

  private static func isVowel(_ byte: UInt8) -> Bool { "aeiou".utf8.contains(byte) }

  /// The third person of a verb, which is formed as the plural of a noun is.
  static func thirdPerson(_ verb: [UInt8]) -> [String] {
    let word = String(decoding: verb, as: UTF8.self)
    if verb.last == UInt8(ascii: "y"), verb.count > 1, !isVowel(verb[verb.count - 2]) { return [word.dropLast() + "ies"] }
    return ["s", "x", "z", "ch", "sh", "o"].contains { word.hasSuffix($0) } ? [word + "es"] : [word + "s"]
  }

  /// The forms with an ending: without a silent e, with the last consonant once and, behind a lone vowel, twice.
  static func suffixed(_ verb: [UInt8], _ ending: String) -> [String] {
    let word = String(decoding: verb, as: UTF8.self)
    guard let last = verb.last, verb.count > 2 else { return [word + ending] }
    if last == UInt8(ascii: "e") { return [word.dropLast() + ending] }
    let before = verb[verb.count - 2]
    if last == UInt8(ascii: "y"), !isVowel(before), ending == "ed" { return [word.dropLast() + "ied"] }
    let doubles = !isVowel(last) && isVowel(before) && !isVowel(verb[verb.count - 3]) && !"wxy".utf8.contains(last)
    return doubles ? [word + ending, word + String(UnicodeScalar(last)) + ending] : [word + ending]
  }
}
