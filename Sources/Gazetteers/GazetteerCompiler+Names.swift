import TextModel

extension GazetteerBuild {
  /// Reads all tables of names of places that stand elsewhere.
  mutating func readNames() {
    for (kind, table) in tables where kind == .names {
      let (name, kindColumn, place) = (table.column("name"), table.column("kind"), table.column("place"))
      for row in table.rows {
        guard let kind = Self.nameKind(row[kindColumn]) else {
          report(table, row, "the kind '\(row[kindColumn])' is none of alternate, abbreviation, demonym and historic")
          continue
        }
        guard !row[name].isEmpty else {
          report(table, row, "the row has no name")
          continue
        }
        guard let target = placeRow(for: row[place]) else {
          report(table, row, "the place '\(row[place])' of '\(row[name])' \(Self.advice(row[place]))")
          continue
        }
        let sense = PackedSense.place(target, kind)
        let isExact = kind == .abbreviation || (kind != .demonym && isWrittenOnly(NameVariants.withoutArticle(row[name])))
        addName(NameVariants.withoutArticle(row[name]), sense, isExact: isExact, placeRow: kind == .demonym ? nil : target, table, row)
        guard kind == .alternate || kind == .historic else { continue }
        let record = places[Int(target)]
        let country = countryListOrder[Int(record.countries)].split(separator: "|").first.map(String.init) ?? ""
        for variant in variants.variants(of: Array(row[name].utf8), type: typeOrder[Int(record.type)], country: country)
        where !variant.isBare {
          if variants.isStopWord(variant.bytes) { continue }
          _ = collector.add(variant.name, sense: sense, isExact: false)
        }
      }
    }
  }

  /// The row of a key: `SY`, `US.WV`, `#170654`, `Deir ez-Zor, SY`, `@Middle East`.
  private mutating func placeRow(for key: String) -> UInt32? {
    if key.hasPrefix("#") { return UInt32(key.dropFirst()).flatMap { idRows[$0] } }
    if key.hasPrefix("@") { return collector.node(of: String(key.dropFirst())).flatMap { regionRows[$0] } }
    if let comma = key.lastIndex(of: ",") {
      let country = key[key.index(after: comma)...].drop { $0 == " " }
      let name = String(key[..<comma])
      let rows = collector.node(of: name).map { collector.places(at: $0) } ?? writtenRows[name] ?? []
      return best(rows, in: String(country))
    }
    return countryRows[key] ?? areaRows[key]
  }

  /// The most populous town of these in a country; without a town the most populous of whatever there is.
  private func best(_ rows: [UInt32], in country: String) -> UInt32? {
    let inside = rows.filter { countryListOrder[Int(places[Int($0)].countries)].split(separator: "|").contains { $0 == country } }
    let towns = inside.filter { typeOrder[Int(places[Int($0)].type)].hasPrefix("P.") }
    return (towns.isEmpty ? inside : towns).max {
      let (a, b) = (places[Int($0)].population, places[Int($1)].population)
      return a != b ? a < b : $0 > $1
    }
  }

  private static func nameKind(_ word: String) -> NameKind? {
    switch word {
    case "alternate": .alternate
    case "abbreviation": .abbreviation
    case "demonym": .demonym
    case "historic": .historic
    default: nil
    }
  }

  private static func advice(_ key: String) -> String {
    if key.hasPrefix("#") { return "is no GeoNames id of any table" }
    if key.hasPrefix("@") { return "is no row of places/regions.tsv, places/physical.tsv or places/supplement.tsv" }
    if key.contains(",") { return "is no name or alias of a place in that country" }
    return "is no country code of places/countries.tsv and no COUNTRY.CODE of admin/admin1.tsv"
  }

  /// Reads how common words are as words, given names and surnames.
  mutating func readPersonNames() {
    readWeights("language/ambiguous.tsv", ["name", "reason", "weight"]) { reason, weight, weights in
      switch reason {
      case "word": weights.word = max(weights.word, weight)
      case "given": weights.given = max(weights.given, weight)
      case "surname": weights.surname = max(weights.surname, weight)
      default: return false
      }
      return true
    }
  }

  /// The given names and surnames by the hash of their word: both weights in 16 bits.
  mutating func personNames() -> [(hash: UInt64, weights: UInt16)] {
    var found: [UInt64: UInt16] = [:]
    for (name, shift) in [("language/given-names.tsv", UInt16(8)), ("language/surnames.tsv", 0)] {
      guard let source = sources.first(where: { $0.path == name }) else { continue }
      do throws(FactTableError) {
        let table = try FactTable(name: name, bytes: source.bytes, required: ["name", "weight"])
        let (word, weight) = (table.column("name"), table.column("weight"))
        for row in table.rows {
          guard let value = Self.weight(row[weight]) else {
            report(table, row, "the weight '\(row[weight])' is no number from 0 to 1")
            continue
          }
          guard let tokens = NameCollector.words(of: Array(row[word].utf8), scanner), tokens.count == 1 else { continue }
          let old = found[tokens[0].hash] ?? 0
          let best = max(UInt16(value), old >> shift & 0xFF)
          found[tokens[0].hash] = old & ~(0xFF << shift) | best << shift
        }
      } catch {
        report(error)
      }
    }
    return found.map { (hash: $0.key, weights: $0.value) }.sorted { $0.hash < $1.hash }
  }

  /// The weights of ambiguous names by the node of the name.
  func ambiguity() -> [UInt32: AmbiguityWeights] {
    guard let source = sources.first(where: { $0.path == "language/ambiguous.tsv" }),
      let table = try? FactTable(name: source.path, bytes: source.bytes, required: ["name"])
    else { return [:] }
    var found: [UInt32: AmbiguityWeights] = [:]
    for row in table.rows {
      let name = row[table.column("name")]
      guard let node = collector.node(of: name), let key = key(of: name), let weight = weights[key] else { continue }
      found[node] = weight
    }
    return found
  }

  /// One hash for all words of a name.
  private func key(of name: String) -> UInt64? {
    guard let tokens = NameCollector.words(of: Array(name.utf8), scanner) else { return nil }
    return tokens.dropFirst().reduce(tokens[0].hash) { NameHasher.mix($0 ^ $1.hash &* 3) }
  }

  private mutating func readWeights(
    _ name: String, _ required: [String], _ apply: (String, UInt8, inout AmbiguityWeights) -> Bool
  ) {
    guard let source = sources.first(where: { $0.path == name }) else { return }
    do throws(FactTableError) {
      let table = try FactTable(name: name, bytes: source.bytes, required: required)
      let (word, reason, weight) = (table.column("name"), table.column("reason"), table.column("weight"))
      for row in table.rows {
        guard let value = Self.weight(row[weight]), let key = key(of: row[word]) else {
          report(table, row, "the weight '\(row[weight])' is no number from 0 to 1, or '\(row[word])' is no name")
          continue
        }
        var entry = weights[key] ?? AmbiguityWeights()
        guard apply(row[reason], value, &entry) else {
          report(table, row, "the reason '\(row[reason])' is none of word, given and surname")
          continue
        }
        weights[key] = entry
      }
    } catch {
      report(error)
    }
  }

  private static func weight(_ text: String) -> UInt8? {
    guard let value = Double(text), value >= 0, value <= 1 else { return nil }
    return UInt8((value * 255).rounded())
  }
}
