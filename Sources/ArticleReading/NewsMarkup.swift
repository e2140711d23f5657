import TextModel

/// Writes the blocks of a story in NITF or XHTML, whatever namespace its elements stand in.
struct NewsMarkup {
  private var folder = WhitespaceFolder()
  private(set) var result = ArticleText()

  /// Writes all below an element.
  mutating func write(_ element: XMLElement) {
    write(element, as: .paragraph)
    flush(.paragraph)
  }

  private mutating func write(_ element: XMLElement, as kind: BlockKind) {
    for content in element.contents {
      switch content {
      case .text(let bytes): write(bytes, as: kind)
      case .element(let child):
        if Self.left.contains(child.name) { continue }
        guard Self.isBlock(child.name) else {
          write(child, as: kind)
          continue
        }
        flush(kind)
        let inner = Self.kind(child.name, inside: kind)
        write(child, as: inner)
        flush(inner)
      }
    }
  }

  /// Wire text is wrapped by hand: a line that is set in begins a paragraph, a blank one ends it, other line breaks mean nothing.
  private mutating func write(_ bytes: [UInt8], as kind: BlockKind) {
    var index = 0
    var lineStart = 0
    while index < bytes.count {
      guard bytes[index] == 10 else {
        index += 1
        continue
      }
      folder.append(bytes[lineStart..<index])
      folder.space()
      var next = index + 1
      var blanks = 0
      while next < bytes.count, bytes[next] <= 0x20 {
        blanks = bytes[next] == 10 ? -1000 : blanks + 1
        next += 1
      }
      let isBlankLine = blanks < 0
      if next < bytes.count, isBlankLine || blanks >= 3, endsSentence { flush(kind) }
      lineStart = index + 1
      index = max(index + 1, next)
    }
    folder.append(bytes[min(lineStart, bytes.count)...])
  }

  /// Whether what was collected so far may be a whole paragraph; markup that is set in for the eye breaks sentences.
  private var endsSentence: Bool {
    guard let last = folder.output.last else { return false }
    return ".!?:\"')".utf8.contains(last) || last >= 0x80
  }

  private mutating func flush(_ kind: BlockKind) { result.append(folder.take(), as: kind) }

  private static func kind(_ name: String, inside kind: BlockKind) -> BlockKind {
    switch name {
    case "hl1", "hl2", "h1", "h2", "h3", "h4", "h5", "h6": .heading
    case "li", "dt", "dd": .listItem
    case "caption", "figcaption": .caption
    default: kind
    }
  }

  /// Whether an element parts words and blocks.
  static func isBlock(_ name: String) -> Bool { blocks.contains(name) }

  private static let blocks: Set<String> = [
    "p", "div", "block", "section", "article", "h1", "h2", "h3", "h4", "h5", "h6", "hl1", "hl2", "ul", "ol", "li", "dl", "dt", "dd",
    "table",
    "tr", "td", "th", "caption", "blockquote", "bq", "pre", "fn", "br", "hr", "body", "body.content", "body.head", "hedline", "byline",
    "dateline", "datasource", "nitf-table", "figure", "figcaption", "note", "media",
  ]
  /// What is no running text: pictures with their captions, notes to editors, code.
  private static let left: Set<String> = [
    "media", "media-caption", "media-producer", "media-metadata", "note", "head", "body.head", "body.end", "script", "style", "title",
    "aside",
    "figure", "figcaption", "nav", "tobject", "docdata", "tagline",
  ]
}
