import OutputFormats

/// Events as a GeoPackage (OGC 12-128r18): a layer `events` with the columns of the record, typed, and a layer `places` with how often each
/// was the place of an event; both with a spatial index.
///
/// Memory is bounded by the number of places. Equal events give equal files: no clock is read.
public final class GeoPackageFile {
  private struct Tally {
    let values: [SQLiteValue]
    let point: PointGeometry?
    var events = 0
    var first, last: String?
  }

  private let database: SQLiteDatabase
  private var events: PointLayer
  private var places = PointLayer.places
  private let types: [ColumnType]
  private var tallies: [String: Tally] = [:]
  private var latest = "1970-01-01"

  /// Creates the file `path`, which must not exist or be empty, for events with the columns of `schema`.
  ///
  /// - Throws: `SQLiteError`.
  public init(path: String, schema: EventSchema) throws(SQLiteError) {
    database = try SQLiteDatabase(path: path)
    types = schema.types
    events = PointLayer.events(schema)
    // The file is not in its place before it is whole, so it needs no journal.
    try database.run("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; BEGIN;")
    try database.run(GeoPackageTables.base)
    try events.create(in: database)
    try places.create(in: database)
  }

  /// Adds an event.
  public func add(_ fields: EventFields) throws(SQLiteError) {
    let point = PointGeometry(fields)
    try events.add(point, zip(fields.values, types).map { $0.value($1) }, to: database)
    count(fields, at: point)
    let published = fields.text("published")
    if published.utf8.count == 10 { latest = max(latest, published) }
  }

  /// Writes the places and ends the file.
  public func close() throws(SQLiteError) {
    for (_, tally) in tallies.sorted(by: { ($1.value.events, $0.key) < ($0.value.events, $1.key) }) {
      let days: [SQLiteValue] = [tally.first, tally.last].map { $0.map(SQLiteValue.text) ?? .null }
      try places.add(tally.point, tally.values + [.integer(tally.events)] + days, to: database)
    }
    let changed = latest + "T00:00:00.000Z"
    try events.finish(changed: changed, in: database)
    try places.finish(changed: changed, in: database)
    try database.run(GeoPackageTables.eventIndexes)
    try database.run("COMMIT")
    try database.close()
  }

  private func count(_ fields: EventFields, at point: PointGeometry?) {
    let name = fields.text("place")
    guard !name.isEmpty else { return }
    let key = "\(name)\t\(fields.text("latitude"))\t\(fields.text("longitude"))\t\(fields.text("country"))"
    let columns = ["place", "place_type", "admin1", "country", "country_name"]
    var tally =
      tallies[key]
      ?? Tally(values: columns.map { fields[$0].value(.text) } + [fields["geonames_id"].value(.integer)], point: point)
    tally.events += 1
    let day = fields.text("event_date")
    if day.utf8.count == 10 {
      tally.first = min(tally.first ?? day, day)
      tally.last = max(tally.last ?? day, day)
    }
    tallies[key] = tally
  }
}
