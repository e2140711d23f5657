import CSQLite
import OutputFormats

/// A point in degrees, WGS 84, and its form in a GeoPackage: a header, then well-known binary (OGC 12-128r18, clause 2.1.3).
struct PointGeometry {
  let longitude, latitude: Double

  init(longitude: Double, latitude: Double) {
    self.longitude = longitude
    self.latitude = latitude
  }

  /// The point of an event; nothing where it has none.
  init?(_ fields: EventFields) {
    guard let longitude = fields["longitude"].number, let latitude = fields["latitude"].number else { return nil }
    self.init(longitude: longitude, latitude: latitude)
  }

  /// Reads a point in either order of bytes; nothing for anything else.
  init?(_ bytes: [UInt8]) {
    guard bytes.count >= 8, bytes[0] == 0x47, bytes[1] == 0x50, bytes[3] & 0x10 == 0 else { return nil }
    let envelope = [0, 32, 48, 48, 64][min(Int(bytes[3] >> 1 & 7), 4)]
    let body = bytes.dropFirst(8 + envelope)
    guard body.count >= 21, let order = body.first else { return nil }
    func number(_ offset: Int, _ count: Int) -> UInt64 {
      let part = body.dropFirst(offset).prefix(count)
      return (order == 1 ? Array(part.reversed()) : Array(part)).reduce(0) { $0 << 8 | UInt64($1) }
    }
    guard number(1, 4) % 1000 == 1 else { return nil }
    longitude = Double(bitPattern: number(5, 8))
    latitude = Double(bitPattern: number(13, 8))
    if longitude.isNaN || latitude.isNaN { return nil }
  }

  /// The header without envelope and the point, both little-endian.
  var bytes: [UInt8] {
    var bytes: [UInt8] = [0x47, 0x50, 0, 1]
    bytes += Self.littleEndian(UInt64(4326), count: 4)
    bytes += [1] + Self.littleEndian(1, count: 4)
    return bytes + Self.littleEndian(longitude.bitPattern, count: 8) + Self.littleEndian(latitude.bitPattern, count: 8)
  }

  /// The point in a value that SQLite hands to a function.
  static func point(_ value: OpaquePointer?) -> PointGeometry? {
    guard let value, let start = sqlite3_value_blob(value) else { return nil }
    return PointGeometry([UInt8](UnsafeRawBufferPointer(start: start, count: Int(sqlite3_value_bytes(value)))))
  }

  /// Gives an edge of the point in `value` back to SQLite; null where there is no point.
  static func answer(_ context: OpaquePointer?, _ value: OpaquePointer?, _ edge: (PointGeometry) -> Double) {
    guard let point = point(value) else { return sqlite3_result_null(context) }
    sqlite3_result_double(context, edge(point))
  }

  private static func littleEndian(_ number: UInt64, count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
  }
}
