import ArgumentParser
import EntityRecognition
import FoundationEssentials
import Linguistics
import PackedStorage
import TextModel

/// `dateline-train freeze`: what the tables of facts know of the training texts today, as a file that training reads in their place.
struct FreezeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "freeze", abstract: "Writes what the tables of facts know of the training texts, so that models can be made again later.")

  @Option(help: "The folder of the treebanks.") var treebanks: String
  @Option(help: "The folder of the corpora of names.") var names: String
  @Option(help: "The folder of facts.") var gazetteer = "Gazetteer"
  @Option(help: "The file to write.") var output = "Gazetteer/models/english.evidence"

  func run() throws {
    let documents = try TrainingSource.treebanks.flatMap { try TreebankReader.documents(at: treebanks + "/" + $0.file) }
    let tables = TrainingTables(folder: gazetteer)
    let splitter = NameRecordSplitter(set: TrainingSet(documents), segmenter: try tables.segmenter())
    let live = try gazetteerEvidence(at: gazetteer)
    let verbs = try tables.verbs()
    let forms = InflectedForms(
      verbs: verbs, irregular: try tables.irregularVerbs(), nouns: try tables.agents(), others: try tables.nouns())
    var frozen = TrainingEvidence(verbs: verbs, forms: forms)
    for source in TrainingSource.names {
      for (index, record) in try NameRecord.records(at: names + "/" + source.file).enumerated() {
        let words = splitter.words(of: record)
        let document = Document(id: .string(record.id), text: Text(record.text))
        let sentence = Sentence(range: document.text.range, tokens: words.indices, block: .paragraph)
        let analysis = Analysis(sentences: [sentence], tokens: words.map { Token(range: $0) })
        frozen.note(live.bits(in: document, analysis), of: words, file: source.file, record: index)
      }
    }
    try Data(frozen.text(files: TrainingSource.names.map(\.file)).utf8).write(to: URL(filePath: output))
  }
}
