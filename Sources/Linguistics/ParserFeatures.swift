/// The features of the parser's next transition, after Zhang and Nivre (2011).
public enum ParserFeatures {
  /// Fills `keys` with the features of a configuration.
  public static func add(_ state: borrowing ParserState, _ input: borrowing ParserInput, to keys: inout FeatureKeys) {
    keys.removeAll()
    let s0 = state.stacked(0)
    let s1 = state.stacked(1)
    let s2 = state.stacked(2)
    let b0 = state.buffered(0)
    let b1 = state.buffered(1)
    let b2 = state.buffered(2)
    let s0n = state.nodes[s0]
    let s1n = state.nodes[s1]
    let b0n = state.nodes[b0]
    let (s0w, s0t) = (input.words[s0], input.tags[s0])
    let (s1w, s1t) = (input.words[s1], input.tags[s1])
    let (s2w, s2t) = (input.words[s2], input.tags[s2])
    let (b0w, b0t) = (input.words[b0], input.tags[b0])
    let (b1w, b1t) = (input.words[b1], input.tags[b1])
    let (b2w, b2t) = (input.words[b2], input.tags[b2])

    keys.add(s0w)
    keys.add(s0t)
    keys.add(s0w, s0t)
    keys.add(s1w)
    keys.add(s1t)
    keys.add(s1w, s1t)
    keys.add(b0w)
    keys.add(b0t)
    keys.add(b0w, b0t)
    keys.add(b1w)
    keys.add(b1t)
    keys.add(b2w)
    keys.add(b2t)
    keys.add(s2w)
    keys.add(s2t)

    keys.add(s0w, b0w)
    keys.add(s0w, b0t)
    keys.add(s0t, b0w)
    keys.add(s0t, b0t)
    keys.add(s0w, s0t, b0w, b0t)
    keys.add(s0w, s0t, b0t)
    keys.add(s0t, b0w, b0t)
    keys.add(s1w, s0w)
    keys.add(s1w, s0t)
    keys.add(s1t, s0w)
    keys.add(s1t, s0t)
    keys.add(s1w, s1t, s0t)
    keys.add(s1t, s0w, s0t)
    keys.add(s1t, b0t)
    keys.add(s1w, b0w)
    keys.add(s1w, b0t)
    keys.add(s1t, b0w)
    keys.add(b0t, b1t)
    keys.add(b0w, b1t)
    keys.add(b0t, b1w)
    keys.add(b0w, b1w)
    keys.add(s0t, b1t)
    keys.add(s0w, b1w)

    keys.add(s0t, b0t, b1t)
    keys.add(s1t, s0t, b0t)
    keys.add(s2t, s1t, s0t)
    keys.add(s0t, b0t, b1t, b2t)
    keys.add(s1t, s0t, b0t, b1t)
    keys.add(s2t, s1t, s0t, b0t)
    keys.add(s0w, s1t, b0t)
    keys.add(s0t, s1w, b0t)
    keys.add(s0t, s1t, b0w)
    keys.add(s0w, b0t, b1t)
    keys.add(s0w, s1w, b0t)
    keys.add(s1w, s0t, b0t, b1t)
    keys.add(s2w, s0w, s1t)
    addChildren(state, input, to: &keys)

    let s0l = UInt64(s0n.leftCount)
    let s0r = UInt64(s0n.rightCount)
    let s1l = UInt64(s1n.leftCount)
    let s1r = UInt64(s1n.rightCount)
    let b0l = UInt64(b0n.leftCount)
    keys.add(s0w, s0l, s0r)
    keys.add(s0t, s0l, s0r)
    keys.add(s1w, s1r)
    keys.add(s1t, s1l, s1r)
    keys.add(b0w, b0l)
    keys.add(b0t, b0l)
    keys.add(s0t, s0n.leftLabels)
    keys.add(s0w, s0n.leftLabels)
    keys.add(s0t, s0n.rightLabels)
    keys.add(s0w, s0n.rightLabels)
    keys.add(s1t, s1n.rightLabels)
    keys.add(s1w, s1n.rightLabels)
    keys.add(s1t, s1n.leftLabels)
    keys.add(b0t, b0n.leftLabels)
    keys.add(s1t, s0t, s1n.rightLabels, s0n.leftLabels)
    keys.add(s0t, b0t, s0n.leftLabels, b0n.leftLabels)
    keys.add(s0t, b0t, s0n.rightLabels)

    let near = Self.distance(s0, b0)
    let far = Self.distance(s1, s0)
    keys.add(s0w, near)
    keys.add(s0t, near)
    keys.add(b0w, near)
    keys.add(b0t, near)
    keys.add(s0t, b0t, near)
    keys.add(s1t, s0t, far)
    keys.add(s1w, s0t, far)
    keys.add(s1t, s0t, b0t, far &* 8 &+ near)
  }

  private static func addChildren(_ state: borrowing ParserState, _ input: borrowing ParserInput, to keys: inout FeatureKeys) {
    let s0 = state.stacked(0)
    let s1 = state.stacked(1)
    let b0 = state.buffered(0)
    let s0n = state.nodes[s0]
    let s1n = state.nodes[s1]
    let b0n = state.nodes[b0]
    let (s0w, s0t) = (input.words[s0], input.tags[s0])
    let (s1w, s1t) = (input.words[s1], input.tags[s1])
    let (b0w, b0t) = (input.words[b0], input.tags[b0])
    let s2t = input.tags[state.stacked(2)]
    let (s0l, s0l2, s0r, s0r2) = (Int(s0n.left1), Int(s0n.left2), Int(s0n.right1), Int(s0n.right2))
    let (s1l, s1r, s1r2) = (Int(s1n.left1), Int(s1n.right1), Int(s1n.right2))
    let (b0l, b0l2) = (Int(b0n.left1), Int(b0n.left2))
    let (s0lw, s0lt) = (input.words[s0l], input.tags[s0l])
    let (s0rw, s0rt) = (input.words[s0r], input.tags[s0r])
    let (s1rw, s1rt) = (input.words[s1r], input.tags[s1r])
    let (b0lw, b0lt) = (input.words[b0l], input.tags[b0l])
    let s1lt = input.tags[s1l]
    let s0ll = UInt64(state.nodes[s0l].label)
    let s0rl = UInt64(state.nodes[s0r].label)
    let s1ll = UInt64(state.nodes[s1l].label)
    let s1rl = UInt64(state.nodes[s1r].label)
    let b0ll = UInt64(state.nodes[b0l].label)

    keys.add(s0lw, s0ll)
    keys.add(s0rw, s0rl)
    keys.add(s1rw, s1rl)
    keys.add(b0lw, b0ll)
    keys.add(s0t, s0lt, b0t)
    keys.add(s0t, s0rt, b0t)
    keys.add(s0t, b0t, b0lt)
    keys.add(s1t, s1rt, s0t)
    keys.add(s1t, s1lt, s0t)
    keys.add(s1t, s0t, s0lt)
    keys.add(s1t, s0t, s0rt)
    keys.add(s0t, s0lt, input.tags[s0l2])
    keys.add(s0t, s0rt, input.tags[s0r2])
    keys.add(s1t, s1rt, input.tags[s1r2], s0t)
    keys.add(b0t, b0lt, input.tags[b0l2], s0t)
    keys.add(s0w, s0ll)
    keys.add(s0t, s0ll, s0rl)
    keys.add(s1t, s1ll, s1rl)
    keys.add(b0t, b0ll, s0t)
    keys.add(s1w, s1rl, s0t)
    keys.add(s0w, s0rl, b0t)
    // Where a prepositional phrase belongs: the preposition with the words that it may hang on.
    keys.add(s1w, s0lw)
    keys.add(s1t, s0lw, s0t)
    keys.add(s1w, s0lw, s0w)
    keys.add(s2t, s1t, s0lw)
    keys.add(s1t, s0lw, b0t)
    keys.add(s1t, s0lt, s0t, b0t)
    keys.add(b0w, b0lw, s0t)
    keys.add(s1t, s0t, b0w, s0lw)
    keys.add(s0w, b0lw)
    keys.add(s1rw, s0w, s1t)
    keys.add(s0t, s0rw, b0t)
    keys.add(s1w, s1rt, s0t)
  }

  /// How far two words stand apart, in seven steps.
  @inline(__always) static func distance(_ a: Int, _ b: Int) -> UInt64 {
    switch b - a {
    case ..<1: 0
    case 1: 1
    case 2: 2
    case 3: 3
    case 4...5: 4
    case 6...9: 5
    default: 6
    }
  }
}
