import PackedStorage
import TextModel

/// A name of the gazetteer where it stands in a text.
public struct NameMatch: Hashable, Sendable {
  /// The words of the name, without a possessive `'s`; an abbreviation with its last dot.
  public let range: TextRange
  /// The name.
  public let name: NameID

  /// Creates a match.
  public init(range: TextRange, name: NameID) {
    self.range = range
    self.name = name
  }
}

/// How a matcher reads a text.
public struct NameMatcherConfiguration: Hashable, Sendable {
  /// Which words may begin a name.
  public enum Matching: Hashable, Sendable {
    /// Words with a capital or a letter beyond ASCII, and the Arabic articles before them; later words have their capitals, too.
    case capitalized
    /// Every word, whatever its case: for text that is all in lower case.
    case everyWord
  }

  /// Which words may begin a name.
  public var matching: Matching

  /// Creates a configuration.
  public init(matching: Matching) { self.matching = matching }

  /// Text as newspapers print it.
  public static let news = NameMatcherConfiguration(matching: .capitalized)
}

/// Finds the names of a gazetteer in texts: leftmost-longest over whole words, folded in case and accents.
///
/// `Deir ez-Zor`, `DEIR EZ-ZOR` and `Deir\nez-Zor` are one name; no name goes across a comma, the end of a sentence or a blank line.
/// Abbreviations match as they are written only.
public struct NameMatcher: Sendable {
  let scanner: TokenScanner
  let trie: NameTrie
  let names: PackedArray<NameRecord>
  let strings: StringTable
  let configuration: NameMatcherConfiguration
  /// The matcher of the user's own names, where there are any; their ids follow those of `names`.
  private(set) var added: [NameMatcher] = []

  /// Creates a matcher on the names of a gazetteer.
  public init(_ gazetteer: Gazetteer, configuration: NameMatcherConfiguration = .news) {
    self = gazetteer.matcher(configuration)
  }

  init(scanner: TokenScanner, trie: NameTrie, names: PackedArray<NameRecord>, strings: StringTable, configuration: NameMatcherConfiguration)
  {
    self.scanner = scanner
    self.trie = trie
    self.names = names
    self.strings = strings
    self.configuration = configuration
  }

  /// This matcher with the names of another, which win where both match the same words.
  func adding(_ other: NameMatcher) -> NameMatcher {
    var joined = self
    joined.added = [other]
    return joined
  }

  /// This matcher, reading texts another way.
  func reading(_ configuration: NameMatcherConfiguration) -> NameMatcher {
    var other = NameMatcher(scanner: scanner, trie: trie, names: names, strings: strings, configuration: configuration)
    other.added = added.map { $0.reading(configuration) }
    return other
  }

  /// The names in a text, in order; they do not overlap. Complexity: O(n).
  public func matches(in text: Text) -> [NameMatch] { matches(in: text, range: text.range) }

  /// The names in a part of a text, in order; they do not overlap. Complexity: O(length of the range).
  public func matches(in text: Text, range: TextRange) -> [NameMatch] {
    var found: [NameMatch] = []
    forEachMatch(in: text, range: range) { found.append($0) }
    return found
  }

  /// Calls `body` for each name in a part of a text, in order. Complexity: O(length of the range).
  public func forEachMatch(in text: Text, range: TextRange, _ body: (NameMatch) -> Void) {
    guard let other = added.first else { return forEachMatch(in: text.bytes.span, range, body) }
    var own: [NameMatch] = []
    forEachMatch(in: text.bytes.span, range) { own.append($0) }
    joined(own, other.matches(in: text, range: range)).forEach(body)
  }

  /// The names inside a longer name: `Aleppo` in `University of Aleppo`, `Washington` in `Washington Post`; never the whole range itself.
  public func nested(in text: Text, range: TextRange) -> [NameMatch] {
    let own = nested(in: text.bytes.span, range)
    return added.first.map { joined(own, $0.nested(in: text.bytes.span, range)) } ?? own
  }

  /// The name that a text is from its first word to its last.
  func whole(_ text: Text) -> NameMatch? {
    added.first.flatMap { $0.whole(text).map(shifted) } ?? whole(text.bytes.span)
  }

  /// Leftmost-longest of the matches of both matchers.
  private func joined(_ own: [NameMatch], _ others: [NameMatch]) -> [NameMatch] {
    let all = others.map(shifted) + own
    // Stable where both match the same words, so that the added ones come first.
    let ordered = all.indices.sorted { a, b in
      let (x, y) = (all[a].range, all[b].range)
      return x.start != y.start ? x.start < y.start : x.end != y.end ? x.end > y.end : a < b
    }
    var found: [NameMatch] = []
    for index in ordered where found.last.map({ $0.range.end <= all[index].range.start }) ?? true { found.append(all[index]) }
    return found
  }

  private func shifted(_ match: NameMatch) -> NameMatch {
    NameMatch(range: match.range, name: NameID(match.name.index + UInt32(names.count)))
  }

  private func nested(in bytes: Span<UInt8>, _ range: TextRange) -> [NameMatch] {
    let end = min(range.end, bytes.count)
    var found: [NameMatch] = []
    var index = range.start
    while index < end {
      let start = candidate(bytes, index, range.start, end)
      guard start < end else { break }
      let token = scanner.token(bytes, start, end)
      if let match = longest(bytes, token, end, excluding: range) {
        found.append(match)
        index = max(match.range.end, start + 1)
      } else {
        index = max(token.end, start + 1)
      }
    }
    return found
  }

  private func whole(_ bytes: Span<UInt8>) -> NameMatch? {
    var start = 0
    while start < bytes.count, !scanner.beginsWord(bytes, start, bytes.count) { start += 1 }
    guard start < bytes.count else { return nil }
    let first = scanner.token(bytes, start, bytes.count)
    guard let match = longest(bytes, first, bytes.count, excluding: nil) else { return nil }
    var end = match.range.end
    while end < bytes.count, !scanner.beginsWord(bytes, end, bytes.count) { end += 1 }
    return end == bytes.count ? match : nil
  }

  /// The hash of a range of a text that is one word.
  func wordHash(_ range: TextRange, of text: Text) -> UInt64? {
    let bytes = text.bytes.span
    guard scanner.beginsWord(bytes, range.start, range.end) else { return nil }
    let token = scanner.token(bytes, range.start, range.end)
    return token.end == range.end ? token.hash : nil
  }

  @inline(__always) private func forEachMatch(in bytes: Span<UInt8>, _ range: TextRange, _ body: (NameMatch) -> Void) {
    let end = min(range.end, bytes.count)
    var index = range.start
    while index < end {
      let start = candidate(bytes, index, range.start, end)
      guard start < end else { break }
      let token = scanner.token(bytes, start, end)
      index = token.end
      guard trie.mayBegin(token.hash) || token.isPossessive || token.hasDot else { continue }
      if let match = longest(bytes, token, end, excluding: nil) {
        body(match)
        // A match never ends before its first word; the possessive behind it is passed over with the next word.
        index = max(match.range.end, index)
      }
    }
  }

  /// The longest name that begins with `first`.
  @inline(never) func longest(_ bytes: Span<UInt8>, _ first: NameToken, _ end: Int, excluding whole: TextRange?) -> NameMatch? {
    var best: NameMatch?
    var token = first
    var node: UInt32 = 0
    var followers: UInt32 = 0
    var lower: UInt16 = 0
    var position: UInt16 = 0
    while true {
      if position > 0, token.isLower { lower |= 1 &<< position }
      let slot = position == 0 ? trie.root(token.hash) : trie.step(node, token.hash)
      if let match = match(slot, token, first.start, lower, bytes, end), match.range != whole { best = match }
      if token.isPossessive, best.map({ $0.range.end <= token.start }) ?? true {
        let cut = position == 0 ? trie.root(token.cutHash) : trie.step(node, token.cutHash)
        if let match = match(cut, token, first.start, lower, bytes, end, isCut: true), match.range != whole { best = match }
      }
      var onward = slot
      if token.hasDot {
        let dotted = NameHasher.dotted(token.hash)
        onward = position == 0 ? trie.root(dotted) : trie.step(node, dotted)
      }
      guard let onward, onward.followers != 0, position < 15 else { return best }
      node = onward.node
      followers = onward.followers
      let next = scanner.next(after: token, bytes, end)
      guard next >= 0 else { return best }
      token = scanner.token(bytes, next, end)
      position += 1
      guard token.isPossessive || token.hasDot || followers & TrieSlot.follower(token.hash) != 0 else { return best }
    }
  }

  /// The name that ends at a slot and suits the text: an abbreviation as written, else the name that folds alike.
  @inline(__always) private func match(
    _ slot: TrieSlot?, _ token: NameToken, _ start: Int, _ lower: UInt16, _ bytes: Span<UInt8>, _ end: Int, isCut: Bool = false
  ) -> NameMatch? {
    guard let slot, slot.name != 0 else { return nil }
    var row = Int(slot.name) - 1
    let stop = isCut ? token.cutEnd : token.end
    for _ in 0..<64 {
      guard let name = names.at(row) else { return nil }
      if name.isExact {
        let length = strings.length(Int(name.spelling))
        let reaches = start + length == stop || (token.hasDot && !isCut && start + length == stop + 1)
        if reaches, isWritten(name, bytes, start, length) {
          return NameMatch(range: TextRange(start, start + length), name: NameID(UInt32(row)))
        }
      } else {
        let suits = configuration.matching == .everyWord || name.capitals & lower == 0
        let owns = isCut || !token.isPossessive || name.hasPossessive
        return suits && owns ? NameMatch(range: TextRange(start, stop), name: NameID(UInt32(row))) : nil
      }
      guard name.hasNext else { return nil }
      row += 1
    }
    return nil
  }

  /// Whether the text has a name exactly as it is written; in text of one case, dotted names in any case.
  private func isWritten(_ name: NameRecord, _ bytes: Span<UInt8>, _ start: Int, _ length: Int) -> Bool {
    guard start + length <= bytes.count else { return false }
    let ignoresCase = configuration.matching == .everyWord
    var hasDot = false
    var isSame = true
    var isFolded = true
    for offset in 0..<length {
      guard let expected = strings.byte(Int(name.spelling), at: offset) else { return false }
      let found = bytes[start + offset]
      if expected == 0x2E { hasDot = true }
      if expected != found {
        isSame = false
        if !TokenScanner.isLetter(expected) || expected | 0x20 != found | 0x20 { isFolded = false }
      }
    }
    return isSame || (ignoresCase && hasDot && isFolded)
  }
}
