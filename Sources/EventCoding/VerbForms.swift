import TextModel

/// Finds the lemma of an inflected verb among known lemmas: `shelled` is `shell`, `struck` is `strike`.
///
/// The trained lemmatizer guesses at words that no treebank holds; the lexicon's own verbs need no guess.
public struct VerbForms: Sendable {
  private let lemmas: [String: String]

  /// Spells the forms of `verbs`; `irregular` is `language/irregular-verbs.tsv`.
  ///
  /// - Throws: `FactTableError` where the table is wrong.
  public init(verbs: [String], irregular bytes: [UInt8]) throws(FactTableError) {
    let table = try FactTable(name: "language/irregular-verbs.tsv", bytes: bytes, required: ["lemma", "past", "participle"])
    let (lemma, past, participle) = (table.column("lemma"), table.column("past"), table.column("participle"))
    var strong: [String: [String]] = [:]
    for row in table.rows { strong[row[lemma]] = [row[past], row[participle]] }
    var found: [String: String] = [:]
    found.reserveCapacity(verbs.count * 8)
    for verb in verbs {
      for form in (strong[verb] ?? Self.pastForms(verb)) + Self.presentForms(verb) where found[form] == nil { found[form] = verb }
    }
    // A lemma is never taken for a form of another verb (`found` of `find`).
    for verb in verbs { found[verb] = verb }
    lemmas = found
  }

  /// The lemma of a form in lower case, where it is one of the verbs.
  public func lemma(of form: String) -> String? { lemmas[form] }

  private static func pastForms(_ verb: String) -> [String] { endings(verb, "ed") }

  private static func presentForms(_ verb: String) -> [String] {
    endings(verb, "ing") + [verb + "s", verb + "es"] + (endsInConsonantY(verb) ? [String(verb.dropLast()) + "ies"] : [])
  }

  /// The verb with an ending: `raid` raided, `explode` exploded, `ban` banned, `deny` denied.
  private static func endings(_ verb: String, _ ending: String) -> [String] {
    let bytes = Array(verb.utf8)
    guard let last = bytes.last, bytes.count > 1 else { return [] }
    if last == UInt8(ascii: "e") { return [String(verb.dropLast()) + ending, verb + ending] }
    if endsInConsonantY(verb), ending == "ed" { return [String(verb.dropLast()) + "ied"] }
    let isDoubled =
      !isVowel(last) && ![UInt8(ascii: "w"), UInt8(ascii: "x"), UInt8(ascii: "y")].contains(last) && isVowel(bytes[bytes.count - 2])
    return [verb + ending] + (isDoubled ? [verb + String(decoding: [last], as: UTF8.self) + ending] : [])
  }

  private static func endsInConsonantY(_ verb: String) -> Bool {
    let bytes = Array(verb.utf8)
    return bytes.count > 1 && bytes[bytes.count - 1] == UInt8(ascii: "y") && !isVowel(bytes[bytes.count - 2])
  }

  private static func isVowel(_ byte: UInt8) -> Bool { "aeiou".utf8.contains(byte) }
}
