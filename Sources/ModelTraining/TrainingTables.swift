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
  func verbs() throws -> [String] {
    let table = try FactTable(name: "actions/verbs.tsv", bytes: table("actions/verbs.tsv"), required: ["action"])
    let words = table.rows.compactMap { $0[table.column("action")].split(separator: " ").first.map(String.init) }
    return Array(Set(words.filter { word in word.utf8.allSatisfy { (0x61...0x7A).contains($0) } })).sorted()
  }

  private func table(_ name: String) throws -> [UInt8] {
    let path = folder + "/" + name
    guard let data = FileManager.default.contents(atPath: path) else { throw TrainingError(description: "\(path): cannot be read") }
    return Array(data)
  }
}
