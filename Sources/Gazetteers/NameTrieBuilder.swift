import PackedStorage

/// Builds a name trie.
struct NameTrieBuilder {
  /// A node: how it is reached, and what follows.
  private struct Node {
    let hash: UInt64
    let isFirst: Bool
    var followers: UInt32 = 0
  }

  private var nodes: [Node] = []
  /// Open addressing over the hashes of `nodes`: their number plus one.
  private var index = [UInt32](repeating: 0, count: 1 << 16)

  init() {}

  /// The number of nodes.
  var count: Int { nodes.count }

  /// Makes room for about `names` names.
  mutating func reserve(_ names: Int) {
    nodes.reserveCapacity(names)
    var slots = index.count
    while slots * 3 < names * 4 { slots *= 2 }
    if slots > index.count { rehash(slots) }
  }

  /// Lets go of what only adding needs.
  mutating func dropIndex() { index = [] }

  /// The node of a name's words, which are added where they are new; nodes are numbered from 0.
  mutating func insert(_ words: [UInt64]) -> UInt32 {
    var node: UInt32 = 0
    for (index, word) in words.enumerated() {
      let hash = index == 0 ? word : NameHasher.edge(node, word)
      if index > 0 { nodes[Int(node)].followers |= TrieSlot.follower(word) }
      if let old = find(hash, isFirst: index == 0) {
        node = old
      } else {
        node = UInt32(nodes.count)
        append(Node(hash: hash, isFirst: index == 0))
      }
    }
    return node
  }

  /// The node of a name's words, if it was added.
  func find(_ words: [UInt64]) -> UInt32? {
    var node: UInt32 = 0
    for (index, word) in words.enumerated() {
      let hash = index == 0 ? word : NameHasher.edge(node, word)
      guard let next = find(hash, isFirst: index == 0) else { return nil }
      node = next
    }
    return words.isEmpty ? nil : node
  }

  private func find(_ hash: UInt64, isFirst: Bool) -> UInt32? {
    var position = Int(truncatingIfNeeded: hash >> 20) & (index.count - 1)
    while index[position] != 0 {
      let node = nodes[Int(index[position]) - 1]
      if node.hash == hash, node.isFirst == isFirst { return index[position] - 1 }
      position = (position + 1) & (index.count - 1)
    }
    return nil
  }

  private mutating func append(_ node: Node) {
    nodes.append(node)
    if nodes.count * 4 > index.count * 3 { rehash(index.count * 2) } else { place(node.hash, UInt32(nodes.count)) }
  }

  private mutating func rehash(_ slots: Int) {
    index = [UInt32](repeating: 0, count: slots)
    for (number, node) in nodes.enumerated() { place(node.hash, UInt32(number) + 1) }
  }

  private mutating func place(_ hash: UInt64, _ value: UInt32) {
    var position = Int(truncatingIfNeeded: hash >> 20) & (index.count - 1)
    while index[position] != 0 { position = (position + 1) & (index.count - 1) }
    index[position] = value
  }

  /// Adds the trie's sections; `firstName` gives for every node its first name plus one, or 0.
  func add(to writer: inout PackedFileWriter, firstName: [UInt32]) {
    let roots = nodes.count { $0.isFirst }
    var filter = [UInt64](repeating: 0, count: Self.power(max(64, roots / 8)))
    for node in nodes where node.isFirst {
      filter[NameTrie.filterIndex(node.hash) & (filter.count - 1)] |= NameTrie.filterBits(node.hash)
    }
    writer.add("gazetteer.trie.filter", filter)
    writer.add("gazetteer.trie.roots", table(.first, roots, firstName))
    writer.add("gazetteer.trie.steps", table(.later, nodes.count - roots, firstName))
  }

  /// Which words of names a table holds.
  private enum Position {
    case first, later
  }

  /// An open-addressing table with room to spare; grown until no probe is longer than the reader allows.
  private func table(_ position: Position, _ count: Int, _ firstName: [UInt32]) -> [TrieSlot] {
    var capacity = max(16, count * 4 / 3)
    while true {
      if let slots = slots(position, firstName, capacity) { return slots }
      capacity += capacity / 4
    }
  }

  private func slots(_ place: Position, _ firstName: [UInt32], _ capacity: Int) -> [TrieSlot]? {
    var slots = [TrieSlot](repeating: TrieSlot(), count: capacity)
    for (number, node) in nodes.enumerated() where node.isFirst == (place == .first) {
      var position = NameTrie.position(node.hash, capacity)
      var probes = 1
      while slots[position].fingerprint != 0 {
        position = position + 1 == capacity ? 0 : position + 1
        probes += 1
        if probes >= NameTrie.longestProbe { return nil }
      }
      slots[position] = TrieSlot(
        fingerprint: TrieSlot.fingerprint(node.hash), followers: node.followers, name: firstName[number], node: UInt32(number))
    }
    return slots
  }

  private static func power(_ count: Int) -> Int {
    var power = 1
    while power < count { power *= 2 }
    return power
  }
}
