import EntityRecognition
import FoundationEssentials
import Linguistics
import TextModel

/// What the tables of facts said of the training texts on the day when it was frozen, so that the models can be made again when the tables have grown.
///
/// A line is a verb of the action lexicon, an inflected form with its tags, or what the gazetteer knew of the words of one record of a corpus of names.
struct TrainingEvidence {
  /// The verbs whose regular forms the lemmatizer learns, in order.
  private(set) var verbs: [String] = []
  /// The inflected forms that the word lexicon knows, in order.
  private(set) var forms: [InflectedForms.Form] = []
  private var bits: [String: [Int: GazetteerBits]] = [:]

  private static let columns = ["source", "record", "evidence"]
  private static let verbSource = "verbs"
  private static let formSource = "forms"

  /// Nothing yet; for freezing.
  init(verbs: [String], forms: InflectedForms) { (self.verbs, self.forms) = (verbs, forms.forms) }

  /// Reads a frozen file.
  init(path: String) throws {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw TrainingError(description: "\(path): cannot be read; `dateline-train freeze` makes it from the tables of facts")
    }
    let table = try FactTable(name: path, bytes: Array(data), required: Self.columns)
    let (source, record, evidence) = (table.column("source"), table.column("record"), table.column("evidence"))
    for row in table.rows {
      if row[source] == Self.verbSource {
        verbs.append(row[evidence])
        continue
      }
      if row[source] == Self.formSource {
        forms.append(try Self.form(row[evidence], row, table))
        continue
      }
      var found: [Int: GazetteerBits] = [:]
      for pair in row[evidence].split(separator: " ") {
        let parts = pair.split(separator: ":").compactMap { Int($0) }
        guard parts.count == 2, let value = UInt16(exactly: parts[1]) else {
          throw table.error(row, "the evidence is not a list of offset:bits")
        }
        found[parts[0]] = GazetteerBits(rawValue: value)
      }
      bits[row[source] + "/" + row[record]] = found
    }
  }

  /// A form with its tags: `overran VERB/VBD`.
  private static func form(_ cell: String, _ row: FactRow, _ table: FactTable) throws -> InflectedForms.Form {
    let parts = cell.split(separator: " ").map(String.init)
    let tags = parts.dropFirst().compactMap(TagSet.Pair.init(name:))
    guard let word = parts.first, tags.count == parts.count - 1, !tags.isEmpty else {
      throw table.error(row, "the evidence is not a form with its tags")
    }
    return InflectedForms.Form(word: word, tags: tags)
  }

  /// What was known of the words of a record.
  func bits(of words: [TextRange], file: String, record: Int) -> [GazetteerBits] {
    let known = bits["\(file)/\(record)"] ?? [:]
    return words.map { known[$0.start] ?? [] }
  }

  /// Takes note of what is known of the words of a record.
  mutating func note(_ found: [GazetteerBits], of words: [TextRange], file: String, record: Int) {
    let pairs = zip(words, found).filter { !$0.1.isEmpty }.map { ($0.0.start, $0.1) }
    if !pairs.isEmpty { bits["\(file)/\(record)"] = Dictionary(pairs, uniquingKeysWith: { $1 }) }
  }

  /// The lines of the file, in a fixed order.
  func text(files: [String]) -> String {
    var lines = [
      "# What the tables of facts knew of the training texts when this was frozen by `dateline-train freeze`; bits as in GazetteerBits.",
      Self.columns.joined(separator: "\t"),
    ]
    lines += verbs.map { "\(Self.verbSource)\t\t\($0)" }
    lines += forms.map { form in "\(Self.formSource)\t\t\(form.word) \(form.tags.map(\.name).joined(separator: " "))" }
    for file in files {
      let records = bits.compactMap { key, value -> (Int, [Int: GazetteerBits])? in
        guard key.hasPrefix(file + "/"), let record = Int(key.dropFirst(file.utf8.count + 1)) else { return nil }
        return (record, value)
      }
      for (record, found) in records.sorted(by: { $0.0 < $1.0 }) {
        let pairs = found.sorted { $0.key < $1.key }.map { "\($0.key):\($0.value.rawValue)" }
        lines.append("\(file)\t\(record)\t\(pairs.joined(separator: " "))")
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
