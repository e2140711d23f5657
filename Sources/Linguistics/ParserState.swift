/// What the parser does next.
public enum Transition: Int, Sendable, CaseIterable {
  /// The first word of the buffer becomes the head of the top of the stack, which leaves the stack.
  case left
  /// The second word of the stack becomes the head of the top, which leaves the stack.
  case right
  /// The first word of the buffer moves to the stack.
  case shift
}

/// A configuration of the arc-hybrid system: a stack, a buffer that ends with the root, and the arcs that were made.
///
/// Words are 0 ..< count; `root` is count; `none` is count + 1 and stands where there is no word.
public struct ParserState: Sendable {
  struct Node: Sendable, BitwiseCopyable {
    var head: Int32 = -1
    var label: UInt8 = 255
    var leftCount: UInt8 = 0
    var rightCount: UInt8 = 0
    /// The outermost child on each side, and the one inside it.
    var left1: Int32 = 0
    var left2: Int32 = 0
    var right1: Int32 = 0
    var right2: Int32 = 0
    /// The labels of the children on each side, a bit each.
    var leftLabels: UInt64 = 0
    var rightLabels: UInt64 = 0
  }

  private(set) var nodes: ContiguousArray<Node> = []
  private(set) var stack: ContiguousArray<Int32> = []
  /// The number of words.
  public private(set) var count = 0
  /// The first word of the buffer.
  public private(set) var front = 0

  /// Creates the configuration of an empty sentence.
  public init() {}

  /// The place that stands for the root.
  public var root: Int { count }
  var none: Int { count + 1 }
  /// The words on the stack.
  public var depth: Int { stack.count }
  /// Whether nothing is left to do.
  public var isFinal: Bool { stack.isEmpty && front == count }

  /// Starts a sentence of `count` words.
  public mutating func start(_ count: Int) {
    self.count = count
    front = 0
    stack.removeAll(keepingCapacity: true)
    let empty = Int32(count + 1)
    let node = Node(left1: empty, left2: empty, right1: empty, right2: empty)
    nodes.removeAll(keepingCapacity: true)
    nodes.append(contentsOf: repeatElement(node, count: count + 2))
  }

  /// The word at a depth of the stack, 0 the top; `none` below the bottom.
  @inline(__always) public func stacked(_ depth: Int) -> Int {
    let index = stack.count - 1 - depth
    return index >= 0 ? Int(stack[index]) : count + 1
  }

  /// The word at a place of the buffer; the root behind the last word, then `none`.
  @inline(__always) func buffered(_ place: Int) -> Int { min(front + place, count + 1) }

  /// Whether a transition may be made: the root takes the last word of the stack alone.
  @inline(__always) public func allows(_ transition: Transition) -> Bool {
    switch transition {
    case .left: front == count ? stack.count == 1 : !stack.isEmpty
    case .right: stack.count >= 2
    case .shift: front < count
    }
  }

  /// The arc that a transition would make.
  @inline(__always) public func arc(_ transition: Transition) -> (head: Int, dependent: Int)? {
    switch transition {
    case .left: (front, stacked(0))
    case .right: (stacked(1), stacked(0))
    case .shift: nil
    }
  }

  /// The head that a word was given, or -1.
  public func head(_ word: Int) -> Int { Int(nodes[word].head) }
  /// The label that a word was given.
  public func label(_ word: Int) -> UInt8 { nodes[word].label }

  /// Makes a transition; an arc gets the label.
  @inline(__always) public mutating func apply(_ transition: Transition, label: UInt8) {
    switch transition {
    case .shift:
      stack.append(Int32(front))
      front += 1
    case .left: attach(Int(stack.removeLast()), to: front, label)
    case .right:
      let dependent = Int(stack.removeLast())
      attach(dependent, to: Int(stack[stack.count - 1]), label)
    }
  }

  private mutating func attach(_ dependent: Int, to head: Int, _ label: UInt8) {
    nodes[dependent].head = Int32(head)
    nodes[dependent].label = label
    var node = nodes[head]
    let bit = 1 &<< UInt64(label & 63)
    if dependent < head {
      node.left2 = node.left1
      node.left1 = Int32(dependent)
      node.leftCount = min(node.leftCount + 1, 7)
      node.leftLabels |= bit
    } else {
      node.right2 = node.right1
      node.right1 = Int32(dependent)
      node.rightCount = min(node.rightCount + 1, 7)
      node.rightLabels |= bit
    }
    nodes[head] = node
  }
}
