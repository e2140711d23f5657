/// The features of an arc's relation at the moment when the arc is made: the dependent then has all its children.
public enum LabelFeatures {
  /// Fills `keys` with the features of the arc.
  public static func add(
    _ state: borrowing ParserState, _ input: borrowing ParserInput, head: Int, dependent: Int, to keys: inout FeatureKeys
  ) {
    keys.removeAll()
    let isLeft: UInt64 = dependent < head ? 1 : 2
    let node = state.nodes[dependent]
    let over = state.nodes[head]
    let (hw, ht) = (input.words[head], input.tags[head])
    let (dw, dt) = (input.words[dependent], input.tags[dependent])
    let (l, r) = (Int(node.left1), Int(node.right1))
    let (lw, lt, ll) = (input.words[l], input.tags[l], UInt64(state.nodes[l].label))
    let l2w = input.words[Int(node.left2)]
    let (rw, rt) = (input.words[r], input.tags[r])
    let siblings = dependent < head ? over.leftLabels : over.rightLabels
    let others = dependent < head ? over.rightLabels : over.leftLabels
    let sibling = Int(dependent < head ? over.left1 : over.right1)
    let siblingLabel = UInt64(state.nodes[sibling].label)
    let distance = ParserFeatures.distance(min(head, dependent), max(head, dependent))
    keys.add(isLeft)
    keys.add(dw, isLeft)
    keys.add(dt, isLeft)
    keys.add(hw, isLeft)
    keys.add(ht, isLeft)
    keys.add(hw, dw, isLeft)
    keys.add(hw, dt, isLeft)
    keys.add(ht, dw, isLeft)
    keys.add(ht, dt, isLeft)
    keys.add(ht, dt, isLeft, distance)
    keys.add(hw, ht, dt, isLeft)
    keys.add(dw, dt, ht, isLeft)
    keys.add(ht, dt, lw, isLeft)
    keys.add(ht, dt, lt, isLeft)
    keys.add(hw, dt, lw, isLeft)
    keys.add(dw, lw, isLeft)
    keys.add(dt, lw, l2w)
    keys.add(dt, ll, ht, isLeft)
    keys.add(ht, dt, rw, isLeft)
    keys.add(ht, dt, rt, isLeft)
    keys.add(ht, dt, node.leftLabels, isLeft)
    keys.add(ht, dt, node.rightLabels, isLeft)
    keys.add(dw, node.leftLabels, isLeft)
    keys.add(ht, dt, siblings, isLeft)
    keys.add(hw, dt, siblings, isLeft)
    keys.add(hw, others, dt, isLeft)
    keys.add(ht, others, dt, isLeft)
    keys.add(ht, dt, siblingLabel, isLeft)
    keys.add(ht, dw, siblingLabel, isLeft)
    keys.add(input.words[sibling], dt, ht, isLeft)
    keys.add(input.tag(dependent - 1), dt, ht, isLeft)
    keys.add(input.tag(dependent + 1), dt, ht, isLeft)
    keys.add(input.tag(head - 1), dt, ht, isLeft)
    keys.add(input.tag(head + 1), dt, ht, isLeft)
    keys.add(input.tag(dependent - 1), dt, input.tag(dependent + 1), isLeft)
    keys.add(distance, dw, isLeft)
  }
}
