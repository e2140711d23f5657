import Dateline
import OutputFormats
import Synchronization

/// Why a store of events cannot be used: one line for a person.
public struct EventStoreError: Error, CustomStringConvertible {
  /// The file and what is wrong with it.
  public let description: String
}

/// The events of a GeoPackage for many readers and writers: pages by place, time, value and words; documents that come and come again.
///
/// Used from any thread, one at a time. A file that a program such as QGIS has open can be served at the same time.
public final class EventStore: Sendable {
  private struct State: ~Copyable {
    let database: SQLiteDatabase
    var layer: PointLayer
    let tallies: Bool
  }

  /// The columns of the events.
  public let schema: EventSchema
  private let types: [ColumnType]
  private let list: String
  private let name: String
  private let state: Mutex<State>

  /// Opens the GeoPackage `path`, or creates it where it does not exist; nothing is a store that goes with the program.
  ///
  /// - Throws: `EventStoreError` where the file is no GeoPackage with Dateline's events.
  public init(path: String?) throws(EventStoreError) {
    name = path ?? "the store"
    do throws(SQLiteError) {
      let database = try SQLiteDatabase(path: path ?? ":memory:")
      try database.addPointFunctions()
      try database.run("PRAGMA busy_timeout = 5000; PRAGMA trusted_schema = ON;")
      if try database.rows("SELECT name FROM sqlite_master LIMIT 1", [], { _ in 0 }).isEmpty { try Self.create(in: database) }
      let columns = try database.rows("SELECT name FROM pragma_table_info('events')") { $0.text(0) ?? "" }
      let names = columns.filter { $0 != "fid" && $0 != "geom" }
      let missing = EventSchema.events.names.filter { !names.contains($0) }
      guard missing.isEmpty, columns.contains("fid"), columns.contains("geom") else {
        throw SQLiteError(
          reason: "has no table of events as Dateline writes it (\(missing.first.map { "no column \($0)" } ?? "no geometry"))")
      }
      schema = EventSchema(names)
      types = schema.types
      list = names.map(PointLayer.quoted).joined(separator: ", ")
      let tallies = try !database.rows("SELECT 1 FROM sqlite_master WHERE name = 'places'", [], { _ in 0 }).isEmpty
      state = Mutex(State(database: database, layer: PointLayer.events(schema), tallies: tallies))
    } catch {
      throw EventStoreError(
        description:
          "\(path ?? "the store"): \(error.reason); give a GeoPackage that `dateline extract -o events.gpkg` wrote, or a new name")
    }
  }

  private static func create(in database: SQLiteDatabase) throws(SQLiteError) {
    try database.run("BEGIN;" + GeoPackageTables.base)
    for layer in [PointLayer.events(.events), PointLayer.places] {
      try layer.create(in: database)
      try layer.finish(changed: "1970-01-01T00:00:00.000Z", in: database)
    }
    try database.run(GeoPackageTables.eventIndexes + "COMMIT;")
  }

  /// The number of events.
  public func count() throws(EventStoreError) -> Int {
    try use { state throws(SQLiteError) in try state.database.rows("SELECT count(*) FROM events") { $0.integer(0) }[0] }
  }

  /// Says whether the store changed, by this program or another: equal versions, equal answers.
  public func version() throws(EventStoreError) -> String {
    try use { state throws(SQLiteError) in
      let foreign = try state.database.rows("PRAGMA data_version") { $0.integer(0) }[0]
      return "\(foreign)-\(state.database.changes)"
    }
  }

  /// The events that meet a query, from its offset on.
  public func page(_ query: EventQuery) throws(EventStoreError) -> EventPage {
    let (condition, values) = query.condition
    return try use { state throws(SQLiteError) in
      let matched = try state.database.rows("SELECT count(*) FROM events \(condition)", values) { $0.integer(0) }[0]
      let events = try state.database.rows(
        "SELECT \(list) FROM events \(condition) ORDER BY (geom IS NULL), (start_time IS NULL), fid "
          + "LIMIT ?\(values.count + 1) OFFSET ?\(values.count + 2)",
        values + [.integer(query.limit), .integer(query.offset)], fields)
      return EventPage(events: events, matched: matched)
    }
  }

  /// The event of an id, where there is one.
  public func event(_ id: String) throws(EventStoreError) -> EventFields? {
    try use { state throws(SQLiteError) in
      try state.database.rows("SELECT \(list) FROM events WHERE event_id = ? LIMIT 1", [.text(id)], fields).first
    }
  }

  /// The box of all points; nothing where there is none.
  public func extent() throws(EventStoreError) -> BoundingBox? {
    try use { state throws(SQLiteError) in
      try state.database.rows("SELECT min_x, min_y, max_x, max_y FROM gpkg_contents WHERE table_name = 'events'") { row -> BoundingBox? in
        guard let west = row.number(0), let south = row.number(1), let east = row.number(2), let north = row.number(3) else { return nil }
        return BoundingBox(west: west, south: south, east: east, north: north)
      }.first ?? nil
    }
  }

  /// The first and the last second of all events; nothing where none has a day.
  public func interval() throws(EventStoreError) -> EventQuery.Interval? {
    try use { state throws(SQLiteError) in
      try state.database.rows("SELECT min(start_time), max(end_time) FROM events") { row -> EventQuery.Interval? in
        guard case .text(let start) = row.field(0, .time), case .text(let end) = row.field(1, .time) else { return nil }
        return EventQuery.Interval(start: start, end: end)
      }[0]
    }
  }

  /// Puts the events of documents in, in place of what the same documents gave before; answers how many were replaced.
  ///
  /// `changed` is the time of the change as RFC 3339 with milliseconds. All of it happens, or nothing.
  @discardableResult
  public func put(_ events: [EventFields], documents: [String], changed: String) throws(EventStoreError) -> Int {
    try use { state throws(SQLiteError) in
      try state.database.run("BEGIN IMMEDIATE")
      do throws(SQLiteError) {
        let replaced = try replace(documents, with: events, in: &state)
        try state.database.run("UPDATE gpkg_contents SET last_change = ? WHERE data_type = 'features'", [.text(changed)])
        try state.database.run("COMMIT")
        return replaced
      } catch {
        try state.database.run("ROLLBACK")
        throw error
      }
    }
  }

  private func replace(_ documents: [String], with events: [EventFields], in state: inout State) throws(SQLiteError) -> Int {
    var touched: Set<PlaceKey> = []
    var replaced = 0
    for document in documents {
      let old = try state.database.rows(
        "SELECT place, country, longitude, latitude FROM events WHERE document_id = ?", [.text(document)], PlaceKey.init)
      replaced += old.count
      touched.formUnion(old)
      try state.database.run("DELETE FROM events WHERE document_id = ?", [.text(document)])
    }
    for event in events {
      try state.layer.addIndexed(PointGeometry(event), zip(schema.names, types).map { event[$0].value($1) }, to: state.database)
      touched.insert(PlaceKey(event))
    }
    if state.tallies { for key in touched where key.place != nil { try key.tally(in: state.database) } }
    return replaced
  }

  private func fields(_ row: SQLiteRow) -> EventFields {
    var fields = EventFields(schema: schema)
    for (index, type) in types.enumerated() { fields.values[index] = row.field(index, type) }
    return fields
  }

  private func use<Answer: Sendable>(_ body: (inout State) throws(SQLiteError) -> Answer) throws(EventStoreError) -> Answer {
    let result: Result<Answer, SQLiteError> = state.withLock { state in
      do throws(SQLiteError) { return .success(try body(&state)) } catch { return .failure(error) }
    }
    do { return try result.get() } catch { throw EventStoreError(description: "\(name): \(error.reason)") }
  }
}

/// A place of events: the rows of the layer `places` tell how many happened there.
private struct PlaceKey: Hashable {
  let place, country: String?
  let longitude, latitude: Double?

  init(_ row: SQLiteRow) {
    (place, country) = (row.text(0), row.text(1))
    (longitude, latitude) = (row.number(2), row.number(3))
  }

  init(_ fields: EventFields) {
    place = fields["place"] == .null ? nil : fields.text("place")
    country = fields["country"] == .null ? nil : fields.text("country")
    (longitude, latitude) = (fields["longitude"].number, fields["latitude"].number)
  }

  /// Counts the events of the place anew.
  func tally(in database: SQLiteDatabase) throws(SQLiteError) {
    let values: [SQLiteValue] = [
      place.map(SQLiteValue.text) ?? .null, country.map(SQLiteValue.text) ?? .null, longitude.map(SQLiteValue.real) ?? .null,
      latitude.map(SQLiteValue.real) ?? .null,
    ]
    try database.run("DELETE FROM places WHERE place IS ?1 AND country IS ?2 AND ST_MinX(geom) IS ?3 AND ST_MinY(geom) IS ?4", values)
    try database.run(
      """
      INSERT INTO places (geom, place, place_type, admin1, country, country_name, geonames_id, n_events, first_date, last_date)
      SELECT geom, place, place_type, admin1, country, country_name, geonames_id, count(*), min(event_date), max(event_date) FROM events
      WHERE place IS ?1 AND country IS ?2 AND longitude IS ?3 AND latitude IS ?4 GROUP BY place
      """, values)
  }
}
