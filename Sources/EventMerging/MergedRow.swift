import OutputFormats

/// Makes one row of the tellings of an event.
enum MergedRow {
  /// The surest telling, with what it lacks taken from the others, the latest counts, and all articles.
  static func row(of tellings: [Telling]) -> EventFields {
    let ranked = tellings.sorted { rank($0.fields) < rank($1.fields) }
    var row = ranked[0].fields
    for other in ranked.dropFirst() { fill(&row, from: other.fields) }
    for count in ["fatalities", "injured"] { row[count] = latest(count, ranked) }
    let articles = ranked.reduce(into: Set<String>()) { $0.formUnion($1.articles) }
    let sources = ranked.reduce(into: Set<String>()) { $0.formUnion($1.sources) }
    row["mentions"] = .integer(ranked.reduce(0) { $0 + (Int($1.fields.text("mentions")) ?? 1) })
    row["n_sources"] = .integer(sources.count)
    row["sources"] = .text(sources.sorted().joined(separator: "; "))
    row["n_articles"] = .integer(articles.count)
    row["articles"] = .text(articles.sorted().joined(separator: "; "))
    return row
  }

  /// Surest first, then the more specific code, the earlier article, the smaller id: a total order, so that no order of files shows.
  private static func rank(_ fields: EventFields) -> (Double, Int, String, String) {
    let published = fields.text("published")
    return (
      -(Double(fields.text("confidence")) ?? 0), -fields.text("cameo_code").utf8.count, published.isEmpty ? "~" : published,
      fields.text("event_id")
    )
  }

  private static func fill(_ row: inout EventFields, from other: EventFields) {
    var isFilled = false
    for (role, objects) in [("actor", \EventFields.actors), ("target", \EventFields.targets)]
    where row[role] == .null && other[role] != .null {
      for suffix in ["", "_text", "_code", "_country", "_sector"] { row[role + suffix] = other[role + suffix] }
      row[keyPath: objects] = other[keyPath: objects]
      isFilled = true
    }
    if row["issues"] == .null { row["issues"] = other["issues"] }
    if isFilled { row["title"] = .text(title(row)) }
  }

  /// The line for labels, as `EventRecord.title` writes it.
  private static func title(_ row: EventFields) -> String {
    func joined(_ role: String) -> String { ListCell.parts(row.text(role)).joined(separator: ", ") }
    let (actors, targets) = (joined("actor"), joined("target"))
    var line = row.text("action")
    if !actors.isEmpty || !targets.isEmpty { line += ":" }
    if !actors.isEmpty { line += " " + actors }
    if !targets.isEmpty { line += " -> " + targets }
    return row["place"] == .null ? line : line + " (\(row.text("place")))"
  }

  /// The count of the latest article that states one; of two of a day the larger.
  private static func latest(_ count: String, _ tellings: [Telling]) -> FieldValue {
    let stated = tellings.compactMap { telling in Int(telling.fields.text(count)).map { (telling.fields.text("published"), $0) } }
    return stated.max { $0 < $1 }.map { .integer($0.1) } ?? .null
  }
}
