import TextModel

/// Finds the lemma of an inflected verb among known lemmas: `shelled` is `shell`, `struck` is `strike`.
///
/// The trained lemmatizer guesses at words that no treebank holds; the lexicon's own verbs need no guess.
public struct VerbForms: Sendable {
  private let verbs: Set<String>
  /// The lemmas of irregular forms.
  private let irregular: [String: String]
  /// The verbs whose past and participle are irregular.
  private let strong: Set<String>

  /// Knows `verbs`; `irregular` is `language/irregular-verbs.tsv`.
  ///
  /// - Throws: `FactTableError` where the table is wrong.
  public init(verbs: [String], irregular bytes: [UInt8]) throws(FactTableError) {
    let table = try FactTable(name: "language/irregular-verbs.tsv", bytes: bytes, required: ["lemma", "past", "participle"])
    let (lemma, past, participle) = (table.column("lemma"), table.column("past"), table.column("participle"))
    let known = Set(verbs)
    var (forms, strong): ([String: String], Set<String>) = ([:], [])
    for row in table.rows {
      let verb = row[lemma]
      guard known.contains(verb) else { continue }
      strong.insert(verb)
      for form in [row[past], row[participle]] { forms[form] = verb }
    }
    (self.verbs, self.irregular, self.strong) = (known, forms, strong)
  }

  /// The lemma of a form in lower case, where it is one of the verbs. Complexity: O(length).
  public func lemma(of form: String) -> String? {
    // A lemma is never taken for a form of another verb (`found` of `find`).
    if verbs.contains(form) { return form }
    if let verb = irregular[form] { return verb }
    let bytes = form.utf8
    switch bytes.last {
    case UInt8(ascii: "d") where form.hasSuffix("ed"):
      return lemma(bytes.dropLast(2), among: form.hasSuffix("ied") ? [.y] : [.single, .e, .plain]) { !strong.contains($0) }
    case UInt8(ascii: "g") where form.hasSuffix("ing"): return lemma(bytes.dropLast(3), among: [.single, .e, .plain]) { _ in true }
    case UInt8(ascii: "s") where form.hasSuffix("ies"): return lemma(bytes.dropLast(2), among: [.y, .e]) { _ in true }
    case UInt8(ascii: "s") where form.hasSuffix("es"): return lemma(bytes.dropLast(2), among: [.e, .plain]) { _ in true }
    case UInt8(ascii: "s"): return lemma(bytes.dropLast(), among: [.plain]) { _ in true }
    default: return nil
    }
  }

  /// What stands between a verb and its ending.
  private enum Change {
    /// Nothing: `raid` raided.
    case plain
    /// A final e is gone: `explode` exploded.
    case e
    /// A y is an i: `deny` denied.
    case y
    /// The last letter is doubled: `ban` banned.
    case single
  }

  private func lemma(_ stem: Substring.UTF8View, among changes: [Change], where allows: (String) -> Bool) -> String? {
    for change in changes {
      let verb: String
      switch change {
      case .plain: verb = String(Substring(stem))
      case .e: verb = String(Substring(stem)) + "e"
      case .y: verb = String(Substring(stem.dropLast())) + "y"
      case .single:
        guard let last = stem.last, stem.dropLast().last == last else { continue }
        verb = String(Substring(stem.dropLast()))
      }
      if verbs.contains(verb), allows(verb) { return verb }
    }
    return nil
  }
}
