import CSQLite
import GeoPackages
import OutputFormats
import TestSupport
import Testing

/// GeoPackages, read back with SQLite as other programs read them.
@Suite struct GeoPackageTests {
  private func fields(_ id: String, point: (Double, Double)?, day: String?) -> EventFields {
    var fields = EventFields(schema: .events)
    fields["event_id"] = .text(id)
    fields["title"] = .text("attack: rebels 'and' \"others\" (Cali)")
    fields["place"] = point == nil ? .null : .text("Cali")
    fields["longitude"] = .optional(point?.0, digits: 6)
    fields["latitude"] = .optional(point?.1, digits: 6)
    fields["event_date"] = .optional(day)
    fields["start_time"] = .optional(day.map { $0 + "T00:00:00Z" })
    fields["fatalities"] = .integer(3)
    fields["confidence"] = .decimal(0.8849, digits: 2)
    return fields
  }

  /// The rows of a query, cells as text.
  private func rows(_ path: String, _ sql: String) -> [[String]] {
    var handle: OpaquePointer?
    var statement: OpaquePointer?
    guard sqlite3_open_v2(path, &handle, SQLITE_OPEN_READONLY, nil) == SQLITE_OK else { return [["cannot be opened"]] }
    defer { sqlite3_close_v2(handle) }
    guard sqlite3_prepare_v2(handle, sql, -1, &statement, nil) == SQLITE_OK else { return [[String(cString: sqlite3_errmsg(handle))]] }
    defer { sqlite3_finalize(statement) }
    var found: [[String]] = []
    while sqlite3_step(statement) == SQLITE_ROW {
      found.append((0..<sqlite3_column_count(statement)).map { sqlite3_column_text(statement, $0).map { String(cString: $0) } ?? "null" })
    }
    return found
  }

  private func written(_ events: [EventFields], in folder: TestFolder, _ name: String = "e.gpkg") throws -> String {
    let path = folder.path + "/" + name
    let file = try GeoPackageFile(path: path, schema: .events)
    for event in events { try file.add(event) }
    try file.close()
    return path
  }

  @Test func layersAreTypedAndIndexed() throws {
    let folder = try TestFolder()
    let path = try written(
      [
        fields("a", point: (-76.5225, 3.4372), day: "2020-03-05"), fields("b", point: (-76.5225, 3.4372), day: "2020-03-09"),
        fields("c", point: nil, day: nil),
      ], in: folder)
    #expect(rows(path, "PRAGMA integrity_check") == [["ok"]])
    #expect(rows(path, "PRAGMA application_id") == [["1196444487"]] && rows(path, "PRAGMA user_version") == [["10300"]])
    #expect(
      rows(
        path,
        "SELECT event_date, start_time, fatalities, confidence, typeof(fatalities), typeof(confidence) FROM events WHERE event_id = 'a'")
        == [["2020-03-05", "2020-03-05T00:00:00.000Z", "3", "0.88", "integer", "real"]])
    #expect(rows(path, "SELECT geom, event_date FROM events WHERE event_id = 'c'") == [["null", "null"]])
    #expect(
      rows(path, "SELECT hex(geom) FROM events WHERE fid = 1")
        == [["47500001E610000001010000003D0AD7A3702153C0567DAEB6627F0B40"]])
    #expect(
      rows(path, "SELECT count(*), round(min(minx), 4), round(max(maxy), 4) FROM rtree_events_geom") == [["2", "-76.5225", "3.4372"]])
    #expect(rows(path, "SELECT place, n_events, first_date, last_date FROM places") == [["Cali", "2", "2020-03-05", "2020-03-09"]])
    #expect(
      rows(path, "SELECT table_name, data_type, srs_id FROM gpkg_contents ORDER BY 1")
        == [["events", "features", "4326"], ["places", "features", "4326"]])
    #expect(
      rows(path, "SELECT type FROM pragma_table_info('events') WHERE name IN ('event_date', 'start_time', 'url')").map { $0[0] }
        == ["DATE", "DATETIME", "TEXT"])
  }

  @Test func noEventsAreAGoodFile() throws {
    let folder = try TestFolder()
    #expect(rows(try written([], in: folder), "SELECT count(*) FROM events") == [["0"]])
  }

  @Test func equalEventsGiveEqualFiles() throws {
    let folder = try TestFolder()
    let events = [fields("a", point: (1, 2), day: "2020-03-05")]
    _ = try written(events, in: folder, "1.gpkg")
    _ = try written(events, in: folder, "2.gpkg")
    #expect(folder.read("1.gpkg") == folder.read("2.gpkg"))
  }

  @Test func aFileThatCannotBeMadeIsAnError() throws {
    #expect(throws: SQLiteError.self) { try GeoPackageFile(path: "/nonexistent/folder/e.gpkg", schema: .events) }
  }
}
