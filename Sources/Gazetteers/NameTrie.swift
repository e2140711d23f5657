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
    hash.share(of: count)
  }
}
