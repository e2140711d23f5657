import Linguistics

/// Trains the parser with a dynamic oracle, and the labeler on the arcs that come out right.
struct ParserTrainer: ~Copyable {
  /// How often the parser goes on from its own choice after the first epoch.
  private static let exploration = 0.9

  private var transitions = PerceptronTrainer(classes: 3)
  private var labeler: PerceptronTrainer
  private let rootLabel: UInt8
  private var state = ParserState()
  private var input = ParserInput()
  private var keys = FeatureKeys()

  init(relations: RelationSet) {
    labeler = PerceptronTrainer(classes: relations.relations.count)
    rootLabel = UInt8(relations.relations.firstIndex(of: .root) ?? 0)
  }

  /// Learns one sentence with the tags that a tagger gave it.
  mutating func learn(
    _ sentence: TrainingSentence, _ forms: WordForms, tags: ContiguousArray<UInt8>, explores: Exploration, _ numbers: inout SeededNumbers
  ) {
    input.read(forms, tags: tags)
    state.start(sentence.words.count)
    while !state.isFinal {
      let next = choose(sentence, explores, &numbers)
      var label = rootLabel
      if let arc = state.arc(next), arc.head != state.root {
        label = relation(sentence, head: arc.head, dependent: arc.dependent)
      }
      state.apply(next, label: label)
    }
  }

  /// Whether the parser follows its own choices while it learns.
  enum Exploration { case never, mostly }

  private mutating func choose(_ sentence: TrainingSentence, _ explores: Exploration, _ numbers: inout SeededNumbers) -> Transition {
    let allowed = Transition.allCases.filter { state.allows($0) }
    if allowed.count == 1 { return allowed[0] }
    ParserFeatures.add(state, input, to: &keys)
    transitions.score(keys)
    var predicted = allowed[0]
    var right = allowed[0]
    var rightCost = Int.max
    for transition in allowed {
      let score = transitions.scores[transition.rawValue]
      let cost = cost(transition, sentence.heads)
      if score > transitions.scores[predicted.rawValue] { predicted = transition }
      if cost < rightCost || (cost == rightCost && score > transitions.scores[right.rawValue]) {
        right = transition
        rightCost = cost
      }
    }
    if cost(predicted, sentence.heads) > rightCost {
      transitions.update(keys, right: right.rawValue, wrong: predicted.rawValue)
      return explores == .mostly && numbers.fraction() < Self.exploration ? predicted : right
    }
    transitions.keep()
    return predicted
  }

  private mutating func relation(_ sentence: TrainingSentence, head: Int, dependent: Int) -> UInt8 {
    LabelFeatures.add(state, input, head: head, dependent: dependent, to: &keys)
    labeler.score(keys)
    let best = labeler.best
    guard sentence.heads[dependent] == head else { return UInt8(best) }
    let right = Int(sentence.relations[dependent])
    if best == right { labeler.keep() } else { labeler.update(keys, right: right, wrong: best) }
    return UInt8(best)
  }

  /// How many gold arcs a transition puts out of reach (Goldberg and Nivre 2013, arc-hybrid).
  private func cost(_ transition: Transition, _ heads: [Int]) -> Int {
    let front = state.front
    switch transition {
    case .left, .right:
      let word = state.stacked(0)
      let head = heads[word]
      var cost = (front..<max(front, heads.count)).count { heads[$0] == word }
      if transition == .left {
        if head != front, head > front || head == state.stacked(1) { cost += 1 }
      } else if head >= front {
        cost += 1
      }
      return cost
    case .shift:
      let head = heads[front]
      var cost = 0
      for depth in 0..<state.depth {
        let word = state.stacked(depth)
        if heads[word] == front { cost += 1 }
        if depth > 0, word == head { cost += 1 }
      }
      return cost
    }
  }

  /// The averaged rows of the transitions.
  var transitionRows: [TrainedRow] { transitions.averaged }
  /// The averaged rows of the relations.
  var labelRows: [TrainedRow] { labeler.averaged }
}
