import TextModel

/// Finds the main text of a page: scores containers by the paragraphs they hold, takes the best, drops what is furniture in it.
///
/// The scoring follows Readability (Arc90; Mozilla), with the usual names of article bodies as a prior. Complexity: O(nodes).
struct ArticleExtractor {
  private let tree: HTMLTree
  private let analysis: PageAnalysis

  init(_ page: HTMLPage) {
    tree = page.tree
    analysis = PageAnalysis(page.tree)
  }

  /// The main text; empty where the page has none.
  func extract(title: String?) -> ArticleText {
    guard !tree.nodes.isEmpty else { return ArticleText() }
    var best = ArticleText()
    if let container = analysis.bestContainer() {
      best = write(roots(of: container), title: title)
    }
    // A container with little text among much of it elsewhere is a part of the story: pages cut it into rows.
    if best.text.count < 1000 {
      let isPoor = best.text.count < 250
      var loose = paragraphs(title: title)
      if loose.text.isEmpty, isPoor { loose = everything(title: title) }
      if loose.text.count > best.text.count * (isPoor ? 2 : 4) { best = loose }
    }
    return best
  }

  /// The container with the siblings that belong to it and the lead above it.
  private func roots(of container: Int) -> [Int] {
    var roots = analysis.siblings(of: container)
    let leads = analysis.leads(above: roots.first ?? container)
    roots.insert(contentsOf: leads, at: 0)
    return roots + analysis.strays(behind: container)
  }

  private func write(_ roots: [Int], title: String?) -> ArticleText {
    var writer = BlockWriter(tree)
    let cleaning = ContentCleaning(tree, analysis)
    for root in roots { writer.write(root) { cleaning.drops($0) } }
    return HeadlineMarker.marked(ArticleTrimmer(writer.result).trimmed(), title: title)
  }

  /// Second pass: every paragraph that is not furniture, wherever it stands; nothing where that is little.
  private func paragraphs(title: String?) -> ArticleText {
    var writer = BlockWriter(tree)
    var index = 0
    while index < tree.nodes.count {
      let node = tree.nodes[index]
      if analysis.isDropped(index) {
        index = Int(node.end)
        continue
      }
      if node.tag == .p || node.tag == .blockquote || node.tag == .pre, analysis.textLength[index] > 20, analysis.linkDensity(index) < 0.5 {
        writer.write(index) { analysis.isDropped($0) }
        index = Int(node.end)
      } else {
        index += 1
      }
    }
    return writer.result.text.count < 100 ? ArticleText() : HeadlineMarker.marked(writer.result, title: title)
  }

  /// Last pass: all text of the body.
  private func everything(title: String?) -> ArticleText {
    var writer = BlockWriter(tree)
    for root in tree.nodes.indices where tree.nodes[root].parent < 0 { writer.write(root) { analysis.isHardDropped($0) } }
    return HeadlineMarker.marked(writer.result, title: title)
  }
}

/// Marks the block that repeats the title.
enum HeadlineMarker {
  static func marked(_ article: ArticleText, title: String?) -> ArticleText {
    guard let title else { return article }
    let wanted = folded(Array(title.utf8))
    guard wanted.count > 3,
      let index = article.blocks.prefix(6).firstIndex(where: { folded(Array(article.text[$0.range.start..<$0.range.end])) == wanted })
    else {
      return article
    }
    var result = ArticleText()
    for (position, block) in article.blocks.enumerated() {
      result.append(Array(article.text[block.range.start..<block.range.end]), as: position == index ? .headline : block.kind)
    }
    return result
  }

  private static func folded(_ bytes: [UInt8]) -> [UInt8] {
    Lowercase.bytes(bytes[...]).filter { $0 >= 0x80 || (97...122).contains($0) || (48...57).contains($0) }
  }
}
