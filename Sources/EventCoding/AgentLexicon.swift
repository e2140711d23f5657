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
      guard row[code].utf8.count % 3 == 0, !row[code].isEmpty else {
        throw table.error(row, "the code is one or two role codes of three letters, not '\(row[code])'")
      }
      for form in [row[noun]] + row.list(plural) where !form.isEmpty { found[form.lowercased()] = row[code] }
    }
    codes = found
    longest = found.keys.map { $0.utf8.count { $0 == 0x20 } + 1 }.max() ?? 1
  }

  /// Adds forms of a user's own; they win over ours.
  mutating func add(_ forms: [String: String]) {
    codes.merge(forms) { $1 }
    longest = max(longest, forms.keys.map { $0.utf8.count { $0 == 0x20 } + 1 }.max() ?? 1)
  }

  /// The code of the longest role noun that ends at `head`, going by lemmas and by forms, and where it begins.
  func code(endingAt head: Int, in words: AgentWords) -> (code: String, start: Int)? {
    for width in stride(from: min(longest, head - words.start + 1), through: 1, by: -1) {
      let start = head - width + 1
      let forms = (start..<head).map { words.form($0) }
      for last in [words.lemma(head), words.form(head)] {
        if let code = codes[(forms + [last]).joined(separator: " ")] { return (code, start) }
      }
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
