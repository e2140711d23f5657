/// What every element of a page is made of: how much text, how much of it links, what its class says, how it scores.
struct PageAnalysis {
  private let tree: HTMLTree
  private(set) var textLength: [Int32]
  private(set) var linkLength: [Int32]
  private(set) var commas: [Int32]
  private(set) var traits: [ClassTraits]
  private var hardDropped: [Bool]
  private var dropped: [Bool]
  private var scores: [Float]
  /// The text of an element that stands in paragraphs worth the name.
  private var proseLength: [Int32]
  private var isCandidate: [Bool]

  init(_ tree: HTMLTree) {
    self.tree = tree
    let count = tree.nodes.count
    textLength = [Int32](repeating: 0, count: count)
    linkLength = textLength
    commas = textLength
    traits = [ClassTraits](repeating: [], count: count)
    hardDropped = [Bool](repeating: false, count: count)
    dropped = hardDropped
    scores = [Float](repeating: 0, count: count)
    proseLength = textLength
    isCandidate = hardDropped
    measure()
    judge()
    remeasure()
    score()
    measureProse()
  }

  /// Whether an element is furniture or hidden.
  func isDropped(_ node: Int) -> Bool { dropped[node] }

  /// Whether an element is no text at all or hidden.
  func isHardDropped(_ node: Int) -> Bool { hardDropped[node] }

  /// The part of an element's text that stands in links.
  func linkDensity(_ node: Int) -> Float {
    textLength[node] == 0 ? 0 : Float(linkLength[node]) / Float(textLength[node])
  }

  /// Whether most of an element's text is running text, and enough of it to be a part of the story.
  func isProse(_ node: Int) -> Bool {
    proseLength[node] >= 400 && proseLength[node] * 10 >= textLength[node] * 6 && linkDensity(node) < 0.25
  }

  /// Readability's weight of class and id.
  func classWeight(_ node: Int) -> Float {
    (traits[node].contains(.negative) ? -25 : 0) + (traits[node].contains(.positive) ? 25 : 0)
  }

  // MARK: Measuring

  private mutating func measure() {
    for index in tree.nodes.indices where tree.nodes[index].tag == .text {
      let (length, marks) = Self.weigh(tree.text(index))
      textLength[index] = length
      commas[index] = marks
    }
    sum { _ in false }
  }

  /// Sums without what was dropped.
  private mutating func remeasure() {
    for index in tree.nodes.indices where tree.nodes[index].tag != .text {
      textLength[index] = 0
      linkLength[index] = 0
      commas[index] = 0
    }
    let dropped = dropped
    sum { dropped[$0] }
  }

  private mutating func sum(without isLeftOut: (Int) -> Bool) {
    for index in tree.nodes.indices.reversed() {
      let node = tree.nodes[index]
      if node.tag == .a { linkLength[index] = textLength[index] }
      let parent = Int(node.parent)
      if parent < 0 || isLeftOut(index) || node.tag.isNeverText { continue }
      textLength[parent] += textLength[index]
      linkLength[parent] += linkLength[index]
      commas[parent] += commas[index]
    }
  }

  /// Characters without folded white space, a wide character counting two; and commas of all scripts.
  private static func weigh(_ text: ArraySlice<UInt8>) -> (Int32, Int32) {
    text.withUnsafeBufferPointer { bytes in
      var length: Int32 = 0
      var commas: Int32 = 0
      var wasSpace = true
      var index = 0
      while index < bytes.count {
        let byte = bytes[index]
        if byte <= 0x20 {
          if !wasSpace { length += 1 }
          wasSpace = true
        } else if byte & 0xC0 != 0x80 {
          wasSpace = false
          length += byte >= 0xE3 ? 2 : 1
          if byte == UInt8(ascii: ",") { commas += 1 }
          if byte >= 0xD8, index + 2 < bytes.count {
            let pair = (byte, bytes[index + 1], bytes[index + 2])
            if pair == (0xEF, 0xBC, 0x8C) || pair == (0xE3, 0x80, 0x81) || (pair.0, pair.1) == (0xD8, 0x8C) { commas += 1 }
          }
        }
        index += 1
      }
      return (wasSpace && length > 0 ? length - 1 : length, commas)
    }
  }

  // MARK: Dropping

  private mutating func judge() {
    var matcher = ClassMatcher()
    let total = Float(max(1, textLength.indices.filter { tree.nodes[$0].parent < 0 }.reduce(0) { $0 + textLength[$1] }))
    for index in tree.nodes.indices {
      let node = tree.nodes[index]
      let parent = Int(node.parent)
      if parent >= 0 {
        hardDropped[index] = hardDropped[parent]
        dropped[index] = dropped[parent]
      }
      if node.tag == .text || dropped[index] && hardDropped[index] { continue }
      var found: ClassTraits = []
      var (isHidden, isStreamed) = (false, false)
      for position in Int(node.firstAttribute)..<Int(node.lastAttribute) {
        let attribute = tree.attributes[position]
        let value = tree.bytes[Int(attribute.start)..<Int(attribute.end)]
        // React sends what a page waits for in hidden elements of this name, and a script moves it in.
        if attribute.name == .id, value.starts(with: "S:".utf8) { isStreamed = true }
        switch attribute.name {
        case .id, .class: found.formUnion(matcher.traits(value))
        case .role: if Self.furnitureRoles.contains(Array(value)) { found.insert([.unlikely, .furniture]) }
        case .itemprop: if value.elementsEqual("articleBody".utf8) || value.elementsEqual("articlebody".utf8) { found.insert(.body) }
        case .hidden: isHidden = true
        case .ariaHidden: isHidden = isHidden || value.elementsEqual("true".utf8)
        case .style: isHidden = isHidden || Self.hides(value)
        default: break
        }
      }
      traits[index] = found
      let share = Float(textLength[index]) / total
      if node.tag.isNeverText || isHidden && !isStreamed && share < 0.5 { hardDropped[index] = true }
      if hardDropped[index] || isFurniture(index, found, share: share) { dropped[index] = true }
    }
  }

  private func isFurniture(_ index: Int, _ traits: ClassTraits, share: Float) -> Bool {
    let tag = tree.nodes[index].tag
    switch tag {
    case .html, .body, .main, .article: return false
    case .nav, .footer, .menu: return share < 0.5
    case .aside: return share < 0.4
    case .form, .fieldset: return share < 0.3
    case .a, .p, .span, .h1, .h2, .h3: return traits.contains(.furniture) && !traits.contains(.content) && share < 0.1
    default: break
    }
    if traits.contains(.comments) && share < 0.6 && !traits.contains(.body) { return true }
    if traits.contains(.unlikely), !traits.contains(.lead),
      !traits.contains(.content) || traits.contains(.furniture) && !traits.contains(.body)
    {
      return share < 0.2
    }
    return false
  }

  private static let furnitureRoles: Set<[UInt8]> = Set(
    ["menu", "menubar", "complementary", "navigation", "alert", "alertdialog", "dialog", "banner", "search", "contentinfo"].map {
      Array($0.utf8)
    })

  private static func hides(_ style: ArraySlice<UInt8>) -> Bool {
    let plain = style.filter { $0 > 0x20 }.map { $0 | ((65...90).contains($0) ? 0x20 : 0) }
    return plain.contains(bytes: noDisplay) || plain.contains(bytes: invisible)
  }

  private static let noDisplay = Array("display:none".utf8)
  private static let invisible = Array("visibility:hidden".utf8)

  // MARK: Scoring

  private mutating func score() {
    for index in tree.nodes.indices {
      let node = tree.nodes[index]
      guard !dropped[index], textLength[index] >= 25, isParagraphLike(index) else { continue }
      let value = 1 + Float(commas[index]) + min(Float(textLength[index]) / 100, 3)
      var ancestor = Int(node.parent)
      var level = 0
      while ancestor >= 0, level < 5 {
        if !isCandidate[ancestor] {
          isCandidate[ancestor] = true
          scores[ancestor] = base(ancestor)
        }
        scores[ancestor] += value / (level == 0 ? 1 : level == 1 ? 2 : Float(level) * 3)
        ancestor = Int(tree.nodes[ancestor].parent)
        level += 1
      }
    }
  }

  private mutating func measureProse() {
    for index in tree.nodes.indices.reversed() {
      if !dropped[index], textLength[index] >= 80, isParagraphLike(index), linkDensity(index) < 0.25 {
        proseLength[index] = textLength[index]
      }
      let parent = Int(tree.nodes[index].parent)
      // A paragraph counts once: what stands below one is part of it.
      if parent >= 0, !dropped[index] { proseLength[parent] += proseLength[index] }
    }
  }

  /// A paragraph, or an element that holds text and no block below it.
  private func isParagraphLike(_ index: Int) -> Bool {
    switch tree.nodes[index].tag {
    case .p, .pre: return true
    case .td, .blockquote, .div, .section, .article, .dd, .center: return !hasBlockChild(index)
    case .text:
      // Bare text between `<br>`s or beside blocks counts as a paragraph of its parent.
      let parent = Int(tree.nodes[index].parent)
      guard parent >= 0 else { return false }
      switch tree.nodes[parent].tag {
      case .div, .section, .article, .td, .main, .body, .center: return hasBlockChild(parent) && textLength[index] >= 60
      default: return false
      }
    default: return false
    }
  }

  private func hasBlockChild(_ index: Int) -> Bool {
    var child = index + 1
    while child < Int(tree.nodes[index].end) {
      if tree.nodes[child].tag.isBlock || tree.nodes[child].tag == .br { return true }
      child += 1
    }
    return false
  }

  private func base(_ index: Int) -> Float {
    let byTag: Float
    switch tree.nodes[index].tag {
    case .div, .section, .main: byTag = 5
    case .article: byTag = 15
    case .pre, .td, .blockquote: byTag = 3
    case .address, .ol, .ul, .dl, .dd, .dt, .li, .form: byTag = -3
    case .h1, .h2, .h3, .h4, .h5, .h6, .th: byTag = -5
    default: byTag = 0
    }
    return byTag + classWeight(index) + (traits[index].contains(.body) ? 25 : 0)
  }

  private func final(_ index: Int) -> Float { scores[index] * (1 - linkDensity(index)) }

  /// The element that holds the article; nothing where no element holds a paragraph.
  func bestContainer() -> Int? {
    var top = -1
    for index in tree.nodes.indices where isCandidate[index] && !dropped[index] {
      if top < 0 || final(index) > final(top) { top = index }
    }
    guard top >= 0 else { return nil }
    return widened(from: namedBody(than: top) ?? climbed(from: top))
  }

  /// An article in several parts, each in an element of its own: the element that holds them all.
  private func widened(from start: Int) -> Int {
    var top = start
    var parent = Int(tree.nodes[top].parent)
    while parent >= 0, tree.nodes[parent].tag != .body, tree.nodes[parent].tag != .html {
      if proseLength[parent] - proseLength[top] >= 300, linkDensity(parent) < 0.3, proseLength[parent] * 10 >= textLength[parent] * 5,
        Float(proseLength[parent]) >= Float(proseLength[top]) * factor(parent, than: top)
      {
        top = parent
      }
      parent = Int(tree.nodes[parent].parent)
    }
    return top
  }

  /// How much more prose a wider element must hold: less where what it adds has hardly a link, as the rest of a story has.
  private func factor(_ parent: Int, than top: Int) -> Float {
    let links = linkLength[parent] - linkLength[top]
    let text = textLength[parent] - textLength[top]
    return links * 100 <= text * 3 ? 1.3 : 2
  }

  /// An element with one of the usual names for an article's body, where it holds much of what the best one holds.
  private func namedBody(than top: Int) -> Int? {
    var best: Int?
    for index in tree.nodes.indices where traits[index].contains(.body) && !dropped[index] && linkDensity(index) < 0.4 {
      guard textLength[index] > 250, textLength[index] * 10 >= textLength[top] * 4 else { continue }
      if let found = best {
        // The outermost of nested ones, the longest of separate ones.
        if tree.subtree(found).contains(index) { continue }
        if textLength[index] > textLength[found] { best = index }
      } else {
        best = index
      }
    }
    return best
  }

  private func climbed(from start: Int) -> Int {
    var top = start
    var last = final(top)
    let threshold = last / 3
    var parent = Int(tree.nodes[top].parent)
    while parent >= 0, tree.nodes[parent].tag != .body, tree.nodes[parent].tag != .html {
      guard isCandidate[parent] else {
        parent = Int(tree.nodes[parent].parent)
        continue
      }
      let score = final(parent)
      if score < threshold { break }
      if score > last {
        top = parent
        break
      }
      last = score
      parent = Int(tree.nodes[parent].parent)
    }
    return top
  }

  /// The container and those of its siblings that go on with it.
  func siblings(of container: Int) -> [Int] {
    let parent = Int(tree.nodes[container].parent)
    guard parent >= 0, !traits[container].contains(.body) else { return [container] }
    let threshold = max(10, final(container) * 0.2)
    var found: [Int] = []
    for child in tree.children(parent) {
      if child == container {
        found.append(child)
        continue
      }
      if dropped[child] { continue }
      let sameClass =
        tree.attribute(.class, of: child).map { !$0.isEmpty && $0.elementsEqual(tree.attribute(.class, of: container) ?? []) } ?? false
      if isCandidate[child], final(child) + (sameClass ? final(container) * 0.2 : 0) >= threshold {
        found.append(child)
      } else if tree.nodes[child].tag == .p,
        textLength[child] > 80 && linkDensity(child) < 0.25 || textLength[child] > 20 && linkLength[child] == 0
      {
        found.append(child)
      }
    }
    return found
  }

  /// Paragraphs behind the end of the page's root element, where some servers put the rest of the text.
  func strays(behind container: Int) -> [Int] {
    tree.nodes.indices.filter { node in
      guard node > container, tree.nodes[node].tag == .p, !dropped[node], textLength[node] > 20, linkDensity(node) < 0.3 else {
        return false
      }
      let parent = Int(tree.nodes[node].parent)
      if parent < 0 || tree.nodes[parent].tag == .html { return true }
      return tree.nodes[parent].tag == .body && !tree.subtree(parent).contains(container)
    }
  }

  /// Leads that stand above the container, outside it: marked as such, or paragraphs below the headline.
  func leads(above first: Int) -> [Int] {
    var found: [Int] = []
    let headline = tree.nodes.indices.prefix(first).last { tree.nodes[$0].tag == .h1 && !dropped[$0] } ?? first
    var index = 0
    while index < first {
      let node = tree.nodes[index]
      if Int(node.end) > first {
        index += 1
        continue
      }
      if dropped[index] {
        index = Int(node.end)
        continue
      }
      let isMarked =
        traits[index].contains(.lead) && node.tag.isBlock && (!node.tag.isHeading || node.tag == .h2)
        && (40...1500).contains(textLength[index]) && linkDensity(index) < 0.2
      if isMarked || index > headline && isPlainLead(index) {
        found.append(index)
        index = Int(node.end)
      } else {
        index += 1
      }
    }
    return found.suffix(3)
  }

  private func isPlainLead(_ index: Int) -> Bool {
    let isText = isParagraphLike(index) && tree.nodes[index].tag != .text || tree.nodes[index].tag == .h2
    guard isText, (80...1500).contains(textLength[index]), linkDensity(index) < 0.1 else { return false }
    return traits[index].isDisjoint(with: [.caption, .byline, .date, .comments, .furniture, .unlikely])
  }
}
