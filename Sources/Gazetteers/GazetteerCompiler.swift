import PackedStorage
import TextModel

/// Turns the tables of facts into one packed data file.
///
/// Places, names and actors become packed sections; every other table is carried as its bytes (`tables/PATH`); models are taken over section by section.
public struct GazetteerCompiler: Sendable {
  /// Creates a compiler.
  public init() {}

  /// Compiles the files of a folder of facts in memory. Complexity: O(n log n) in the number of names.
  ///
  /// - Throws: `GazetteerCompilationError` with all rows that are wrong.
  public func compile(_ sources: [GazetteerSource]) throws(GazetteerCompilationError) -> CompiledGazetteer {
    var writer = PackedFileWriter()
    let warnings = try compile(sources, dump: nil, into: &writer)
    return CompiledGazetteer(bytes: writer.bytes(), warnings: warnings)
  }

  /// Compiles the files of a folder of facts, and the places of a dump beside them; what was noticed and passed over.
  ///
  /// The dump's thirteen million places want less than 3 GB of memory.
  ///
  /// - Throws: `GazetteerCompilationError` with all rows that are wrong, or with the file of the dump that cannot be read.
  public func compile(_ sources: [GazetteerSource], dump: GeoNamesDump?, into writer: inout PackedFileWriter)
    throws(GazetteerCompilationError) -> [CompilationIssue]
  {
    var build = GazetteerBuild(sources: sources.sorted { $0.path < $1.path })
    build.readPlaces()
    build.readNames()
    build.readActors()
    build.closeTables()
    if let dump { build.read(dump) }
    build.write(to: &writer)
    if !build.errors.isEmpty { throw GazetteerCompilationError(issues: build.errors) }
    return build.warnings
  }
}

/// The state of one compilation.
struct GazetteerBuild {
  /// What a table is compiled as.
  enum TableKind {
    case places
    case names
    case actors
    case text
  }

  let sources: [GazetteerSource]
  let scanner: TokenScanner
  let variants: NameVariants
  let fold: FoldTableBuilder
  var tables: [(kind: TableKind, table: FactTable)] = []
  /// How many rows each table that is compiled holds.
  var tableCounts: [(name: String, count: Int)] = []
  var errors: [CompilationIssue] = []
  var warnings: [CompilationIssue] = []
  var collector: NameCollector
  var places: [PlaceRecord] = []
  var types: [String: UInt16] = [:]
  var typeOrder: [String] = []
  var countryLists: [String: UInt16] = [:]
  var countryListOrder: [String] = []
  var countries: [(alpha2: String, alpha3: String, row: UInt32)] = []
  var countryRows: [String: UInt32] = [:]
  var areaRows: [String: UInt32] = [:]
  var idRows: [UInt32: UInt32] = [:]
  var regionRows: [UInt32: UInt32] = [:]
  var actors: [ActorRecord] = []
  var roles: [RoleRecord] = []
  /// The first row of the dump's places, where there is a dump.
  var dumpStart: Int?
  /// Places by names that no text matches, for the keys of name tables.
  var writtenRows: [String: [UInt32]] = [:]
  var weights: [UInt64: AmbiguityWeights] = [:]

  init(sources: [GazetteerSource]) {
    self.sources = sources
    var errors: [CompilationIssue] = []
    fold =
      Self.rules(FoldTableBuilder.tableName, sources, ["first", "last", "class", "to"], &errors) { table throws(FactTableError) in
        try FoldTableBuilder(table: table)
      } ?? FoldTableBuilder()
    variants =
      Self.rules(NameVariants.tableName, sources, ["rule", "form"], &errors) { table throws(FactTableError) in
        try NameVariants(table: table)
      } ?? NameVariants()
    scanner = TokenScanner(fold: fold.table)
    collector = NameCollector(scanner: scanner, lowerWords: variants.lowerWords)
    self.errors = errors
    readPersonNames()
    openTables()
  }

  mutating func report(_ table: FactTable, _ row: FactRow, _ reason: String, _ severity: CompilationIssue.Severity = .error) {
    let issue = CompilationIssue(severity: severity, table: table.name, line: row.line, reason: reason)
    if severity == .error { errors.append(issue) } else { warnings.append(issue) }
  }

  mutating func report(_ error: FactTableError) {
    errors.append(CompilationIssue(severity: .error, table: error.table, line: error.line, reason: error.reason))
  }

  /// Lets go of the tables that were read.
  mutating func closeTables() {
    tableCounts = tables.map { ($0.table.name, $0.table.rows.count) }
    tables = []
  }

  /// Reads the dump; a file of it that cannot be read is an error.
  mutating func read(_ dump: GeoNamesDump) {
    let tablePlaces = places.count
    var reader = DumpReader(self)
    do throws(PackedFileError) {
      try reader.read(dump, into: &self)
    } catch {
      errors.append(CompilationIssue(severity: .error, table: dump.places, line: 1, reason: "\(error)"))
    }
    warnings += reader.issues
    tableCounts.append((dump.places, places.count - tablePlaces))
    dumpStart = tablePlaces
  }

  private static func rules<Rules>(
    _ name: String, _ sources: [GazetteerSource], _ required: [String], _ errors: inout [CompilationIssue],
    _ read: (FactTable) throws(FactTableError) -> Rules
  ) -> Rules? {
    guard let source = sources.first(where: { $0.path == name }) else { return nil }
    do {
      return try read(FactTable(name: name, bytes: source.bytes, required: required))
    } catch {
      errors.append(CompilationIssue(severity: .error, table: error.table, line: error.line, reason: error.reason))
      return nil
    }
  }

  /// Reads all tables that are compiled: countries first, then first-level and second-level areas, then the rest by path.
  private mutating func openTables() {
    for source in sources {
      let kind = Self.kind(of: source)
      guard kind != .text else { continue }
      let required: [String] =
        switch kind {
        case .places: ["geonames_id", "name", "latitude", "longitude", "type", "country", "admin1", "admin2", "population", "aliases"]
        case .names: ["name", "kind", "place"]
        default: ["name", "type", "roles", "aliases"]
        }
      do throws(FactTableError) {
        tables.append((kind, try FactTable(name: source.path, bytes: source.bytes, required: required)))
      } catch {
        report(error)
      }
    }
    let first = ["places/countries.tsv", "admin/admin1.tsv", "admin/admin2.tsv"]
    func order(_ table: FactTable) -> Int { first.firstIndex(of: table.name) ?? first.count }
    tables.sort { (order($0.table), $0.table.name) < (order($1.table), $1.table.name) }
  }

  private static func kind(of source: GazetteerSource) -> TableKind {
    guard source.path.hasSuffix(".tsv") else { return .text }
    if source.path.hasPrefix("places/") || source.path.hasPrefix("admin/") { return .places }
    if source.path.hasPrefix("names/") { return .names }
    guard source.path.hasPrefix("actors/") || source.path.hasPrefix("organizations/") else { return .text }
    // Tables of agents and heads lie beside those of actors; only the latter have roles.
    return header(of: source.bytes).contains("roles") ? .actors : .text
  }

  private static func header(of bytes: [UInt8]) -> [String] {
    for line in bytes.split(separator: UInt8(ascii: "\n"), maxSplits: 64) where line.first != UInt8(ascii: "#") {
      return line.split(separator: UInt8(ascii: "\t")).map { String(decoding: $0, as: UTF8.self) }
    }
    return []
  }

  /// Adds a name; of `Donostia / San Sebastián` both parts, of `Frankfurt (Oder)` what stands before the bracket; what no text could match is a warning.
  mutating func addName(_ name: String, _ sense: UInt32, isExact: Bool, placeRow: UInt32?, _ table: FactTable, _ row: FactRow) {
    if collector.add(name, sense: sense, isExact: isExact, placeRow: placeRow) { return }
    if let placeRow { writtenRows[name, default: []].append(placeRow) }
    let outside = name.split(separator: "(", omittingEmptySubsequences: false).first ?? ""
    var isAdded = false
    for part in outside.split(separator: "/") {
      let words = part.split(separator: " ").joined(separator: " ")
      guard words.utf8.count > 2, !variants.isStopWord(Array(words.utf8)) else { continue }
      isAdded = collector.add(words, sense: sense, isExact: isExact, placeRow: placeRow) || isAdded
    }
    if !isAdded {
      report(table, row, "no text can match the name '\(name)': it has no word, or a sign between its words that ends a name", .warning)
    }
  }

  /// Whether a name is matched only as written: with dots between single letters, or a short acronym, or one that is also a word.
  func isWrittenOnly(_ name: String) -> Bool { isWrittenOnly(Array(name.utf8)) }

  func isWrittenOnly(_ bytes: [UInt8]) -> Bool {
    guard bytes.count >= 2, bytes.allSatisfy({ $0 < 0x80 }) else { return false }
    if bytes[1] == 0x2E, bytes.count <= 12, bytes.allSatisfy({ $0 == 0x2E || $0 &- 65 < 26 }) { return true }
    guard bytes.allSatisfy({ $0 &- 65 < 26 || $0 == UInt8(ascii: "&") }) else { return false }
    if bytes.count <= 3 { return true }
    guard let word = NameCollector.words(of: bytes, scanner)?.first else { return false }
    return (weights[word.hash]?.word ?? 0) > 0 || variants.isStopWord(bytes)
  }
}
