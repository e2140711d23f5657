extension DatasetLayout {
  /// ICEWS: 20 columns by tabs, a header, a row a pair.
  static let icews = DatasetLayout(
    columns: [.init("Event ID") { $0.identifier }, .same("Event Date", "event_date")] + icewsActor("Source") { $0.actor }
      + [.same("Event Text", "cameo_name"), .same("CAMEO Code", "cameo_code"), .same("Intensity", "goldstein")]
      + icewsActor("Target") { $0.target } + icewsPlace,
    separator: .tabs, header: .names, rows: .pairs, holds: { fields, _ in isAsserted(fields) && fields["cameo_code"] != .null })

  private static func icewsActor(_ side: String, _ object: @escaping @Sendable (DatasetRow) -> EventObject?) -> [DatasetColumn] {
    [
      DatasetColumn(side + " Name") { object($0)?["name"].string ?? "" },
      DatasetColumn(side + " Sectors") { row in row.codes.sector(object(row)?["sector"].string ?? "")?.icews ?? "" },
      DatasetColumn(side + " Country") { row in row.codes.country(alpha3: object(row)?["country"].string ?? "")?.name ?? "" },
    ]
  }

  private static let icewsPlace: [DatasetColumn] = [
    .same("Story ID", "document_id"),
    .empty("Sentence Number"),
    .same("Publisher", "source"),
    DatasetColumn("City") { $0.town },
    .empty("District"),
    .same("Province", "admin1"),
    DatasetColumn("Country") { $0.country?.name ?? $0["country_name"] },
    .same("Latitude", "latitude"),
    .same("Longitude", "longitude"),
  ]
}
