extension DatasetLayout {
  /// Phoenix: 26 columns by tabs, no header, a row a pair.
  static let phoenix = DatasetLayout(
    columns: phoenixDay + phoenixActor("Source") { $0.actor } + phoenixActor("Target") { $0.target } + phoenixEvent + phoenixPlace,
    separator: .tabs, header: .none, rows: .pairs, holds: { fields, _ in isAsserted(fields) && fields["cameo_code"] != .null })

  private static let phoenixDay = [
    DatasetColumn("EventID") { $0.identifier },
    DatasetColumn("Date") { $0.day.year + $0.day.month + $0.day.day },
    DatasetColumn("Year") { $0.day.year },
    DatasetColumn("Month") { $0.day.month },
    DatasetColumn("Day") { $0.day.day },
  ]

  private static func phoenixActor(_ side: String, _ object: @escaping @Sendable (DatasetRow) -> EventObject?) -> [DatasetColumn] {
    @Sendable func group(_ row: DatasetRow, _ index: Int) -> String {
      let groups = DatasetRow.groups(object(row)?["code"].string ?? "")
      return index < groups.count ? groups[index] : ""
    }
    return [
      DatasetColumn(side + "ActorFull") { object($0)?["code"].string ?? "" },
      DatasetColumn(side + "ActorEntity") { group($0, 0) },
      DatasetColumn(side + "ActorRole") { group($0, 1) },
      DatasetColumn(side + "ActorAttribute") { DatasetRow.groups(object($0)?["code"].string ?? "").dropFirst(2).joined(separator: ";") },
    ]
  }

  private static let phoenixEvent = [
    DatasetColumn.same("EventCode", "cameo_code"),
    DatasetColumn("EventRootCode") { String($0["cameo_code"].prefix(2)) },
    DatasetColumn.same("PentaClass", "quad_class"),
    DatasetColumn.same("GoldsteinScore", "goldstein"),
    DatasetColumn.same("Issues", "issues"),
  ]

  private static let phoenixPlace = [
    DatasetColumn.same("Lat", "latitude"),
    DatasetColumn.same("Lon", "longitude"),
    DatasetColumn.same("LocationName", "place"),
    DatasetColumn.same("StateName", "admin1"),
    DatasetColumn("CountryCode") { $0.country?.alpha3 ?? "" },
    DatasetColumn("SentenceID") { "\($0["document_id"])_\($0["char_start"])" },
    DatasetColumn.same("URLs", "url"),
    DatasetColumn("NewsSources") { $0["sources"].isEmpty ? $0["source"] : $0["sources"] },
  ]
}
