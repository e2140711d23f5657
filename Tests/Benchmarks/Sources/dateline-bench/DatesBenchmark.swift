import FoundationEssentials
import Glibc
import PackedStorage
import TemporalTagging
import TextModel

/// How fast time expressions are found in a text, on one core, by this stage alone.
struct DatesBenchmark {
  let tagger: TemporalTagger

  init(file: String) throws { tagger = try TemporalTagger(tables: TemporalTables(PackedFile(path: file))) }

  func run(text path: String) throws {
    var document = Document(id: .number("1"), text: Text(repairing: Array(try Data(contentsOf: URL(filePath: path)))))
    document.published = CalendarDay(iso: "2017-08-15").map { PublicationDay($0, source: .option) }
    var best = Double.infinity
    var count = 0
    for _ in 0..<9 {
      let start = MatchBenchmark.cpuTime()
      count = tagger.tag(document, analysis: nil).timexes.count
      best = min(best, MatchBenchmark.cpuTime() - start)
    }
    let rate = Int(Double(document.text.count) / best / 1e5)
    print("\(path): dates: \(document.text.count) bytes, \(count) expressions, \(rate / 10).\(rate % 10) MB/s")
  }
}
