/// What the JSON-LD of a page says about its article.
struct LinkedData: Sendable {
  private(set) var headline: String?
  private(set) var published: String?
  private(set) var modified: String?
  private(set) var authors: [String] = []
  /// The only person that the page describes; often its author.
  private(set) var persons: [String] = []
  private(set) var publisher: String?
  private(set) var language: String?
  private(set) var address: String?
  private(set) var articleBody: String?
  /// What a `WebPage` says where no article says it.
  private(set) var pagePublished: String?

  init(_ values: [JSONValue]) {
    var objects: [JSONValue] = []
    for value in values { Self.collect(value, into: &objects, depth: 0) }
    for object in objects where Self.isArticle(object) { take(object, from: objects) }
    for object in objects where Self.isPage(object) {
      pagePublished = pagePublished ?? object["datePublished"]?.string
      language = language ?? object["inLanguage"]?.string
    }
    let described = Set(objects.filter { Self.types(object: $0, has: "Person") }.compactMap { $0["name"]?.string })
    if described.count == 1 { persons = Array(described) }
    for object in objects where Self.types(object).contains(where: { $0 == "WebSite" }) { publisher = publisher ?? object["name"]?.string }
  }

  private mutating func take(_ object: JSONValue, from all: [JSONValue]) {
    headline = headline ?? object["headline"]?.string ?? object["name"]?.string
    published = published ?? object["datePublished"]?.string ?? object["dateCreated"]?.string
    modified = modified ?? object["dateModified"]?.string
    publisher = publisher ?? object["publisher"].flatMap { Self.name($0, all) }
    language = language ?? object["inLanguage"]?.string
    address = address ?? object["url"]?.string ?? object["mainEntityOfPage"].flatMap { $0.string ?? $0["@id"]?.string }
    articleBody = articleBody ?? object["articleBody"]?.string
    if authors.isEmpty, let found = (object["author"] ?? object["creator"])?.elements { authors = found.compactMap { Self.name($0, all) } }
  }

  /// A name given as text, as an object, or by the `@id` of another object.
  private static func name(_ value: JSONValue, _ all: [JSONValue]) -> String? {
    if let text = value.string { return text }
    if let first = value.elements.first, case .array = value { return name(first, all) }
    if let name = value["name"] { return name.string ?? name.elements.first?.string }
    guard let id = value["@id"]?.string else { return nil }
    return all.first { $0["@id"]?.string == id && $0["name"] != nil }?["name"]?.string
  }

  private static func collect(_ value: JSONValue, into objects: inout [JSONValue], depth: Int) {
    guard depth < 8, objects.count < 300 else { return }
    switch value {
    case .array(let elements): for element in elements { collect(element, into: &objects, depth: depth + 1) }
    case .object(let members):
      if value["@type"] != nil || value["@id"] != nil { objects.append(value) }
      for member in members {
        switch member.value {
        case .object, .array:
          // Comments and related articles are other articles than the page's.
          let key = String(decoding: member.key, as: UTF8.self)
          if !["comment", "review", "hasPart", "isPartOf", "relatedLink", "itemListElement", "mentions", "isRelatedTo", "citation"]
            .contains(key)
          {
            collect(member.value, into: &objects, depth: depth + 1)
          }
        default: break
        }
      }
    default: break
    }
  }

  private static func types(_ object: JSONValue) -> [String] { object["@type"]?.elements.compactMap(\.string) ?? [] }

  private static func types(object: JSONValue, has name: String) -> Bool { types(object).contains { $0 == name } }

  private static func isArticle(_ object: JSONValue) -> Bool {
    types(object).contains { $0.hasSuffix("Article") || $0.hasSuffix("Posting") || $0 == "Report" || $0 == "Review" || $0 == "Recipe" }
  }

  private static func isPage(_ object: JSONValue) -> Bool { types(object).contains { $0.hasSuffix("Page") || $0 == "VideoObject" } }
}
