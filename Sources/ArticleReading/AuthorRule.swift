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

  /// The first source that gives names of persons; else the first that gives anything.
  func author() -> String? {
    var weak: String?
    for source in sources() {
      guard let found = joined(source()) else { continue }
      if Self.isPerson(found) { return found }
      weak = weak ?? found
    }
    return weak
  }

  private func sources() -> [() -> [String]] {
    [
      { data.authors },
      { [index.meta(Self.metaNames), writtenBy()].compactMap { $0 } },
      { index.authorLinks.prefix(4).map { tree.foldedText($0) } },
      { marked() },
      { [index.meta(["article:author", "twitter:creator"])].compactMap { $0 }.filter { !$0.contains("/") && !$0.hasPrefix("@") } },
      { data.persons },
      { [byline()].compactMap { $0 } },
      { [lineNearHeadline()].compactMap { $0 } },
      { profileLinks() },
    ]
  }

  private static let metaNames = [
    "author", "byl", "dc.creator", "dcterms.creator", "parsely-author", "sailthru.author", "article:author_name", "citation_author",
    "creator",
  ]

  /// `twitter:data1` under the label `Written by`.
  private func writtenBy() -> String? {
    for number in ["1", "2"] {
      guard let label = index.meta(["twitter:label\(number)"])?.lowercased() else { continue }
      let labels = [
        "written by", "by", "author", "verfasst von", "geschrieben von", "von", "autor", "escrito por", "écrit par", "scritto da",
        "geschreven door", "napisane przez",
      ]
      if labels.contains(label) { return index.meta(["twitter:data\(number)"]) }
    }
    return nil
  }

  /// Microdata, with the names inside.
  private func marked() -> [String] {
    index.properties.filter { $0.name == "author" || $0.name == "creator" }.prefix(4).map { property in
      nameInside(property.node) ?? tree.string(.content, of: property.node) ?? tree.foldedText(property.node)
    }
  }

  /// Links to the pages of authors: the first one that shows a name.
  private func profileLinks() -> [String] {
    for node in tree.nodes.indices where tree.nodes[node].tag == .a {
      guard let address = tree.attribute(.href, of: node), Self.isProfile(address) else { continue }
      if let name = Self.name(tree.foldedText(node, limit: 100)), Self.isPerson(name), name != siteName { return [name] }
    }
    return []
  }

  private static func isProfile(_ address: ArraySlice<UInt8>) -> Bool {
    let lower = Lowercase.bytes(address)
    return profiles.contains { lower.contains(bytes: $0) }
  }

  private static let profiles: [[UInt8]] = [
    "/author/", "/authors/", "/autor/", "/autoren/", "/autores/", "/auteur/", "/auteurs/", "/autore/", "/autori/", "/byline/", "/profile/",
    "/profiles/", "/people/", "/writer/", "/writers/", "/contributor/", "/contributors/", "/journalist/", "/reporter/", "/columnist/",
    "/staff/", "?author=",
    "&author=",
  ].map { Array($0.utf8) }

  private static let scheme = Array("://".utf8)

  /// Whether a line of names looks like a person's: two words or more, each with a capital.
  private static func isPerson(_ names: String) -> Bool {
    let first = names.split(separator: ";").first ?? ""
    let words = first.split(separator: " ")
    return words.count >= 2 && words.count <= 6
      && words.count(where: { $0.unicodeScalars.first?.properties.isUppercase ?? false }) * 2 >= words.count
      || first.unicodeScalars.contains { $0.value >= 0x3040 }
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

  /// A line of its own below the headline that begins as bylines do: `Von Anna Schmidt und Jan Weber`.
  private func lineNearHeadline() -> String? {
    guard let heading = index.headings.first else { return nil }
    var name: String?
    tree.walkTexts(behind: heading, letters: Self.nearHeadline) { node in
      if tree.text(node).count < Self.longestByline { name = BylineWords.names(in: line(around: node)) }
      return name != nil
    }
    return name
  }

  /// The text of the smallest element around a text that holds more than it, where that is short enough for a byline.
  private func line(around node: Int) -> String {
    let own = tree.text(node).count
    var parent = Int(tree.nodes[node].parent)
    for _ in 0..<3 where parent >= 0 {
      let whole = tree.foldedText(parent, limit: Self.longestByline + 1)
      if whole.utf8.count > Self.longestByline { break }
      if whole.utf8.count > own { return whole }
      parent = Int(tree.nodes[parent].parent)
    }
    return tree.foldedText(node, limit: Self.longestByline)
  }

  /// How many letters below the headline a byline may stand, and how many it may have.
  private static let (nearHeadline, longestByline) = (1200, 120)

  private func joined(_ names: [String]) -> String? {
    var found: [String] = []
    for name in names {
      guard let name = Self.name(name), name.lowercased() != siteName?.lowercased(),
        !found.contains(where: { $0.lowercased() == name.lowercased() })
      else { continue }
      found.append(name)
    }
    return found.isEmpty ? nil : found.joined(separator: "; ")
  }

  /// A name without `By` and what follows a mark; nothing where it cannot be one.
  static func name(_ text: String) -> String? {
    guard var name = HTMLMetadata.clean(text), !Array(name.utf8).contains(bytes: Self.scheme), !name.utf8.contains(UInt8(ascii: "@")) else {
      return nil
    }
    name = BylineWords.withoutOpening(name)
    if let mark = name.firstIndex(where: { $0 == "|" || $0 == "•" || $0 == "·" }) { name = String(name[..<mark]) }
    name = HTMLMetadata.clean(name) ?? ""
    while let last = name.last, ",;:-»›→ ".contains(last) { name.removeLast() }
    let words = name.split(separator: " ")
    guard (1...12).contains(words.count), name.utf8.count < 120, !name.contains(where: { $0.isNumber }) else { return nil }
    guard let first = name.unicodeScalars.first, first.properties.isAlphabetic else { return nil }
    return BylineWords.isNobody(name) ? nil : name
  }
}
