import PackedStorage
import TextModel

/// Reads GeoNames' dump into a compilation, place by place; what the tables hold already only gains names.
struct DumpReader {
  private let scanner: TokenScanner
  private let variants: NameVariants
  private var cells = DumpCells()
  /// The rows of places by GeoNames id, plus one.
  private var rows: [UInt32]
  /// First- and second-level areas by the hash of their code, `US.WV` or `US.WV.039`.
  private var areas: [UInt64: UInt32] = [:]
  /// The rows of the areas, plus one, where they are known.
  private var areaRows: [UInt32] = []
  private var types: [UInt64: UInt16] = [:]
  private var countryLists: [UInt64: UInt16] = [:]
  /// The first row of the dump.
  private let start: Int
  /// Lines that were left out.
  private(set) var issues: [CompilationIssue] = []
  private static let issueLimit = 1000
  /// GeoNames counts up; its newest ids are near 14 million.
  private static let idLimit = 1 << 28
  /// What news hardly ever speaks of: a spring, a school or a farm among millions, in hundredths of a logarithm of odds.
  private static let obscure: Int32 = -300
  /// Names that are no names: links, post codes, codes of airports and the like.
  private static let codes: Set<UInt64> = Set(
    ["link", "post", "iata", "icao", "faac", "tcid", "unlc", "wkdt", "phon"].map { word in
      Array(word.utf8).reduce(0) { $0 << 8 | UInt64($1) }
    })

  init(_ build: GazetteerBuild) {
    scanner = build.scanner
    variants = build.variants
    start = build.places.count
    rows = [UInt32](repeating: 0, count: 16 << 20)
    for (id, row) in build.idRows { set(row, id: Int(id)) }
    for (code, row) in build.areaRows {
      areas[Self.key(Array(code.utf8).span)] = UInt32(areaRows.count)
      areaRows.append(row + 1)
    }
  }

  /// Reads all files of the dump.
  mutating func read(_ dump: GeoNamesDump, into build: inout GazetteerBuild) throws(PackedFileError) {
    for (path, type) in [(dump.admin1, "A.ADM1"), (dump.admin2, "A.ADM2")] {
      guard let path else { continue }
      try forEachLine(path) { reader, number, line in reader.readArea(line, number, path, type, &build) }
    }
    let countsColumn = dump.alternateNames == nil
    try forEachLine(dump.places) { reader, number, line in
      reader.readPlace(line, number, dump.places, &build)
      if countsColumn { reader.readColumn(line, &build) }
    }
    if let path = dump.alternateNames {
      try forEachLine(path) { reader, number, line in reader.readName(line, number, path, &build) }
    }
    linkAreas(&build)
  }

  private mutating func forEachLine(_ path: String, _ body: (inout DumpReader, Int, Span<UInt8>) -> Void) throws(PackedFileError) {
    try LineFile(path: path).forEachLine { number, line in
      guard line.count > 0, line[0] != UInt8(ascii: "#") else { return }
      cells.cut(line)
      body(&self, number, line)
    }
  }

  /// A line of `admin1CodesASCII.txt` or `admin2Codes.txt`: code, name, name in ASCII, GeoNames id.
  private mutating func readArea(_ line: Span<UInt8>, _ number: Int, _ path: String, _ type: String, _ build: inout GazetteerBuild) {
    guard cells.count >= 4, let id = line.extracting(cells.range(3)).wholeNumber, id > 0, id < Self.idLimit else {
      return report(path, number, "the line has not the four cells code, name, name in ASCII and GeoNames id")
    }
    let code = line.extracting(cells.range(0))
    let area = areaIndex(Self.key(code))
    if row(id: id) == nil, areaRows[area] == 0 {
      var record = PlaceRecord()
      record.geonamesID = UInt32(id)
      record.name = build.collector.strings.insert(line.extracting(cells.range(1)))
      record.type = build.typeIndex(type)
      record.countries = countryList(code.extracting(0..<min(2, code.count)), &build)
      append(record, id: id, &build)
    }
    guard let row = row(id: id) ?? (areaRows[area] > 0 ? areaRows[area] - 1 : nil) else { return }
    if areaRows[area] == 0 { areaRows[area] = row + 1 }
    add(line.extracting(cells.range(1)), row, .main, &build)
    addASCII(line, 1, 2, row, &build)
  }

  /// A line of `allCountries.txt`: 19 cells, of which id, names, point, class, country, areas and inhabitants count.
  private mutating func readPlace(_ line: Span<UInt8>, _ number: Int, _ path: String, _ build: inout GazetteerBuild) {
    guard cells.count >= 15, let id = line.extracting(cells.range(0)).wholeNumber, id > 0, id < Self.idLimit else {
      return report(path, number, "the line has not GeoNames' 19 cells with an id in the first")
    }
    guard let latitude = line.extracting(cells.range(4)).degrees(limit: 90),
      let longitude = line.extracting(cells.range(5)).degrees(limit: 180)
    else { return report(path, number, "the latitude or the longitude is no number of degrees") }
    guard let people = line.extracting(cells.range(14)).wholeNumber else {
      return report(path, number, "the number of inhabitants is no whole number")
    }
    guard !cells.range(1).isEmpty, let type = type(line, &build) else {
      return report(path, number, "the line has no name, or no class and code such as P and PPL")
    }
    if let known = row(id: id) {
      if Int(known) >= start { complete(Int(known), latitude, longitude, people, &build) }
      return addNames(line, known, Int(known) >= start ? .main : .alternate, &build)
    }
    var record = PlaceRecord()
    record.geonamesID = UInt32(id)
    (record.latitude, record.longitude, record.population) = (latitude, longitude, UInt64(people))
    record.type = type
    record.name = build.collector.strings.insert(line.extracting(cells.range(1)))
    record.countries = countryList(line.extracting(cells.range(8)), &build)
    let letter = line[cells.range(6).lowerBound]
    if letter != UInt8(ascii: "P"), letter != UInt8(ascii: "A") { record.weight = Self.obscure }
    setAreas(&record, line, UInt32(build.places.count), build.typeOrder[Int(type)])
    append(record, id: id, &build)
    addNames(line, UInt32(build.places.count - 1), .main, &build)
  }

  /// An area that was known by its code alone gets its point.
  private func complete(_ row: Int, _ latitude: Int32, _ longitude: Int32, _ people: Int, _ build: inout GazetteerBuild) {
    build.places[row].latitude = latitude
    build.places[row].longitude = longitude
    build.places[row].population = UInt64(people)
  }

  /// The areas of a place by their codes, and the place as an area itself; rows come when all are read.
  private mutating func setAreas(_ record: inout PlaceRecord, _ line: Span<UInt8>, _ row: UInt32, _ type: String) {
    let (country, first, second) = (cells.range(8), cells.range(10), cells.range(11))
    guard !country.isEmpty, !first.isEmpty else { return }
    let firstKey = Self.key(line.extracting(first), behind: Self.key(line.extracting(country)))
    let admin1 = areaIndex(firstKey)
    if type == "A.ADM1" {
      if areaRows[admin1] == 0 { areaRows[admin1] = row + 1 }
      return
    }
    record.admin1 = UInt32(admin1) + 1
    guard !second.isEmpty else { return }
    let admin2 = areaIndex(Self.key(line.extracting(second), behind: firstKey))
    if type == "A.ADM2" {
      if areaRows[admin2] == 0 { areaRows[admin2] = row + 1 }
    } else {
      record.admin2 = UInt32(admin2) + 1
    }
  }

  /// Turns the numbers of areas into their rows.
  private func linkAreas(_ build: inout GazetteerBuild) {
    for row in start..<max(start, build.places.count) {
      let (first, second) = (build.places[row].admin1, build.places[row].admin2)
      if first > 0 { build.places[row].admin1 = areaRows[Int(first) - 1] }
      if second > 0 { build.places[row].admin2 = areaRows[Int(second) - 1] }
    }
  }

  private mutating func addNames(_ line: Span<UInt8>, _ row: UInt32, _ kind: NameKind, _ build: inout GazetteerBuild) {
    add(line.extracting(cells.range(1)), row, kind, &build)
    addASCII(line, 1, 2, row, &build)
  }

  /// The form in ASCII, where it is another.
  private mutating func addASCII(_ line: Span<UInt8>, _ name: Int, _ ascii: Int, _ row: UInt32, _ build: inout GazetteerBuild) {
    let (a, b) = (cells.range(name), cells.range(ascii))
    if !b.isEmpty, a.count != b.count || zip(a, b).contains(where: { line[$0] != line[$1] }) {
      add(line.extracting(b), row, .alternate, &build)
    }
  }

  /// The names of the fourth column, between commas.
  private mutating func readColumn(_ line: Span<UInt8>, _ build: inout GazetteerBuild) {
    guard let id = line.extracting(cells.range(0)).wholeNumber, id < Self.idLimit, let row = row(id: id) else { return }
    let names = cells.range(3)
    var begin = names.lowerBound
    for index in names.lowerBound...names.upperBound where index == names.upperBound || line[index] == UInt8(ascii: ",") {
      if index > begin { add(line.extracting(begin..<index), row, .alternate, &build) }
      begin = index + 1
    }
  }

  /// A line of `alternateNamesV2.txt`: number, GeoNames id, language, name, preferred, short, colloquial, historic.
  private mutating func readName(_ line: Span<UInt8>, _ number: Int, _ path: String, _ build: inout GazetteerBuild) {
    guard cells.count >= 4, let id = line.extracting(cells.range(1)).wholeNumber, id < Self.idLimit else {
      return report(path, number, "the line has not the cells number, GeoNames id, language and name")
    }
    guard !Self.codes.contains(line.extracting(cells.range(2)).code), let row = row(id: id) else { return }
    let isHistoric = !line.extracting(cells.range(7)).isEmpty
    add(line.extracting(cells.range(3)), row, isHistoric ? .historic : .alternate, &build)
  }

  private mutating func add(_ name: Span<UInt8>, _ row: UInt32, _ kind: NameKind, _ build: inout GazetteerBuild) {
    guard name.count > 1, name.count < 200 else { return }
    var isExact = false
    if name.count <= 12 {
      let bytes = (0..<name.count).map { name[$0] }
      if variants.isStopWord(bytes) { return }
      isExact = kind != .main && build.isWrittenOnly(bytes)
    }
    // Names that no text can match are many in the dump, and of no use to anybody.
    _ = build.collector.add(name, sense: PackedSense.place(row, kind), isExact: isExact)
  }

  private mutating func append(_ record: PlaceRecord, id: Int, _ build: inout GazetteerBuild) {
    set(UInt32(build.places.count), id: id)
    build.places.append(record)
  }

  private mutating func type(_ line: Span<UInt8>, _ build: inout GazetteerBuild) -> UInt16? {
    let (letter, code) = (cells.range(6), cells.range(7))
    guard letter.count == 1, !code.isEmpty, code.count < 8 else { return nil }
    let key = UInt64(line[letter.lowerBound]) << 56 | line.extracting(code).code
    if let known = types[key] { return known }
    let text = String(decoding: [line[letter.lowerBound], UInt8(ascii: ".")] + code.map { line[$0] }, as: UTF8.self)
    guard GazetteerBuild.isType(text) else { return nil }
    let new = build.typeIndex(text)
    types[key] = new
    return new
  }

  private mutating func countryList(_ code: Span<UInt8>, _ build: inout GazetteerBuild) -> UInt16 {
    if let known = countryLists[code.code] { return known }
    let text = String(decoding: (0..<code.count).map { code[$0] }, as: UTF8.self)
    let new = build.countryListIndex(build.countryRows[text] == nil ? [] : [text])
    countryLists[code.code] = new
    return new
  }

  private mutating func areaIndex(_ key: UInt64) -> Int {
    if let known = areas[key] { return Int(known) }
    areas[key] = UInt32(areaRows.count)
    areaRows.append(0)
    return areaRows.count - 1
  }

  private func row(id: Int) -> UInt32? { id < rows.count && rows[id] > 0 ? rows[id] - 1 : nil }

  private mutating func set(_ row: UInt32, id: Int) {
    if id >= rows.count { rows += [UInt32](repeating: 0, count: id + id / 8 + 1 - rows.count) }
    rows[id] = row + 1
  }

  private mutating func report(_ path: String, _ line: Int, _ reason: String) {
    guard issues.count < Self.issueLimit else { return }
    issues.append(CompilationIssue(severity: .warning, table: path, line: line, reason: "\(reason); it is left out"))
  }

  /// The key of an area's code, cell by cell or with its dots.
  private static func key(_ code: Span<UInt8>, behind prefix: UInt64? = nil) -> UInt64 {
    var hasher = prefix ?? 0xCBF2_9CE4_8422_2325
    func mix(_ byte: UInt8) { hasher = (hasher ^ UInt64(byte)) &* 0x100_0000_01B3 }
    if prefix != nil { mix(UInt8(ascii: ".")) }
    for index in 0..<code.count { mix(code[index]) }
    return hasher
  }
}
