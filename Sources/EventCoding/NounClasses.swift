import TextModel

/// What a common noun mostly stands for (`language/noun-classes.tsv`, from WordNet: Fellbaum 1998).
struct NounClasses: Sendable {
  /// The nouns of a class.
  enum Class: String { case person, structure }

  private let people: Set<String>
  private let structures: Set<String>

  /// Reads the table.
  ///
  /// - Throws: `FactTableError` that names the line.
  init(table bytes: [UInt8]) throws(FactTableError) {
    let table = try FactTable(name: "language/noun-classes.tsv", bytes: bytes, required: ["class", "nouns"])
    let (name, nouns) = (table.column("class"), table.column("nouns"))
    var found: [Class: Set<String>] = [:]
    for row in table.rows {
      guard let key = Class(rawValue: row[name]) else { throw table.error(row, "the class is person or structure, not '\(row[name])'") }
      found[key] = Set(row.list(nouns, separator: UInt8(ascii: " ")))
    }
    people = found[.person] ?? []
    structures = found[.structure] ?? []
  }

  /// Whether a lemma is of a class.
  func contains(_ lemma: String, in wanted: Class) -> Bool { (wanted == .person ? people : structures).contains(lemma) }
}
