/// Decides which elements inside the main text are furniture after all.
struct ContentCleaning {
  private let tree: HTMLTree
  private let analysis: PageAnalysis

  init(_ tree: HTMLTree, _ analysis: PageAnalysis) {
    self.tree = tree
    self.analysis = analysis
  }

  /// Whether an element is left out of the text.
  func drops(_ node: Int) -> Bool {
    if analysis.isDropped(node) { return true }
    let tag = tree.nodes[node].tag
    guard tag.isBlock || tag == .span || tag == .a else { return false }
    let traits = analysis.traits[node]
    let length = analysis.textLength[node]
    if traits.contains(.furniture), !traits.contains(.body), length < 1200 { return true }
    if isCaption(node, tag) || isSignature(node, tag) { return true }
    switch tag {
    case .figure: return length < 300
    case .div, .section, .ul, .ol, .dl, .table, .header, .aside, .menu, .details: return isThin(node)
    case .p, .li: return length > 0 && analysis.linkDensity(node) > 0.9 && length < 160 && isLinkOnly(node)
    case .h2, .h3, .h4, .h5, .h6: return analysis.linkDensity(node) > 0.8 && isLinkOnly(node)
    default: return false
    }
  }

  /// The words below a picture; they are no part of the running text.
  private func isCaption(_ node: Int, _ tag: HTMLTag) -> Bool {
    if tag == .figcaption { return true }
    return analysis.traits[node].contains(.caption) && tag.isBlock && analysis.textLength[node] < 400
  }

  /// A short element that is marked as the author's name or the date of the article.
  private func isSignature(_ node: Int, _ tag: HTMLTag) -> Bool {
    let length = analysis.textLength[node]
    guard length < 160, !tag.isHeading, tag != .p || length < 80 else { return false }
    let traits = analysis.traits[node]
    return traits.contains(.byline) && !traits.contains(.body) && !traits.contains(.lead)
  }

  /// Few words, many links.
  private func isThin(_ node: Int) -> Bool {
    let length = analysis.textLength[node]
    if length == 0 { return true }
    if analysis.isProse(node) { return false }
    let density = analysis.linkDensity(node)
    if analysis.commas[node] >= 10 && density < 0.5 { return false }
    let weight = analysis.classWeight(node)
    if weight < 0, density > 0.1 || length < 60 { return true }
    if weight < 25, density > 0.35 { return true }
    return density > 0.5
  }

  private func isLinkOnly(_ node: Int) -> Bool {
    var plain: Int32 = 0
    var child = node + 1
    while child < Int(tree.nodes[node].end) {
      if tree.nodes[child].tag == .a {
        child = Int(tree.nodes[child].end)
      } else {
        if tree.nodes[child].tag == .text { plain += analysis.textLength[child] }
        child += 1
      }
    }
    return plain < 12
  }
}
