/// Which columns or members of a dump hold the fields of an article, where their names are not the usual ones.
public struct FieldNames: Sendable, Hashable {
  /// The fields that can be named, as JSON Lines spell them.
  public static let fields = ["id", "text", "html", "title", "date", "url", "source", "author", "language"]

  private var fields: [String: String] = [:]

  /// The usual names alone.
  public init() {}

  /// Reads `text=story,date=day`; nothing where a field is unknown.
  public init?(_ spelling: String) {
    for part in spelling.split(separator: ",") {
      let sides = part.split(separator: "=", maxSplits: 1).map(String.init)
      guard sides.count == 2, Self.fields.contains(sides[0]) else { return nil }
      fields[sides[1].lowercased()] = sides[0]
    }
  }

  /// Whether the usual names are all there is.
  var isEmpty: Bool { fields.isEmpty }

  /// The usual name of a column or member.
  func canonical(_ name: String) -> String {
    let trimmed = HTMLMetadata.clean(name) ?? ""
    let lower = trimmed.lowercased()
    return fields[lower] ?? Self.spellings[lower] ?? lower
  }

  /// Usual names whose capitals a table may have lost.
  private static let spellings = [
    "articlebody": "articleBody", "pubdate": "pubDate", "datepublished": "datePublished", "publishedat": "publishedAt",
    "published date": "date", "publish date": "date", "publication date": "date", "full text": "text", "article text": "text",
    "media_name": "source", "media name": "source", "publication": "source", "newspaper": "source", "story": "text", "headlines": "title",
  ]
}
