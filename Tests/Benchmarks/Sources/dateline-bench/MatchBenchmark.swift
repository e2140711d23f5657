import FoundationEssentials
import Gazetteers
import Glibc
import PackedStorage
import TextModel

/// How fast names are found in texts.
struct MatchBenchmark {
  let gazetteer: Gazetteer

  init(file: String) throws { gazetteer = try Gazetteer(file: PackedFile(path: file)) }

  func run(texts: [String]) throws {
    for path in texts {
      let text = try Self.read(path)
      guard !text.isEmpty else { Bench.fail("\(path) is empty") }
      for (name, matching) in [("capitalized", NameMatcherConfiguration.Matching.capitalized), ("every word", .everyWord)] {
        let matcher = gazetteer.matcher(NameMatcherConfiguration(matching: matching))
        var best = Double.infinity
        var count = 0
        for _ in 0..<9 {
          count = 0
          let start = Self.cpuTime()
          matcher.forEachMatch(in: text, range: text.range) { _ in count += 1 }
          let time = Self.cpuTime() - start
          best = min(best, time)
        }
        let rate = Double(text.count) / best / 1e6
        print(
          "\(path): \(name): \(text.count) bytes, \(count) names, \(Int(rate)) MB/s, \(Int(best * 1e9 / Double(max(1, count)))) ns a name")
      }
    }
  }

  func show(text path: String) throws {
    let text = try Self.read(path)
    for match in gazetteer.matcher.matches(in: text) {
      print("\(match.range.start)\t\(text[match.range])\t\(gazetteer.name(match.name))\t\(gazetteer.senses(of: match.name).count)")
    }
  }

  /// Seconds of this process on a core: other programs on the machine do not count.
  static func cpuTime() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  private static func read(_ path: String) throws -> Text {
    Text(repairing: Array(try Data(contentsOf: URL(filePath: path))))
  }
}
