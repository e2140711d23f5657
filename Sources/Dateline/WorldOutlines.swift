import Gazetteers
import TextModel

/// The outlines of the world's countries, for the map of a report.
public enum WorldOutlines {
  /// SVG paths in tenths of degrees east and south; none where the data file has no outlines.
  public static func paths(_ gazetteer: Gazetteer) -> [String] {
    guard let bytes = gazetteer.table("outlines/world.tsv"),
      let table = try? FactTable(name: "outlines/world.tsv", bytes: bytes, required: ["path"])
    else { return [] }
    let column = table.column("path")
    return table.rows.map { $0[column] }
  }
}
