import ArgumentParser
import EntityRecognition
import FoundationEssentials
import Gazetteers
import Glibc
import Linguistics
import PackedStorage
import TextModel
import ToponymResolution

/// `dateline-train places`: texts in, the table of weights for telling places apart out.
struct PlaceTrainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "places", abstract: "Learns the weights of models/resolution.tsv from texts whose writers say which place they mean.",
    discussion: """
      The texts are those of the corpora of names; their annotations are not read. The rows nothing, sharpness, doubt and contextLimit stay \
      as they are.
      """)

  @Option(help: "The folder of the corpora of names.") var names: String
  @Option(help: "The folder of facts with the model and the table of weights.") var gazetteer = "Gazetteer"

  func run() throws {
    let file = try PackedFile(bytes: GazetteerCompiler().compile(FolderReader.sources(at: gazetteer)).bytes, name: gazetteer)
    let facts = try Gazetteer(file: file)
    let path = gazetteer + "/" + ResolutionWeights.tableName
    guard let bytes = FileManager.default.contents(atPath: path).map({ Array($0) }) else {
      throw TrainingError(description: "\(path): cannot be read")
    }
    let table = try ResolutionTable(bytes: bytes)
    let lexicon = try NameLexicon(
      heads: facts.table("organizations/heads.tsv") ?? [], titles: facts.table("language/titles.tsv") ?? [],
      places: facts.table("language/place-context.tsv") ?? [])
    let finder = MentionFinder(gazetteer: facts, lexicon: lexicon, tagger: try NameTagger(file: file))
    let analyzer = try LinguisticAnalyzer(file: file)
    let search = ResolutionExampleFinder(gazetteer: facts, resolver: try ToponymResolver(gazetteer: facts, weights: table.start))
    var examples: [ResolutionExample] = []
    for document in try documents() {
      let analysis = analyzer.analyze(document)
      examples += search.examples(document, analysis, finder.mentions(in: document, analysis))
    }
    let trainer = ResolutionTrainer(start: table.start)
    let learned = trainer.train(examples)
    print(
      "\(examples.count) names; right by hand \(trainer.accuracy(examples, table.start)), learned \(trainer.accuracy(examples, learned))")
    var output = try AtomicFile(path: path)
    output.write(table.bytes(with: learned))
    try output.commit()
  }

  /// The documents of all corpora, their records joined in their order.
  private func documents() throws -> [Document] {
    try TrainingSource.names.flatMap { source in
      var order: [String] = []
      var texts: [String: String] = [:]
      for record in try NameRecord.records(at: names + "/" + source.file) {
        if texts[record.document] == nil { order.append(record.document) }
        texts[record.document, default: ""] += record.text + "\n"
      }
      return order.map { Document(id: .string($0), text: Text(texts[$0] ?? "")) }
    }
  }
}
