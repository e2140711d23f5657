import ArgumentParser
import EntityRecognition
import FoundationEssentials
import Glibc
import Linguistics
import PackedStorage
import TextModel

/// `dateline-train`: treebanks and names in, one model file out; the same input and seed give the same bytes.
struct TrainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "train", abstract: "Trains all models and writes them as one file, with a manifest beside it.",
    discussion: """
      The treebanks are plain CoNLL-U (ewt-train.conllu, gum-open-train.conllu); unpack them first:
        for f in *.conllu.xz; do xz -dc $f > DIR/${f%.xz}; done
      Files *-dev.conllu and *_dev.jsonl of the same folders are not learned; the manifest holds the scores on them.
      """)

  @Option(help: "The folder of the treebanks.") var treebanks: String
  @Option(help: "The folder of the corpora of names.") var names: String
  @Option(help: "The folder of facts: the name tagger learns what the gazetteer knows of each word.") var gazetteer = "Gazetteer"
  @Option(help: "The model file to write.") var output = "Gazetteer/models/english.model"
  @Option(help: "The seed of all random choices.") var seed: UInt64 = 1

  func run() throws {
    let clock = ContinuousClock()
    let start = clock.now
    func say(_ text: String) {
      let line = Array("\(rounded(clock.now - start)) s: \(text)\n".utf8)
      _ = Glibc.write(2, line, line.count)
    }
    let set = TrainingSet(try TrainingSource.treebanks.flatMap { try TreebankReader.documents(at: treebanks + "/" + $0.file) })
    say("\(set.sentences.count) sentences, \(set.wordCount) words, \(set.tags.pairs.count) tags")
    var writer = PackedFileWriter()
    let trained = try SyntaxTrainer(set: set, verbs: verbs(), seed: seed, say: say).train(into: &writer)
    let syntax = try PackedFile(bytes: writer.bytes(), name: output)
    let evidence = try gazetteerEvidence(at: gazetteer)
    let builder = NameSentenceBuilder(
      analyzer: try LinguisticAnalyzer(model: syntax, abbreviations: abbreviations()), evidence: evidence, set: set,
      written: trained.written, capitals: trained.capitals)
    let records = try TrainingSource.names.flatMap { try NameRecord.records(at: names + "/" + $0.file) }
    let sentences = records.map(builder.sentence)
    say("\(sentences.count) texts with names")
    NameTrainer(lexicon: try WordLexicon(file: syntax), seed: seed).train(sentences, into: &writer)
    try writer.write(to: output)
    say("\(output): \(writer.bytes().count) bytes")
    try Manifest(command: self, bytes: writer.bytes().count, scores: scores(evidence)).write()
    say("manifest")
  }

  private func abbreviations() throws -> [UInt8] { try table("language/abbreviations.tsv") }

  /// The verbs of the action lexicon, without their particles.
  private func verbs() throws -> [String] {
    let table = try FactTable(name: "actions/verbs.tsv", bytes: table("actions/verbs.tsv"), required: ["action"])
    let words = table.rows.compactMap { $0[table.column("action")].split(separator: " ").first.map(String.init) }
    return Array(Set(words.filter { word in word.utf8.allSatisfy { (0x61...0x7A).contains($0) } })).sorted()
  }

  private func table(_ name: String) throws -> [UInt8] {
    let path = gazetteer + "/" + name
    guard let data = FileManager.default.contents(atPath: path) else { throw TrainingError(description: "\(path): cannot be read") }
    return Array(data)
  }

  /// The scores of the written model on the development sets that lie in the folders.
  private func scores(_ evidence: GazetteerEvidence) throws -> [Manifest.Score] {
    let file = try PackedFile(path: output)
    let analyzer = try LinguisticAnalyzer(model: file, abbreviations: abbreviations())
    var scores: [Manifest.Score] = []
    for name in try Self.files(in: treebanks, ending: "-dev.conllu") {
      var score = SyntaxScore()
      for document in try TreebankReader.documents(at: treebanks + "/" + name) {
        score.add(document, analyzer.analyze(Document(id: .string(document.id), text: document.text)))
      }
      scores.append(Manifest.Score(set: name, values: SyntaxScore.Measure.allCases.map { ($0.rawValue, score.fScore($0)) }))
    }
    let scorer = NameScorer(analyzer: analyzer, tagger: try NameTagger(file: file), evidence: evidence)
    for name in try Self.files(in: names, ending: "_dev.jsonl") {
      scores.append(Manifest.Score(set: name, values: try scorer.score(names + "/" + name).map { ("names " + $0.name, $0.value) }))
    }
    return scores
  }

  private static func files(in folder: String, ending: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(ending) }.sorted()
  }
}
