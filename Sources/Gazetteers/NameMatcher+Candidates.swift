import PackedStorage

extension NameMatcher {
  /// The next word from `index` on that may begin a name, or `end`.
  @inline(__always) func candidate(_ bytes: Span<UInt8>, _ from: Int, _ lower: Int, _ end: Int) -> Int {
    configuration.matching == .capitalized ? capitalized(bytes, from, lower, end) : anyWord(bytes, from, end)
  }

  /// The next word with a capital or a letter beyond ASCII, or the Arabic article before it.
  @inline(__always) private func capitalized(_ bytes: Span<UInt8>, _ from: Int, _ lower: Int, _ end: Int) -> Int {
    var index = from
    while index < end {
      index = ByteScan.firstCapitalOrForeign(in: bytes, from: index, to: end)
      guard index < end else { return end }
      if bytes[index] >= 0x80 {
        let length = foreign(bytes, index, lower, end)
        if length == 0 { return index }
        index &+= length
        continue
      }
      if index == lower || !TokenScanner.isWordByte(bytes[index &- 1]) { return article(bytes, index, from, end) }
      // A capital inside a word (`McDonald`) or behind a sign beyond ASCII, such as a quotation mark.
      if bytes[index &- 1] >= 0x80, !continuesWord(bytes, index, lower) { return index }
      index &+= 1
    }
    return end
  }

  /// 0 where a word begins at a byte beyond ASCII, else how many bytes to go on.
  @inline(never) private func foreign(_ bytes: Span<UInt8>, _ index: Int, _ lower: Int, _ end: Int) -> Int {
    let (_, length) = TokenScanner.decode(bytes, index, end)
    if length > 1, scanner.beginsWord(bytes, index, end), !continuesWord(bytes, index, lower) { return 0 }
    return length
  }

  /// Whether the scalar before `index` belongs to a word, so that none begins here.
  @inline(never) private func continuesWord(_ bytes: Span<UInt8>, _ index: Int, _ lower: Int) -> Bool {
    guard index > lower else { return false }
    var start = index - 1
    while start > lower, index - start < 4, bytes[start] & 0xC0 == 0x80 { start -= 1 }
    let byte = bytes[start]
    if byte < 0x80 { return TokenScanner.isLetter(byte) || TokenScanner.isDigit(byte) }
    switch scanner.fold.entry(TokenScanner.decode(bytes, start, index).scalar).kind {
    case .ascii, .scalar, .dropped: return true
    default: return false
    }
  }

  /// The start of an article before a capital (`al-Bab`, `al Bab`), where there is one at `from` or later; else the capital itself.
  @inline(__always) private func article(_ bytes: Span<UInt8>, _ capital: Int, _ from: Int, _ end: Int) -> Int {
    guard capital &- from >= 3 else { return capital }
    let joint = bytes[capital &- 1]
    if joint == UInt8(ascii: "-") { return article(bytes, capital, from, end, limit: 4) }
    if joint == 0x20, bytes[capital &- 2] == UInt8(ascii: "l") { return article(bytes, capital, from, end, limit: 2) }
    return capital
  }

  /// A word of two to `limit` small letters before the joint is taken for an article; the names know which are.
  @inline(never) private func article(_ bytes: Span<UInt8>, _ capital: Int, _ from: Int, _ end: Int, limit: Int) -> Int {
    var start = capital - 1
    while start > from, capital - start <= limit + 1, bytes[start - 1] &- 97 < 26 { start -= 1 }
    let count = capital - 1 - start
    guard count >= 2, count <= limit else { return capital }
    if start > from, TokenScanner.isWordByte(bytes[start - 1]) { return capital }
    guard trie.mayBegin(scanner.token(bytes, start, capital).hash) else { return capital }
    let match = longest(bytes, scanner.token(bytes, start, end), end, excluding: nil)
    return match.map { $0.range.end > capital } ?? false ? start : capital
  }

  /// The next word of any kind.
  private func anyWord(_ bytes: Span<UInt8>, _ from: Int, _ end: Int) -> Int {
    var index = from
    while index < end {
      if bytes[index] < 0x80 {
        if TokenScanner.isLetter(bytes[index]) || TokenScanner.isDigit(bytes[index]) { return index }
        index += 1
      } else {
        if scanner.beginsWord(bytes, index, end) { return index }
        index += TokenScanner.decode(bytes, index, end).length
      }
    }
    return end
  }
}
