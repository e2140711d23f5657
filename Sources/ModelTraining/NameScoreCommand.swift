import ArgumentParser
import Linguistics
import PackedStorage
import TextModel

/// `dateline-train score-names`: how many names are found exactly, with their type.
struct NameScoreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "score-names", abstract: "Tags the texts of corpora of names and prints exact-span F-scores.")

  @Option(help: "The model file.") var model = "Gazetteer/models/english.model"
  @Option(help: "The folder of facts.") var gazetteer = "Gazetteer"
  @Argument(help: "Corpora as JSON Lines.") var files: [String]

  func run() throws {
    let file = try PackedFile(path: model)
    let scorer = NameScorer(
      analyzer: try ScoreCommand.analyzer(model: model, abbreviations: gazetteer + "/language/abbreviations.tsv"),
      tagger: try NameTagger(file: file), evidence: try gazetteerEvidence(at: gazetteer))
    for file in files { print("\(file): \(try scorer.score(file).map { "\($0.name) \(rounded($0.value))" }.joined(separator: "  "))") }
  }
}
