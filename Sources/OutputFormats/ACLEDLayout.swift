extension DatasetLayout {
  /// ACLED: 31 columns as CSV, a header, a row an event; only kinds of events that its codebook knows, and only what took place.
  static let acled = DatasetLayout(
    columns: acledEvent + acledActors + acledPlace + acledSource, separator: .commas, header: .names, rows: .events,
    holds: { fields, codes in fields.text("realis") == "actual" && codes.kind(cameo: fields.text("cameo_code")) != nil })

  private static let acledEvent: [DatasetColumn] = [
    .same("event_id_cnty", "event_id"),
    .same("event_date", "event_date"),
    DatasetColumn("year") { $0.day.year },
    DatasetColumn("time_precision") { ["day": "1", "week": "2", "month": "3"][$0["date_precision"]] ?? "" },
    DatasetColumn("disorder_type") { $0.codes.kind(cameo: $0["cameo_code"])?.disorder ?? "" },
    DatasetColumn("event_type") { $0.codes.kind(cameo: $0["cameo_code"])?.event ?? "" },
    DatasetColumn("sub_event_type") { row in
      let kind = row.codes.kind(cameo: row["cameo_code"])
      return (acledType(row, row.fields.actors) == "State forces" ? kind?.stateSubEvent : kind?.subEvent) ?? ""
    },
  ]

  private static let acledActors: [DatasetColumn] =
    acledActor("1") { $0.actors } + acledActor("2") { $0.targets } + [
      DatasetColumn("interaction") { row in
        let sides = [acledType(row, row.fields.actors), acledType(row, row.fields.targets)].filter { !$0.isEmpty }
        return sides.count == 1 ? "Sole " + sides[0] : sides.joined(separator: "-")
      },
      DatasetColumn("civilian_targeting") { row in
        let isViolence = row.codes.kind(cameo: row["cameo_code"])?.disorder == "Political violence"
        return isViolence && acledType(row, row.fields.targets) == "Civilians" ? "Civilian targeting" : ""
      },
    ]

  private static func acledActor(_ number: String, _ list: @escaping @Sendable (EventFields) -> [EventObject]) -> [DatasetColumn] {
    [
      DatasetColumn("actor" + number) { list($0.fields).first?["name"].string ?? "" },
      DatasetColumn("assoc_actor_" + number) { row in list(row.fields).dropFirst().map { $0["name"].string }.joined(separator: "; ") },
      DatasetColumn("inter" + number) { acledType($0, list($0.fields)) },
    ]
  }

  @Sendable private static func acledType(_ row: DatasetRow, _ objects: [EventObject]) -> String {
    row.codes.sector(objects.first?["sector"].string ?? "")?.acled ?? ""
  }

  private static let acledPlace: [DatasetColumn] = [
    DatasetColumn("iso") { $0.country?.numeric ?? "" },
    .empty("region"),
    DatasetColumn("country") { $0.country?.name ?? $0["country_name"] },
    .same("admin1", "admin1"),
    .empty("admin2"),
    .empty("admin3"),
    .same("location", "place"),
    .same("latitude", "latitude"),
    .same("longitude", "longitude"),
    DatasetColumn("geo_precision") { row in Int(row["geo_precision"]).map { String(min($0, 3)) } ?? "" },
  ]

  private static let acledSource: [DatasetColumn] = [
    DatasetColumn("source") { $0["sources"].isEmpty ? $0["source"] : $0["sources"] },
    .empty("source_scale"),
    .same("notes", "quote"),
    .same("fatalities", "fatalities"),
    .empty("tags"),
    .empty("timestamp"),
  ]
}
