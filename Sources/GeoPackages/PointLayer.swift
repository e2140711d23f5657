import OutputFormats

/// A column of a layer and its type in SQL.
struct LayerColumn {
  let name: String
  let type: String
}

/// A table of points with its spatial index.
struct PointLayer {
  let name: String
  let columns: [LayerColumn]
  /// What a row is, for people.
  let description: String
  /// The box of all points so far: west, south, east, north.
  private var bounds: (west: Double, south: Double, east: Double, north: Double)?
  private let insertion: String

  init(name: String, description: String, columns: [LayerColumn]) {
    self.name = name
    self.description = description
    self.columns = columns
    let names = columns.map { Self.quoted($0.name) }.joined(separator: ", ")
    insertion = "INSERT INTO \(name) (geom, \(names)) VALUES (?\(String(repeating: ", ?", count: columns.count)))"
  }

  /// The layer of events with the columns of a schema.
  static func events(_ schema: EventSchema) -> PointLayer {
    PointLayer(
      name: "events", description: "Who did what to whom, where and when, a row an event",
      columns: zip(schema.names, schema.types).map { LayerColumn(name: $0, type: $1.sql) })
  }

  /// The layer of the places of events.
  static let places = PointLayer(
    name: "places", description: "The places of the events, with how many happened there",
    columns: [
      LayerColumn(name: "place", type: "TEXT"), LayerColumn(name: "place_type", type: "TEXT"), LayerColumn(name: "admin1", type: "TEXT"),
      LayerColumn(name: "country", type: "TEXT"), LayerColumn(name: "country_name", type: "TEXT"),
      LayerColumn(name: "geonames_id", type: "INTEGER"), LayerColumn(name: "n_events", type: "INTEGER"),
      LayerColumn(name: "first_date", type: "DATE"), LayerColumn(name: "last_date", type: "DATE"),
    ])

  /// Creates the table and its empty index.
  func create(in database: SQLiteDatabase) throws(SQLiteError) {
    let list = columns.map { "\(Self.quoted($0.name)) \($0.type)" }.joined(separator: ", ")
    try database.run(
      """
      CREATE TABLE \(name) (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, geom POINT, \(list));
      CREATE VIRTUAL TABLE rtree_\(name)_geom USING rtree(id, minx, maxx, miny, maxy);
      """)
  }

  /// Adds a row; one without a point is no part of the index.
  mutating func add(_ point: PointGeometry?, _ values: [SQLiteValue], to database: SQLiteDatabase) throws(SQLiteError) {
    try database.run(insertion, [point.map { .blob($0.bytes) } ?? .null] + values)
    guard let point else { return }
    let (x, y) = (point.longitude, point.latitude)
    let box = bounds ?? (x, y, x, y)
    bounds = (min(box.west, x), min(box.south, y), max(box.east, x), max(box.north, y))
    try database.run(
      "INSERT INTO rtree_\(name)_geom VALUES (?, ?, ?, ?, ?)", [.integer(database.lastKey), .real(x), .real(x), .real(y), .real(y)])
  }

  /// Adds a row to a layer that is finished: its triggers keep the index, and the box of the layer grows.
  mutating func addIndexed(_ point: PointGeometry?, _ values: [SQLiteValue], to database: SQLiteDatabase) throws(SQLiteError) {
    try database.run(insertion, [point.map { .blob($0.bytes) } ?? .null] + values)
    guard let point else { return }
    try database.run(
      """
      UPDATE gpkg_contents SET min_x = min(coalesce(min_x, ?2), ?2), max_x = max(coalesce(max_x, ?2), ?2),
        min_y = min(coalesce(min_y, ?3), ?3), max_y = max(coalesce(max_y, ?3), ?3) WHERE table_name = ?1
      """, [.text(name), .real(point.longitude), .real(point.latitude)])
  }

  /// Enters the layer into the tables of contents; `changed` is a time as GeoPackage writes it.
  func finish(changed: String, in database: SQLiteDatabase) throws(SQLiteError) {
    let box: [SQLiteValue] =
      bounds.map { [.real($0.west), .real($0.south), .real($0.east), .real($0.north)] } ?? [.null, .null, .null, .null]
    try database.run(
      "INSERT INTO gpkg_contents VALUES (?, 'features', ?, ?, ?, ?, ?, ?, ?, 4326)",
      [.text(name), .text(name), .text(description), .text(changed)] + box)
    try database.run("INSERT INTO gpkg_geometry_columns VALUES (?, 'geom', 'POINT', 4326, 0, 0)", [.text(name)])
    try database.run(
      "INSERT INTO gpkg_extensions VALUES (?, 'geom', 'gpkg_rtree_index', 'http://www.geopackage.org/spec120/#extension_rtree', 'write-only')",
      [.text(name)])
    try database.run(GeoPackageTables.indexTriggers(name))
  }

  /// A name as SQL writes it, whatever stands in it.
  static func quoted(_ name: String) -> String {
    "\"" + name.flatMap { $0 == "\"" ? [$0, $0] : [$0] } + "\""
  }
}

extension EventSchema {
  /// The types of the columns.
  var types: [ColumnType] {
    names.map(ColumnType.init(of:))
  }
}
