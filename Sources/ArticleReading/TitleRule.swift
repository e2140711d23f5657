/// The headline of a page: the first h1 that the page's own titles contain, else a single h1, else JSON-LD's headline, else the longest part of the title.
struct TitleRule {
  private let tree: HTMLTree
  private let index: PageIndex
  private let data: LinkedData

  init(_ tree: HTMLTree, _ index: PageIndex, _ data: LinkedData) {
    self.tree = tree
    self.index = index
    self.data = data
  }

  func title() -> String? {
    let shared = HTMLMetadata.clean(index.meta(["og:title", "twitter:title", "dc.title", "parsely-title", "sailthru.title"]))
    let window = index.titleNode.map { tree.foldedText($0) }.flatMap(HTMLMetadata.clean)
    let headline = HTMLMetadata.clean(data.headline).map(Self.unescaped)
    let headings = index.headings.prefix(12).map { tree.foldedText($0) }.filter { !$0.isEmpty && $0.utf8.count < 400 }
    let known = [shared, window, headline].compactMap { $0 }.map(Self.folded)
    for heading in headings {
      let folded = Self.folded(heading)
      if folded.count > 3, known.contains(where: { Self.contains($0, folded) }) { return heading }
    }
    if headings.count == 1, let only = headings.first, only.utf8.count > 8 { return only }
    if let headline { return headline }
    if let title = shared ?? window { return Self.longestPart(title) }
    return headings.first
  }

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

  /// The longest of the parts that ` | `, ` - `, ` » ` and the like set apart.
  static func longestPart(_ title: String) -> String {
    var parts = [Array(title.utf8)[...]]
    for separator in separators { parts = parts.flatMap { Self.parts($0, separator) } }
    // A hyphen may belong to the headline: only a short end is the site's name.
    let longest = parts.max { $0.count < $1.count } ?? []
    return HTMLMetadata.clean(String(decoding: longest, as: UTF8.self)) ?? title
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
