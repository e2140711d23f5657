import PackedStorage
import TextModel

/// The relations that the parser tells apart, as small numbers.
public struct RelationSet: Sendable {
  /// The relations, the most frequent first; at most 64.
  public let relations: [DependencyRelation]

  /// Opens the section `labeler.relations`: the position of each among all cases, a byte each.
  ///
  /// - Throws: `PackedFileError.damaged` where it is missing or names a relation that there is not.
  public init(file: PackedFile) throws(PackedFileError) {
    let bytes = try file.array("labeler.relations", of: UInt8.self).array
    let all = DependencyRelation.allCases
    guard !bytes.isEmpty, bytes.count <= 64, bytes.allSatisfy({ Int($0) < all.count }) else {
      throw .damaged(path: file.path, reason: "section labeler.relations names unknown relations")
    }
    relations = bytes.map { all[Int($0)] }
  }

  /// Creates a set, for training.
  public init(_ relations: [DependencyRelation]) { self.relations = relations }

  /// The bytes of the section `labeler.relations`.
  public var bytes: [UInt8] { relations.map { UInt8(DependencyRelation.allCases.firstIndex(of: $0) ?? 0) } }
}

/// Finds the head and the relation of every word: greedy, arc-hybrid, with a classifier of its own for the relations.
///
/// Gives a projective tree with one root. Linear in the words.
struct DependencyParser: Sendable {
  let relations: RelationSet
  private let transitions: TransitionModel
  private let labeler: SparseModel
  private let rootLabel: UInt8

  init(file: PackedFile) throws(PackedFileError) {
    relations = try RelationSet(file: file)
    transitions = try TransitionModel("parser", in: file)
    labeler = try SparseModel("labeler", in: file)
    rootLabel = UInt8(relations.relations.firstIndex(of: .root) ?? 0)
  }

  /// Parses a sentence from its start; the arcs are in `state` at the end.
  func parse(_ input: borrowing ParserInput, _ state: inout ParserState) {
    var keys = FeatureKeys()
    while !state.isFinal {
      let transition = next(input, state, &keys)
      var label = rootLabel
      if let arc = state.arc(transition), arc.head != state.root {
        LabelFeatures.add(state, input, head: arc.head, dependent: arc.dependent, to: &keys)
        label = relation(keys)
      }
      state.apply(transition, label: label)
    }
  }

  @inline(__always)
  private func next(_ input: borrowing ParserInput, _ state: borrowing ParserState, _ keys: inout FeatureKeys) -> Transition {
    let left = state.allows(.left)
    let right = state.allows(.right)
    let shift = state.allows(.shift)
    if !left && !right { return .shift }
    if !shift && !right { return .left }
    if !shift && !left { return .right }
    ParserFeatures.add(state, input, to: &keys)
    let scores = transitions.score(keys)
    var best = Transition.shift
    var highest = shift ? 0 : Int32.min
    if left, scores.left > highest {
      best = .left
      highest = scores.left
    }
    if right, scores.right > highest { best = .right }
    return best
  }

  @inline(__always) private func relation(_ keys: borrowing FeatureKeys) -> UInt8 {
    var scores = SparseModel.Scores(repeating: 0)
    labeler.score(keys, into: &scores)
    let count = relations.relations.count
    var best = SparseModel.best(of: scores, count)
    // Only the root's own arc carries `root`.
    if best == Int(rootLabel) {
      best = rootLabel == 0 ? 1 : 0
      let values = scores.span
      for label in 0..<count where label != Int(rootLabel) && values[label] > values[best] { best = label }
    }
    return UInt8(truncatingIfNeeded: best)
  }
}
