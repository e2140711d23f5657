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

  /// The same with a line for each name: where it stands, and its number.
  func write(texts: [String]) throws {
    let output = FileDescriptor.null
    for path in texts {
      let text = try Self.read(path)
      guard !text.isEmpty else { Bench.fail("\(path) is empty") }
      var best = Double.infinity
      var count = 0
      for _ in 0..<9 {
        count = 0
        var lines = RecordLines()
        let start = Self.cpuTime()
        gazetteer.matcher.forEachMatch(in: text, range: text.range) { match in
          count += 1
          lines.add(match)
          if lines.isFull { lines.flush(to: output) }
        }
        lines.flush(to: output)
        best = min(best, Self.cpuTime() - start)
      }
      print("\(path): records written: \(text.count) bytes, \(count) names, \(Int(Double(text.count) / best / 1e6)) MB/s")
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

/// Lines of digits that are written in blocks.
struct RecordLines {
  private static let block = 1 << 16
  private var bytes = [UInt8](repeating: 0, count: block + 64)
  private var used = 0

  var isFull: Bool { used >= Self.block }

  mutating func add(_ match: NameMatch) {
    add(UInt32(truncatingIfNeeded: match.range.start), before: 0x09)
    add(UInt32(truncatingIfNeeded: match.range.end), before: 0x09)
    add(match.name.index, before: 0x0A)
  }

  /// Hands over what was added since the last time.
  mutating func flush(to file: FileDescriptor) {
    file.write(bytes[..<used])
    used = 0
  }

  private mutating func add(_ number: UInt32, before end: UInt8) {
    var length = 1
    var limit: UInt64 = 10
    while UInt64(number) >= limit {
      limit &*= 10
      length &+= 1
    }
    var (rest, place) = (number, used &+ length)
    bytes[place] = end
    used = place &+ 1
    while length > 0 {
      place &-= 1
      let tenth = rest / 10
      bytes[place] = 0x30 | UInt8(truncatingIfNeeded: rest &- tenth &* 10)
      rest = tenth
      length &-= 1
    }
  }
}

/// A file that takes everything.
struct FileDescriptor {
  static let null = FileDescriptor(number: open("/dev/null", O_WRONLY))
  let number: Int32

  func write(_ bytes: ArraySlice<UInt8>) { _ = bytes.withUnsafeBytes { Glibc.write(number, $0.baseAddress, $0.count) } }
}
