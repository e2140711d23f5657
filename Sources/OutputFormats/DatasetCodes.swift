import TextModel

/// What published data sets call countries, sectors and kinds of events: the tables below `Gazetteer/datasets`.
public struct DatasetCodes: Sendable {
  /// The names of the tables that are read.
  public static let tableNames = ["datasets/countries.tsv", "datasets/sectors.tsv", "datasets/acled.tsv"]

  /// A country in the codes of others.
  struct Country: Sendable {
    let alpha3, numeric, fips, name: String
  }

  /// A sector in the words of others.
  struct Sector: Sendable {
    let icews, plover, acled: String
  }

  /// A kind of event of the ACLED codebook.
  struct Kind: Sendable {
    let disorder, event, subEvent, stateSubEvent: String
  }

  private let countries: [String: Country]
  private let alpha2: [String: String]
  private let sectors: [String: Sector]
  private let kinds: [String: Kind]

  /// Reads the tables; `tables` gives the bytes of one.
  ///
  /// - Throws: `FactTableError` that names the table and the line.
  public init(tables: (String) -> [UInt8]) throws(FactTableError) {
    func rows(_ name: String, _ columns: [String]) throws(FactTableError) -> [[String]] {
      let table = try FactTable(name: name, bytes: tables(name), required: columns)
      let positions = columns.map(table.column)
      return table.rows.map { row in positions.map { row[$0] } }
    }
    let countryRows = try rows("datasets/countries.tsv", ["iso2", "iso3", "numeric", "fips", "name"])
    countries = Dictionary(
      countryRows.map { ($0[0], Country(alpha3: $0[1], numeric: $0[2], fips: $0[3], name: $0[4])) }, uniquingKeysWith: { first, _ in first }
    )
    alpha2 = Dictionary(countryRows.map { ($0[1], $0[0]) }, uniquingKeysWith: { first, _ in first })
    sectors = Dictionary(
      try rows("datasets/sectors.tsv", ["sector", "icews", "plover", "acled"]).map {
        ($0[0], Sector(icews: $0[1], plover: $0[2], acled: $0[3]))
      }, uniquingKeysWith: { first, _ in first })
    kinds = Dictionary(
      try rows("datasets/acled.tsv", ["code", "disorder", "event", "sub_event", "state_sub_event"]).map {
        ($0[0], Kind(disorder: $0[1], event: $0[2], subEvent: $0[3], stateSubEvent: $0[4].isEmpty ? $0[3] : $0[4]))
      }, uniquingKeysWith: { first, _ in first })
  }

  /// A country by its ISO 3166 alpha-2 code.
  func country(alpha2 code: String) -> Country? { countries[code] }

  /// A country by its ISO 3166 alpha-3 code.
  func country(alpha3 code: String) -> Country? { alpha2[code].flatMap { countries[$0] } }

  /// A sector by its code.
  func sector(_ code: String) -> Sector? { sectors[code] }

  /// The kind of a CAMEO code: of the longest code of the table that begins it.
  func kind(cameo code: String) -> Kind? {
    code.isEmpty ? nil : kinds[code] ?? kind(cameo: String(code.dropLast()))
  }
}
