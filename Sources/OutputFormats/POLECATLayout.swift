extension DatasetLayout {
  /// POLECAT: 40 columns by tabs, a header, a row an event.
  static let polecat = DatasetLayout(
    columns: polecatEvent + polecatActor("Actor") { $0.actors } + polecatActor("Recipient") { $0.targets } + polecatPlace + polecatStory,
    separator: .tabs, header: .names, rows: .events, holds: { fields, _ in isAsserted(fields) && fields["plover_type"] != .null })

  private static let polecatEvent: [DatasetColumn] = [
    .same("Event ID", "event_id"),
    .same("Event Date", "event_date"),
    .same("Event Type", "plover_type"),
    .same("Event Mode", "plover_mode"),
    .empty("Intensity"),
    DatasetColumn("Quad Code") { row in
      let labels = ["", "VERBAL COOPERATION", "MATERIAL COOPERATION", "VERBAL CONFLICT", "MATERIAL CONFLICT"]
      return Int(row["quad_class"]).map { labels[min(max($0, 0), 4)] } ?? ""
    },
    .empty("Contexts"),
  ]

  private static func polecatActor(_ side: String, _ list: @escaping @Sendable (EventFields) -> [EventObject]) -> [DatasetColumn] {
    @Sendable func joined(_ row: DatasetRow, _ part: (EventObject) -> String) -> String {
      list(row.fields).map(part).filter { !$0.isEmpty }.joined(separator: "; ")
    }
    @Sendable func sector(_ row: DatasetRow, _ object: EventObject) -> String { row.codes.sector(object["sector"].string)?.plover ?? "" }
    return [
      DatasetColumn(side + " Name") { joined($0) { $0["name"].string } },
      DatasetColumn(side + " Country") { joined($0) { $0["country"].string } },
      .empty(side + " COW"),
      DatasetColumn("Primary \(side) Sector") { row in list(row.fields).first.map { sector(row, $0) } ?? "" },
      DatasetColumn(side + " Sectors") { row in joined(row) { sector(row, $0) } },
      .empty(side + " Title"),
      DatasetColumn(side + " Name Raw") { joined($0) { $0["text"].string } },
      .empty("Wikipedia \(side) ID"),
    ]
  }

  private static let polecatPlace: [DatasetColumn] = [
    .same("Placename", "place"),
    DatasetColumn("City") { $0.town },
    .empty("District"),
    .same("Province", "admin1"),
    DatasetColumn("Country") { $0.country?.alpha3 ?? "" },
    .same("Latitude", "latitude"),
    .same("Longitude", "longitude"),
    .same("GeoNames ID", "geonames_id"),
    .same("Raw Placename", "place_text"),
    DatasetColumn("Feature Type") { String($0["place_type"].drop { $0 != "." }.dropFirst()) },
  ]

  private static let polecatStory: [DatasetColumn] = [
    .same("Source", "source"),
    .same("Publication Date", "published"),
    .empty("Story People"),
    .empty("Story Organizations"),
    DatasetColumn("Story Locations") { row in [row["place"], row["other_places"]].filter { !$0.isEmpty }.joined(separator: "; ") },
    .empty("Language"),
    DatasetColumn("Version") { "dateline \($0.version)" },
  ]
}
