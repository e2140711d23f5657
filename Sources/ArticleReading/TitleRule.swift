/// The headline of a page: the first h1 that the page's own titles contain and that is not the name of the site, else a single h1, else
/// JSON-LD's headline, else the longest part of the title.
struct TitleRule {
  private let tree: HTMLTree
  private let index: PageIndex
  private let data: LinkedData
  private let site: [UInt8]
  private let host: [UInt8]

  init(_ tree: HTMLTree, _ index: PageIndex, _ data: LinkedData, siteName: String?, host: String?) {
    self.tree = tree
    self.index = index
    self.data = data
    site = Self.folded(siteName ?? "")
    self.host = Self.folded(host ?? "")
  }

  func title() -> String? {
    let shared = HTMLMetadata.clean(index.meta(["og:title", "twitter:title", "dc.title", "parsely-title", "sailthru.title"]))
    let window = index.titleNode.map { tree.foldedText($0) }.flatMap(HTMLMetadata.clean)
    let headline = HTMLMetadata.clean(data.headline).map(Self.unescaped)
    let headings = index.headings.prefix(12).filter { !isBanner($0) }.map { tree.foldedText($0) }.filter {
      !$0.isEmpty && $0.utf8.count < 400 && !isSite($0)
    }
    // The title of the window names the site as well, so it counts last.
    for known in [[shared, headline], [window]] {
      let known = known.compactMap { $0 }.map(Self.folded)
      for heading in headings {
        let folded = Self.folded(heading)
        if folded.count > 3, known.contains(where: { Self.contains($0, folded) }) { return heading }
      }
    }
    if headings.count == 1, let only = headings.first, only.utf8.count > 8 { return only }
    if let headline, !isSite(headline) { return headline }
    for title in [shared, window] { if let title, let part = longestPart(title) { return part } }
    return headings.first ?? headline ?? shared ?? window
  }

  /// Whether a text is the name of the site: as the page says it, or as its address spells it.
  private func isSite(_ text: String) -> Bool {
    let folded = Self.folded(text)
    return folded.isEmpty || folded == site || folded.count > 5 && Self.contains(host, folded)
  }

  /// Whether a heading is the banner of the site or of a box beside the story, by its class.
  private func isBanner(_ node: Int) -> Bool {
    for attribute in [HTMLAttribute.class, .id] {
      guard let name = tree.attribute(attribute, of: node) else { continue }
      if Self.banners.contains(where: { Lowercase.bytes(name).contains(bytes: $0) }) { return true }
    }
    return false
  }

  private static let banners = ["site-title", "sitetitle", "site-name", "widget-title", "widgettitle", "logo"].map { Array($0.utf8) }

  /// JSON-LD often carries references that nobody decodes.
  private static func unescaped(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
    let tree = HTMLPage(Array(text.utf8)).tree
    let plain = tree.nodes.indices.filter { tree.nodes[$0].tag == .text }.map { String(decoding: tree.text($0), as: UTF8.self) }.joined()
    return HTMLMetadata.clean(plain) ?? text
  }

  private static func folded(_ text: String) -> [UInt8] {
    Lowercase.bytes(Array(text.utf8)[...]).filter { $0 >= 0x80 || (97...122).contains($0) || (48...57).contains($0) }
  }

  private static func contains(_ text: [UInt8], _ part: [UInt8]) -> Bool { text.contains(bytes: part) }

  /// The longest of the parts that ` | `, ` - `, ` » ` and the like set apart, but for the name of the site.
  private func longestPart(_ title: String) -> String? {
    var parts = [Array(title.utf8)[...]]
    for separator in Self.separators { parts = parts.flatMap { Self.parts($0, separator) } }
    // A hyphen may belong to the headline: only a short end is the site's name.
    return parts.map { String(decoding: $0, as: UTF8.self) }.filter { !isSite($0) }.max { $0.utf8.count < $1.utf8.count }
      .flatMap(HTMLMetadata.clean)
  }

  private static func parts(_ text: ArraySlice<UInt8>, _ separator: [UInt8]) -> [ArraySlice<UInt8>] {
    var found: [ArraySlice<UInt8>] = []
    var rest = text
    while let index = rest.firstIndex(ofBytes: separator) {
      found.append(rest[..<index])
      rest = rest[(index + separator.count)...]
    }
    return found + [rest]
  }

  private static let separators = [" | ", " - ", " – ", " — ", " » ", " :: ", " · ", " • ", " « ", " ‹ ", " / "].map { Array($0.utf8) }
}
