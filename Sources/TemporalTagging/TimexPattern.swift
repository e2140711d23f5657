/// What a rule looks for: a small program over tokens, run with backtracking.
///
/// Source: R. Cox, "Regular Expression Matching: the Virtual Machine Approach".
struct TimexPattern: Sendable {
  /// How a token must follow the one before it.
  enum Join: UInt8 {
    /// White space or a hyphen.
    case loose
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
  }

  /// The program; it begins at step 0.
  var steps: [Step] = []
  /// The classes that a match can begin with.
  var firstClasses: UInt64 = 0
  /// The words that a match can begin with.
  var firstLiterals: Set<Int32> = []

  /// Computes what a match can begin with.
  mutating func prepare() {
    var pending = [0]
    var seen: Set<Int> = []
    while let index = pending.popLast() {
      guard seen.insert(index).inserted else { continue }
      switch steps[index] {
      case .wordClass(let wordClass, _, _): firstClasses |= wordClass.bit
      case .literal(let entry, _): firstLiterals.insert(entry)
      case .split(let a, let b): pending += [a, b]
      case .jump(let target): pending.append(target)
      case .set: pending.append(index + 1)
      case .accept: break
      }
    }
  }
}

/// What the slots of a match hold.
struct Captures {
  private var values: [36 of Int32] = .init(repeating: .min)

  subscript(_ slot: Slot) -> Int? {
    let value = values[slot.index]
    return value == .min ? nil : Int(value)
  }

  mutating func set(_ slot: Slot, _ value: Int32) { values[slot.index] = value }
}

/// Runs patterns at a place of a text's tokens.
struct PatternMatcher {
  let tokens: [TimexToken]
  let vocabulary: Vocabulary

  /// The first token behind the first match of `pattern` at `start` in the order of its alternatives, and the slots.
  func match(_ pattern: TimexPattern, at start: Int) -> (end: Int, captures: Captures)? {
    run(pattern.steps, 0, start, start, Captures())
  }

  private func run(_ steps: [TimexPattern.Step], _ first: Int, _ start: Int, _ at: Int, _ captures: Captures) -> (
    end: Int, captures: Captures
  )? {
    var step = first
    var index = at
    var captures = captures
    while true {
      switch steps[step] {
      case .wordClass(let wordClass, let slot, let join):
        guard index < tokens.count, tokens[index].isA(wordClass), index == start || joined(tokens[index], join) else { return nil }
        if let slot { captures.set(slot, value(of: tokens[index], wordClass)) }
        index += 1
        step += 1
      case .literal(let entry, let join):
        guard index < tokens.count, tokens[index].entry == entry, index == start || joined(tokens[index], join) else { return nil }
        index += 1
        step += 1
      case .split(let a, let b):
        if let found = run(steps, a, start, index, captures) { return found }
        step = b
      case .jump(let target): step = target
      case .set(let slot, let value):
        captures.set(slot, value)
        step += 1
      case .accept: return index > start ? (index, captures) : nil
      }
    }
  }

  private func value(of token: TimexToken, _ wordClass: WordClass) -> Int32 {
    wordClass.isNumeric || token.entry < 0 ? token.value : vocabulary.value(of: Int(token.entry), in: wordClass.index)
  }

  private func joined(_ token: TimexToken, _ join: TimexPattern.Join) -> Bool {
    switch join {
    case .loose: token.gap == .space || token.gap == .hyphen || (token.gap == .none && token.shape == .punctuation)
    case .glued: token.gap == .none
    case .hyphen: token.gap == .hyphen
    case .any: token.gap != .wall
    }
  }
}
