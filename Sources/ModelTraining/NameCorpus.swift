import EntityRecognition
import FoundationEssentials
import Gazetteers
import Linguistics
import PackedStorage
import TextModel

/// A line of a corpus of names: a text and the names in it, their offsets in Unicode scalars.
struct NameRecord: Decodable {
  struct Entity: Decodable {
    let start: Int
    let end: Int
    let type: String
  }

  let id: String
  let text: String
  let entities: [Entity]
  let doc: String?

  /// What keeps the records of one document together.
  var document: String {
    if let doc { return doc }
    guard id.hasPrefix("GUM_"), let dash = id.lastIndex(of: "-") else { return id }
    return String(id[..<dash])
  }

  /// The records of a file of JSON Lines.
  static func records(at path: String) throws -> [NameRecord] {
    guard let data = FileManager.default.contents(atPath: path) else { throw TrainingError(description: "\(path): cannot be read") }
    return try data.split(separator: UInt8(ascii: "\n")).map { try JSONDecoder().decode(NameRecord.self, from: Data($0)) }
  }

  /// The names as byte ranges with their types; other types than person, organization and place are left out.
  var names: [(range: TextRange, type: NameType)] {
    var offsets = [0]
    for scalar in text.unicodeScalars { offsets.append((offsets.last ?? 0) + UTF8.width(scalar)) }
    return entities.compactMap { entity in
      let types: [String: NameType] = ["PER": .person, "ORG": .organization, "LOC": .location, "GPE": .location]
      guard let type = types[entity.type], entity.start < entity.end, entity.end < offsets.count else { return nil }
      return (TextRange(offsets[entity.start], offsets[entity.end]), type)
    }
  }
}

/// A sentence from which the name tagger learns.
struct NameSentence {
  let document: String
  let bytes: [UInt8]
  let words: [TextRange]
  let tags: [PennTag]
  /// The tags of the words in capitals, where they are known.
  let capitalTags: [PennTag]
  let bits: [GazetteerBits]
  let labels: [Int]
  let view: CaseView
}

/// Opens the gazetteer of a folder of facts, without its models.
func gazetteerEvidence(at folder: String) throws -> GazetteerEvidence {
  let sources = try FolderReader.sources(at: folder).filter { !$0.path.hasSuffix(".model") }
  let file = try PackedFile(bytes: GazetteerCompiler().compile(sources).bytes, name: folder)
  let gazetteer = try Gazetteer(file: file)
  let lexicon = try NameLexicon(
    heads: gazetteer.table("organizations/heads.tsv") ?? [], titles: gazetteer.table("language/titles.tsv") ?? [],
    places: gazetteer.table("language/place-context.tsv") ?? [])
  return GazetteerEvidence(gazetteer: gazetteer, lexicon: lexicon)
}
