import PackedStorage

/// A slot of the trie's hash tables: 16 bytes, so that one probe touches one cache line.
struct TrieSlot: BitwiseCopyable, Sendable {
  /// The low half of the key's hash, never 0; 0 marks an empty slot.
  var fingerprint: UInt32 = 0
  /// Which of 32 classes of words may follow.
  var followers: UInt32 = 0
  /// The first name that ends here plus one; 0 for none.
  var name: UInt32 = 0
  /// The node's number.
  var node: UInt32 = 0

  /// Whether a word of this hash may follow; never wrong when it says no.
  @inline(__always) func mayContinue(_ word: UInt64) -> Bool { followers & Self.follower(word) != 0 }
  @inline(__always) static func follower(_ word: UInt64) -> UInt32 { 1 &<< UInt32(truncatingIfNeeded: word &>> 58 & 31) }
  @inline(__always) static func fingerprint(_ hash: UInt64) -> UInt32 { UInt32(truncatingIfNeeded: hash) | 1 }
}

/// The names as a trie over hashed words: a table of first words, a table of steps (node, word), and a small filter before the first.
///
/// Words are known by 31 bits of hash beside their place in the table: a stranger passes for a word once in some billions of look-ups.
/// Every index that comes from the file is checked at use.
struct NameTrie: Sendable {
  static let longestProbe = 64
  private let filter: PackedArray<UInt64>
  private let roots: PackedArray<TrieSlot>
  private let steps: PackedArray<TrieSlot>

  init(file: PackedFile) throws(PackedFileError) {
    filter = try file.array("gazetteer.trie.filter", of: UInt64.self)
    roots = try file.array("gazetteer.trie.roots", of: TrieSlot.self)
    steps = try file.array("gazetteer.trie.steps", of: TrieSlot.self)
    guard filter.count & (filter.count - 1) == 0, roots.count <= Int(Int32.max), steps.count <= Int(Int32.max) else {
      throw .damaged(path: file.path, reason: "section gazetteer.trie.filter has a length that is no power of two")
    }
  }

  /// Whether a name may begin with a word; never wrong when it says no.
  @inline(__always) func mayBegin(_ word: UInt64) -> Bool {
    let bits = Self.filterBits(word)
    return (filter.at(Self.filterIndex(word) & (filter.count &- 1)) ?? 0) & bits == bits
  }

  @inline(__always) static func filterIndex(_ word: UInt64) -> Int { Int(truncatingIfNeeded: word &>> 20) }
  @inline(__always) static func filterBits(_ word: UInt64) -> UInt64 { 1 &<< (word & 63) | 1 &<< (word &>> 6 & 63) }

  /// The slot of a first word.
  @inline(__always) func root(_ word: UInt64) -> TrieSlot? { Self.find(word, roots) }

  /// The slot of the step from `node` along a word.
  @inline(__always) func step(_ node: UInt32, _ word: UInt64) -> TrieSlot? {
    Self.find(NameHasher.edge(node, word), steps)
  }

  @inline(__always) private static func find(_ hash: UInt64, _ table: PackedArray<TrieSlot>) -> TrieSlot? {
    let fingerprint = TrieSlot.fingerprint(hash)
    var index = position(hash, table.count)
    for _ in 0..<longestProbe {
      guard let slot = table.at(index), slot.fingerprint != 0 else { return nil }
      if slot.fingerprint == fingerprint { return slot }
      index &+= 1
      if index == table.count { index = 0 }
    }
    return nil
  }

  /// Where the search for a hash begins in a table of `count` slots: its high half, scaled.
  @inline(__always) static func position(_ hash: UInt64, _ count: Int) -> Int {
    Int(truncatingIfNeeded: ((hash &>> 32) &* UInt64(truncatingIfNeeded: count)) &>> 32)
  }
}

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
    if nodes.count * 2 > index.count {
      index = [UInt32](repeating: 0, count: index.count * 2)
      for (number, old) in nodes.enumerated() { place(old.hash, UInt32(number) + 1) }
    } else {
      place(node.hash, UInt32(nodes.count))
    }
  }

  private mutating func place(_ hash: UInt64, _ value: UInt32) {
    var position = Int(truncatingIfNeeded: hash >> 20) & (index.count - 1)
    while index[position] != 0 { position = (position + 1) & (index.count - 1) }
    index[position] = value
  }

  /// Adds the trie's sections; `firstName` gives for every node its first name plus one, or 0.
  func add(to writer: inout PackedFileWriter, firstName: [UInt32]) {
    let first = nodes.indices.filter { nodes[$0].isFirst }
    let later = nodes.indices.filter { !nodes[$0].isFirst }
    var filter = [UInt64](repeating: 0, count: Self.power(max(64, first.count / 8)))
    for index in first {
      filter[NameTrie.filterIndex(nodes[index].hash) & (filter.count - 1)] |= NameTrie.filterBits(nodes[index].hash)
    }
    writer.add("gazetteer.trie.filter", filter)
    writer.add("gazetteer.trie.roots", table(first, firstName))
    writer.add("gazetteer.trie.steps", table(later, firstName))
  }

  /// An open-addressing table with room to spare; grown until no probe is longer than the reader allows.
  private func table(_ indices: [Int], _ firstName: [UInt32]) -> [TrieSlot] {
    var capacity = max(16, indices.count * 4 / 3)
    while true {
      if let slots = table(indices, firstName, capacity) { return slots }
      capacity += capacity / 4
    }
  }

  private func table(_ indices: [Int], _ firstName: [UInt32], _ capacity: Int) -> [TrieSlot]? {
    var slots = [TrieSlot](repeating: TrieSlot(), count: capacity)
    for index in indices {
      let node = nodes[index]
      var position = NameTrie.position(node.hash, capacity)
      var probes = 1
      while slots[position].fingerprint != 0 {
        position = position + 1 == capacity ? 0 : position + 1
        probes += 1
        if probes >= NameTrie.longestProbe { return nil }
      }
      slots[position] = TrieSlot(
        fingerprint: TrieSlot.fingerprint(node.hash), followers: node.followers, name: firstName[index], node: UInt32(index))
    }
    return slots
  }

  private static func power(_ count: Int) -> Int {
    var power = 1
    while power < count { power *= 2 }
    return power
  }
}
