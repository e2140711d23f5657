import TextModel

extension GazetteerBuild {
  private struct PlaceColumns {
    let id, name, latitude, longitude, type, country, admin1, admin2, population, aliases, iso3: Int?

    init(_ table: FactTable) {
      id = table.column("geonames_id")
      name = table.column("name")
      latitude = table.column("latitude")
      longitude = table.column("longitude")
      type = table.column("type")
      country = table.column("country")
      admin1 = table.column("admin1")
      admin2 = table.column("admin2")
      population = table.column("population")
      aliases = table.column("aliases")
      iso3 = table.column("iso3")
    }
  }

  /// Reads all tables of places.
  mutating func readPlaces() {
    for (kind, table) in tables where kind == .places {
      let columns = PlaceColumns(table)
      for row in table.rows { readPlace(table, row, columns) }
    }
    if countries.isEmpty, let table = tables.first(where: { $0.kind == .places })?.table, let row = table.rows.first {
      report(table, row, "there is no country (type A.PCLI) in any table; places/countries.tsv is missing", .warning)
    }
  }

  private mutating func readPlace(_ table: FactTable, _ row: FactRow, _ columns: PlaceColumns) {
    let name = row[columns.name]
    let type = row[columns.type]
    guard !name.isEmpty else { return report(table, row, "the row has no name") }
    guard Self.isType(type) else {
      return report(table, row, "the type '\(type)' is not GeoNames' class and code, such as P.PPL or A.ADM1")
    }
    var record = PlaceRecord()
    guard readPoint(&record, table, row, columns), readNumbers(&record, table, row, columns) else { return }
    let place = UInt32(places.count)
    let codes = row.list(columns.country)
    for code in codes where !Self.isAlpha2(code) || (countryRows[code] == nil && !Self.isCountry(type)) {
      report(table, row, "the country '\(code)' is no ISO 3166 alpha-2 code of places/countries.tsv")
      return
    }
    if record.geonamesID != 0, let old = idRows[record.geonamesID] {
      report(table, row, "GeoNames id \(record.geonamesID) stands twice; the names are added to the first row", .warning)
      return addNames(of: old, type, codes, table, row, columns, kind: .alternate)
    }
    record.name = collector.strings.insert(name)
    record.type = typeIndex(type)
    record.countries = countryListIndex(codes)
    setAreas(&record, type, place, codes.first ?? "", table, row, columns)
    if record.geonamesID != 0 { idRows[record.geonamesID] = place }
    places.append(record)
    if Self.isCountry(type), let code = codes.first, codes.count == 1, countryRows[code] == nil, type != "A.PCLH" {
      countryRows[code] = place
      countries.append((code, row[columns.iso3], place))
    }
    addNames(of: place, type, codes, table, row, columns, kind: .main)
  }

  /// The name, its aliases, and the forms in which print varies them.
  private mutating func addNames(
    of place: UInt32, _ type: String, _ codes: [String], _ table: FactTable, _ row: FactRow, _ columns: PlaceColumns, kind: NameKind
  ) {
    let name = row[columns.name]
    let population = places[Int(place)].population
    let country = codes.first ?? ""
    for (index, alias) in ([name] + row.list(columns.aliases).map(NameVariants.withoutArticle)).enumerated() {
      let bytes = Array(alias.utf8)
      if index > 0 || population < 100_000, variants.isStopWord(bytes) { continue }
      let sense = PackedSense.place(place, index == 0 ? kind : .alternate)
      addName(alias, sense, isExact: index > 0 && isWrittenOnly(alias), placeRow: place, table, row)
      for variant in variants.variants(of: bytes, type: type, country: country) {
        if variant.isBare, !allowsBare(variant.bytes, type, population) { continue }
        if variants.isStopWord(variant.bytes) { continue }
        _ = collector.add(variant.name, sense: PackedSense.place(place, .alternate), isExact: false)
      }
    }
    guard table.name == "places/regions.tsv" || table.name == "places/physical.tsv" || table.name == "places/supplement.tsv" else { return }
    for (index, alias) in ([name] + row.list(columns.aliases)).enumerated() {
      guard let node = collector.node(of: alias), index == 0 || regionRows[node] == nil else { continue }
      if index == 0, let old = regionRows[node], places[Int(old)].name == places[Int(place)].name { continue }
      regionRows[node] = place
    }
  }

  /// A name without its article is kept for towns of some size and for areas, unless it is a word or the name of persons.
  private func allowsBare(_ name: [UInt8], _ type: String, _ population: UInt64) -> Bool {
    guard name.count >= 4, population >= 10_000 || !type.hasPrefix("P.") else { return false }
    guard let token = NameCollector.words(of: name, scanner), token.count == 1 else { return true }
    return weights[token[0].hash] == nil
  }

  private mutating func readPoint(_ record: inout PlaceRecord, _ table: FactTable, _ row: FactRow, _ columns: PlaceColumns) -> Bool {
    let (latitude, longitude) = (row[columns.latitude], row[columns.longitude])
    if latitude.isEmpty, longitude.isEmpty { return true }
    guard let north = Double(latitude), let east = Double(longitude), abs(north) <= 90, abs(east) <= 180 else {
      report(table, row, "latitude '\(latitude)' and longitude '\(longitude)' are not degrees of WGS 84")
      return false
    }
    record.latitude = Int32((north * 1e7).rounded())
    record.longitude = Int32((east * 1e7).rounded())
    return true
  }

  private mutating func readNumbers(_ record: inout PlaceRecord, _ table: FactTable, _ row: FactRow, _ columns: PlaceColumns) -> Bool {
    if !row[columns.population].isEmpty {
      guard let population = UInt64(row[columns.population]) else {
        report(table, row, "the population '\(row[columns.population])' is no whole number")
        return false
      }
      record.population = population
    }
    if !row[columns.id].isEmpty {
      guard let id = UInt32(row[columns.id]), id > 0 else {
        report(table, row, "the GeoNames id '\(row[columns.id])' is no number")
        return false
      }
      record.geonamesID = id
    }
    return true
  }

  /// Finds the areas that a place lies in, and makes an area known to those that lie in it.
  private mutating func setAreas(
    _ record: inout PlaceRecord, _ type: String, _ place: UInt32, _ country: String, _ table: FactTable, _ row: FactRow,
    _ columns: PlaceColumns
  ) {
    let (admin1, admin2) = (row[columns.admin1], row[columns.admin2])
    guard !admin1.isEmpty, !country.isEmpty else { return }
    let first = country + "." + admin1
    if type == "A.ADM1" {
      if areaRows[first] == nil { areaRows[first] = place }
      return
    }
    record.admin1 = areaRows[first].map { $0 + 1 } ?? 0
    guard !admin2.isEmpty else { return }
    let second = first + "." + admin2
    if type == "A.ADM2" {
      if areaRows[second] == nil { areaRows[second] = place }
    } else {
      record.admin2 = areaRows[second].map { $0 + 1 } ?? 0
    }
  }

  mutating func typeIndex(_ type: String) -> UInt16 {
    if let known = types[type] { return known }
    let new = UInt16(typeOrder.count)
    types[type] = new
    typeOrder.append(type)
    return new
  }

  mutating func countryListIndex(_ codes: [String]) -> UInt16 {
    let key = codes.joined(separator: "|")
    if let known = countryLists[key] { return known }
    let new = UInt16(countryListOrder.count)
    countryLists[key] = new
    countryListOrder.append(key)
    return new
  }

  private static func isCountry(_ type: String) -> Bool { type.hasPrefix("A.PCL") }

  private static func isAlpha2(_ code: String) -> Bool { code.utf8.count == 2 && code.utf8.allSatisfy { $0 &- 65 < 26 } }

  static func isType(_ type: String) -> Bool {
    let bytes = Array(type.utf8)
    guard bytes.count >= 3, bytes[1] == UInt8(ascii: "."), bytes.count <= 12 else { return false }
    return "AHLPRSTUV".utf8.contains(bytes[0]) && bytes[2...].allSatisfy { $0 &- 65 < 26 || $0 &- 48 < 10 }
  }
}
