import PackedStorage
import TextModel

/// Makes a supplement of rows, one by one.
struct SupplementBuilder {
  private let base: Gazetteer
  private let kinds: [String: String]
  private let towns: TownGrid
  private var collector: NameCollector
  private var places: [Place] = []
  private(set) var issues: [CompilationIssue] = []
  /// A row may not name more than this.
  private static let aliasLimit = 200
  private static let weightLimit = 20.0

  init(_ base: Gazetteer) {
    self.base = base
    kinds = Self.kinds(of: base)
    towns = TownGrid(base)
    collector = NameCollector(scanner: base.matcher.scanner, lowerWords: [])
  }

  /// Adds a row, or says why not.
  mutating func add(_ row: OwnPlaceRow) {
    guard !row.name.isEmpty else { return report(row, "the row has no name") }
    guard let latitude = Double(row.latitude), let longitude = Double(row.longitude), abs(latitude) <= 90, abs(longitude) <= 180 else {
      return report(row, "latitude '\(row.latitude)' and longitude '\(row.longitude)' are not degrees of WGS 84")
    }
    guard let type = type(row.kind) else {
      return report(
        row, "the kind '\(row.kind)' is no word of Gazetteer/language/place-kinds.tsv and no GeoNames class and code such as P.PPL")
    }
    guard let weight = row.weight.isEmpty ? OwnPlaceRow.standardWeight : Double(row.weight), abs(weight) <= Self.weightLimit else {
      return report(row, "the weight '\(row.weight)' is no number from -20 to 20")
    }
    let point = Coordinate(latitude: latitude, longitude: longitude)
    let nearest = towns.nearest(to: point)
    guard let country = row.country.isEmpty ? nearest.map(\.country) ?? "" : country(row.country) else {
      return report(row, "the country '\(row.country)' is neither an ISO 3166 code nor the name of a country")
    }
    let isInside = nearest.map { $0.country == country } ?? false
    let area = isInside ? nearest.map { base.place($0.place) } : nil
    let id = PlaceID(UInt32(base.placeCount + places.count))
    let names = ([row.name] + row.aliases.split { $0 == "|" || $0 == ";" }.prefix(Self.aliasLimit).map(Self.trimmed)).filter { !$0.isEmpty }
    guard addNames(names, id) else { return report(row, "no text can match the name '\(row.name)': it has no word, or more than 16") }
    places.append(
      Place(
        id: id, name: row.name, type: type, coordinate: point, countries: country.isEmpty ? [] : [country], admin1: area?.admin1,
        admin2: area?.admin2, population: 0, geonamesID: nil, weight: weight))
  }

  /// All rows that were added.
  func supplement() throws(PackedFileError) -> GazetteerSupplement {
    var writer = PackedFileWriter()
    NamePacker.write(collector, to: &writer, ambiguity: [:]) { -Double($0 & PackedSense.rowMask) }
    let file = try PackedFile(bytes: writer.bytes(), name: "own places")
    let (records, senses) = (
      try file.array("gazetteer.names", of: NameRecord.self), try file.array("gazetteer.senses", of: UInt32.self)
    )
    let strings = try StringTable("gazetteer.strings", in: file)
    let matcher = NameMatcher(
      scanner: base.matcher.scanner, trie: try NameTrie(file: file), names: records, strings: strings, configuration: .news)
    let names = records.array.map { record in
      let name = strings[Int(record.spelling)]
      let first = Int(record.firstSense)
      let own = senses.slice(first..<first + Int(record.senseCount)).array.compactMap(PackedSense.sense)
      let known = base.nameID(name)
      return GazetteerSupplement.Name(
        name: name, senses: own + (known.map { base.senses(of: $0) } ?? []), ambiguity: known.map { base.ambiguity(of: $0) } ?? .none)
    }
    return GazetteerSupplement(places: places, names: names, matcher: matcher)
  }

  mutating func report(_ row: OwnPlaceRow, _ reason: String) {
    issues.append(CompilationIssue(severity: .warning, table: row.table, line: row.line, reason: "\(reason); the row is left out"))
  }

  private mutating func addNames(_ names: [String], _ place: PlaceID) -> Bool {
    var isFirst = true
    for name in names {
      let sense = PackedSense.place(place.index, isFirst ? .main : .alternate)
      let isAdded = collector.add(name, sense: sense, isExact: false)
      if isFirst, !isAdded { return false }
      isFirst = false
    }
    return true
  }

  private func type(_ kind: String) -> FeatureType? {
    if kind.isEmpty { return FeatureType("S.SITE") }
    if GazetteerBuild.isType(kind) { return FeatureType(kind) }
    return kinds[kind.lowercased()].map { FeatureType($0) }
  }

  private func country(_ text: String) -> String? {
    let code = text.uppercased()
    if base.country(alpha2: code) != nil { return code }
    if let alpha2 = base.alpha2(of: code) { return alpha2 }
    for case .place(let id, _) in base.lookup(text) where base.type(of: id).isCountry { return base.country(of: id) }
    return nil
  }

  private static func kinds(of base: Gazetteer) -> [String: String] {
    let name = "language/place-kinds.tsv"
    guard let bytes = base.table(name), let table = try? FactTable(name: name, bytes: bytes, required: ["word", "type"]) else { return [:] }
    return Dictionary(table.rows.map { ($0[table.column("word")], $0[table.column("type")]) }) { first, _ in first }
  }

  private static func trimmed(_ text: Substring) -> String { text.split(separator: " ").joined(separator: " ") }
}
