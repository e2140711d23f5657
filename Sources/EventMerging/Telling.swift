import OutputFormats

/// An event as one file tells it, with the articles that stand behind it and what it is compared by.
struct Telling {
  var fields: EventFields
  var articles: Set<String>
  var sources: Set<String>
  /// By what its participants are recognized: names, and codes that say more than a country.
  let actors, targets: Set<String>

  init(_ fields: EventFields) {
    self.fields = fields
    let article = [fields.text("url"), fields.text("document_id")].first { !$0.isEmpty } ?? fields.text("event_id")
    articles = Set(ListCell.parts(fields.text("articles")))
    if articles.isEmpty { articles = [article] }
    sources = Set(ListCell.parts(fields.text("sources")))
    if sources.isEmpty { sources = [fields.text("source").isEmpty ? Self.host(article) : fields.text("source")] }
    actors = Self.signs(fields.actors)
    targets = Self.signs(fields.targets)
  }

  var identifier: String { fields.text("event_id") }

  /// What must be the same for two tellings to be of one event: the family of the act, whether it happened, and the place.
  var group: String {
    let root = String(fields.text("cameo_code").prefix(2))
    // Acts of violence go by many names in the news: attack, bombing, killing.
    let family = ["18", "19", "20"].contains(root) ? "violence" : root.isEmpty ? fields.text("event_type") : root
    return "\(family)|\(fields.text("realis"))|\(place)"
  }

  /// The place by its id, else by its name and country; empty where none is known.
  var place: String {
    let id = fields.text("geonames_id")
    return id.isEmpty ? fields["place"] == .null ? "" : "\(fields.text("place"))|\(fields.text("country"))" : id
  }

  /// The block of tellings that it can be joined in: its day, else itself alone.
  static func block(_ fields: EventFields) -> String {
    let (start, end) = (fields.text("start_time"), fields.text("end_time"))
    if fields.text("date_precision") == "day", start.prefix(10) == end.prefix(10), !start.isEmpty { return "1 \(start.prefix(10))" }
    return "2 \(start.isEmpty ? "~" : start) \(end) \(fields.text("event_id"))"
  }

  /// Takes over the articles of another telling of the same id.
  mutating func absorb(_ other: Telling) {
    articles.formUnion(other.articles)
    sources.formUnion(other.sources)
  }

  private static func signs(_ participants: [EventObject]) -> Set<String> {
    var signs: Set<String> = []
    for participant in participants {
      let (name, code) = (participant["name"].string.lowercased(), participant["code"].string)
      if !name.isEmpty { signs.insert("name " + name) }
      if code.utf8.count >= 6 { signs.insert("code " + code) }
    }
    return signs
  }

  private static func host(_ article: String) -> String {
    guard let scheme = article.utf8.firstIndex(of: UInt8(ascii: ":")), article[scheme...].hasPrefix("://") else { return article }
    let host = article[scheme...].dropFirst(3).prefix { $0 != "/" }
    return host.hasPrefix("www.") ? String(host.dropFirst(4)) : String(host)
  }
}
