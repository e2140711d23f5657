import Gazetteers
import PackedStorage
import TestSupport
import Testing
import TextModel

@Suite struct GazetteerCompilerTests {
  @Test(arguments: Cases.rows("gazetteer-errors.tsv")) func namesFileAndLine(row: CaseRow) throws {
    let (sources, line) = Fixture.adding(row["row"], to: row["table"], of: try Fixture.sources())
    let error = #expect(throws: GazetteerCompilationError.self) { try GazetteerCompiler().compile(sources) }
    let text = error?.description ?? ""
    #expect(text.hasPrefix("\(row["table"]):\(line): ") && text.contains(row["reason"]), "\(text)")
  }

  @Test func collectsAllErrors() throws {
    let first = Fixture.adding("X\talternate\tXX\nY\talternate\tYY", to: "names/names.tsv", of: try Fixture.sources()).sources
    let sources = Fixture.adding("Z\tPER\tz\t", to: "actors/actors.tsv", of: first).sources
    let error = #expect(throws: GazetteerCompilationError.self) { try GazetteerCompiler().compile(sources) }
    #expect(error?.issues.count == 3)
  }

  @Test func carriesSmallTablesAndModels() throws {
    var model = PackedFileWriter()
    model.add("tagger.weights", [UInt32(7)])
    let sources = try Fixture.sources() + [GazetteerSource(path: "models/tagger.model", bytes: model.bytes())]
    let file = try PackedFile(bytes: GazetteerCompiler().compile(sources).bytes, name: "fixture")
    try file.verify()
    let gazetteer = try Gazetteer(file: file)
    // The examples of rules and comments stay behind; lines and columns keep their numbers.
    let agents = "# Roles\nnoun\tplural\tcode\texample\n# more\npresident\t\tGOV\ta president => GOV\n"
    let carried = try PackedFile(
      bytes: GazetteerCompiler().compile([GazetteerSource(path: "actors/agents.tsv", bytes: Array(agents.utf8))]).bytes, name: "agents")
    let bytes = try carried.array("tables/actors/agents.tsv", of: UInt8.self).array
    #expect(String(decoding: bytes, as: UTF8.self) == "\nnoun\tplural\tcode\texample\n\npresident\t\tGOV\t\n")
    #expect(gazetteer.table("organizations/heads.tsv") != nil)
    #expect(gazetteer.table("places/cities.tsv") == nil)
    #expect(try file.array("tagger.weights", of: UInt32.self).array == [7])
    #expect(gazetteer.sources.contains("GeoNames"))
    let clash = sources + [GazetteerSource(path: "models/twin.model", bytes: model.bytes())]
    #expect(throws: GazetteerCompilationError.self) { try GazetteerCompiler().compile(clash) }
    let broken = sources + [GazetteerSource(path: "models/broken.model", bytes: [1, 2, 3])]
    #expect(throws: GazetteerCompilationError.self) { try GazetteerCompiler().compile(broken) }
  }

  @Test func sameTablesSameBytes() throws {
    let sources = try Fixture.sources()
    #expect(try GazetteerCompiler().compile(sources).bytes == GazetteerCompiler().compile(sources.reversed()).bytes)
  }

  /// The project's own tables: no error, and names mean what news means by them.
  @Test func compilesTheRealTables() throws {
    let sources = try FolderReader.sources(at: Cases.packageRoot + "/Gazetteer")
    let file = try PackedFile(bytes: GazetteerCompiler().compile(sources).bytes, name: "real")
    let gazetteer = try Gazetteer(file: file)
    for row in Cases.rows("gazetteer-lookups.tsv") {
      let places = gazetteer.lookup(row["name"]).compactMap { sense in
        if case .place(let id, _) = sense { gazetteer.place(id) } else { nil }
      }
      let found = places.first.map { "\($0.name) \($0.type) \($0.countries.first ?? "")" }
      #expect(found == "\(row["place"]) \(row["type"]) \(row["country"])", "\(row.location)")
    }
  }
}
