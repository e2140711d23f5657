import Gazetteers
import PackedStorage
import TestSupport
import TextModel

/// The tables of Tests/Fixtures/gazetteer with the project's own rules of folding and variants.
enum Fixture {
  static func sources() throws -> [GazetteerSource] {
    let rules = try FolderReader.sources(at: Cases.packageRoot + "/Gazetteer")
      .filter { ["language/folding.tsv", "language/variants.tsv"].contains($0.path) }
    return try FolderReader.sources(at: Cases.packageRoot + "/Tests/Fixtures/gazetteer") + rules
  }

  static func gazetteer() throws -> Gazetteer { try gazetteer(from: sources()) }

  static func gazetteer(from sources: [GazetteerSource]) throws -> Gazetteer {
    try Gazetteer(file: PackedFile(bytes: GazetteerCompiler().compile(sources).bytes, name: "fixture"))
  }

  /// A table with rows added at its end, and the line of the first of them.
  static func adding(_ row: String, to path: String, of sources: [GazetteerSource]) -> (sources: [GazetteerSource], line: Int) {
    var line = 0
    let changed = sources.map { source in
      guard source.path == path else { return source }
      line = source.bytes.count { $0 == UInt8(ascii: "\n") } + 1
      return GazetteerSource(path: path, bytes: source.bytes + Array((row + "\n").utf8))
    }
    return (changed, line)
  }
}
