extension DatasetLayout {
  /// GDELT 2.0 events: 61 columns by tabs, no header, a row a pair.
  static let gdelt2 = DatasetLayout(
    columns: gdeltDay + gdeltActor("Actor1") { $0.actor } + gdeltActor("Actor2") { $0.target } + gdeltEvent + gdeltNowhere("Actor1Geo")
      + gdeltNowhere("Actor2Geo") + gdeltPlace + gdeltArticle,
    separator: .tabs, header: .none, rows: .pairs, holds: { fields, _ in isAsserted(fields) && fields["cameo_code"] != .null })

  private static let gdeltDay = [
    DatasetColumn("GlobalEventID") { $0.number },
    DatasetColumn("Day") { $0.day.year + $0.day.month + $0.day.day },
    DatasetColumn("MonthYear") { $0.day.year + $0.day.month },
    DatasetColumn("Year") { $0.day.year },
    DatasetColumn("FractionDate") { row in
      guard let month = Int(row.day.month), let day = Int(row.day.day) else { return "" }
      let fraction = String(decoding: Decimal.format(Double(month * 30 + day) / 365, digits: 4), as: UTF8.self)
      // December's last days come out as more than a year in GDELT's own formula, too.
      let parts = fraction.split(separator: ".")
      let whole = (Int(row.day.year) ?? 0) + (Int(parts[0]) ?? 0)
      return parts.count > 1 ? "\(whole).\(parts[1])" : "\(whole).0"
    },
  ]

  private static func gdeltActor(_ side: String, _ object: @escaping @Sendable (DatasetRow) -> EventObject?) -> [DatasetColumn] {
    @Sendable func code(_ row: DatasetRow) -> String { object(row)?["code"].string ?? "" }
    /// The roles of a code: what is left of it without its country.
    @Sendable func role(_ row: DatasetRow, _ index: Int) -> String {
      let country = object(row)?["country"].string ?? ""
      let roles = DatasetRow.groups(code(row)).drop { !country.isEmpty && $0 == country }
      return index < roles.count ? roles[roles.startIndex + index] : ""
    }
    return [
      DatasetColumn(side + "Code") { code($0) },
      DatasetColumn(side + "Name") { (object($0)?["name"].string ?? "").uppercased() },
      DatasetColumn(side + "CountryCode") { object($0)?["country"].string ?? "" },
      .empty(side + "KnownGroupCode"),
      .empty(side + "EthnicCode"),
      .empty(side + "Religion1Code"),
      .empty(side + "Religion2Code"),
      DatasetColumn(side + "Type1Code") { role($0, 0) },
      DatasetColumn(side + "Type2Code") { role($0, 1) },
      DatasetColumn(side + "Type3Code") { role($0, 2) },
    ]
  }

  private static let gdeltEvent: [DatasetColumn] = [
    .empty("IsRootEvent"),
    .same("EventCode", "cameo_code"),
    DatasetColumn("EventBaseCode") { String($0["cameo_code"].prefix(3)) },
    DatasetColumn("EventRootCode") { String($0["cameo_code"].prefix(2)) },
    // GDELT has no class for neutral statements: they count as verbal cooperation.
    DatasetColumn("QuadClass") { $0["quad_class"] == "0" ? "1" : $0["quad_class"] },
    .same("GoldsteinScale", "goldstein"),
    .same("NumMentions", "mentions"),
    DatasetColumn("NumSources") { $0["n_sources"].isEmpty ? "1" : $0["n_sources"] },
    DatasetColumn("NumArticles") { $0["n_articles"].isEmpty ? "1" : $0["n_articles"] },
    .empty("AvgTone"),
  ]

  private static func gdeltNowhere(_ side: String) -> [DatasetColumn] {
    [DatasetColumn(side + "_Type") { _ in "0" }]
      + ["FullName", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID"].map { .empty(side + "_" + $0) }
  }

  private static let gdeltPlace: [DatasetColumn] = [
    DatasetColumn("ActionGeo_Type") { row in
      guard !row["place"].isEmpty else { return "0" }
      let isAmerican = row["country"] == "US"
      switch row["geo_precision"] {
      case "6", "7": return "1"
      case "4": return isAmerican ? "2" : "5"
      default: return isAmerican ? "3" : "4"
      }
    },
    DatasetColumn("ActionGeo_FullName") { row in
      var parts: [String] = []
      for name in ["place", "admin1", "country_name"].map({ row[$0] }) where !name.isEmpty && parts.last != name { parts.append(name) }
      return parts.joined(separator: ", ")
    },
    DatasetColumn("ActionGeo_CountryCode") { $0.country?.fips ?? "" },
    .empty("ActionGeo_ADM1Code"),
    .empty("ActionGeo_ADM2Code"),
    .same("ActionGeo_Lat", "latitude"),
    .same("ActionGeo_Long", "longitude"),
    .empty("ActionGeo_FeatureID"),
  ]

  private static let gdeltArticle: [DatasetColumn] = [
    DatasetColumn("DATEADDED") { row in row["published"].isEmpty ? "" : row["published"].filter { $0 != "-" } + "000000" },
    .same("SOURCEURL", "url"),
  ]
}
