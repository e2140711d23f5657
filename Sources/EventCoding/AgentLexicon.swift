import TextModel

/// Role nouns and their codes: `foreign minister` GOV, `rebel` REB (`actors/agents.tsv`).
public struct AgentLexicon: Sendable {
  private var codes: [String: String]
  private var longest: Int

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
    longest = Self.words(ofLongest: found)
  }

  /// This lexicon with forms of a user's own, which win over ours.
  func adding(_ forms: [String: String]) -> AgentLexicon {
    var sum = self
    sum.codes.merge(forms) { $1 }
    sum.longest = max(longest, Self.words(ofLongest: forms))
    return sum
  }

  private static func words(ofLongest forms: [String: String]) -> Int {
    var longest = 1
    for form in forms.keys {
      var words = 1
      for byte in form.utf8 where byte == UInt8(ascii: " ") { words += 1 }
      longest = max(longest, words)
    }
    return longest
  }

  /// The code of the longest role noun that ends at `head`, going by lemmas and by forms, and where it begins.
  func code(endingAt head: Int, in words: AgentWords) -> (code: String, start: Int)? {
    for width in stride(from: min(longest, head - words.start + 1), through: 1, by: -1) {
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

/// The words before a head, as role nouns are compared with them.
struct AgentWords {
  let tokens: [Token]
  let text: Text
  /// The first token of the sentence.
  let start: Int

  func lemma(_ index: Int) -> String { tokens[index].lemma.lowercased() }
  func form(_ index: Int) -> String { text[tokens[index].range].lowercased() }
}
