import PackedStorage
import TextModel

extension GazetteerBuild {
  /// Writes all sections; what cannot be written is an error.
  mutating func write(to writer: inout PackedFileWriter) {
    let persons = personNames()
    let ranks = places.indices.map { Float(rank(of: $0)) }
    writer.add("gazetteer.places", places)
    places = []
    writer.add("gazetteer.actors", actors)
    writer.add("gazetteer.roles", roles)
    writer.add("gazetteer.persons.hashes", persons.map(\.hash))
    writer.add("gazetteer.persons.weights", persons.map(\.weights))
    writer.add("gazetteer.types", Self.lines(typeOrder))
    writer.add("gazetteer.countries.lists", Self.lines(countryListOrder))
    writer.add("gazetteer.countries", Self.lines(countries.map { "\($0.alpha2)\t\($0.alpha3)\t\($0.row)" }))
    writer.add("gazetteer.tables", Self.lines(tableCounts.map { "\($0.name)\t\($0.count)" }))
    writer.add("gazetteer.sources", Self.lines(attributions()))
    fold.add(to: &writer)
    let actorRank = 1e6
    var names = Set<String>()
    writeTables(to: &writer, &names)
    writeModels(to: &writer, &names)
    let weights = ambiguity()
    let collected = collector
    collector.empty()
    NamePacker.write(collected, to: &writer, ambiguity: weights) { sense in
      sense & PackedSense.actorBit != 0 ? actorRank : Double(ranks[Int(sense & PackedSense.rowMask)])
    }
  }

  /// How large news takes a place to be, to order the senses of a name: countries first, then by inhabitants.
  private func rank(of row: Int) -> Double {
    let place = places[row]
    let type = typeOrder[Int(place.type)]
    if let dumpStart, row >= dumpStart { return Double(place.population) }
    if type.hasPrefix("A.PCL") { return 1e12 + Double(place.population) }
    // An area holds its towns' inhabitants; a region or a river has none of its own.
    if type == "A.ADM1" || type == "A.ADM2" { return Double(place.population) / 4 }
    return type.hasPrefix("P.") ? Double(place.population) : max(Double(place.population) / 4, 1e5)
  }

  private mutating func writeTables(to writer: inout PackedFileWriter, _ names: inout Set<String>) {
    let compiled = Set(tableCounts.map(\.name)).union([FoldTableBuilder.tableName, NameVariants.tableName, "language/ambiguous.tsv"])
    for source in sources where source.path.hasSuffix(".tsv") && !compiled.contains(source.path) {
      let name = "tables/" + source.path
      guard name.utf8.count < 40, name.utf8.allSatisfy({ $0 < 0x80 }), names.insert(name).inserted else {
        errors.append(
          CompilationIssue(severity: .error, table: source.path, line: 1, reason: "the path has more than 32 ASCII characters; shorten it"))
        continue
      }
      writer.add(name, Self.carried(source))
    }
  }

  /// The bytes of a table without what only people and tests read, for tables are read at every start: comments, and the examples of
  /// rules. Lines keep their numbers.
  private static func carried(_ source: GazetteerSource) -> [UInt8] {
    let hasExamples = ["actions/", "actors/", "dates/"].contains { source.path.hasPrefix($0) }
    let (tab, lineFeed) = (UInt8(ascii: "\t"), UInt8(ascii: "\n"))
    var header: [ArraySlice<UInt8>]?
    var carried: [UInt8] = []
    for (number, line) in source.bytes.split(separator: lineFeed, omittingEmptySubsequences: false).enumerated() {
      if number > 0 { carried.append(lineFeed) }
      if line.first == UInt8(ascii: "#") { continue }
      let cells = line.split(separator: tab, omittingEmptySubsequences: false)
      guard let columns = header else {
        header = cells
        carried += line
        continue
      }
      for (index, cell) in cells.enumerated() {
        if index > 0 { carried.append(tab) }
        let isExample =
          hasExamples && index < columns.count && Self.exampleColumns.contains(String(decoding: columns[index], as: UTF8.self))
        if !isExample { carried += cell }
      }
    }
    return carried
  }

  /// The columns that hold the examples of rules and what they must give.
  private static let exampleColumns: Set<String> = ["example", "expect", "expected", "day"]

  private mutating func writeModels(to writer: inout PackedFileWriter, _ names: inout Set<String>) {
    for source in sources where source.path.hasSuffix(".model") {
      do {
        let file = try PackedFile(bytes: source.bytes, name: source.path)
        try file.verify()
        let clashes = file.names.filter { $0.hasPrefix("gazetteer.") || !names.insert($0).inserted }
        if clashes.isEmpty {
          writer.addSections(of: file)
        } else {
          errors.append(
            CompilationIssue(
              severity: .error, table: source.path, line: 1, reason: "its sections \(clashes.joined(separator: ", ")) are there already"))
        }
      } catch {
        errors.append(CompilationIssue(severity: .error, table: source.path, line: 1, reason: "is no model: \(error)"))
      }
    }
  }

  /// What the first comments of the tables say about where the facts come from, each once with its tables.
  private func attributions() -> [String] {
    var order: [String] = []
    var found: [String: [String]] = [:]
    for source in sources where source.bytes.first == UInt8(ascii: "#") {
      var text = String(decoding: source.bytes.prefix { $0 != UInt8(ascii: "\n") }.dropFirst().drop { $0 == 0x20 }, as: UTF8.self)
      if text.hasPrefix("Made by "), let end = text.utf8.firstIndex(of: UInt8(ascii: ";")), text[end...].hasPrefix("; do not edit. ") {
        text = String(text[end...].dropFirst(15))
      }
      guard ["CC ", "public domain", "GeoNames", "licen", "Natural Earth", "Unicode"].contains(where: { text.contains($0) }) else {
        continue
      }
      let isCity = source.path.hasPrefix("places/cities/")
      let path = isCity ? "places/cities" : source.path
      if found[text] == nil { order.append(text) }
      if found[text]?.last != path { found[text, default: []].append(path) }
    }
    return order.map { "\($0) (\((found[$0] ?? []).joined(separator: ", ")))" }
  }

  private static func lines(_ lines: [String]) -> [UInt8] { lines.flatMap { Array($0.utf8) + [UInt8(ascii: "\n")] } }
}
