import TextModel

/// CAMEO's codes with their names and scales, and the PLOVER types that they map to.
public struct Ontology: Sendable {
  private let entries: [String: OntologyEntry]

  /// Reads `actions/cameo.tsv`.
  ///
  /// - Throws: `FactTableError` that names the line.
  public init(table bytes: [UInt8]) throws(FactTableError) {
    let table = try FactTable(name: "actions/cameo.tsv", bytes: bytes, required: ["code", "name", "goldstein", "quad", "plover", "mode"])
    let columns = ["code", "name", "goldstein", "quad", "plover", "mode"].map(table.column)
    var goldstein: [String: Double] = [:]
    var found: [String: OntologyEntry] = [:]
    for row in table.rows {
      let code = row[columns[0]]
      guard let quad = Int(row[columns[3]]), (0...4).contains(quad) else { throw table.error(row, "the quad class is 0 to 4") }
      goldstein[code] = Double(row[columns[2]])
      let scale = goldstein[code] ?? goldstein[String(code.prefix(3))] ?? goldstein[String(code.prefix(2))]
      found[code] = OntologyEntry(
        cameo: code, name: row[columns[1]], goldstein: scale, quadClass: quad,
        ploverType: row[columns[4]].isEmpty ? nil : row[columns[4]], ploverMode: row[columns[5]].isEmpty ? nil : row[columns[5]])
    }
    entries = found
  }

  /// The entry of a code, or of the next shorter code that the ontology has.
  public func entry(_ code: String) -> OntologyEntry? {
    entries[code] ?? (code.count > 2 ? entry(String(code.dropLast())) : nil)
  }
}
