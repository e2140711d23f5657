import OutputFormats

/// Events as a GeoPackage (OGC 12-128r18): a layer `events` with the columns of the record, typed, and a layer `places` with how often each
/// was the place of an event; both with a spatial index.
///
/// Memory is bounded by the number of places. Equal events give equal files: no clock is read.
public final class GeoPackageFile {
  private struct Tally {
    let values: [SQLiteValue]
    let point: PointLayer.Point?
    var events = 0
    var first, last: String?
  }

  private let database: SQLiteDatabase
  private var events: PointLayer
  private var places = PointLayer(
    name: "places",
    columns: [
      LayerColumn(name: "place", type: "TEXT"), LayerColumn(name: "place_type", type: "TEXT"), LayerColumn(name: "admin1", type: "TEXT"),
      LayerColumn(name: "country", type: "TEXT"), LayerColumn(name: "country_name", type: "TEXT"),
      LayerColumn(name: "geonames_id", type: "INTEGER"), LayerColumn(name: "n_events", type: "INTEGER"),
      LayerColumn(name: "first_date", type: "DATE"), LayerColumn(name: "last_date", type: "DATE"),
    ])
  private let types: [ColumnType]
  private var tallies: [String: Tally] = [:]
  private var latest = "1970-01-01"

  /// Creates the file `path`, which must not exist or be empty, for events with the columns of `schema`.
  ///
  /// - Throws: `SQLiteError`.
  public init(path: String, schema: EventSchema) throws(SQLiteError) {
    database = try SQLiteDatabase(path: path)
    let known = Dictionary(EventColumn.all.map { ($0.name, $0.type) }, uniquingKeysWith: { first, _ in first })
    types = schema.names.map { known[$0] ?? ($0.hasPrefix("n_") ? .integer : .text) }
    events = PointLayer(name: "events", columns: zip(schema.names, types).map { LayerColumn(name: $0, type: $1.sql) })
    // The file is not in its place before it is whole, so it needs no journal.
    try database.run("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; BEGIN;")
    try database.run(GeoPackageTables.base)
    try events.create(in: database)
    try places.create(in: database)
  }

  /// Adds an event.
  public func add(_ fields: EventFields) throws(SQLiteError) {
    let point: PointLayer.Point? =
      if let longitude = fields["longitude"].number, let latitude = fields["latitude"].number {
        PointLayer.Point(longitude: longitude, latitude: latitude)
      } else {
        nil
      }
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
    try events.finish("Who did what to whom, where and when, a row an event", changed: changed, in: database)
    try places.finish("The places of the events, with how many happened there", changed: changed, in: database)
    try database.run("COMMIT")
    try database.close()
  }

  private func count(_ fields: EventFields, at point: PointLayer.Point?) {
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

extension ColumnType {
  /// The type of the column in a GeoPackage.
  fileprivate var sql: String {
    switch self {
    case .text: "TEXT"
    case .integer: "INTEGER"
    case .number: "REAL"
    case .date: "DATE"
    case .time: "DATETIME"
    }
  }
}

extension FieldValue {
  /// The number, where it is one.
  fileprivate var number: Double? {
    switch self {
    case .integer(let number): Double(number)
    // Rounded as all formats write it.
    case .decimal, .verbatimNumber: Double(string)
    case .null, .text: nil
    }
  }

  /// The value as a column of that type takes it; what does not fit the type is left out.
  fileprivate func value(_ type: ColumnType) -> SQLiteValue {
    switch type {
    case .integer: number.flatMap { Int(exactly: $0.rounded()) }.map(SQLiteValue.integer) ?? .null
    case .number: number.map(SQLiteValue.real) ?? .null
    case .text: self == .null ? .null : .text(string)
    case .date: string.utf8.count == 10 ? .text(string) : .null
    // `2017-08-10T00:00:00.000Z` is the one form of a time that the standard knows.
    case .time: string.utf8.count == 20 ? .text(string.dropLast() + ".000Z") : .null
    }
  }
}
