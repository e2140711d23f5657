import TextModel

/// Text with its blocks, a blank line between two of them.
struct ArticleText: Sendable {
  private(set) var text: [UInt8] = []
  private(set) var blocks: [Block] = []

  init() {}

  /// Takes paragraphs from plain text: a line each.
  init(paragraphs: String) {
    for line in paragraphs.split(whereSeparator: { $0.isNewline }) {
      var folder = WhitespaceFolder()
      folder.append(Array(line.utf8)[...])
      append(folder.output, as: .paragraph)
    }
  }

  /// Appends a block; an empty one is left out.
  mutating func append(_ bytes: [UInt8], as kind: BlockKind) {
    guard !bytes.isEmpty else { return }
    if !text.isEmpty { text.append(contentsOf: [10, 10]) }
    let start = text.count
    text.append(contentsOf: bytes)
    blocks.append(Block(kind, TextRange(start, text.count)))
  }

  /// Appends all blocks of another text.
  mutating func append(_ other: ArticleText) {
    for block in other.blocks { append(Array(other.text[block.range.start..<block.range.end]), as: block.kind) }
  }
}
