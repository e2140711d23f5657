import FoundationEssentials
import Linguistics
import TextModel

/// The tables of facts that training reads as text.
struct TrainingTables {
  /// The folder of facts.
  let folder: String

  /// The splitter of sentences and words.
  func segmenter() throws -> Segmenter { try Segmenter(abbreviations: abbreviations()) }

  /// The table of abbreviations.
  func abbreviations() throws -> [UInt8] { try table("language/abbreviations.tsv") }

  /// The verbs of the action lexicon, without their particles.
  func verbs() throws -> [String] { try actions("actions/verbs.tsv") { $0.first }.sorted() }

  /// The words that the action lexicon has as nouns: the last ones of its nouns, and those that its verbs ask for (`fire` a `mortar`).
  func nouns() throws -> Set<String> {
    let name = "actions/verbs.tsv"
    let table = try FactTable(name: name, bytes: table(name), required: ["with"])
    let asked = table.rows.flatMap { $0[table.column("with")].split { " :|".contains($0) }.map(String.init) }
    return try actions("actions/nouns.tsv") { $0.last }.union(asked)
  }

  private func actions(_ name: String, word: ([Substring]) -> Substring?) throws -> Set<String> {
    let table = try FactTable(name: name, bytes: table(name), required: ["action"])
    let words = table.rows.compactMap { word($0[table.column("action")].split(separator: " ")).map(String.init) }
    return Set(words.filter { word in word.utf8.allSatisfy { (0x61...0x7A).contains($0) } })
  }

  /// The past and participle of irregular verbs, by lemma.
  func irregularVerbs() throws -> [String: (past: String, participle: String)] {
    let name = "language/irregular-verbs.tsv"
    let table = try FactTable(name: name, bytes: table(name), required: ["lemma", "past", "participle"])
    let (lemma, past, participle) = (table.column("lemma"), table.column("past"), table.column("participle"))
    return Dictionary(table.rows.map { ($0[lemma], ($0[past], $0[participle])) }, uniquingKeysWith: { first, _ in first })
  }

  /// The role nouns of one word, each with its plural where that is not regular.
  func agents() throws -> [String: String] {
    let name = "actors/agents.tsv"
    let table = try FactTable(name: name, bytes: table(name), required: ["noun", "plural"])
    let rows = table.rows.map { ($0[table.column("noun")], $0[table.column("plural")]) }
    let words = rows.filter { noun, plural in (noun + plural).utf8.allSatisfy { (0x61...0x7A).contains($0) } }
    return Dictionary(words, uniquingKeysWith: { first, _ in first })
  }

  private func table(_ name: String) throws -> [UInt8] {
    let path = folder + "/" + name
    guard let data = FileManager.default.contents(atPath: path) else { throw TrainingError(description: "\(path): cannot be read") }
    return Array(data)
  }
}
