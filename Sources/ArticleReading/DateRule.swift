import TextModel

/// The publication day of a page: what metadata calls published, then the address, then `<time>`, then dates near the headline; never a change before a publication.
struct DateRule {
  private let tree: HTMLTree
  private let index: PageIndex
  private let data: LinkedData
  private let address: String?
  private let order: WrittenDate.NumberOrder

  init(_ tree: HTMLTree, _ index: PageIndex, _ data: LinkedData, address: String?, language: String?) {
    self.tree = tree
    self.index = index
    self.data = data
    self.address = address
    order = language?.lowercased() == "en-us" ? .monthFirst : .dayFirst
  }

  func published() -> PublicationDay? {
    let stated = [
      index.meta(["article:published_time", "og:article:published_time", "og:published_time", "bt:pubdate", "rnews:datepublished"]),
      data.published, itemprop("datepublished"),
      index.meta(Self.metaNames), data.pagePublished, itemprop("datecreated"), itemprop("pubdate"),
    ]
    let inAddress = address.flatMap(WrittenDate.inURL)
    for text in stated {
      guard let found = day(text, .metadata) else { continue }
      if let inAddress, inAddress != found.day { return PublicationDay(inAddress, source: .url) }
      return turned(text, found) ?? localized(found)
    }
    if let inAddress { return PublicationDay(inAddress, source: .url) }
    if let found = times(.likely, upTo: headEnd) ?? visible() ?? times(.likely) ?? anywhere(.likely) ?? times(.certain)
      ?? anywhere(.certain)
    {
      return found
    }
    let changed = [
      data.modified, index.meta(["article:modified_time", "og:updated_time", "last-modified", "revised", "lastmod", "dcterms.modified"]),
      itemprop("datemodified"),
    ]
    for text in changed { if let found = day(text, .metadata) { return found } }
    return nil
  }

  /// `11/01/2023` in the metadata of a page that shows `01.11.2023`: the order of the numbers is that of the page.
  private func turned(_ text: String?, _ found: PublicationDay) -> PublicationDay? {
    guard let other = text.flatMap({ WrittenDate($0, order: order == .dayFirst ? .monthFirst : .dayFirst) }), other.day != found.day,
      let shown = [classed(), labelled(), nearHeadline()].first(where: { $0?.day == other.day })
    else { return nil }
    return shown
  }

  /// A timestamp in UTC may stand on the other side of midnight than the day that the page shows its readers.
  private func localized(_ found: PublicationDay) -> PublicationDay {
    guard let timestamp = found.timestamp, timestamp.hasSuffix("Z") || timestamp.hasSuffix("+00:00") || timestamp.hasSuffix("+0000"),
      let shown = nearHeadline(), abs(shown.day.ordinal - found.day.ordinal) == 1
    else { return found }
    return PublicationDay(shown.day, source: .text)
  }

  private static let metaNames = [
    "datepublished", "date", "pubdate", "publishdate", "publish-date", "publish_date", "publication_date", "published_date",
    "published-date", "dc.date", "dc.date.issued",
    "dcterms.date", "dcterms.created", "dcterms.issued", "dcterms.available", "dc.date.created", "dc:date", "dc:created",
    "article.published", "article.created", "article_date_original",
    "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime", "citation_date", "citation_publication_date",
    "citation_online_date", "ptime", "pdate", "created",
    "creation_date", "originalpublicationdate", "displaydate", "shareaholic:article_published_time", "release_date", "article:published",
    "date_published", "timestamp", "pub_date",
    "news_publishdate", "video:release_date", "dateissued", "issued", "cre_date", "posted", "og:pubdate", "published", "publishedate",
  ]

  private func itemprop(_ name: String) -> String? {
    guard let node = index.properties.first(where: { $0.name == name })?.node else { return nil }
    for attribute in [HTMLAttribute.datetime, .content] {
      if let text = tree.string(attribute, of: node), !text.isEmpty { return text }
    }
    return tree.foldedText(node, limit: 200)
  }

  private func day(_ text: String?, _ source: PublicationDay.Source) -> PublicationDay? {
    guard let text = HTMLMetadata.clean(text), let found = WrittenDate(text, order: order) ?? WrittenDate.unixTime(text) else { return nil }
    return PublicationDay(found.day, timestamp: found.hasTime ? text : nil, source: source)
  }

  private static let publish = Array("publish".utf8)
  private static let entryDate = Array("entry-date".utf8)
  private static let updated = Array("updated".utf8)
  private static let modified = Array("modified".utf8)

  /// What is left out as not belonging to the story.
  private enum Furniture {
    /// Menus, side columns, footers and comments.
    case certain
    /// Also what its class calls so.
    case likely
  }

  /// `<time>`: one that says it is the publication, else the first that is no furniture; those below the headline come first.
  private func times(_ furniture: Furniture, upTo end: Int = .max) -> PublicationDay? {
    var matcher = ClassMatcher()
    var first: PublicationDay?
    let heading = index.headings.first ?? 0
    for node in index.times.filter({ $0 > heading && $0 < end }).prefix(40) + index.times.filter({ $0 <= heading }).prefix(10) {
      let name = tree.attribute(.class, of: node) ?? []
      let isStated =
        tree.attribute(.pubdate, of: node) != nil || name.contains(bytes: Self.publish)
        || name.contains(bytes: Self.entryDate)
      if name.contains(bytes: Self.updated) || name.contains(bytes: Self.modified), !isStated { continue }
      if isFurniture(node, isStated ? .certain : furniture, &matcher) { continue }
      guard let found = time(node) else { continue }
      if isStated { return found }
      first = first ?? found
    }
    return first
  }

  /// The day of a `<time>`: the one that it shows, where its attribute says another.
  private func time(_ node: Int) -> PublicationDay? {
    let stated = day(tree.string(.datetime, of: node), .metadata)
    let shown = day(tree.foldedText(node, limit: 200), .metadata)
    guard let stated, let shown, stated.day != shown.day else { return stated ?? shown }
    // Numbers in the order of another country are no other day.
    return stated.day.month == shown.day.day && stated.day.day == shown.day.month ? stated : shown
  }

  private func isFurniture(_ node: Int, _ furniture: Furniture, _ matcher: inout ClassMatcher) -> Bool {
    var parent = Int(tree.nodes[node].parent)
    while parent >= 0 {
      let tag = tree.nodes[parent].tag
      if tag == .aside || tag == .footer || tag == .nav { return true }
      for attribute in [HTMLAttribute.class, .id] {
        guard let name = tree.attribute(attribute, of: parent) else { continue }
        let traits = matcher.traits(name)
        if traits.contains(.comments) { return true }
        if furniture == .likely, traits.contains(.unlikely), !traits.contains(.content), tag != .body, tag != .html, tag != .header {
          return true
        }
      }
      parent = Int(tree.nodes[parent].parent)
    }
    return false
  }

  /// A date in an element whose class says date, else behind a word such as `Published`, else near the headline.
  private func visible() -> PublicationDay? { classed() ?? labelled() ?? nearHeadline() }

  /// A date in an element whose class says that it holds one.
  private func classed() -> PublicationDay? {
    var matcher = ClassMatcher()
    for node in tree.nodes.indices where tree.nodes[node].tag != .text {
      guard let name = tree.attribute(.class, of: node) ?? tree.attribute(.id, of: node),
        matcher.traits(name).contains(.date) || matcher.traits(name).contains(.byline)
      else { continue }
      let text = tree.foldedText(node, limit: 300)
      if text.utf8.count < 250, let found = day(text, .text), !isFurniture(node, .likely, &matcher) { return found }
    }
    return nil
  }

  /// A day behind the words that announce it: `Veröffentlicht am 30.01.2022`.
  private func labelled() -> PublicationDay? {
    var matcher = ClassMatcher()
    for node in tree.nodes.indices where tree.nodes[node].tag == .text && (10...120).contains(tree.text(node).count) {
      let line = String(decoding: tree.text(node).drop { $0 <= 0x20 }, as: UTF8.self)
      guard BylineWords.opensDate(line.lowercased()), let found = day(line, .text), !isFurniture(node, .certain, &matcher) else { continue }
      return found
    }
    return nil
  }

  private func nearHeadline() -> PublicationDay? {
    var found: PublicationDay?
    walkHead { node in
      if tree.text(node).count < 300 { found = day(String(decoding: tree.text(node), as: UTF8.self), .text) }
      return found != nil
    }
    return found
  }

  /// The node before which the first 600 letters below the headline end; 0 without a headline.
  private var headEnd: Int { walkHead { _ in false } }

  @discardableResult private func walkHead(_ isDone: (Int) -> Bool) -> Int {
    index.headings.first.map { tree.walkTexts(behind: $0, letters: 600, until: isDone) } ?? 0
  }

  /// Any short text with a date, outside furniture: the first one, as pages show it above the story.
  private func anywhere(_ furniture: Furniture) -> PublicationDay? {
    var matcher = ClassMatcher()
    var node = 0
    while node < tree.nodes.count {
      if tree.nodes[node].tag.isNeverText || tree.nodes[node].tag == .footer {
        node = Int(tree.nodes[node].end)
        continue
      }
      if tree.nodes[node].tag == .text, (6...120).contains(tree.text(node).count),
        let found = day(String(decoding: tree.text(node), as: UTF8.self), .text),
        !isFurniture(node, furniture, &matcher)
      {
        return found
      }
      node += 1
    }
    return nil
  }
}
