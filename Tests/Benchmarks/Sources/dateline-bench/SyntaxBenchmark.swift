import FoundationEssentials
import Glibc
import Linguistics
import PackedStorage
import TextModel

/// How fast a text is split, tagged, lemmatized and parsed on one core, every sentence of it, and how soon the models are open.
struct SyntaxBenchmark {
  let path: String

  func run(text textPath: String) throws {
    let text = Text(repairing: Array(try Data(contentsOf: URL(filePath: textPath))))
    let document = Document(id: .number("1"), text: text)
    let file = try PackedFile(path: path)
    var opening = Double.infinity
    for _ in 0..<9 {
      let start = MatchBenchmark.cpuTime()
      _ = try LinguisticAnalyzer(file: file)
      opening = min(opening, MatchBenchmark.cpuTime() - start)
    }
    let analyzer = try LinguisticAnalyzer(file: file)
    var best = Double.infinity
    var words = 0
    for _ in 0..<5 {
      let start = MatchBenchmark.cpuTime()
      words = analyzer.analyze(document, parsing: .all).tokens.count
      best = min(best, MatchBenchmark.cpuTime() - start)
    }
    let microseconds = Int(opening * 1e6)
    print("models open in \(microseconds / 1000).\(microseconds % 1000 / 100) ms; \(words) words, \(Int(Double(words) / best)) words/s")
  }
}
