import ArgumentParser
import FoundationEssentials
import Glibc
import Linguistics
import PackedStorage
import TextModel

/// `dateline-train`: treebanks and names in, one model file out; the same input and seed give the same bytes.
struct TrainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "train", abstract: "Trains all models and writes them as one file.",
    discussion: """
      The treebanks are plain CoNLL-U; unpack them first: for f in *.conllu.xz; do xz -dc $f > DIR/${f%.xz}; done
      Every file NAME-train.conllu of the folder is learned, in the order of their names.
      """)

  @Option(help: "The folder of the treebanks.") var treebanks: String
  @Option(help: "The model file to write.") var output = "Gazetteer/models/english.model"
  @Option(help: "The seed of all random choices.") var seed: UInt64 = 1

  func run() throws {
    let clock = ContinuousClock()
    let start = clock.now
    func say(_ text: String) {
      let line = Array("\(rounded(clock.now - start)) s: \(text)\n".utf8)
      _ = Glibc.write(2, line, line.count)
    }
    let names = try FileManager.default.contentsOfDirectory(atPath: treebanks).filter { $0.hasSuffix("-train.conllu") }.sorted()
    guard !names.isEmpty else { throw TrainingError(description: "\(treebanks): holds no file *-train.conllu; unpack the treebanks there") }
    let set = TrainingSet(try names.flatMap { try TreebankReader.documents(at: treebanks + "/" + $0) })
    say(
      "\(set.sentences.count) sentences, \(set.wordCount) words, \(set.tags.pairs.count) tags, \(set.relations.relations.count) relations")
    var writer = PackedFileWriter()
    try SyntaxTrainer(set: set, seed: seed, say: say).train(into: &writer)
    try writer.write(to: output)
    say("\(output): \(writer.bytes().count) bytes")
  }
}
