import Gazetteers
import PackedStorage
import TestSupport
import Testing
import TextModel

/// GeoNames' dump beside the tables: its columns, its areas, its names, its bad lines.
@Suite struct DumpTests {
  /// Id, name, names, latitude, longitude, class, code, country, areas, inhabitants: the columns that count.
  private static func line(
    _ id: String, _ name: String, ascii: String = "", names: String = "", _ latitude: String, _ longitude: String, _ type: String,
    _ country: String, _ areas: (String, String) = ("", ""), people: String = "0"
  ) -> String {
    let parts = type.split(separator: ".").map(String.init)
    return [
      id, name, ascii.isEmpty ? name : ascii, names, latitude, longitude, parts[0], parts.count > 1 ? parts[1] : "", country, "", areas.0,
      areas.1, "", "", people, "", "0", "Asia/Damascus", "2024-01-01",
    ].joined(separator: "\t")
  }

  private static let places = [
    line("1001", "Khirbat Ghazala", names: "Ghazala,خربة غزالة", "32.73", "36.2", "P.PPL", "SY", ("06", "0601"), people: "16000"),
    line("1002", "Dar‘ā Governorate", ascii: "Dar`a Governorate", "32.8", "36.2", "A.ADM1", "SY", ("06", "")),
    line("170063", "Ḩalab", ascii: "Halab", "1", "1", "P.PPLA", "SY", ("09", ""), people: "5"),
    line("1003", "Wadi Sirhan", "32.1", "-36.25", "H.WAD", "SY", ("06", "")),
    "1004\tShort line",
    line("1005", "Far North", "91", "36", "P.PPL", "SY"),
    line("1006", "Many People", "33", "36", "P.PPL", "SY", people: "many"),
    line("1007", "", "33", "36", "P.PPL", "SY"),
    line("x", "No Number", "33", "36", "P.PPL", "SY"),
  ]
  private static let names = [
    "1\t1001\tar\tخربة غزالة\t\t\t\t\t\t", "2\t1001\tlink\thttps://example.org/Link Town\t\t\t\t\t\t",
    "3\t1001\t\tOld Ghazala\t\t\t\t1\t\t", "4\t9999\ten\tNobody's Town\t\t\t\t\t\t", "5\t170063\ten\tBeroea\t\t\t\t\t\t",
  ]

  private static func compiled(alternates: Bool) throws -> (gazetteer: Gazetteer, warnings: [CompilationIssue]) {
    let folder = try TestFolder()
    let places = try folder.write("allCountries.txt", (Self.places.joined(separator: "\n") + "\n").utf8)
    let names = try folder.write("alternateNamesV2.txt", (Self.names.joined(separator: "\r\n") + "\r\n").utf8)
    let admin2 = try folder.write("admin2Codes.txt", "SY.06.0601\tIzra District\tIzra District\t1009\n".utf8)
    let dump = GeoNamesDump(places: places, alternateNames: alternates ? names : nil, admin2: admin2)
    var writer = try PackedFileWriter(path: folder.path + "/full.dlgz")
    let warnings = try GazetteerCompiler().compile(Fixture.sources(), dump: dump, into: &writer)
    let length = try writer.finish()
    let file = try PackedFile(path: folder.path + "/full.dlgz")
    try file.verify()
    #expect(file.count == length && !folder.names.contains { $0.hasSuffix(".partial") })
    return (try Gazetteer(file: file), warnings.filter { [places, names, admin2].contains($0.table) })
  }

  private static func place(_ gazetteer: Gazetteer, _ name: String) -> Place? {
    gazetteer.lookup(name).lazy.compactMap { if case .place(let id, _) = $0 { gazetteer.place(id) } else { nil } }.first
  }

  @Test func placesNamesAndAreasCome() throws {
    let (gazetteer, _) = try Self.compiled(alternates: true)
    let town = try #require(Self.place(gazetteer, "Khirbat Ghazala"))
    #expect(town.geonamesID == 1001 && town.population == 16_000 && town.type.code == "P.PPL" && town.weight == 0)
    #expect(town.coordinate == Coordinate(latitude: 32.73, longitude: 36.2))
    #expect(gazetteer.containers(of: town.id).map { gazetteer.place($0).name } == ["Izra District", "Dar‘ā Governorate", "Syria"])
    for name in ["خربة غزالة", "Old Ghazala"] { #expect(Self.place(gazetteer, name)?.id == town.id, "\(name)") }
    #expect(gazetteer.lookup("Old Ghazala") == [.place(town.id, .historic)])
    let wadi = try #require(Self.place(gazetteer, "Wadi Sirhan"))
    #expect(wadi.coordinate == Coordinate(latitude: 32.1, longitude: -36.25) && wadi.weight < 0)
    for name in ["Ghazala", "https", "Link Town", "Nobody's Town"] { #expect(gazetteer.lookup(name).isEmpty, "\(name)") }
  }

  /// A place of the tables keeps its point and its name; the dump's names are added.
  @Test func tablesGoBeforeTheDump() throws {
    let (gazetteer, _) = try Self.compiled(alternates: true)
    let aleppo = try #require(Self.place(gazetteer, "Beroea"))
    #expect(aleppo.name == "Aleppo" && aleppo.population == 2_098_210 && aleppo.coordinate == Coordinate(latitude: 36.2, longitude: 37.16))
  }

  @Test func theColumnOfNamesCountsWithoutTheirFile() throws {
    let (gazetteer, _) = try Self.compiled(alternates: false)
    #expect(Self.place(gazetteer, "Ghazala")?.geonamesID == 1001 && Self.place(gazetteer, "خربة غزالة")?.geonamesID == 1001)
    #expect(gazetteer.lookup("Old Ghazala").isEmpty)
  }

  @Test func badLinesAreNamedAndLeftOut() throws {
    let (_, warnings) = try Self.compiled(alternates: true)
    #expect(warnings.map(\.line) == [5, 6, 7, 8, 9])
    #expect(warnings.allSatisfy { $0.reason.hasSuffix("it is left out") })
  }

  @Test func aMissingFileIsAnError() throws {
    var writer = PackedFileWriter()
    #expect(throws: GazetteerCompilationError.self) {
      try GazetteerCompiler().compile(Fixture.sources(), dump: GeoNamesDump(places: "/nonexistent/allCountries.txt"), into: &writer)
    }
  }
}
