import TextModel

/// Writes the text of elements as blocks: inline elements never part words, block elements always do.
struct BlockWriter {
  private let tree: HTMLTree
  private var folder = WhitespaceFolder()
  private var kind = BlockKind.paragraph
  private(set) var result = ArticleText()

  init(_ tree: HTMLTree) { self.tree = tree }

  /// Writes a subtree; nodes for which `isDropped` holds are left out with all below them.
  mutating func write(_ root: Int, isDropped: (Int) -> Bool) {
    var closing: [(end: Int, kind: BlockKind)] = []
    var index = root
    let end = Int(tree.nodes[root].end)
    while index < end {
      while let last = closing.last, last.end <= index {
        flush()
        kind = last.kind
        closing.removeLast()
      }
      let node = tree.nodes[index]
      if node.tag == .text {
        folder.append(tree.text(index))
        index += 1
        continue
      }
      if isDropped(index) {
        if node.tag.isBlock { flush() } else { folder.space() }
        index = Int(node.end)
        continue
      }
      if node.tag == .br {
        flushLine()
      } else if node.tag.isBlock {
        flush()
        closing.append((Int(node.end), kind))
        kind = Self.kind(node.tag, inside: kind)
      }
      index += 1
    }
    flush()
    kind = .paragraph
  }

  private static func kind(_ tag: HTMLTag, inside outer: BlockKind) -> BlockKind {
    switch tag {
    case .h1, .h2, .h3, .h4, .h5, .h6: .heading
    case .li, .dt, .dd: .listItem
    case .figcaption, .caption: .caption
    case .figure: .caption
    default: outer
    }
  }

  private mutating func flush() { result.append(folder.take(), as: kind) }

  /// A single `<br>` ends a line of the block, two in a row end the block; both become blocks here, as old pages part paragraphs so.
  private mutating func flushLine() { flush() }
}
