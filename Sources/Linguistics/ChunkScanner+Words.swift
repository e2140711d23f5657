import TextModel

extension ChunkScanner {
  /// Scans a word that begins here and what belongs to it, split at hyphens and clitics.
  mutating func scanWord(into tokens: inout [TextRange]) {
    let start = at
    var end = wordEnd(from: start)
    end = hyphenated(start, end)
    if byte(end) == 0x2E, keepsDot(start, end) { end += 1 }
    if byte(end) == 0x24, end - start <= 3, isUpperWord(start, end) { end += 1 }
    at = end
    if let length = abbreviations.split(bytes, TextRange(start, end)) ?? contraction(TextRange(start, end)) {
      tokens.append(TextRange(start, start + length))
      tokens.append(TextRange(start + length, end))
    } else if let clitic = clitic(start, end) {
      if clitic > start { tokens.append(TextRange(start, clitic)) }
      tokens.append(TextRange(clitic, end))
    } else if let unit = unitStart(start, end) {
      tokens.append(TextRange(start, unit))
      tokens.append(TextRange(unit, end))
    } else {
      tokens.append(TextRange(start, end))
    }
  }

  /// The length of the first part of a word that is two because of the word behind it, which may not go on with a hyphen (`its in-house paper`).
  private func contraction(_ word: TextRange) -> Int? {
    guard word.end == chunk.end, word.end + 1 < limit, bytes[word.end] == 0x20 else { return nil }
    var end = word.end + 1
    while end < limit, isASCIILetter(bytes[end]) { end += 1 }
    if end < limit, bytes[end] == 0x2D { return nil }
    return abbreviations.contraction(bytes, word, before: TextRange(word.end + 1, end))
  }

  /// Where the run of letters, digits and marks between them ends that begins at `start`.
  func wordEnd(from start: Int) -> Int {
    var index = start
    var previous = ScannedScalar(kind: .symbol, value: 0, width: 0)
    while index < chunk.end {
      let scalar = ScalarClass.scan(bytes, at: index)
      let belongs =
        switch scalar.kind {
        case .letter, .digit, .extender: true
        default: index == start || joins(scalar, previous, index)
        }
      if !belongs { break }
      index += scalar.width
      previous = scalar
    }
    return index
  }

  /// Whether a mark between two parts of a word belongs to it.
  private func joins(_ mark: ScannedScalar, _ previous: ScannedScalar, _ offset: Int) -> Bool {
    let behind = offset + mark.width
    guard behind < chunk.end, previous.kind == .letter || previous.kind == .digit || previous.value == 0x5F else { return false }
    let next = ScalarClass.scan(bytes, at: behind)
    let letters = previous.kind == .letter && next.kind == .letter
    let digits = previous.kind == .digit && next.kind == .digit
    switch mark.value {
    // A small letter before the dot and a capital behind it are two sentences without a space, but for `Ph.D.`.
    case 0x2E:
      if next.kind == .letter, isLower(previous), ScalarClass.isUpper(next.value) { return byte(behind + 1) == 0x2E }
      return next.kind == .digit || next.kind == .letter
    case 0x2C: return digits && isDigit(byte(behind + 1)) && isDigit(byte(behind + 2))
    case 0x3A: return digits
    case 0x26: return letters && ScalarClass.isUpper(previous.value)
    case 0x5F: return next.kind == .letter || next.kind == .digit
    case 0x2F: return digits || (letters && isLoneLetter(offset - previous.width) && isLoneLetter(behind))
    case 0x27, 0x2019, 0x60, 0x2BC, 0x2032: return letters
    default: return false
    }
  }

  private func isLower(_ scalar: ScannedScalar) -> Bool { scalar.kind == .letter && ScalarClass.isLower(scalar.value) }

  private func isLoneLetter(_ offset: Int) -> Bool {
    let before = offset > chunk.start && isWordByte(bytes[offset - 1])
    return !before && !isWordByte(byte(offset + 1))
  }

  /// The end of a word with its hyphens where they do not split: prefixes (`anti-war`), telephone numbers, days in figures.
  private func hyphenated(_ start: Int, _ first: Int) -> Int {
    guard byte(first) == 0x2D, isWordByte(byte(first + 1)) else { return first }
    if abbreviations.isPrefix(bytes, TextRange(start, first)), isASCIILetter(byte(first + 1)) || bytes[first - 1] | 0x20 == 0x64 {
      return wordEnd(from: first + 1)
    }
    guard (start..<first).allSatisfy({ isDigit(bytes[$0]) }) else { return first }
    var end = first
    var groups = 1
    var last = first - start
    while byte(end) == 0x2D, isDigit(byte(end + 1)) {
      var next = end + 1
      while isDigit(byte(next)) { next += 1 }
      last = next - end - 1
      end = next
      groups += 1
    }
    let isTelephone = groups == 2 && first - start == 3 && last == 4
    return (groups >= 3 || isTelephone) && !isWordByte(byte(end)) ? end : first
  }

  /// Whether the dot behind a word belongs to it: abbreviations, initials, `U.S.`.
  private func keepsDot(_ start: Int, _ end: Int) -> Bool {
    if byte(end + 1) == 0x2E { return false }
    let range = TextRange(start, end)
    if let kind = abbreviations.kind(bytes, range) {
      switch kind {
      case .number, .month: return isDigit(byte(end + 1)) || nextIsDigit(end + 1)
      case .place: return ScalarClass.isUpper(ScalarClass.scan(bytes, at: start).value) && continues(end + 1)
      case .list: return byte(end + 1) == 0x29 || continues(end + 1)
      default: return true
      }
    }
    let letters = range.count == 1 && ScalarClass.isUpper(UInt32(bytes[start]))
    if letters { return bytes[start] != 0x49 || followsCapital(start) }
    return isDotted(start, end)
  }

  /// Whether a word is single letters with dots between them: `U.S`, `p.m`, `D.C`.
  private func isDotted(_ start: Int, _ end: Int) -> Bool {
    guard end - start >= 3, (end - start) % 2 == 1 else { return false }
    for index in start..<end {
      let isDot = bytes[index] == 0x2E
      if isDot != ((index - start) % 2 == 1) || (!isDot && !isASCIILetter(bytes[index])) { return false }
    }
    return true
  }

  /// Whether the next word behind a dot begins with a digit.
  private func nextIsDigit(_ offset: Int) -> Bool {
    var index = offset
    while index < limit, bytes[index] == 0x20 || bytes[index] == 0x0A { index += 1 }
    return index < limit && isDigit(bytes[index])
  }

  /// Whether the sentence goes on behind the dot of an abbreviation that is also a word: a comma, or a small letter.
  private func continues(_ offset: Int) -> Bool {
    if byte(offset) == 0x2C { return true }
    var index = offset
    while index < limit, bytes[index] == 0x20 || bytes[index] == 0x0A { index += 1 }
    return index < limit && (0x61...0x7A).contains(bytes[index])
  }

  /// Whether the word before begins with a capital: `Elizabeth I.` against `am I.`.
  private func followsCapital(_ start: Int) -> Bool {
    var index = start - 1
    guard index > 0, bytes[index] == 0x20 else { return start == chunk.start && index < 0 }
    while index > 0, bytes[index - 1] > 0x20 { index -= 1 }
    return (0x41...0x5A).contains(bytes[index])
  }

  private func isUpperWord(_ start: Int, _ end: Int) -> Bool {
    (start..<end).allSatisfy { (0x41...0x5A).contains(bytes[$0]) }
  }

  /// Where the clitic at the end of a word begins: `n't`, `'s`, `'ll`.
  private func clitic(_ start: Int, _ end: Int) -> Int? {
    var index = end - 1
    let floor = max(start, end - 5)
    while index > floor, ScalarClass.ofASCII(bytes[index]) == .letter { index -= 1 }
    while index > start, bytes[index] & 0xC0 == 0x80 { index -= 1 }
    let mark = ScalarClass.scan(bytes, at: index)
    guard mark.kind == .apostrophe, index > start else { return nil }
    let letters = index + mark.width
    let first = lowered(byte(letters))
    let second = lowered(byte(letters + 1))
    switch end - letters {
    case 1 where first == 0x74 && lowered(bytes[index - 1]) == 0x6E: return index - 1
    case 1 where first == 0x73 || first == 0x6D || first == 0x64: return index
    case 2 where (first == 0x6C && second == 0x6C) || ((first == 0x72 || first == 0x76) && second == 0x65): return index
    default: return nil
    }
  }

  /// Where the unit behind a number begins: `5 km`, `10 am`; ordinals and decades (`5th`, `1990s`) stay whole.
  private func unitStart(_ start: Int, _ end: Int) -> Int? {
    guard isDigit(bytes[start]) else { return nil }
    var index = start
    while index < end, isDigit(bytes[index]) || [0x2C, 0x2E, 0x3A].contains(bytes[index]) { index += 1 }
    guard index < end, (index..<end).allSatisfy({ isASCIILetter(bytes[$0]) || bytes[$0] == 0x2E }) else { return nil }
    let tail = String(decoding: bytes[index..<end].map(lowered), as: UTF8.self)
    return Self.units.contains(tail) ? index : nil
  }

  /// The units that are written against their number.
  private static let units: Set<String> = [
    "am", "pm", "a.m", "p.m", "a.m.", "p.m.", "km", "m", "mm", "cm", "kg", "g", "k", "ft", "mi", "mph", "kph", "lb", "lbs", "bn", "b", "x",
    "mw", "kw", "gb",
    "mb", "hrs", "mins", "min", "hr", "yr", "yrs", "mhz", "ghz", "million", "billion", "kms", "hours", "minutes", "years",
  ]
}
