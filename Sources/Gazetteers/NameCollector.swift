import PackedStorage
import TextModel

/// Collects names and what they stand for while tables are compiled, and packs them.
struct NameCollector {
  /// A name of something, before names that fold alike are joined.
  private struct Entry {
    let node: UInt32
    let spelling: UInt32
    let sense: UInt32
    let capitals: UInt16
    let flags: UInt8
    let length: UInt16
  }

  let scanner: TokenScanner
  var strings = StringTableBuilder()
  private var trie = NameTrieBuilder()
  private var entries: [Entry] = []
  private let lowerWords: Set<UInt64>
  /// The nodes of the names of places with their rows in the low half, for the keys of name tables; sorted up to `sortedCount`.
  private var placeNodes: [UInt64] = []
  private var sortedCount = 0

  init(scanner: TokenScanner, lowerWords: [String]) {
    self.scanner = scanner
    self.lowerWords = Set(lowerWords.flatMap { Self.words(of: Array($0.utf8), scanner)?.tokens.map(\.hash) ?? [] })
    // String 0 is the empty one, so that a zeroed record reads as nothing.
    _ = strings.insert("")
  }

  /// The words of a name, or nothing where it holds none or something stands between them that no text may have there.
  static func words(of bytes: [UInt8], _ scanner: TokenScanner) -> (tokens: [NameToken], end: Int)? {
    let span = bytes.span
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
    return (tokens, last.end)
  }

  /// The hashes of a name's words; a word before a dot inside the name is another word than without.
  static func key(of tokens: [NameToken]) -> [UInt64] {
    tokens.enumerated().map { $1.hasDot && $0 + 1 < tokens.count ? NameHasher.dotted($1.hash) : $1.hash }
  }

  /// The node of a name that was added, if it was.
  func node(of name: String) -> UInt32? {
    Self.words(of: Array(name.utf8), scanner).flatMap { trie.find(Self.key(of: $0.tokens)) }
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

  /// Adds a name; false where no text could ever match it.
  ///
  /// A name with dots between or behind its words is added without them as well, one with apostrophes also cut at them.
  mutating func add(_ name: String, sense: UInt32, isExact: Bool, placeRow: UInt32? = nil) -> Bool {
    let bytes = Array(name.utf8)
    guard let (tokens, _) = Self.words(of: bytes, scanner) else { return false }
    if tokens.count == 1, tokens[0].isSingle { return false }
    let spelling = strings.insert(name)
    insert(Self.key(of: tokens), tokens, bytes, spelling, sense, isExact, placeRow)
    if !isExact, tokens.dropLast().contains(where: \.hasDot) {
      insert(tokens.map(\.hash), tokens, bytes, spelling, sense, isExact, nil)
    }
    return true
  }

  private mutating func insert(
    _ key: [UInt64], _ tokens: [NameToken], _ bytes: [UInt8], _ spelling: UInt32, _ sense: UInt32, _ isExact: Bool, _ placeRow: UInt32?
  ) {
    let node = trie.insert(key)
    var capitals: UInt16 = 0
    for (index, token) in tokens.enumerated() where index > 0 && !token.isLower && token.foldedCount > 3 {
      if !lowerWords.contains(token.hash), bytes[token.start] < 0x80 { capitals |= 1 << UInt16(index) }
    }
    var flags: UInt8 = isExact ? NameRecord.exact : 0
    if let last = tokens.last, last.isPossessive { flags |= NameRecord.hasPossessive }
    entries.append(
      Entry(node: node, spelling: spelling, sense: sense, capitals: capitals, flags: flags, length: UInt16(clamping: bytes.count)))
    if let placeRow { placeNodes.append(UInt64(node) << 32 | UInt64(placeRow)) }
  }

  /// Packs names, senses and the trie; `rank` orders the senses of a name, highest first.
  mutating func add(
    to writer: inout PackedFileWriter, ambiguity: [UInt32: AmbiguityWeights], rank: (UInt32) -> Double
  ) {
    // Abbreviations as written stand before the name that folds alike, the longest spelling first.
    entries.sort { a, b in
      if a.node != b.node { return a.node < b.node }
      let (x, y) = (a.flags & NameRecord.exact, b.flags & NameRecord.exact)
      if x != y { return x > y }
      if x != 0, a.spelling != b.spelling { return a.length != b.length ? a.length > b.length : a.spelling < b.spelling }
      return false
    }
    var names: [NameRecord] = []
    var senses: [UInt32] = []
    var firstName = [UInt32](repeating: 0, count: trie.count)
    var start = 0
    while start < entries.count {
      let node = entries[start].node
      var end = start
      while end < entries.count, entries[end].node == node { end += 1 }
      firstName[Int(node)] = UInt32(names.count) + 1
      appendNames(start..<end, ambiguity[node], rank, &names, &senses)
      start = end
    }
    writer.add("gazetteer.names", names)
    writer.add("gazetteer.senses", senses)
    trie.add(to: &writer, firstName: firstName)
    strings.add("gazetteer.strings", to: &writer)
  }

  /// The names of one node: each exact spelling with its own senses and those of the folded name, then the folded name.
  private func appendNames(
    _ range: Range<Int>, _ weights: AmbiguityWeights?, _ rank: (UInt32) -> Double, _ names: inout [NameRecord], _ senses: inout [UInt32]
  ) {
    let folded = entries[range].filter { $0.flags & NameRecord.exact == 0 }
    let first = names.count
    var start = range.lowerBound
    while start < range.upperBound, entries[start].flags & NameRecord.exact != 0 {
      var end = start
      while end < range.upperBound, entries[end].flags & NameRecord.exact != 0, entries[end].spelling == entries[start].spelling {
        end += 1
      }
      var record = NameRecord()
      record.spelling = entries[start].spelling
      record.flags = NameRecord.exact | NameRecord.hasNext
      append(entries[start..<end].map(\.sense) + folded.map(\.sense), rank, &record, &senses)
      names.append(record)
      start = end
    }
    if let main = folded.first(where: { PackedSense.kind($0.sense) == .main }) ?? folded.first {
      var record = NameRecord()
      record.spelling = main.spelling
      record.capitals = folded.reduce(UInt16.max) { $0 & $1.capitals }
      record.flags = folded.reduce(0) { $0 | $1.flags }
      if let weights { (record.word, record.given, record.surname) = (weights.word, weights.given, weights.surname) }
      append(folded.map(\.sense), rank, &record, &senses)
      names.append(record)
    } else if names.count > first {
      names[names.count - 1].flags &= ~NameRecord.hasNext
    }
  }

  /// The senses of a name, each row once with its best kind.
  private func append(_ found: [UInt32], _ rank: (UInt32) -> Double, _ record: inout NameRecord, _ senses: inout [UInt32]) {
    let kindMask: UInt32 = 7 << 28
    var best: [UInt32: UInt32] = [:]
    for sense in found {
      let row = sense & ~kindMask
      if let old = best[row], Self.order(old) <= Self.order(sense) { continue }
      best[row] = sense
    }
    var unique = Array(best.values)
    if unique.count > 1 {
      unique.sort { a, b in
        let (x, y) = (rank(a), rank(b))
        return x != y ? x > y : a & ~kindMask < b & ~kindMask
      }
    }
    record.firstSense = UInt32(senses.count)
    record.senseCount = UInt32(unique.count)
    senses += unique
  }

  private static func order(_ sense: UInt32) -> Int {
    switch PackedSense.kind(sense) {
    case .main?: 0
    case .demonym?: 1
    case .abbreviation?: 2
    case .alternate?: 3
    case .historic?, nil: 4
    }
  }
}

/// How common a name is as something else, in 255ths.
struct AmbiguityWeights {
  var word: UInt8 = 0
  var given: UInt8 = 0
  var surname: UInt8 = 0
}
