import TextModel

extension Text {
  /// The dateline that opens the block at `range`: `MOSUL, Iraq, Aug. 15 (Reuters) -`, `SAN SALVADOR, 3 JAN 90 -- [REPORT] [AGENCY] [TEXT]`.
  ///
  /// Nothing where the block opens with ordinary words. Complexity: O(1), it looks at the first 300 bytes.
  public func dateline(in range: TextRange) -> DatelineMark? {
    var scanner = DatelineScanner(bytes, range)
    return scanner.scan()
  }

  /// The dateline of the story: that of the first block of running text which has one, among the first eight.
  public func dateline(among blocks: [Block]) -> DatelineMark? {
    for block in blocks.lazy.filter({ $0.kind == .paragraph || $0.kind == .heading || $0.kind == .headline }).prefix(8) {
      if let found = dateline(in: block.range) { return found }
    }
    return nil
  }
}

extension DatelineMark {
  /// The day that the dateline names, where it names the year as well.
  public func day(in text: Text) -> CalendarDay? {
    date.flatMap { WrittenDate.first(in: Array(text.bytes[$0.start..<$0.end]))?.day }
  }
}

/// Reads the opening of a block as a dateline.
struct DatelineScanner {
  private let bytes: [UInt8]
  private let start: Int
  private let end: Int
  private var index: Int
  private let months = MonthNames.standard

  init(_ bytes: [UInt8], _ range: TextRange) {
    self.bytes = bytes
    start = range.start
    end = min(range.end, range.start + 400)
    index = start
  }

  mutating func scan() -> DatelineMark? {
    skipSpace()
    let opening = index
    guard let head = place() else { return nil }
    var placeEnd = index
    var date: TextRange?
    for _ in 0..<4 {
      if date == nil, let found = dateSegment() {
        date = found
        continue
      }
      if date == nil, peekAfterSpace() == UInt8(ascii: ","), qualifier() {
        placeEnd = index
        continue
      }
      break
    }
    var agency: String?
    while let name = bracketedAgency() { agency = agency ?? name }
    guard let separator = separator() else { return nil }
    let tags = bracketTags()
    if agency == nil { agency = tags.count > 1 ? tags[1] : nil }
    let markEnd = index
    let evidence = Evidence(
      head: head, hasDate: date != nil, hasAgency: agency != nil || !tags.isEmpty, hasQualifier: placeEnd > head.end, separator: separator)
    guard accepts(evidence, markEnd) else { return nil }
    return DatelineMark(range: TextRange(opening, markEnd), place: TextRange(opening, placeEnd), date: date, agency: agency)
  }

  // MARK: Acceptance

  private struct Head {
    let words: Int
    let isCapitals: Bool
    let end: Int
    let isCatchword: Bool
  }

  private struct Evidence {
    let head: Head
    let hasDate: Bool
    let hasAgency: Bool
    let hasQualifier: Bool
    let separator: UInt8
  }

  private func accepts(_ evidence: Evidence, _ markEnd: Int) -> Bool {
    let head = evidence.head
    if head.isCatchword || head.words > 5 { return false }
    var next = markEnd
    while next < end, bytes[next] <= 0x20 { next += 1 }
    guard next < end else { return false }
    let isCertain = evidence.hasDate || evidence.hasAgency
    if evidence.separator == UInt8(ascii: ":") { return isCertain && head.isCapitals }
    if !head.isCapitals { return isCertain }
    if isCertain { return true }
    // `ISIL - the group` is no dateline; a story begins with a capital, a figure or a quotation mark.
    if (97...122).contains(bytes[next]) { return false }
    let hasSmallLetters = bytes[next..<end].contains { (97...122).contains($0) }
    return hasSmallLetters || evidence.hasQualifier
  }

  // MARK: Parts

  private struct Word {
    let range: Range<Int>
    let isCapitals: Bool
    let isCapitalized: Bool
  }

  private mutating func place() -> Head? {
    var words = 0
    var isCapitals = true
    var isCatchword = false
    var last = index
    while words < 7, let word = word(at: last) {
      if words > 0, isDated(word) || weekday(word) { break }
      if !word.isCapitalized {
        guard words > 0, Self.connectors.contains(lower(word)) else { break }
      } else if !word.isCapitals {
        isCapitals = false
      }
      if word.isCapitalized, Self.catchwords.contains(lower(word)) { isCatchword = true }
      words += 1
      index = word.range.upperBound
      last = index
      // `SAN SALVADOR` goes on behind one space; a line break or a mark ends the place.
      guard last < end, bytes[last] == 0x20 else { break }
      last += 1
    }
    guard words > 0 else { return nil }
    return Head(words: words, isCapitals: isCapitals, end: index, isCatchword: isCatchword)
  }

  /// `, Iraq` or `, West Bank` or `, N.Y.`
  private mutating func qualifier() -> Bool {
    let before = index
    skipSpace()
    index += 1
    skipSpace()
    var words = 0
    while words < 4, let word = word(at: index), word.isCapitalized || (words > 0 && Self.connectors.contains(lower(word))) {
      if isDated(word) || weekday(word) { break }
      index = word.range.upperBound
      words += 1
      if index < end, bytes[index] == 0x20, let next = self.word(at: index + 1), next.isCapitalized, !isDated(next) {
        index += 1
      } else {
        break
      }
    }
    if words == 0 {
      index = before
      return false
    }
    return true
  }

  /// `, Aug. 15`, `, 3 JAN 90`, ` Aug 15, 2017`, `, Tuesday`, `, Tuesday, Aug. 15`
  private mutating func dateSegment() -> TextRange? {
    let before = index
    skipSpace()
    if index < end, bytes[index] == UInt8(ascii: ",") { index += 1 }
    skipSpace()
    let first = index
    var last = index
    if let word = word(at: index), weekday(word) {
      index = word.range.upperBound
      last = index
      skipMarks()
    }
    if let word = word(at: index), month(word) != nil {
      index = word.range.upperBound
      skipMarks()
      if let day = number(2), (1...31).contains(day) {
        last = index
        skipMarks()
        if let year = number(4), (1900...2100).contains(year) { last = index }
      }
    } else if let day = number(2), (1...31).contains(day) {
      skipMarks()
      if let word = word(at: index), month(word) != nil {
        index = word.range.upperBound
        last = index
        skipMarks()
        if let year = number(4), year < 100 || (1900...2100).contains(year) { last = index }
      }
    }
    guard last > first else {
      index = before
      return nil
    }
    index = last
    return TextRange(first, last)
  }

  /// `(Reuters)`, `(AP)`, `/Xinhua/`
  private mutating func bracketedAgency() -> String? {
    let before = index
    skipSpace()
    guard index < end, bytes[index] == UInt8(ascii: "(") || bytes[index] == UInt8(ascii: "/") else {
      index = before
      return nil
    }
    let close = bytes[index] == UInt8(ascii: "(") ? UInt8(ascii: ")") : UInt8(ascii: "/")
    let first = index + 1
    var at = first
    while at < end, at - first < 60, bytes[at] != close, bytes[at] != 10 { at += 1 }
    guard at < end, bytes[at] == close, at > first, HTMLCleaner.isLetter(bytes[first]) || bytes[first] >= 0x80 else {
      index = before
      return nil
    }
    index = at + 1
    return String(decoding: bytes[first..<at], as: UTF8.self)
  }

  private mutating func separator() -> UInt8? {
    let before = index
    skipSpace()
    guard index < end else { return nil }
    if bytes[index] == UInt8(ascii: "-") {
      let first = index
      while index < end, bytes[index] == UInt8(ascii: "-") { index += 1 }
      // `TEL-AVIV` has no room around its hyphen.
      if index - first > 1 || (first > before || index < end && bytes[index] <= 0x20) { return UInt8(ascii: "-") }
    } else if bytes[index...].starts(with: [0xE2, 0x80]), index + 2 < end, (0x92...0x95).contains(bytes[index + 2]) {
      index += 3
      return UInt8(ascii: "-")
    } else if bytes[index] == UInt8(ascii: ":"), index + 1 < end, bytes[index + 1] == 0x20 {
      index += 1
      return UInt8(ascii: ":")
    }
    return nil
  }

  /// `[REPORT] [ARMED FORCES PRESS COMMITTEE, COPREFA] [TEXT]`, with the line breaks of the wire folded.
  private mutating func bracketTags() -> [String] {
    var tags: [String] = []
    while tags.count < 5 {
      let before = index
      skipSpace()
      guard index < end, bytes[index] == UInt8(ascii: "["), let close = bytes.firstIndex(of: UInt8(ascii: "]"), from: index), close < end,
        close - index < 120
      else {
        index = before
        break
      }
      var folder = WhitespaceFolder()
      folder.append(bytes[index + 1..<close])
      tags.append(String(decoding: folder.output, as: UTF8.self))
      index = close + 1
    }
    return tags
  }

  // MARK: Words

  private func word(at first: Int) -> Word? {
    var at = first
    var capitals = 0
    var small = 0
    while at < end {
      let byte = bytes[at]
      if (65...90).contains(byte) {
        capitals += 1
      } else if (97...122).contains(byte) {
        small += 1
      } else if byte >= 0x80 {
        if byte == 0xE2, at + 2 < end, bytes[at + 1] == 0x80, (0x92...0x95).contains(bytes[at + 2]) { break }
        // Capitals of Latin-1 count as capitals of their word, all else goes with its neighbours.
        if byte == 0xC3, at + 1 < end { if bytes[at + 1] < 0x9F { capitals += 1 } else { small += 1 } }
      } else if byte == UInt8(ascii: "'") || byte == UInt8(ascii: ".") {
        if at == first { break }
      } else if byte == UInt8(ascii: "-") {
        if at == first || at + 1 >= end || bytes[at + 1] <= 0x20 || bytes[at + 1] == byte { break }
      } else {
        break
      }
      at += 1
    }
    guard at > first, capitals + small > 0 || bytes[first] >= 0x80 else { return nil }
    let startsLarge = (65...90).contains(bytes[first]) || (bytes[first] >= 0x80 && capitals > 0)
    return Word(range: first..<at, isCapitals: capitals > 0 && small == 0, isCapitalized: startsLarge)
  }

  private func lower(_ word: Word) -> [UInt8] {
    var letters = Lowercase.bytes(bytes[word.range])
    while letters.last == UInt8(ascii: ".") { letters.removeLast() }
    return letters
  }

  private func month(_ word: Word) -> Int? { months.month(lower(word)) }

  /// A month with its day behind it: `RIO DE JANEIRO` has none.
  private func isDated(_ word: Word) -> Bool {
    guard month(word) != nil else { return false }
    var at = word.range.upperBound
    while at < end, bytes[at] <= 0x20 || bytes[at] == UInt8(ascii: ".") { at += 1 }
    return at < end && (48...57).contains(bytes[at])
  }

  private func weekday(_ word: Word) -> Bool { Self.weekdays.contains(lower(word)) }

  private mutating func number(_ digits: Int) -> Int? {
    var at = index
    var value = 0
    while at < end, (48...57).contains(bytes[at]), at - index <= digits {
      value = value * 10 + Int(bytes[at]) - 48
      at += 1
    }
    guard at > index, at - index <= digits else { return nil }
    index = at
    return value
  }

  private mutating func skipSpace() {
    while index < end, bytes[index] <= 0x20 { index += 1 }
  }

  private mutating func skipMarks() {
    while index < end, bytes[index] <= 0x20 || bytes[index] == UInt8(ascii: ".") || bytes[index] == UInt8(ascii: ",") { index += 1 }
  }

  private func peekAfterSpace() -> UInt8? {
    var at = index
    while at < end, bytes[at] <= 0x20 { at += 1 }
    return at < end ? bytes[at] : nil
  }

  private static func words(_ list: String) -> Set<[UInt8]> { Set(list.split(separator: " ").map { Array($0.utf8) }) }
  private static let weekdays = words(
    "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun")
  private static let connectors = words("de del la las el los al and of the on upon ed es er en le les du da do dos und di")
  private static let catchwords = words(
    "breaking live update updated watch video photos photo news exclusive opinion review factbox analysis note advisory correction top read more editor's editorial"
  )
}
