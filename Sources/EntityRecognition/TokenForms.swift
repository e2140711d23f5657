import TextModel

/// How a word is written.
enum LetterCase: Sendable {
  /// No capital at its beginning: `police`, `2017`.
  case lower
  /// A capital and small letters: `Police`.
  case title
  /// Capitals only, two or more: `NATO`.
  case upper
}

/// The words of a document in lower case with what their letters say, made once for all finders.
struct TokenForms: Sendable {
  /// The words in lower case.
  let lower: [String]
  /// How they are written.
  let letterCase: [LetterCase]
  /// The sentence of each token.
  let sentence: [Int]
  /// Whether the sentence of each token is written in capitals throughout, so that capitals say nothing.
  let inCapitals: [Bool]
  /// Whether most words of the sentence of each token have a capital, as in headlines.
  let inTitleCase: [Bool]
  /// How surely each token is a proper noun by its tag, or by its capital where it has no tag.
  let proper: [Properness]

  /// How surely a word is a proper noun.
  enum Properness: Sendable {
    /// It is tagged as one, or has a capital where capitals mean something.
    case sure
    /// Nothing tells: an untagged word at the beginning of a sentence, in a headline or in capitals.
    case unknown
    /// It is tagged as something else, or has no capital.
    case none
  }

  init(_ text: Text, _ analysis: Analysis) {
    var words: [String] = []
    var cases: [LetterCase] = []
    words.reserveCapacity(analysis.tokens.count)
    cases.reserveCapacity(analysis.tokens.count)
    for token in analysis.tokens {
      let (word, letters) = Self.form(text.bytes[token.range.start..<token.range.end])
      words.append(word)
      cases.append(letters)
    }
    var sentences = [Int](repeating: 0, count: words.count)
    var capitals = [Bool](repeating: false, count: words.count)
    var titles = capitals
    var properness = [Properness](repeating: .none, count: words.count)
    for (number, sentence) in analysis.sentences.enumerated() {
      let letters = sentence.tokens.filter { cases[$0] != .lower || words[$0].utf8.first.map(Self.isLetter) ?? false }
      let shouted =
        letters.count >= 3 && letters.allSatisfy { cases[$0] != .lower }
        && letters.count(where: { cases[$0] == .upper }) * 10 >= letters.count * 6
      let titled = letters.count >= 4 && letters.count(where: { cases[$0] != .lower }) * 10 >= letters.count * 7
      for index in sentence.tokens {
        sentences[index] = number
        capitals[index] = shouted
        titles[index] = titled
        let isBare = shouted || titled || index == sentence.tokens.lowerBound
        // `Israel Friday reopened the crossing`: the day belongs to the verb, and to no name.
        let isDay = analysis.tokens[index].deprel == .oblUnmarked && words[index].hasSuffix("day")
        properness[index] = isDay ? .none : Self.properness(analysis.tokens[index].upos, cases[index], isBare)
      }
    }
    inTitleCase = titles
    proper = properness
    lower = words
    letterCase = cases
    sentence = sentences
    inCapitals = capitals
  }

  /// Whether a word is written as a name: with a capital, in text where capitals mean something.
  func isCapitalized(_ index: Int) -> Bool { letterCase[index] != .lower }

  private static func properness(_ tag: UniversalTag, _ letterCase: LetterCase, _ isBare: Bool) -> Properness {
    if tag == .propn { return .sure }
    guard letterCase != .lower else { return .none }
    return tag == .x ? (isBare ? .unknown : .sure) : .none
  }

  private static func form(_ bytes: ArraySlice<UInt8>) -> (String, LetterCase) {
    guard let first = bytes.first else { return ("", .lower) }
    if bytes.allSatisfy({ $0 < 0x80 }) {
      let word = String(decoding: bytes.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }, as: UTF8.self)
      guard (0x41...0x5A).contains(first) else { return (word, .lower) }
      let capitals = bytes.count { (0x41...0x5A).contains($0) }
      let smalls = bytes.count { (0x61...0x7A).contains($0) }
      return (word, capitals > 1 && smalls == 0 ? .upper : .title)
    }
    let word = String(decoding: bytes, as: UTF8.self)
    let small = word.lowercased()
    guard let initial = word.unicodeScalars.first else { return (small, .lower) }
    // Scripts without capitals: any word may be a name.
    if initial.properties.generalCategory == .otherLetter { return (small, .title) }
    guard initial.properties.isUppercase else { return (small, .lower) }
    return (small, word.unicodeScalars.contains { $0.properties.isLowercase } || bytes.count < 4 ? .title : .upper)
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte) || byte >= 0x80 }
}
