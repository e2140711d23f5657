/// The authors of a page: JSON-LD, `rel=author`, meta, microdata, then a short byline.
struct AuthorRule {
  private let tree: HTMLTree
  private let index: PageIndex
  private let data: LinkedData
  private let siteName: String?

  init(_ tree: HTMLTree, _ index: PageIndex, _ data: LinkedData, siteName: String?) {
    self.tree = tree
    self.index = index
    self.data = data
    self.siteName = siteName
  }

  func author() -> String? {
    if let found = joined(data.authors) { return found }
    let meta = index.meta([
      "author", "byl", "dc.creator", "dcterms.creator", "parsely-author", "sailthru.author", "article:author_name", "citation_author",
      "creator",
    ])
    if let found = joined([meta].compactMap { $0 }) { return found }
    if let found = joined(index.authorLinks.prefix(4).map { tree.foldedText($0) }) { return found }
    let marked = index.properties.filter { $0.name == "author" || $0.name == "creator" }.prefix(4).map { property in
      nameInside(property.node) ?? tree.string(.content, of: property.node) ?? tree.foldedText(property.node)
    }
    if let found = joined(Array(marked)) { return found }
    if let named = index.meta(["article:author", "twitter:creator"]), !named.contains("/"), !named.hasPrefix("@"),
      let found = joined([named])
    {
      return found
    }
    return byline()
  }

  private func nameInside(_ node: Int) -> String? {
    for inner in tree.descendants(node) where tree.attribute(.itemprop, of: inner)?.elementsEqual("name".utf8) ?? false {
      return tree.string(.content, of: inner) ?? tree.foldedText(inner)
    }
    return nil
  }

  private func byline() -> String? {
    var matcher = ClassMatcher()
    for node in tree.nodes.indices where tree.nodes[node].tag != .text {
      guard let name = tree.attribute(.class, of: node), matcher.traits(name).contains(.byline) else { continue }
      if matcher.traits(name).contains(.comments) { continue }
      let text = tree.foldedText(node, limit: 200)
      if let found = Self.name(text), found != siteName { return found }
    }
    return nil
  }

  private func joined(_ names: [String]) -> String? {
    var found: [String] = []
    for name in names {
      guard let name = Self.name(name), name.lowercased() != siteName?.lowercased(), !found.contains(name) else { continue }
      found.append(name)
    }
    return found.isEmpty ? nil : found.joined(separator: "; ")
  }

  /// A name without `By` and what follows a mark; nothing where it cannot be one.
  static func name(_ text: String) -> String? {
    guard var name = HTMLMetadata.clean(text), !name.contains("://"), !name.contains("@") else { return nil }
    for prefix in [
      "by ", "von ", "par ", "por ", "di ", "written by ", "posted by ", "author: ", "by: ", "autor: ", "text: ", "door ", "words by ",
      "published by ", "author ",
    ] {
      if name.lowercased().hasPrefix(prefix) { name = String(name.dropFirst(prefix.count)) }
    }
    if let mark = name.firstIndex(where: { $0 == "|" || $0 == "•" || $0 == "·" }) { name = String(name[..<mark]) }
    name = HTMLMetadata.clean(name) ?? ""
    while let last = name.last, ",;:-".contains(last) { name.removeLast() }
    let words = name.split(separator: " ")
    guard (1...12).contains(words.count), name.utf8.count < 120, !name.contains(where: { $0.isNumber }) else { return nil }
    guard let first = name.unicodeScalars.first, first.properties.isAlphabetic else { return nil }
    return ["admin", "administrator", "editor", "staff", "author", "redaktion", "webmaster", "user", "guest", "null", "none", "unknown"]
      .contains(name.lowercased()) ? nil : name
  }
}
