import TextModel

extension GazetteerBuild {
  /// Reads all tables of persons, organizations and groups.
  mutating func readActors() {
    for (kind, table) in tables where kind == .actors {
      let (name, type, roleColumn, aliases) = (table.column("name"), table.column("type"), table.column("roles"), table.column("aliases"))
      for row in table.rows {
        guard !row[name].isEmpty else {
          report(table, row, "the row has no name")
          continue
        }
        guard let actorType = ActorType(rawValue: row[type]), let typeIndex = ActorType.allCases.firstIndex(of: actorType) else {
          report(table, row, "the type '\(row[type])' is none of PER, ORG and NORP")
          continue
        }
        let found = row.list(roleColumn).compactMap { role($0, table, row) }
        let actor = UInt32(actors.count)
        var record = ActorRecord()
        record.name = collector.strings.insert(row[name])
        record.type = UInt32(typeIndex)
        record.firstRole = UInt32(roles.count)
        record.roleCount = UInt32(found.count)
        roles += found
        actors.append(record)
        for (index, alias) in ([row[name]] + row.list(aliases).map(NameVariants.withoutArticle)).enumerated() {
          addActorName(alias, PackedSense.actor(actor, index == 0 ? .main : .alternate), table, row)
        }
      }
    }
  }

  private mutating func addActorName(_ name: String, _ sense: UInt32, _ table: FactTable, _ row: FactRow) {
    addName(name, sense, isExact: isWrittenOnly(name), placeRow: nil, table, row)
    for variant in variants.shortened(Array(name.utf8)) {
      _ = collector.add(String(decoding: variant, as: UTF8.self), sense: sense, isExact: false)
    }
    if name.hasPrefix("The ") { _ = collector.add(String(name.dropFirst(4)), sense: sense, isExact: false) }
    let letters = Array(name.utf8)
    // Some papers print U.N., F.B.I.
    if letters.count == 2 || letters.count == 3, letters.allSatisfy({ $0 &- 65 < 26 }) {
      let dotted = letters.map { String(UnicodeScalar($0)) + "." }.joined()
      _ = collector.add(dotted, sense: sense, isExact: true)
    }
  }

  /// `CODE`, `CODE@FROM..TO`, `CODE@FROM..`, `CODE@..TO`.
  private mutating func role(_ text: String, _ table: FactTable, _ row: FactRow) -> RoleRecord? {
    let parts = text.split(separator: "@", omittingEmptySubsequences: false).map(String.init)
    guard parts.count <= 2, Self.isCode(parts[0]) else {
      report(table, row, "the role '\(text)' is no CAMEO actor code of three to twelve capitals")
      return nil
    }
    var record = RoleRecord()
    record.code = collector.strings.insert(parts[0])
    guard parts.count == 2 else { return record }
    guard let dots = Self.dots(parts[1]) else {
      report(table, row, "the days of the role '\(text)' are not FROM..TO")
      return nil
    }
    let (from, to) = (String(parts[1].prefix(dots)), String(parts[1].dropFirst(dots + 2)))
    guard let first = Self.day(from), let last = Self.day(to), first == RoleRecord.open || last == RoleRecord.open || first <= last else {
      report(table, row, "the days of the role '\(text)' are not YYYY-MM-DD..YYYY-MM-DD in order")
      return nil
    }
    record.from = first
    record.to = last
    return record
  }

  private static func day(_ text: String) -> Int32? {
    text.isEmpty ? RoleRecord.open : CalendarDay(iso: text).map { Int32($0.ordinal) }
  }

  /// The offset of `..`.
  private static func dots(_ text: String) -> Int? {
    let bytes = Array(text.utf8)
    guard bytes.allSatisfy({ $0 < 0x80 }) else { return nil }
    return bytes.indices.dropLast().first { bytes[$0] == 0x2E && bytes[$0 + 1] == 0x2E }
  }

  private static func isCode(_ code: String) -> Bool {
    let count = code.utf8.count
    return count >= 3 && count <= 12 && count % 3 == 0 && code.utf8.allSatisfy { $0 &- 65 < 26 }
  }
}
