import TextModel

/// Cuts a text into the words that rules are matched against.
///
/// Knows bytes only; every word is looked up once in the vocabulary. Complexity: O(n).
struct TimexScanner {
  private let bytes: [UInt8]
  private let vocabulary: Vocabulary
  private let masks = NumberMasks()
  private(set) var tokens: [TimexToken] = []
  private var position: Int
  private let end: Int

  /// Scans the bytes of `range`.
  static func tokens(of bytes: [UInt8], in range: TextRange, _ vocabulary: Vocabulary) -> [TimexToken] {
    var scanner = TimexScanner(bytes: bytes, range: range, vocabulary)
    scanner.scan()
    return scanner.tokens
  }

  private init(bytes: [UInt8], range: TextRange, _ vocabulary: Vocabulary) {
    self.bytes = bytes
    self.vocabulary = vocabulary
    position = range.start
    end = range.end
    tokens.reserveCapacity(range.count / 5 + 8)
  }

  @inline(__always) private func byte(_ index: Int) -> UInt8 { index < end ? bytes[index] : 0 }

  private mutating func scan() {
    var gap = TokenGap.wall
    while position < end {
      let first = bytes[position]
      let isFraction = first == 0xC2 && (0xBC...0xBE).contains(byte(position + 1))
      if ByteKind.isSpace(first) || (first == 0xC2 && byte(position + 1) == 0xA0) {
        gap = skipSpace(gap)
        continue
      }
      if ByteKind.isLetter(first) && !isFraction && dash(at: position) == nil && mark(at: position) == nil {
        word(gap)
      } else if ByteKind.isDigit(first) {
        number(gap, start: position)
      } else if apostrophe(at: position) > 0 {
        apostrophe(gap)
      } else {
        if hyphen() {
          gap = .hyphen
          continue
        }
        punctuation(gap)
      }
      gap = .none
    }
  }

  private mutating func skipSpace(_ before: TokenGap) -> TokenGap {
    var lines = 0
    while position < end {
      if byte(position) == 0xC2 && byte(position + 1) == 0xA0 {
        position += 2
        continue
      }
      guard ByteKind.isSpace(bytes[position]) else { break }
      if bytes[position] == UInt8(ascii: "\n") { lines += 1 }
      position += 1
    }
    return lines >= 2 || before == .wall ? .wall : .space
  }

  /// The length of an en dash or hyphen of Unicode at `index`.
  private func dash(at index: Int) -> Int? {
    if byte(index) == 0xE2, byte(index + 1) == 0x80, (0x90...0x93).contains(byte(index + 2)) { return 3 }
    return nil
  }

  /// The length of a general punctuation mark of Unicode at `index`: quotation marks, em dash, dots.
  private func mark(at index: Int) -> Int? {
    byte(index) == 0xE2 && byte(index + 1) == 0x80 ? 3 : nil
  }

  /// The length of an apostrophe at `index`, or 0.
  private func apostrophe(at index: Int) -> Int {
    if byte(index) == UInt8(ascii: "'") { return 1 }
    return byte(index) == 0xE2 && byte(index + 1) == 0x80 && (byte(index + 2) == 0x99 || byte(index + 2) == 0x98) ? 3 : 0
  }

  /// Steps over a hyphen that joins two words.
  private mutating func hyphen() -> Bool {
    let length = byte(position) == UInt8(ascii: "-") ? 1 : dash(at: position) ?? 0
    guard length > 0, position > 0, ByteKind.isWord(bytes[position - 1]) || bytes[position - 1] == UInt8(ascii: "."),
      ByteKind.isWord(byte(position + length)) && mark(at: position + length) == nil, !tokens.isEmpty
    else { return false }
    position += length
    return true
  }

  /// `½`, `¼`, `¾`.
  private mutating func fraction(_ gap: TokenGap) -> Bool {
    guard byte(position) == 0xC2, (0xBC...0xBE).contains(byte(position + 1)) else { return false }
    var token = TimexToken(start: position, end: position + 2, gap: gap, shape: .number)
    token.classes = WordClass.decimal.bit
    token.value = 25 * (Int32(byte(position + 1)) - 0xBB)
    tokens.append(token)
    position += 2
    return true
  }

  private mutating func punctuation(_ gap: TokenGap) {
    if fraction(gap) { return }
    let length = dash(at: position) ?? mark(at: position) ?? 1
    var token = TimexToken(start: position, end: position + length, gap: gap, shape: .punctuation)
    if length == 1, let entry = vocabulary.number(of: [bytes[position]]) {
      token.entry = Int32(entry)
      token.classes = vocabulary.entries[entry].classes
    } else if dash(at: position) != nil, let entry = vocabulary.number(of: [UInt8(ascii: "-")]) {
      token.entry = Int32(entry)
    }
    tokens.append(token)
    position += length
  }
}

extension TimexScanner {
  private mutating func word(_ gap: TokenGap) {
    let start = position
    if isDotted(start) {
      dottedWord(gap)
      return
    }
    var hash = Vocabulary.start
    var upper = 0
    var index = start
    while index < end {
      let byte = bytes[index]
      if byte == UInt8(ascii: "'") {
        if !joins(apostropheAt: index, length: 1) { break }
      } else if byte == 0xE2 && mark(at: index) != nil {
        break
      } else if !ByteKind.isLetter(byte) || (byte == 0xC2 && self.byte(index + 1) == 0xA0) {
        break
      }
      if byte >= 65 && byte <= 90 { upper += 1 }
      hash = Vocabulary.step(hash, ByteKind.lower(byte))
      index += 1
    }
    let shape: TokenShape = upper == index - start ? .upper : ByteKind.isUpper(bytes[start]) ? .capitalized : .lower
    var token = TimexToken(start: start, end: index, gap: gap, shape: shape)
    let found = index - start <= 16 ? vocabulary.number(hash: hash, count: index - start) { ByteKind.lower(bytes[start + $0]) } : nil
    if let entry = found {
      take(entry, &token)
      if vocabulary.entries[entry].takesPeriod && byte(index) == UInt8(ascii: ".") {
        index += 1
        token.end = index
      }
    } else if shape == .lower, index - start > 4, bytes[index - 1] == UInt8(ascii: "d"), bytes[index - 2] == UInt8(ascii: "e") {
      token.classes = WordClass.pastVerb.bit
    }
    tokens.append(token)
    position = index
  }

  private func take(_ entry: Int, _ token: inout TimexToken) {
    token.entry = Int32(entry)
    token.classes = vocabulary.entries[entry].classes
    if token.isA(.ordinal) { token.value = vocabulary.value(of: entry, in: WordClass.ordinal.index) }
    if token.isA(.numeral) { token.value = vocabulary.value(of: entry, in: WordClass.numeral.index) }
  }

  /// Whether an apostrophe stands inside a word (`o'clock`, `I'll`) and is not the one of a possessive.
  private func joins(apostropheAt index: Int, length: Int) -> Bool {
    let next = byte(index + length)
    guard next < 0x80, ByteKind.isLetter(next) else { return false }
    return ByteKind.lower(next) != UInt8(ascii: "s") || ByteKind.isLetter(byte(index + length + 1))
  }

  /// Whether single letters with periods stand at `start`: `a.m.`, `P.M`, `E.S.T.`
  private func isDotted(_ start: Int) -> Bool {
    byte(start + 1) == UInt8(ascii: ".") && byte(start) < 0x80 && byte(start + 2) < 0x80 && ByteKind.isLetter(byte(start + 2))
      && !ByteKind.isWord(byte(start + 3))
  }

  private mutating func dottedWord(_ gap: TokenGap) {
    let start = position
    var letters: [UInt8] = []
    while byte(position) < 0x80, ByteKind.isLetter(byte(position)), byte(position + 1) == UInt8(ascii: ".") || !letters.isEmpty {
      letters.append(ByteKind.lower(bytes[position]))
      position += 1
      if byte(position) != UInt8(ascii: ".") { break }
      position += 1
    }
    var token = TimexToken(start: start, end: position, gap: gap, shape: ByteKind.isUpper(bytes[start]) ? .upper : .lower)
    if let entry = vocabulary.number(of: letters) { take(entry, &token) }
    tokens.append(token)
  }

  /// `'s`, `'90`, `'80s`, or an apostrophe alone.
  private mutating func apostrophe(_ gap: TokenGap) {
    let start = position
    let length = apostrophe(at: start)
    let follows = start > 0 && ByteKind.isWord(bytes[start - 1]) && gap == .none
    if ByteKind.isDigit(byte(start + length)), ByteKind.isDigit(byte(start + length + 1)), !ByteKind.isDigit(byte(start + length + 2)),
      !follows
    {
      position += length
      number(gap, start: start)
      if let last = tokens.indices.last, !tokens[last].isA(.decade) { tokens[last].classes = WordClass.shortYear.bit | WordClass.year.bit }
      if let last = tokens.indices.last, tokens[last].isA(.year) { tokens[last].value = YearReading.full(short: tokens[last].value) }
      return
    }
    position += length
    if ByteKind.lower(byte(position)) == UInt8(ascii: "s"), !ByteKind.isWord(byte(position + 1)) { position += 1 }
    var token = TimexToken(start: start, end: position, gap: gap, shape: .punctuation)
    let spelled: [UInt8] = position - start > length ? [UInt8(ascii: "'"), UInt8(ascii: "s")] : [UInt8(ascii: "'")]
    if let entry = vocabulary.number(of: spelled) { token.entry = Int32(entry) }
    tokens.append(token)
  }

  private mutating func number(_ gap: TokenGap, start: Int) {
    let digits = position
    var value: Int64 = 0
    while ByteKind.isDigit(byte(position)) {
      if position - digits < 10 { value = value * 10 + Int64(bytes[position]) - 48 }
      position += 1
    }
    let count = position - digits
    var token = TimexToken(start: start, end: position, gap: gap, shape: .number)
    let before = start > 0 ? bytes[start - 1] : 32
    if before == UInt8(ascii: "$") || before == UInt8(ascii: "#") || (start > 1 && before == 0xA3 && bytes[start - 2] == 0xC2)
      || (start > 2 && bytes[start - 3] == 0xE2 && bytes[start - 2] == 0x82)
    {
      finishPlain(&token)
      return
    }
    if byte(position) == UInt8(ascii: ","), isGroup(position + 1) {
      while byte(position) == UInt8(ascii: ","), isGroup(position + 1) {
        for offset in 1...3 { value = min(value * 10 + Int64(bytes[position + offset]) - 48, 1_000_000_000) }
        position += 4
      }
      token.classes = masks.plain
    } else if byte(position) == UInt8(ascii: "."), ByteKind.isDigit(byte(position + 1)) {
      if decimal(&token, whole: value) { return }
      token.classes = masks.classes(value: value, digits: count)
    } else {
      token.classes = masks.classes(value: value, digits: count)
    }
    suffix(&token, value: value, digits: count)
    token.value = Int32(clamping: value)
    token.end = position
    if byte(position) == UInt8(ascii: "%") { token.classes = 0 }
    tokens.append(token)
  }

  private mutating func finishPlain(_ token: inout TimexToken) {
    while ByteKind.isDigit(byte(position)) || ((byte(position) == 44 || byte(position) == 46) && ByteKind.isDigit(byte(position + 1))) {
      position += 1
    }
    token.end = position
    tokens.append(token)
  }

  private func isGroup(_ index: Int) -> Bool {
    ByteKind.isDigit(byte(index)) && ByteKind.isDigit(byte(index + 1)) && ByteKind.isDigit(byte(index + 2))
      && !ByteKind.isDigit(byte(index + 3))
  }

  /// Reads `.25` behind the whole part, unless another part follows as in a dotted date.
  private mutating func decimal(_ token: inout TimexToken, whole: Int64) -> Bool {
    var index = position + 1
    var hundredths: Int64 = 0
    while ByteKind.isDigit(byte(index)) {
      if index - position <= 2 { hundredths = hundredths * 10 + Int64(bytes[index]) - 48 }
      index += 1
    }
    if index - position == 2 { hundredths *= 10 }
    if byte(index) == UInt8(ascii: "."), ByteKind.isDigit(byte(index + 1)) { return false }
    if token.start > 0, bytes[token.start - 1] == UInt8(ascii: ".") { return false }
    position = index
    token.end = index
    token.value = Int32(clamping: whole * 100 + hundredths)
    token.classes = byte(index) == UInt8(ascii: "%") ? 0 : WordClass.decimal.bit
    tokens.append(token)
    return true
  }

  /// `3rd`, `1990s`, `1990's`.
  private mutating func suffix(_ token: inout TimexToken, value: Int64, digits: Int) {
    let first = ByteKind.lower(byte(position))
    let second = ByteKind.lower(byte(position + 1))
    let ordinal: [(UInt8, UInt8)] = [(115, 116), (110, 100), (114, 100), (116, 104)]
    if ordinal.contains(where: { $0 == (first, second) }), !ByteKind.isWord(byte(position + 2)) {
      position += 2
      token.classes = WordClass.ordinal.bit | ((1...31).contains(value) ? WordClass.dayNumber.bit | WordClass.dayOrdinal.bit : 0)
      return
    }
    let quote = apostrophe(at: position)
    let letter = ByteKind.lower(byte(position + quote))
    if letter == UInt8(ascii: "s"), !ByteKind.isWord(byte(position + quote + 1)), value % 10 == 0,
      digits == 4 && (1000..<2200).contains(value) || digits == 2
    {
      position += quote + 1
      token.classes = WordClass.decade.bit
    }
  }
}
