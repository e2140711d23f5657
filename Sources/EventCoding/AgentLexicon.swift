import TextModel

/// Role nouns and their codes: `foreign minister` GOV, `rebel` REB (`actors/agents.tsv`).
public struct AgentLexicon: Sendable {
  private var codes: [String: String]
  /// How many words the longest form has that ends in a word.
  private var longest: [String: Int]

  /// Reads the table.
  ///
  /// - Throws: `FactTableError` that names the line.
  public init(table bytes: [UInt8]) throws(FactTableError) {
    let table = try FactTable(name: "actors/agents.tsv", bytes: bytes, required: ["noun", "plural", "code"])
    let (noun, plural, code) = (table.column("noun"), table.column("plural"), table.column("code"))
    var found: [String: String] = [:]
    found.reserveCapacity(table.rows.count * 2)
    for row in table.rows {
      let role = row[code]
      guard role.utf8.count % 3 == 0, !role.isEmpty else {
        throw table.error(row, "the code is one or two role codes of three letters, not '\(role)'")
      }
      for form in [row[noun]] + row.list(plural) where !form.isEmpty { found[form.lowercased()] = role }
    }
    codes = found
    longest = Self.lengths(of: found.keys)
  }

  /// This lexicon with forms of a user's own, which win over ours.
  func adding(_ forms: [String: String]) -> AgentLexicon {
    var sum = self
    sum.codes.merge(forms) { $1 }
    sum.longest.merge(Self.lengths(of: forms.keys)) { max($0, $1) }
    return sum
  }

  private static func lengths(of forms: some Sequence<String>) -> [String: Int] {
    var longest: [String: Int] = [:]
    longest.reserveCapacity(2048)
    for form in forms {
      // `secretary-general` is three tokens.
      let words = form.utf8.count { $0 == UInt8(ascii: " ") } + 2 * form.utf8.count { $0 == UInt8(ascii: "-") } + 1
      let last = form.utf8.lastIndex { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "-") }
      longest[last.map { String(form[form.utf8.index(after: $0)...]) } ?? form, default: 1].grow(to: words)
    }
    return longest
  }

  /// The code of the longest role noun that ends at `head`, going by lemmas and by forms, and where it begins.
  func code(endingAt head: Int, in words: AgentWords) -> (code: String, start: Int)? {
    // Most heads end no role noun, and are seen off without a word being joined.
    let reach = max(longest[words.lemma(head)] ?? 0, longest[words.form(head)] ?? 0)
    for width in stride(from: min(reach, head - words.start + 1), through: 1, by: -1) {
      let start = head - width + 1
      let forms = (start..<head).map { words.form($0) }
      for last in [words.lemma(head), words.form(head)] {
        if let code = codes[(forms + [last]).joined(separator: " ")] { return (code, start) }
      }
      // `secretary-general` is three tokens.
      if forms.last == "-", let code = codes[forms.dropLast().joined(separator: " ") + "-" + words.form(head)] { return (code, start) }
    }
    return nil
  }

  /// Whether a single word is a role noun.
  public func contains(_ noun: String) -> Bool { codes[noun] != nil }
}

extension Int {
  /// The greater of itself and another number.
  fileprivate mutating func grow(to other: Int) { self = Swift.max(self, other) }
}

/// The words before a head, as role nouns are compared with them.
struct AgentWords {
  let tokens: [Token]
  let text: Text
  /// The first token of the sentence.
  let start: Int

  func lemma(_ index: Int) -> String { tokens[index].lemma.lowercased() }
  func form(_ index: Int) -> String { text[tokens[index].range].lowercased() }
}
