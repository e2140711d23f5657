import TextModel

/// Splits text into words as the English Web Treebank does: `do n't`, `U.S. - led`, `[ FMLN ]`, addresses whole.
///
/// Every token is a non-empty run of whole scalars without white space. Linear in the text.
struct Tokenizer: Sendable {
  let abbreviations: AbbreviationTable

  /// Adds the tokens of `range` to `tokens`, in order.
  func tokenize(_ bytes: [UInt8], _ range: TextRange, into tokens: inout [TextRange]) {
    var scanner = ChunkScanner(bytes: bytes, limit: range.end, abbreviations: abbreviations)
    var offset = range.start
    while offset < range.end {
      let scalar = ScalarClass.scan(bytes, at: offset)
      if scalar.kind == .space {
        offset += scalar.width
        continue
      }
      var end = offset + scalar.width
      while end < range.end {
        let next = ScalarClass.scan(bytes, at: end)
        if next.kind == .space { break }
        end += next.width
      }
      let limit = min(end, range.end)
      scanner.scan(TextRange(offset, limit), into: &tokens)
      offset = limit
    }
  }
}

/// Splits runs of text without white space, one after the other.
struct ChunkScanner {
  let bytes: [UInt8]
  /// Where the text ends that may be looked at.
  let limit: Int
  let abbreviations: AbbreviationTable
  /// The run that is being split.
  private(set) var chunk = TextRange(0, 0)
  var at = 0

  init(bytes: [UInt8], limit: Int, abbreviations: AbbreviationTable) {
    self.bytes = bytes
    self.limit = limit
    self.abbreviations = abbreviations
  }

  mutating func scan(_ run: TextRange, into tokens: inout [TextRange]) {
    chunk = run
    at = run.start
    if let end = addressEnd() {
      tokens.append(TextRange(at, end))
      at = end
    } else if chunk.count <= 3, chunk.count >= 2, isSmiley() {
      tokens.append(chunk)
      return
    }
    while at < chunk.end {
      let scalar = ScalarClass.scan(bytes, at: at)
      switch scalar.kind {
      case .letter, .digit: scanWord(into: &tokens)
      case .apostrophe: scanApostrophe(scalar, into: &tokens)
      case .symbol where startsWord(scalar): scanWord(into: &tokens)
      default: scanMark(scalar, into: &tokens)
      }
    }
  }

  /// The byte at an offset inside the chunk, or 0 behind it.
  @inline(__always) func byte(_ offset: Int) -> UInt8 { offset < chunk.end ? bytes[offset] : 0 }

  /// Whether a symbol begins a word: `.5`, `#tag`, `@name`.
  private func startsWord(_ scalar: ScannedScalar) -> Bool {
    switch scalar.value {
    case 0x2E: at == chunk.start && isDigit(byte(at + 1))
    case 0x23, 0x40: isASCIILetter(byte(at + 1)) && (at == chunk.start || !isWordByte(bytes[at - 1]))
    default: false
    }
  }

  /// A run of one mark (`--`, `...`, `***`, `?!`) or a single mark.
  private mutating func scanMark(_ scalar: ScannedScalar, into tokens: inout [TextRange]) {
    let start = at
    at += scalar.width
    let value = scalar.value
    if value == 0x21 || value == 0x3F {
      while byte(at) == 0x21 || byte(at) == 0x3F { at += 1 }
    } else if [0x2E, 0x2D, 0x2A, 0x3D, 0x5F, 0x7E, 0x2B, 0x3C, 0x3E].contains(value) {
      while UInt32(byte(at)) == value { at += 1 }
    }
    while at < chunk.end {
      let next = ScalarClass.scan(bytes, at: at)
      let joined = next.kind == .extender || (value >= 0x1F000 && next.value >= 0x1F000)
      if !joined { break }
      at += next.width
    }
    tokens.append(TextRange(start, at))
  }

  /// A quotation mark, a clitic (`'s`), or the beginning of a shortened word (`'em`, `'90s`).
  private mutating func scanApostrophe(_ scalar: ScannedScalar, into tokens: inout [TextRange]) {
    let next = at + scalar.width
    if let end = cliticEnd(next), at > chunk.start || end == chunk.end {
      tokens.append(TextRange(at, end))
      at = end
    } else if isDigit(byte(next)), isDigit(byte(next + 1)), at == chunk.start {
      let start = at
      at = wordEnd(from: next)
      tokens.append(TextRange(start, at))
    } else if bytes[at] == byte(next), scalar.width == 1 {
      tokens.append(TextRange(at, at + 2))
      at += 2
    } else {
      scanMark(scalar, into: &tokens)
    }
  }

  /// Where a clitic ends whose letters begin at `offset`: s, m, d, ll, re, ve.
  private func cliticEnd(_ offset: Int) -> Int? {
    let first = lowered(byte(offset))
    let second = lowered(byte(offset + 1))
    let length =
      switch (first, second) {
      case (0x6C, 0x6C), (0x72, 0x65), (0x76, 0x65): 2
      case (0x73, _), (0x6D, _), (0x64, _): 1
      default: 0
      }
    let end = offset + length
    return length > 0 && end <= chunk.end && !isWordByte(byte(end)) ? end : nil
  }

  /// Whether a byte belongs to a word: a letter, a digit, or a byte of a scalar beyond ASCII that is no mark.
  func isWordByte(_ byte: UInt8) -> Bool { isASCIILetter(byte) || isDigit(byte) }

  private func isSmiley() -> Bool {
    let first = byte(at)
    let last = bytes[chunk.end - 1]
    let eyes = first == 0x3A || first == 0x3B || first == 0x3D
    if eyes {
      let mouth: [UInt8] = [0x29, 0x28, 0x44, 0x50, 0x70, 0x2F, 0x5C, 0x5D, 0x5B, 0x7C, 0x2A]
      return mouth.contains(last) && (chunk.count == 2 || byte(at + 1) == 0x2D)
    }
    return chunk.count == 2 && (first == 0x28 || first == 0x29) && (last == 0x3A || last == 0x3B)
  }

  /// Where a web or mail address ends that the rest of the chunk begins with; nothing where it is none.
  private func addressEnd() -> Int? {
    var isAddress = begins("http://") || begins("https://") || begins("www.") || begins("ftp://") || begins("mailto:")
    if !isAddress, isWordByte(byte(at)) {
      var index = at
      while index < chunk.end, isWordByte(bytes[index]) || [0x2E, 0x2D, 0x5F, 0x2B, 0x25].contains(bytes[index]) { index += 1 }
      if byte(index) == 0x40, index > at, isWordByte(byte(index + 1)) { isAddress = true }
    }
    guard isAddress else { return nil }
    var end = chunk.end
    for index in at..<chunk.end where [0x3C, 0x3E, 0x22, 0x7C].contains(bytes[index]) {
      end = index
      break
    }
    while end > at + 1, [0x2E, 0x2C, 0x3B, 0x3A, 0x21, 0x3F, 0x29, 0x27, 0x5D].contains(bytes[end - 1]) { end -= 1 }
    return end
  }

  private func begins(_ prefix: StaticString) -> Bool {
    let count = prefix.utf8CodeUnitCount
    guard at + count < chunk.end else { return false }
    var index = at
    for unit in prefix.description.utf8 {
      if lowered(bytes[index]) != unit { return false }
      index += 1
    }
    return true
  }
}
