/// A format of event output that can be written a row at a time.
public protocol EventWriter: Sendable {
  /// What comes before the first row.
  var header: [UInt8] { get }
  /// What comes between two rows.
  var separator: [UInt8] { get }
  /// What comes after the last row.
  var footer: [UInt8] { get }
  /// One event: a row, or the rows that it makes where a format has one actor and one target a row.
  func bytes(of fields: EventFields) -> [UInt8]
}

extension EventWriter {
  /// One extracted event.
  public func bytes(of row: EventRow) -> [UInt8] { bytes(of: EventFields(row)) }
}

/// The formats of `dateline extract`, by the names that users give them.
public enum EventFormat: String, Sendable, CaseIterable {
  /// A GeoJSON FeatureCollection.
  case geojson
  /// A GeoJSON Feature a line.
  case geojsonl
  /// GeoJSON text sequences.
  case geojsonseq
  /// Comma-separated values.
  case csv
  /// The event record, one a line.
  case jsonl
  /// A page of its own with a map and a table.
  case html
  /// A GeoPackage with the layers events and places.
  case gpkg
  /// KML with time spans.
  case kml
  /// The spreadsheet of TimelineJS.
  case timelinejs
  /// The columns of the Phoenix data set.
  case phoenix
  /// The columns of the POLECAT data set.
  case polecat
  /// The columns of the ICEWS data set.
  case icews
  /// The columns of the GDELT 2.0 event table.
  case gdelt2
  /// The columns of the ACLED data set.
  case acled

  /// The format of a file name, by its ending.
  public init?(fileName: String) {
    guard let dot = fileName.lastIndex(of: ".") else { return nil }
    switch fileName[fileName.index(after: dot)...].lowercased() {
    case "geojson", "json": self = .geojson
    case "geojsonl", "geojsons": self = .geojsonl
    case "geojsonseq": self = .geojsonseq
    case "csv": self = .csv
    case "jsonl", "ndjson": self = .jsonl
    case "html", "htm": self = .html
    case "gpkg": self = .gpkg
    case "kml": self = .kml
    default: return nil
    }
  }
}
