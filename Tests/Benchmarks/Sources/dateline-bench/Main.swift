import FoundationEssentials
import Gazetteers
import Glibc
import PackedStorage

/// `dateline-bench compile FOLDER FILE`, `match FILE TEXT ...`, `records FILE TEXT ...`, `lookup FILE NAME ...`, `names FILE TEXT`, `dates FILE TEXT`,
/// `syntax FILE TEXT`.
@main
struct Bench {
  static func main() {
    let arguments = Array(CommandLine.arguments.dropFirst())
    do {
      switch (arguments.first, arguments.count) {
      case ("compile", 3): try compile(folder: arguments[1], file: arguments[2])
      case ("match", 3...): try MatchBenchmark(file: arguments[1]).run(texts: Array(arguments[2...]))
      case ("records", 3...): try MatchBenchmark(file: arguments[1]).write(texts: Array(arguments[2...]))
      case ("lookup", 3...): try lookup(file: arguments[1], names: Array(arguments[2...]))
      case ("coverage", 3): try CoverageCheck(folder: arguments[1], file: arguments[2]).run()
      case ("dates", 3): try DatesBenchmark(file: arguments[1]).run(text: arguments[2])
      case ("syntax", 3): try SyntaxBenchmark(path: arguments[1]).run(text: arguments[2])
      case ("names", 3): try MatchBenchmark(file: arguments[1]).show(text: arguments[2])
      default:
        fail(
          "usage: dateline-bench compile FOLDER FILE | match FILE TEXT ... | records FILE TEXT ... | names FILE TEXT | dates FILE TEXT | syntax FILE TEXT | coverage FOLDER FILE | lookup FILE NAME ..."
        )
      }
    } catch {
      fail("\(error)")
    }
  }

  static func fail(_ message: String) -> Never {
    let bytes = Array((message + "\n").utf8)
    _ = write(STDERR_FILENO, bytes, bytes.count)
    exit(1)
  }

  private static func compile(folder: String, file: String) throws {
    let clock = ContinuousClock()
    var sources: [GazetteerSource] = []
    let reading = try clock.measure { sources = try FolderReader.sources(at: folder) }
    var compiled: CompiledGazetteer?
    let compiling = try clock.measure { compiled = try GazetteerCompiler().compile(sources) }
    guard let compiled else { return }
    try Data(compiled.bytes).write(to: URL(filePath: file))
    for warning in compiled.warnings { print("warning: \(warning)") }
    let gazetteer = try Gazetteer(file: PackedFile(path: file))
    let statistics = gazetteer.statistics
    print("read \(reading), compiled \(compiling), \(compiled.bytes.count) bytes, \(compiled.warnings.count) warnings")
    print("places \(statistics.places), actors \(statistics.actors), names \(statistics.names), senses \(statistics.senses)")
    for type in statistics.types.prefix(12) { print("  \(type.name) \(type.count)") }
    print(gazetteer.sources)
  }

  private static func lookup(file: String, names: [String]) throws {
    let gazetteer = try Gazetteer(file: PackedFile(path: file))
    for name in names {
      let ambiguity = gazetteer.nameID(name).map { gazetteer.ambiguity(of: $0) } ?? .none
      print(
        "\(name): word \(ambiguity.word) given \(ambiguity.given) surname \(ambiguity.surname); as person \(gazetteer.personName(name))")
      for sense in gazetteer.lookup(name).prefix(12) {
        switch sense {
        case .place(let id, let kind):
          let place = gazetteer.place(id)
          print("  \(kind) \(place.name) \(place.type) \(place.countries) \(place.population) \(place.geonamesID ?? 0)", terminator: " ")
          print(gazetteer.containers(of: id).map { gazetteer.place($0).name })
        case .actor(let id, let kind): print("  \(kind) \(gazetteer.actor(id))")
        }
      }
    }
  }
}
