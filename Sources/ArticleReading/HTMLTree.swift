/// A parsed page as flat arrays in document order: a node's subtree is the indices from it up to its `end`.
///
/// Owns all its bytes; nothing of libxml2 is left in it.
struct HTMLTree: Sendable {
  /// An element or a stretch of text.
  struct Node: Sendable {
    let tag: HTMLTag
    let parent: Int32
    /// The index behind the subtree.
    var end: Int32
    /// The text in `bytes`, of a text node.
    var textStart: Int32
    var textEnd: Int32
    /// The attributes in `attributes`, of an element.
    var firstAttribute: Int32
    var lastAttribute: Int32
  }

  /// An attribute that somebody looks at.
  struct AttributeValue: Sendable {
    let name: HTMLAttribute
    let start: Int32
    let end: Int32
  }

  private(set) var nodes: [Node] = []
  private(set) var attributes: [AttributeValue] = []
  private(set) var bytes: [UInt8] = []
  /// Whether elements were nested more deeply than the parser follows.
  var isTooDeep = false
  /// Whether the parser stopped for that reason.
  var isCut = false
  private var open: [Int32] = []
  private var overflow = 0

  /// The deepest element whose children are still told apart.
  static let depthLimit = 400

  init(capacity: Int) {
    bytes.reserveCapacity(capacity)
    nodes.reserveCapacity(capacity / 24)
    attributes.reserveCapacity(capacity / 48)
  }

  /// The indices of a node and all below it.
  func subtree(_ node: Int) -> Range<Int> { node..<Int(nodes[node].end) }

  /// The indices of all below a node.
  func descendants(_ node: Int) -> Range<Int> { node + 1..<Int(nodes[node].end) }

  /// The bytes of a text node.
  func text(_ node: Int) -> ArraySlice<UInt8> { bytes[Int(nodes[node].textStart)..<Int(nodes[node].textEnd)] }

  /// Goes through the texts behind an element until `isDone` or so many bytes were seen, and gives the node where it stopped.
  @discardableResult func walkTexts(behind element: Int, letters: Int, until isDone: (Int) -> Bool) -> Int {
    var seen = 0
    var node = Int(nodes[element].end)
    while node < nodes.count, seen < letters {
      if nodes[node].tag.isNeverText {
        node = Int(nodes[node].end)
        continue
      }
      if nodes[node].tag == .text {
        seen += text(node).count
        if isDone(node) { break }
      }
      node += 1
    }
    return node
  }

  /// The bytes of an attribute; nothing where the element has none of that name.
  func attribute(_ name: HTMLAttribute, of node: Int) -> ArraySlice<UInt8>? {
    for index in Int(nodes[node].firstAttribute)..<Int(nodes[node].lastAttribute) where attributes[index].name == name {
      return bytes[Int(attributes[index].start)..<Int(attributes[index].end)]
    }
    return nil
  }

  /// An attribute as a string.
  func string(_ name: HTMLAttribute, of node: Int) -> String? {
    attribute(name, of: node).map { String(decoding: $0, as: UTF8.self) }
  }

  /// The text of a subtree without markup, white space folded.
  func foldedText(_ node: Int, limit: Int = 100_000) -> String {
    var folder = WhitespaceFolder()
    for index in subtree(node) where folder.output.count < limit {
      switch nodes[index].tag {
      case .text: folder.append(text(index))
      case let tag where tag.isBlock || tag == .br: folder.space()
      default: break
      }
    }
    return String(decoding: folder.trimmed, as: UTF8.self)
  }

  /// The direct children of a node.
  func children(_ node: Int) -> [Int] {
    var found: [Int] = []
    var index = node + 1
    while index < Int(nodes[node].end) {
      found.append(index)
      index = Int(nodes[index].end)
    }
    return found
  }

  // MARK: Building

  mutating func begin(_ tag: HTMLTag) -> Bool {
    guard open.count < Self.depthLimit else {
      isTooDeep = true
      overflow += 1
      return false
    }
    let attribute = Int32(attributes.count)
    nodes.append(
      Node(tag: tag, parent: open.last ?? -1, end: 0, textStart: 0, textEnd: 0, firstAttribute: attribute, lastAttribute: attribute))
    open.append(Int32(nodes.count - 1))
    return true
  }

  mutating func addAttribute(_ name: HTMLAttribute, _ value: UnsafeBufferPointer<UInt8>) {
    let start = Int32(bytes.count)
    bytes.append(contentsOf: value)
    attributes.append(AttributeValue(name: name, start: start, end: Int32(bytes.count)))
    nodes[nodes.count - 1].lastAttribute = Int32(attributes.count)
  }

  mutating func end(_ tag: HTMLTag) {
    if overflow > 0 {
      overflow -= 1
      return
    }
    guard let last = open.lastIndex(where: { nodes[Int($0)].tag == tag }) else { return }
    while open.count > last { nodes[Int(open.removeLast())].end = Int32(nodes.count) }
  }

  mutating func addText(_ text: UnsafeBufferPointer<UInt8>) {
    let start = Int32(bytes.count)
    bytes.append(contentsOf: text)
    if let last = nodes.indices.last, nodes[last].tag == .text, nodes[last].textEnd == start, nodes[last].parent == open.last ?? -1 {
      nodes[last].textEnd = Int32(bytes.count)
      return
    }
    let end = Int32(nodes.count + 1)
    nodes.append(
      Node(
        tag: .text, parent: open.last ?? -1, end: end, textStart: start, textEnd: Int32(bytes.count), firstAttribute: 0, lastAttribute: 0))
  }

  mutating func finish() {
    while let last = open.popLast() { nodes[Int(last)].end = Int32(nodes.count) }
  }
}
