/// What a rule looks for: a small program over tokens, run with backtracking.
///
/// Source: R. Cox, "Regular Expression Matching: the Virtual Machine Approach".
struct TimexPattern: Sendable {
  /// How a token must follow the one before it.
  enum Join: UInt8 {
    /// White space or a hyphen.
    case loose
    /// White space.
    case space
    /// Nothing between.
    case glued
    /// A hyphen.
    case hyphen
    /// White space, a hyphen or nothing.
    case any
  }

  /// One step of the program.
  enum Step {
    /// A token of a class, whose value goes to a slot.
    case wordClass(WordClass, slot: Slot?, Join)
    /// A word of the vocabulary.
    case literal(Int32, Join)
    /// Try the first, then the second.
    case split(Int, Int)
    case jump(Int)
    case set(Slot, Int32)
    case accept

    /// The same step of a program that begins `offset` steps further on.
    func moved(by offset: Int) -> Step {
      switch self {
      case .split(let a, let b): .split(a + offset, b + offset)
      case .jump(let target): .jump(target + offset)
      case .wordClass, .literal, .set, .accept: self
      }
    }
  }

  /// What tokens can stand at a place of a match.
  struct Openings {
    var classes: UInt64 = 0
    var literals: [Int32] = []
    /// Whether the match may end there instead.
    var accepts = false
    fileprivate var steps: [Int] = []
  }

  /// The program; it begins at step 0.
  var steps: [Step] = []
  /// The step behind each step, past all jumps.
  private(set) var next: [Int] = []
  /// What a match can begin with.
  private(set) var first = Openings()
  /// What can stand second in a match.
  private(set) var second = Openings()

  /// Resolves the jumps and computes what a match can begin with.
  mutating func prepare() {
    for index in steps.indices {
      if case .split(let a, let b) = steps[index] { steps[index] = .split(landing(a), landing(b)) }
    }
    next = steps.indices.map { landing($0 + 1) }
    first = openings(from: [0])
    second = openings(from: first.steps.map { $0 + 1 })
  }

  /// The first step from `index` on that is no jump.
  func landing(_ index: Int) -> Int {
    var index = index
    while index < steps.count, case .jump(let target) = steps[index] { index = target }
    return index
  }

  private func openings(from starts: [Int]) -> Openings {
    var result = Openings()
    var pending = starts
    var isSeen = [Bool](repeating: false, count: steps.count)
    while let index = pending.popLast() {
      if isSeen[index] { continue }
      isSeen[index] = true
      switch steps[index] {
      case .wordClass(let wordClass, _, _):
        result.classes |= wordClass.bit
        result.steps.append(index)
      case .literal(let entry, _):
        result.literals.append(entry)
        result.steps.append(index)
      case .split(let a, let b):
        pending.append(a)
        pending.append(b)
      case .jump(let target): pending.append(target)
      case .set: pending.append(index + 1)
      case .accept: result.accepts = true
      }
    }
    return result
  }
}

/// What the slots of a match hold.
struct Captures {
  private var filled: [(slot: Slot, value: Int32)]

  init(_ filled: [(slot: Slot, value: Int32)]) { self.filled = filled }

  /// The value that a slot was filled with last.
  subscript(_ slot: Slot) -> Int? {
    for item in filled.reversed() where item.slot == slot { return Int(item.value) }
    return nil
  }
}

/// Runs patterns at a place of a text's tokens.
struct PatternMatcher {
  private let tokens: [TimexToken]
  private let vocabulary: Vocabulary
  /// The slots filled on the way; cut back where an alternative fails.
  private var filled: [(slot: Slot, value: Int32)] = []

  init(tokens: [TimexToken], vocabulary: Vocabulary) {
    self.tokens = tokens
    self.vocabulary = vocabulary
  }

  /// The first token behind the first match of `pattern` at `start` in the order of its alternatives, and the slots.
  mutating func match(_ pattern: TimexPattern, at start: Int) -> (end: Int, captures: Captures)? {
    filled.removeAll(keepingCapacity: true)
    guard let end = run(pattern, pattern.landing(0), start, start) else { return nil }
    return (end, Captures(filled))
  }

  private mutating func run(_ pattern: TimexPattern, _ first: Int, _ start: Int, _ at: Int) -> Int? {
    var step = first
    var index = at
    while true {
      switch pattern.steps[step] {
      case .wordClass(let wordClass, let slot, let join):
        guard index < tokens.count, tokens[index].isA(wordClass), index == start || joined(tokens[index], join) else { return nil }
        if let slot { filled.append((slot, value(of: tokens[index], wordClass))) }
        index += 1
        step = pattern.next[step]
      case .literal(let entry, let join):
        guard index < tokens.count, tokens[index].entry == entry, index == start || joined(tokens[index], join) else { return nil }
        index += 1
        step = pattern.next[step]
      case .split(let a, let b):
        // Most alternatives fail at their first word.
        if !canBegin(pattern.steps[a], at: index) {
          step = b
          continue
        }
        let count = filled.count
        if let end = run(pattern, a, start, index) { return end }
        filled.removeLast(filled.count - count)
        step = b
      case .jump(let target): step = target
      case .set(let slot, let value):
        filled.append((slot, value))
        step = pattern.next[step]
      case .accept: return index > start ? index : nil
      }
    }
  }

  /// Whether the word at `index` is one that a step asks for; true where the step asks for none.
  @inline(__always) private func canBegin(_ step: TimexPattern.Step, at index: Int) -> Bool {
    switch step {
    case .wordClass(let wordClass, _, _): index < tokens.count && tokens[index].isA(wordClass)
    case .literal(let entry, _): index < tokens.count && tokens[index].entry == entry
    default: true
    }
  }

  private func value(of token: TimexToken, _ wordClass: WordClass) -> Int32 {
    wordClass.isNumeric || token.entry < 0 ? token.value : vocabulary.value(of: Int(token.entry), in: wordClass.index)
  }

  private func joined(_ token: TimexToken, _ join: TimexPattern.Join) -> Bool {
    switch join {
    case .loose: token.gap == .space || token.gap == .hyphen || (token.gap == .none && token.shape == .punctuation)
    case .space: token.gap == .space
    case .glued: token.gap == .none
    case .hyphen: token.gap == .hyphen
    case .any: token.gap != .wall
    }
  }
}
