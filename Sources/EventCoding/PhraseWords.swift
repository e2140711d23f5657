/// The words by which phrases of dictionaries are compared with texts: small letters and digits, whatever stands between them.
enum PhraseWords {
  /// `PEOPLE'S_REPUBLIC` and `People's Republic` are both `people`, `s`, `republic`.
  static func of(_ text: some StringProtocol) -> [String] {
    text.lowercased().utf8.split { byte in
      !((0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte >= 0x80)
    }.map { String(decoding: $0, as: UTF8.self) }
  }

  /// The words as one key.
  static func key(_ text: some StringProtocol) -> String { of(text).joined(separator: " ") }

  /// The regular plural of a word: `party` parties, `press` presses, `rebel` rebels.
  static func plural(_ word: String) -> String {
    if word.hasSuffix("y") { return word.dropLast() + "ies" }
    return word.hasSuffix("s") || word.hasSuffix("x") || word.hasSuffix("ch") || word.hasSuffix("sh") ? word + "es" : word + "s"
  }

  /// The regular forms of a verb: `raid`, `raids`, `raided`, `raiding`.
  static func verbForms(_ word: String) -> [String] {
    if word.hasSuffix("e") { return [word, word + "s", word + "d", word.dropLast() + "ing"] }
    if word.hasSuffix("y") { return [word, word.dropLast() + "ies", word.dropLast() + "ied", word + "ing"] }
    return [word, plural(word), word + "ed", word + "ing"]
  }
}
