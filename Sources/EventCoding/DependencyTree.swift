import TextModel

/// The tokens of a document as trees: heads, and children in order.
struct DependencyTree: Sendable {
  let tokens: [Token]
  private let starts: [Int32]
  private let items: [Int32]

  init(_ analysis: Analysis) {
    tokens = analysis.tokens
    var counts = [Int32](repeating: 0, count: tokens.count + 1)
    for token in tokens where token.head >= 0 && token.head < tokens.count { counts[token.head + 1] += 1 }
    for index in 1..<max(1, counts.count) { counts[index] += counts[index - 1] }
    var fill = counts
    var list = [Int32](repeating: 0, count: Int(counts.last ?? 0))
    for (index, token) in tokens.enumerated() where token.head >= 0 && token.head < tokens.count {
      list[Int(fill[token.head])] = Int32(index)
      fill[token.head] += 1
    }
    starts = counts
    items = list
  }

  /// The dependents of a token, in the order of the text.
  func children(of index: Int) -> some Sequence<Int> {
    items[Int(starts[index])..<Int(starts[index + 1])].lazy.map { Int($0) }
  }

  /// The first dependent with one of these relations.
  func child(of index: Int, _ relations: [DependencyRelation]) -> Int? {
    children(of: index).first { relations.contains(tokens[$0].deprel) }
  }

  /// All dependents with one of these relations.
  func children(of index: Int, _ relations: [DependencyRelation]) -> [Int] {
    children(of: index).filter { relations.contains(tokens[$0].deprel) }
  }

  /// The preposition that marks a token, several words joined by a space: `because of`.
  func preposition(of index: Int) -> String? {
    var marks = children(of: index, [.case])
    // `on three North Korean companies`: the parse may hang the preposition on the number.
    if marks.isEmpty { marks = children(of: index, [.nummod]).prefix(1).flatMap { children(of: $0, [.case]) } }
    // `by a second mine near Tskhinvali`: of prepositions that stand apart the nearer one is the phrase's, whatever the parse says.
    guard let last = marks.last(where: { $0 < index }) ?? marks.first, var mark = marks.first else { return nil }
    if last > mark, !(mark..<last).allSatisfy({ marks.contains($0) || tokens[$0].head == mark }) { mark = last }
    let rest = children(of: mark, [.fixed]).map { tokens[$0].lemma }
    return ([tokens[mark].lemma] + rest).joined(separator: " ")
  }

  /// The token and those joined to it by `and`, and by commas before that: without it a comma leads to another word for the same
  /// (`Ban Ki-moon, the secretary-general, urged`), though the parse may join them.
  func coordinated(_ index: Int) -> [Int] {
    // `Libyan leader Muammar Gaddafi and Bulgarian President Todor Zhivkov`: what is joined to the name is joined to its title.
    let names = children(of: index, [.appos]).filter { $0 == index + 1 }
    let others = ([index] + names).flatMap { children(of: $0, [.conj]) }.filter { [.noun, .propn, .pron, .num].contains(tokens[$0].upos) }
    let isJoined =
      others.count > 1 || ([index] + names + others).contains { child(of: $0, [.cc]) != nil } || !others.isEmpty && goesOn(index)
    return isJoined ? [index] + others : [index]
  }

  /// Whether the last of a list stands beside it with the conjunction: `Father Ellacuria, other priests, and civilians were killed`.
  private func goesOn(_ index: Int) -> Bool {
    guard tokens[index].head >= 0 else { return false }
    return children(of: tokens[index].head).contains { next in
      next > index + 1 && tokens[next].deprel == tokens[index].deprel && tokens[next - 1].upos == .cconj
    }
  }

  /// The tokens below `index`, itself included, as a range of the text that leaves out what hangs on `cut` relations.
  func span(of index: Int, cutting cut: [DependencyRelation]) -> Range<Int> {
    var (low, high) = (index, index)
    var open = [index]
    var steps = 0
    while let next = open.popLast(), steps < 400 {
      steps += 1
      low = min(low, next)
      high = max(high, next)
      for child in children(of: next) where !cut.contains(tokens[child].deprel) { open.append(child) }
    }
    return low..<high + 1
  }

  /// Whether `index` hangs below `ancestor`, or is it.
  func isBelow(_ index: Int, _ ancestor: Int) -> Bool {
    var current = index
    for _ in 0..<200 {
      if current == ancestor { return true }
      let head = tokens[current].head
      guard head >= 0, head < tokens.count else { return false }
      current = head
    }
    return false
  }

  /// The number of arcs between two tokens of one sentence, and whether the path crosses into another clause.
  func distance(_ a: Int, _ b: Int) -> (arcs: Int, clauses: Int)? {
    var depths: [Int: (arcs: Int, clauses: Int)] = [:]
    var current = a
    var arcs = 0
    var clauses = 0
    while arcs < 60 {
      depths[current] = (arcs, clauses)
      let head = tokens[current].head
      guard head >= 0, head < tokens.count else { break }
      if Self.clausal.contains(tokens[current].deprel) { clauses += 1 }
      current = head
      arcs += 1
    }
    (current, arcs, clauses) = (b, 0, 0)
    while arcs < 60 {
      if let other = depths[current] { return (arcs + other.arcs, clauses + other.clauses) }
      let head = tokens[current].head
      guard head >= 0, head < tokens.count else { return nil }
      if Self.clausal.contains(tokens[current].deprel) { clauses += 1 }
      current = head
      arcs += 1
    }
    return nil
  }

  /// The relations that begin another clause.
  static let clausal: [DependencyRelation] = [
    .advcl, .advclRelcl, .ccomp, .acl, .aclRelcl, .csubj, .csubjPass, .csubjOuter, .parataxis,
  ]
}
