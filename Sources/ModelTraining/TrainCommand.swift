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
  @Option(help: "The folder of facts, for the table of abbreviations and for the scores.") var gazetteer = "Gazetteer"
  @Option(help: "What the tables of facts knew of the training texts, as `dateline-train freeze` wrote it.")
  var evidence = "Gazetteer/models/english.evidence"
  @Option(help: "The model file to write.") var output = "Gazetteer/models/english.model"
  @Option(help: "The seed of all random choices.") var seed: UInt64 = 1

  func run() throws {
    let clock = ContinuousClock()
    let start = clock.now
    @Sendable func say(_ text: String) {
      let line = Array("\(rounded(clock.now - start)) s: \(text)\n".utf8)
      _ = Glibc.write(2, line, line.count)
    }
    let documents = try TrainingSource.treebanks.flatMap { try TreebankReader.documents(at: treebanks + "/" + $0.file) }
    let set = TrainingSet(documents)
    say("\(set.sentences.count) sentences, \(set.wordCount) words, \(set.tags.pairs.count) tags")
    var writer = PackedFileWriter()
    let tables = TrainingTables(folder: gazetteer)
    let frozen = try TrainingEvidence(path: evidence)
    let entries = LexiconTrainer.entries(set.sentences, forms: frozen.forms, tags: set.tags)
    BoundaryTrainer(segmenter: try tables.segmenter(), lexicon: WordLexicon(entries), seed: seed)
      .train(documents, into: &writer)
    say("boundaries")
    let tags = try SyntaxTrainer(set: set, verbs: frozen.verbs, forms: frozen.forms, seed: seed, say: say).train(into: &writer)
    let syntax = try PackedFile(bytes: writer.bytes(), name: output)
    let builder = NameSentenceBuilder(
      analyzer: try LinguisticAnalyzer(model: syntax, abbreviations: tables.abbreviations()),
      splitter: NameRecordSplitter(set: set, segmenter: try tables.segmenter()), evidence: frozen, set: set, tags: tags)
    let sentences = try TrainingSource.names.flatMap { source in
      try NameRecord.records(at: names + "/" + source.file).enumerated().map { builder.sentence($1, file: source.file, number: $0) }
    }
    say("\(sentences.count) texts with names")
    NameTrainer(lexicon: try WordLexicon(file: syntax), seed: seed).train(sentences, into: &writer)
    let bytes = writer.bytes()
    var file = try AtomicFile(path: output)
    file.write(bytes)
    try file.commit()
    say("\(output): \(bytes.count) bytes")
    try Manifest(command: self, bytes: bytes.count, scores: scores()).write()
    say("manifest")
  }

  /// The scores of the written model on the development sets that lie in the folders.
  private func scores() throws -> [Manifest.Score] {
    let file = try PackedFile(path: output)
    let analyzer = try LinguisticAnalyzer(model: file, abbreviations: TrainingTables(folder: gazetteer).abbreviations())
    var scores: [Manifest.Score] = []
    for name in try Self.files(in: treebanks, ending: "-dev.conllu") {
      var score = SyntaxScore()
      for document in try TreebankReader.documents(at: treebanks + "/" + name) {
        score.add(document, analyzer.analyze(Document(id: .string(document.id), text: document.text)))
      }
      scores.append(Manifest.Score(set: name, values: SyntaxScore.Measure.allCases.map { ($0.rawValue, score.fScore($0)) }))
    }
    let evidence = try gazetteerEvidence(at: gazetteer)
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
