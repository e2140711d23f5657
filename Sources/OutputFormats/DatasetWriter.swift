/// Events in the columns of a published data set, as near as an automatic record allows; docs/Formats.md maps field by field.
public struct DatasetWriter: EventWriter {
  private let layout: DatasetLayout
  private let codes: DatasetCodes
  private let version: String
  private let csv = CSVWriter(dialect: .standard)

  /// Creates a writer of one of the data sets; nothing where `format` is no data set.
  public init?(_ format: EventFormat, codes: DatasetCodes, version: String) {
    switch format {
    case .phoenix: layout = .phoenix
    case .polecat: layout = .polecat
    case .icews: layout = .icews
    case .gdelt2: layout = .gdelt2
    case .acled: layout = .acled
    case .geojson, .geojsonl, .geojsonseq, .csv, .jsonl, .html, .gpkg, .kml, .timelinejs: return nil
    }
    self.codes = codes
    self.version = version
  }

  /// The names of the columns, in order, whether files of the data set have them or not.
  public var columns: [String] { layout.columns.map(\.name) }

  /// The names of the columns, where files of the data set have them.
  public var header: [UInt8] { layout.header == .names ? line(layout.columns.map(\.name)) : [] }
  /// Nothing: each row ends itself.
  public var separator: [UInt8] { [] }
  /// Nothing.
  public var footer: [UInt8] { [] }

  /// The rows of an event; none where the data set holds no events of its kind.
  public func bytes(of fields: EventFields) -> [UInt8] {
    guard layout.holds(fields, codes) else { return [] }
    let sides = layout.rows == .pairs ? pairs(fields) : [(fields.actors.first, fields.targets.first)]
    return sides.enumerated().flatMap { number, side in
      let row = DatasetRow(fields: fields, actor: side.0, target: side.1, pair: number, codes: codes, version: version)
      return line(layout.columns.map { $0.value(row) })
    }
  }

  /// Each actor with each target; an event without one side keeps the other.
  private func pairs(_ fields: EventFields) -> [(EventObject?, EventObject?)] {
    let actors: [EventObject?] = fields.actors.isEmpty ? [nil] : fields.actors
    let targets: [EventObject?] = fields.targets.isEmpty ? [nil] : fields.targets
    return actors.flatMap { actor in targets.map { (actor, $0) } }
  }

  private func line(_ cells: [String]) -> [UInt8] {
    switch layout.separator {
    case .commas: return csv.line(cells.map { .optional($0) })
    case .tabs:
      var bytes: [UInt8] = []
      for (index, cell) in cells.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: "\t")) }
        for byte in cell.utf8 { bytes.append(byte < 0x20 ? 0x20 : byte) }
      }
      return bytes + [UInt8(ascii: "\n")]
    }
  }
}
