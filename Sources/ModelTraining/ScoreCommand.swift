import ArgumentParser
import FoundationEssentials
import Glibc
import Linguistics
import PackedStorage
import TextModel

/// `dateline-train score`: how good the analysis of raw text is against treebanks.
struct ScoreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "score", abstract: "Analyzes the raw text of treebanks and prints F-scores, as CoNLL 2018 counts them, and the speed.")

  @Option(help: "The model file.") var model = "Gazetteer/models/english.model"
  @Option(help: "The table of abbreviations.") var abbreviations = "Gazetteer/language/abbreviations.tsv"
  @Flag(help: "Scores the text in capitals.") var capitals = false
  @Flag(help: "Takes sentences and words from the treebank.") var goldWords = false
  @Argument(help: "Treebanks in CoNLL-U.") var files: [String]

  func run() throws {
    let analyzer = try Self.analyzer(model: model, abbreviations: abbreviations)
    for file in files {
      let documents = try TreebankReader.documents(at: file).map { capitals ? $0.inCapitals : $0 }
      var score = SyntaxScore()
      var spent = 0
      for document in documents {
        let input = Document(id: .string(document.id), text: document.text)
        let start = clock()
        let analysis = goldWords ? analyzer.analyze(input, words: document.words) : analyzer.analyze(input)
        spent += clock() - start
        score.add(document, analysis)
      }
      print("\(file): \(score.line)  (\(score.words * 1_000_000 / max(spent, 1)) words a second of processor time)")
    }
  }

  /// Opens an analyzer on a model file and a table of abbreviations.
  static func analyzer(model: String, abbreviations: String) throws -> LinguisticAnalyzer {
    guard let table = FileManager.default.contents(atPath: abbreviations) else {
      throw TrainingError(description: "\(abbreviations): cannot be read; run this from the project's folder or name the table")
    }
    return try LinguisticAnalyzer(model: PackedFile(path: model), abbreviations: Array(table))
  }
}

extension TreebankDocument {
  /// The words of each sentence, but for words without a place of their own in the text.
  var words: [[TextRange]] { sentences.map { $0.words.map(\.range).filter { !$0.isEmpty } } }

  /// The same document with its ASCII letters in capitals.
  var inCapitals: TreebankDocument {
    TreebankDocument(
      id: id, text: Text(repairing: text.bytes.map { (0x61...0x7A).contains($0) ? $0 & 0xDF : $0 }), sentences: sentences)
  }
}
