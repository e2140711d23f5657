import TextModel

/// What a page says about its article, the most trustworthy source of each field first.
struct HTMLMetadata: Sendable {
  private(set) var title: String?
  private(set) var published: PublicationDay?
  private(set) var url: String?
  private(set) var source: String?
  private(set) var author: String?
  private(set) var language: String?
  /// The text that JSON-LD holds; often cut short.
  private(set) var articleBody: String?

  /// Reads the metadata of a page; `address` is where the page came from, if that is known.
  init(_ page: HTMLPage, address: String?) {
    let index = PageIndex(page.tree)
    let data = LinkedData(page.data)
    articleBody = data.articleBody
    language = Self.language(index, data)
    url = Self.address(index, data) ?? address
    source =
      Self.clean(index.meta(["og:site_name", "application-name", "al:android:app_name"])) ?? Self.clean(data.publisher)
      ?? url.flatMap(Self.host)
    title = TitleRule(page.tree, index, data, siteName: source, host: url.flatMap(Self.host)).title()
    author = AuthorRule(page.tree, index, data, siteName: source).author()
    published = DateRule(page.tree, index, data, address: url, language: language).published()
  }

  /// Text with white space folded; nothing where none is left.
  static func clean(_ text: String?) -> String? {
    guard let text else { return nil }
    var folder = WhitespaceFolder()
    folder.append(Array(text.utf8)[...])
    return folder.output.isEmpty ? nil : String(decoding: folder.output, as: UTF8.self)
  }

  private static func address(_ index: PageIndex, _ data: LinkedData) -> String? {
    for candidate in [index.canonical, index.meta(["og:url", "twitter:url", "parsely-link"]), data.address] {
      if let found = clean(candidate), found.hasPrefix("http://") || found.hasPrefix("https://") { return found }
    }
    return nil
  }

  private static func host(_ address: String) -> String? {
    let bytes = Array(address.utf8)
    guard let scheme = bytes[...].firstIndex(ofBytes: Array("://".utf8)) else { return nil }
    let host = bytes[(scheme + 3)...].prefix { !"/?:#".utf8.contains($0) }
    let name = host.starts(with: "www.".utf8) ? host.dropFirst(4) : host
    return name.isEmpty ? nil : String(decoding: name, as: UTF8.self)
  }

  private static func language(_ index: PageIndex, _ data: LinkedData) -> String? {
    for candidate in [
      index.language, index.meta(["og:locale", "content-language", "language", "dc.language", "inlanguage"]), data.language,
    ] {
      guard let found = clean(candidate) else { continue }
      let bytes: [UInt8] = found.utf8.prefix { ![0x2C, 0x3B, 0x20, 0x2E].contains($0) }.map { $0 == 0x5F ? 0x2D : $0 }
      let tag = String(decoding: bytes, as: UTF8.self)
      if tag.utf8.count >= 2, tag.utf8.count <= 12, tag.unicodeScalars.prefix(2).allSatisfy({ $0.isASCII && $0.properties.isAlphabetic }) {
        return tag
      }
    }
    return nil
  }
}

/// The elements of a page that tell about it, found in one pass.
struct PageIndex: Sendable {
  private var metas: [String: String] = [:]
  private(set) var canonical: String?
  private(set) var language: String?
  private(set) var titleNode: Int?
  private(set) var headings: [Int] = []
  private(set) var times: [Int] = []
  private(set) var properties: [(name: String, node: Int)] = []
  private(set) var authorLinks: [Int] = []

  init(_ tree: HTMLTree) {
    for node in tree.nodes.indices {
      switch tree.nodes[node].tag {
      case .text: continue
      case .meta: take(tree, meta: node)
      case .html: language = language ?? tree.string(.lang, of: node)
      case .link: if canonical == nil, tree.string(.rel, of: node)?.lowercased() == "canonical" { canonical = tree.string(.href, of: node) }
      case .title: if titleNode == nil { titleNode = node }
      case .h1: headings.append(node)
      case .time: times.append(node)
      default: break
      }
      if let property = tree.string(.itemprop, of: node) { properties.append((property.lowercased(), node)) }
      if let relation = tree.attribute(.rel, of: node), relation.elementsEqual("author".utf8) { authorLinks.append(node) }
    }
  }

  private mutating func take(_ tree: HTMLTree, meta node: Int) {
    guard let content = tree.string(.content, of: node), !content.isEmpty else { return }
    for attribute in [HTMLAttribute.property, .name, .itemprop, .httpEquiv] {
      guard let name = tree.string(attribute, of: node)?.lowercased(), metas[name] == nil else { continue }
      metas[name] = content
    }
  }

  /// The content of the first `<meta>` that has one of the names.
  func meta(_ names: [String]) -> String? {
    for name in names { if let found = metas[name] { return found } }
    return nil
  }
}
