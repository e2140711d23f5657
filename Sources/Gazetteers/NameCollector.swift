import PackedStorage
import TextModel

/// Collects names and what they stand for while tables are compiled, and packs them.
struct NameCollector {
  /// A name of something, before names that fold alike are joined.
  struct Entry {
    let node: UInt32
    let spelling: UInt32
    let sense: UInt32
    let capitals: UInt16
    let flags: UInt8
    let length: UInt16
  }

  let scanner: TokenScanner
  var strings = StringTableBuilder()
  var trie = NameTrieBuilder()
  var entries: [Entry] = []
  private let lowerWords: Set<UInt64>
  /// The nodes of the names of places with their rows in the low half, for the keys of name tables; sorted up to `sortedCount`.
  var placeNodes: [UInt64] = []
  private var sortedCount = 0

  init(scanner: TokenScanner, lowerWords: [String]) {
    self.scanner = scanner
    self.lowerWords = Set(lowerWords.flatMap { Self.words(of: Array($0.utf8), scanner)?.map(\.hash) ?? [] })
    // String 0 is the empty one, so that a zeroed record reads as nothing.
    _ = strings.insert("")
  }

  /// The words of a name, or nothing where it holds none or something stands between them that no text may have there.
  static func words(of bytes: [UInt8], _ scanner: TokenScanner) -> [NameToken]? { words(of: bytes.span, scanner) }

  static func words(of span: Span<UInt8>, _ scanner: TokenScanner) -> [NameToken]? {
    var index = 0
    while index < span.count, !scanner.beginsWord(span, index, span.count) {
      guard span[index] >= 0x80 || span[index] == 0x27 || span[index] == 0x60 || span[index] == 0x20 else { return nil }
      index += 1
    }
    var tokens: [NameToken] = []
    while index >= 0, index < span.count {
      let token = scanner.token(span, index, span.count)
      tokens.append(token)
      index = scanner.next(after: token, span, span.count)
    }
    guard let last = tokens.last, tokens.count <= 16 else { return nil }
    var rest = last.end
    while rest < span.count {
      if scanner.beginsWord(span, rest, span.count) { return nil }
      rest += 1
    }
    return tokens
  }

  /// The hashes of a name's words; a word before a dot inside the name is another word than without.
  static func key(of tokens: [NameToken]) -> [UInt64] {
    tokens.enumerated().map { $1.hasDot && $0 + 1 < tokens.count ? NameHasher.dotted($1.hash) : $1.hash }
  }

  /// The node of a name that was added, if it was.
  func node(of name: String) -> UInt32? {
    Self.words(of: Array(name.utf8), scanner).flatMap { trie.find(Self.key(of: $0)) }
  }

  /// The rows of the places that have the name of a node. Complexity: O(log n) while no name is added.
  mutating func places(at node: UInt32) -> [UInt32] {
    // Names are added between look-ups; these few are searched one by one until they are worth sorting.
    if placeNodes.count - sortedCount > 4096 || sortedCount == 0 {
      placeNodes.sort()
      sortedCount = placeNodes.count
    }
    var low = 0
    var high = sortedCount
    while low < high {
      let middle = (low + high) / 2
      if placeNodes[middle] < UInt64(node) << 32 { low = middle + 1 } else { high = middle }
    }
    let known = placeNodes[low..<sortedCount].prefix { $0 >> 32 == UInt64(node) }
    let new = placeNodes[sortedCount...].filter { $0 >> 32 == UInt64(node) }
    return (known + new).map { UInt32(truncatingIfNeeded: $0) }
  }

  /// Lets go of everything.
  mutating func empty() {
    strings = StringTableBuilder()
    trie = NameTrieBuilder()
    (entries, placeNodes, sortedCount) = ([], [], 0)
  }

  /// Makes room for `names` names of `length` bytes in all.
  mutating func reserve(names: Int, length: Int) {
    entries.reserveCapacity(names)
    strings.reserve(count: names * 2 / 3, length: length)
    trie.reserve(names)
  }

  /// Adds a name; false where no text could ever match it.
  mutating func add(_ name: String, sense: UInt32, isExact: Bool, placeRow: UInt32? = nil) -> Bool {
    let bytes = Array(name.utf8)
    return add(bytes.span, sense: sense, isExact: isExact, placeRow: placeRow)
  }

  /// Adds a name; false where no text could ever match it.
  ///
  /// A name with dots between or behind its words is added without them as well, one with apostrophes also cut at them.
  mutating func add(_ name: Span<UInt8>, sense: UInt32, isExact: Bool, placeRow: UInt32? = nil) -> Bool {
    guard let tokens = Self.words(of: name, scanner) else { return false }
    if tokens.count == 1, tokens[0].isSingle { return false }
    let spelling = strings.insert(name)
    insert(Self.key(of: tokens), tokens, name, spelling, sense, isExact, placeRow)
    if !isExact, tokens.dropLast().contains(where: \.hasDot) {
      insert(tokens.map(\.hash), tokens, name, spelling, sense, isExact, nil)
    }
    return true
  }

  private mutating func insert(
    _ key: [UInt64], _ tokens: [NameToken], _ name: Span<UInt8>, _ spelling: UInt32, _ sense: UInt32, _ isExact: Bool, _ placeRow: UInt32?
  ) {
    let node = trie.insert(key)
    var capitals: UInt16 = 0
    for (index, token) in tokens.enumerated() where index > 0 && !token.isLower && token.foldedCount > 3 {
      if !lowerWords.contains(token.hash), name[token.start] < 0x80 { capitals |= 1 << UInt16(index) }
    }
    var flags: UInt8 = isExact ? NameRecord.exact : 0
    if let last = tokens.last, last.isPossessive { flags |= NameRecord.hasPossessive }
    entries.append(
      Entry(node: node, spelling: spelling, sense: sense, capitals: capitals, flags: flags, length: UInt16(clamping: name.count)))
    if let placeRow { placeNodes.append(UInt64(node) << 32 | UInt64(placeRow)) }
  }
}
