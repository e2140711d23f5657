/// A column of a layer and its type in SQL.
struct LayerColumn {
  let name: String
  let type: String
}

/// A table of points with its spatial index.
struct PointLayer {
  /// A point in degrees, WGS 84.
  struct Point {
    let longitude, latitude: Double
  }

  let name: String
  let columns: [LayerColumn]
  /// The box of all points so far: west, south, east, north.
  private var bounds: (west: Double, south: Double, east: Double, north: Double)?
  private let insertion: String

  init(name: String, columns: [LayerColumn]) {
    self.name = name
    self.columns = columns
    let names = columns.map { Self.quoted($0.name) }.joined(separator: ", ")
    insertion = "INSERT INTO \(name) (geom, \(names)) VALUES (?\(String(repeating: ", ?", count: columns.count)))"
  }

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
  mutating func add(_ point: Point?, _ values: [SQLiteValue], to database: SQLiteDatabase) throws(SQLiteError) {
    try database.run(insertion, [point.map { .blob(Self.geometry($0)) } ?? .null] + values)
    guard let point else { return }
    let (x, y) = (point.longitude, point.latitude)
    let box = bounds ?? (x, y, x, y)
    bounds = (min(box.west, x), min(box.south, y), max(box.east, x), max(box.north, y))
    try database.run(
      "INSERT INTO rtree_\(name)_geom VALUES (?, ?, ?, ?, ?)", [.integer(database.lastKey), .real(x), .real(x), .real(y), .real(y)])
  }

  /// Enters the layer into the tables of contents; `changed` is a time as GeoPackage writes it.
  func finish(_ description: String, changed: String, in database: SQLiteDatabase) throws(SQLiteError) {
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

  /// A point as GeoPackage binary: the header without envelope, then well-known binary, both little-endian (clause 2.1.3).
  private static func geometry(_ point: Point) -> [UInt8] {
    var bytes: [UInt8] = [0x47, 0x50, 0, 1]
    bytes += littleEndian(UInt64(4326), count: 4)
    bytes += [1] + littleEndian(1, count: 4)
    bytes += littleEndian(point.longitude.bitPattern, count: 8) + littleEndian(point.latitude.bitPattern, count: 8)
    return bytes
  }

  private static func littleEndian(_ number: UInt64, count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
  }

  private static func quoted(_ name: String) -> String { "\"\(name)\"" }
}
