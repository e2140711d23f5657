import Gazetteers
import PackedStorage
import TestSupport
import Testing
import TextModel

/// Places of a user's own beside those of a data file.
@Suite struct SupplementTests {
  private static func gazetteer() throws -> Gazetteer {
    let kinds = try FolderReader.sources(at: Cases.packageRoot + "/Gazetteer").filter { $0.path == "language/place-kinds.tsv" }
    return try Fixture.gazetteer(from: Fixture.sources() + kinds)
  }

  @Test(arguments: Cases.rows("own-places.tsv")) func ownPlace(row: CaseRow) throws {
    let own = OwnPlaceRow(
      table: "mine.csv", line: 7, name: row["name"], latitude: row["latitude"], longitude: row["longitude"], kind: row["kind"],
      country: row["country"], aliases: row["aliases"], weight: row["weight"])
    let base = try Self.gazetteer()
    let (gazetteer, issues) = base.adding([own])
    if !row["issue"].isEmpty {
      #expect(issues.map(\.description).joined().hasPrefix("mine.csv:7: "), "\(row.location)")
      #expect(issues.first?.reason.contains(row["issue"]) == true, "\(row.location): \(issues)")
      #expect(gazetteer.placeCount == base.placeCount)
      return
    }
    #expect(issues.isEmpty, "\(row.location)")
    let text = Text(row["text"])
    let found = gazetteer.matcher.matches(in: text).map { match in
      let places = gazetteer.senses(of: match.name).compactMap { sense in
        if case .place(let id, _) = sense { gazetteer.place(id) } else { nil }
      }
      let place = places.first
      let area = place?.admin1.map { gazetteer.place($0).name } ?? ""
      return "\(text[match.range])=\(place?.name ?? "") \(place?.type.code ?? "") \(place?.countries.first ?? "") \(area)"
    }
    #expect(found.joined(separator: "|") == row["found"], "\(row.location)")
  }

  /// All that can be asked of a place by its id is the same as the place's own.
  @Test func ownPlacesAnswerAsOthers() throws {
    let base = try Self.gazetteer()
    let row = OwnPlaceRow(table: "mine.csv", line: 2, name: "Camp Alpha", latitude: "36.3", longitude: "37.3", kind: "camp", weight: "4.5")
    let gazetteer = base.adding([row]).gazetteer
    guard case .place(let id, .main)? = gazetteer.lookup("camp alpha").first else {
      Issue.record("Camp Alpha is no place")
      return
    }
    let place = gazetteer.place(id)
    #expect(gazetteer.type(of: id) == place.type && gazetteer.population(of: id) == 0 && gazetteer.weight(of: id) == 4.5)
    #expect(gazetteer.coordinate(of: id) == place.coordinate && gazetteer.country(of: id) == "SY")
    #expect(gazetteer.admin1(of: id) == place.admin1 && gazetteer.admin2(of: id) == place.admin2)
    #expect(gazetteer.containers(of: id).map { gazetteer.place($0).name } == ["Aleppo Governorate", "Syria"])
    #expect(gazetteer.nameID("Camp Alpha").map { gazetteer.name($0) } == "Camp Alpha")
    #expect(gazetteer.statistics.places == base.statistics.places + 1)
    #expect(gazetteer.statistics.tables.last.map { "\($0.name) \($0.count)" } == "of your own 1")
    // The file's names are found as before.
    #expect(gazetteer.lookup("Aleppo") == base.lookup("Aleppo") && gazetteer.lookup("Nowhere").isEmpty)
  }
}
