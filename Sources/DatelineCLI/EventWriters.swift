import Dateline
import Gazetteers
import OutputFormats
import TextModel

/// Makes the writer of a format, with the tables that it needs from the data file.
struct EventWriters {
  /// Whom CSV is for.
  let dialect: CSVWriter.Dialect
  /// The columns.
  let schema: EventSchema

  /// How events are made into a format; `gazetteer` is opened only where the format needs its tables.
  ///
  /// - Throws: `CommandFailure` with status 2 where the data file lacks a table; what `gazetteer` throws.
  func renderer(for format: EventFormat, _ gazetteer: () throws -> Gazetteer) throws -> EventRenderer {
    format == .gpkg ? .record(schema) : .bytes(try writer(for: format, gazetteer))
  }

  private func writer(for format: EventFormat, _ gazetteer: () throws -> Gazetteer) throws -> any EventWriter {
    switch format {
    case .geojson: return GeoJSONWriter(layout: .collection)
    case .geojsonl: return GeoJSONWriter(layout: .lines)
    case .geojsonseq: return GeoJSONWriter(layout: .sequence)
    case .csv: return CSVWriter(dialect: dialect, schema: schema)
    case .jsonl: return JSONLinesWriter()
    case .html: return HTMLReportWriter(outlines: WorldOutlines.paths(try gazetteer()))
    case .kml: return KMLWriter()
    case .timelinejs: return TimelineWriter()
    case .gpkg: throw CommandFailure(status: 2, message: "dateline: a GeoPackage is no stream of rows")
    case .phoenix, .polecat, .icews, .gdelt2, .acled:
      let gazetteer = try gazetteer()
      do {
        let codes = try DatasetCodes { gazetteer.table($0) ?? [] }
        if let writer = DatasetWriter(format, codes: codes, version: DatelineVersion.current) { return writer }
        throw CommandFailure(status: 2, message: "dateline: \(format.rawValue) is no data set")
      } catch let error as FactTableError {
        throw CommandFailure(status: 2, message: "dateline: the data file: \(error)")
      }
    }
  }
}
