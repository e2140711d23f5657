import TextModel

/// Takes from a page's main text the lines that belong to the site: share bars, labels, bylines, calls to subscribe, and all behind
/// the heading of the comments or of further articles.
///
/// Works on whole short blocks only, never inside a paragraph; a dateline stays where it is.
struct ArticleTrimmer {
  private let article: ArticleText
  private let texts: [ArraySlice<UInt8>]
  /// The index behind the last block, and of the first and last block that is running text.
  private let firstProse: Int
  private let lastProse: Int

  init(_ article: ArticleText) {
    self.article = article
    texts = article.blocks.map { article.text[$0.range.start..<$0.range.end] }
    let prose = article.blocks.indices.filter { [texts] in article.blocks[$0].kind == .paragraph && texts[$0].count >= 80 }
    firstProse = prose.first ?? 0
    lastProse = prose.last ?? article.blocks.count
  }

  /// The text without those lines; all of it where nothing else would be left.
  func trimmed() -> ArticleText {
    guard article.blocks.count > 1 else { return article }
    var kept = ArticleText()
    var pendingHeading: Int?
    for index in article.blocks.indices {
      let form = FurnitureLine(texts[index])
      if endsArticle(form, at: index, written: kept.text.count) { break }
      if form.isFurniture || isSignature(index) || index > lastProse && form.isCall { continue }
      // A heading with nothing below it announced what is left out.
      if article.blocks[index].kind == .heading {
        if let heading = pendingHeading, index > lastProse { _ = heading } else { flush(&pendingHeading, into: &kept) }
        pendingHeading = index
        continue
      }
      flush(&pendingHeading, into: &kept)
      kept.append(Array(texts[index]), as: article.blocks[index].kind)
    }
    if let heading = pendingHeading, heading < lastProse { flush(&pendingHeading, into: &kept) }
    return kept.text.isEmpty ? article : kept
  }

  private func flush(_ heading: inout Int?, into kept: inout ArticleText) {
    if let index = heading { kept.append(Array(texts[index]), as: article.blocks[index].kind) }
    heading = nil
  }

  /// Whether the article ends above this block: below the word for comments nothing else comes; below `Related` little may be left.
  private func endsArticle(_ form: FurnitureLine, at index: Int, written: Int) -> Bool {
    guard written >= 250 else { return false }
    if form.opensComments { return true }
    return form.opensOthers && written * 10 >= article.text.count * 5
  }

  /// A line of author or date above or below the story.
  private func isSignature(_ index: Int) -> Bool {
    guard index < firstProse || index > lastProse, article.blocks[index].kind == .paragraph, texts[index].count < 120 else { return false }
    let line = Text(repairing: Array(texts[index]))
    switch HeaderLine(line, line.range)?.kind {
    case .published?, .author?, .address?: return true
    default: return false
    }
  }
}
