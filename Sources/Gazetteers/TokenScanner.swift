/// Cuts UTF-8 bytes into the words that names consist of; texts and tables go through the same code, therefore they can never fold differently.
///
/// A word is a run of letters and digits; apostrophes between letters vanish (`Sana'a` is `sanaa`), dots between single letters too (`U.S.` is `us` with a dot behind it).
struct TokenScanner {
  let fold: FoldTable

  /// A UTF-8 scalar and its length; an incomplete one counts as a single byte that is no letter.
  @inline(__always) static func decode(_ bytes: Span<UInt8>, _ index: Int, _ end: Int) -> (scalar: UInt32, length: Int) {
    let lead = UInt32(bytes[index])
    func next(_ offset: Int) -> UInt32 { UInt32(bytes[index &+ offset]) & 0x3F }
    if lead < 0x80 { return (lead, 1) }
    if lead >= 0xC2, lead < 0xE0, index &+ 1 < end { return ((lead & 0x1F) &<< 6 | next(1), 2) }
    if lead >= 0xE0, lead < 0xF0, index &+ 2 < end { return ((lead & 0x0F) &<< 12 | next(1) &<< 6 | next(2), 3) }
    if lead >= 0xF0, index &+ 3 < end { return ((lead & 0x07) &<< 18 | next(1) &<< 12 | next(2) &<< 6 | next(3), 4) }
    return (0, 1)
  }

  @inline(__always) static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 97 < 26 }
  @inline(__always) static func isDigit(_ byte: UInt8) -> Bool { byte &- 48 < 10 }
  @inline(__always) static func isWordByte(_ byte: UInt8) -> Bool { isLetter(byte) || isDigit(byte) || byte >= 0x80 }

  /// Whether a word can begin with the scalar at `index`.
  @inline(__always) func beginsWord(_ bytes: Span<UInt8>, _ index: Int, _ end: Int) -> Bool {
    guard index < end else { return false }
    let byte = bytes[index]
    if byte < 0x80 { return Self.isLetter(byte) || Self.isDigit(byte) || byte == UInt8(ascii: "&") }
    switch fold.entry(Self.decode(bytes, index, end).scalar).kind {
    case .ascii, .scalar, .single: return true
    default: return false
    }
  }

  /// The word that begins at `start`, where `beginsWord` holds. Complexity: O(length of the word).
  @inline(__always) func token(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> NameToken {
    var token = NameToken()
    token.start = start
    if bytes[start] == UInt8(ascii: "&") {
      ampersand(&token)
      return token
    }
    var hasher = NameHasher()
    var index = start
    token.isLower = bytes[start] &- 97 < 26
    // The run of ASCII letters that most words are; everything else takes the longer way.
    while index < end {
      let byte = bytes[index]
      let small = byte | 0x20
      if small &- 97 < 26 {
        hasher.append(small)
      } else if Self.isDigit(byte) {
        hasher.append(byte)
      } else {
        break
      }
      index &+= 1
    }
    let isPlain = index >= end || (bytes[index] < 0x80 && bytes[index] != 0x27 && bytes[index] != 0x60 && bytes[index] != 0x2E)
    if isPlain {
      token.end = index
      token.hash = hasher.value
      token.cutEnd = index
      token.cutHash = token.hash
      token.foldedCount = index &- start
      return token
    }
    finish(&token, &hasher, bytes, index, end)
    return token
  }

  private func ampersand(_ token: inout NameToken) {
    var hasher = NameHasher()
    for byte in [UInt8(ascii: "a"), UInt8(ascii: "n"), UInt8(ascii: "d")] { hasher.append(byte) }
    token.end = token.start + 1
    token.cutEnd = token.end
    token.hash = hasher.value
    token.cutHash = token.hash
    token.foldedCount = 3
    token.isSingle = true
  }

  /// Goes on through accents, apostrophes and dots.
  @inline(never) private func finish(_ token: inout NameToken, _ hasher: inout NameHasher, _ bytes: Span<UInt8>, _ from: Int, _ end: Int) {
    var index = from
    var cut = -1
    // The letters since the last dot: `U.S.` is one word, `Corp.Inc` is not.
    var segment = from - token.start
    scan: while index < end {
      let byte = bytes[index]
      if Self.isLetter(byte) || Self.isDigit(byte) {
        hasher.append(Self.isDigit(byte) ? byte : byte | 0x20)
        index += 1
        segment += 1
        continue
      }
      if byte == 0x2E {
        guard segment == 1, index + 1 < end, Self.isLetter(bytes[index + 1]), index + 2 >= end || !Self.isWordByte(bytes[index + 2]) else {
          break
        }
        index += 1
        segment = 0
        continue
      }
      if byte < 0x80, byte != 0x27, byte != 0x60 { break }
      let (scalar, length) = Self.decode(bytes, index, end)
      let entry = byte < 0x80 ? FoldTable.Entry(kind: .apostrophe, isLower: false, payload: 0) : fold.entry(scalar)
      switch entry.kind {
      case .apostrophe:
        let next = index + length
        guard next < end, beginsWord(bytes, next, end), bytes[next] != UInt8(ascii: "&"), index > token.start else { break scan }
        if bytes[next] | 0x20 == UInt8(ascii: "s"), next + 1 >= end || !beginsWord(bytes, next + 1, end) {
          cut = index
          token.cutHash = hasher.value
        }
        index = next
      case .ascii:
        if index == token.start { token.isLower = entry.isLower }
        var payload = entry.payload
        while payload != 0 {
          hasher.append(UInt8(truncatingIfNeeded: payload))
          payload >>= 8
        }
        index += length
        segment += 1
      case .scalar:
        if index == token.start { token.isLower = entry.isLower }
        hasher.append(scalar: entry.payload)
        index += length
        segment += 1
      case .dropped: index += length
      case .single:
        guard index == token.start else { break scan }
        hasher.append(scalar: entry.payload)
        index += length
        token.isSingle = true
        break scan
      case .other, .hyphen, .space: break scan
      }
    }
    token.end = index
    token.hash = hasher.value
    token.foldedCount = hasher.count
    token.hasDot = index < end && bytes[index] == 0x2E
    if cut < 0 {
      cut = index
      token.cutHash = token.hash
    }
    token.cutEnd = cut
  }

  /// Where the word behind `token` begins if it may belong to the same name, else -1.
  ///
  /// Between words of a name stand blanks with at most one line break, one hyphen, an apostrophe (`Tall ‘Afar`), a dot that belongs to the word before, or nothing between ideographs.
  @inline(__always) func next(after token: NameToken, _ bytes: Span<UInt8>, _ end: Int) -> Int {
    var index = token.end
    // The usual case: one blank.
    if index &+ 1 < end, bytes[index] == 0x20, Self.isLetter(bytes[index &+ 1]) { return index &+ 1 }
    if token.hasDot { index += 1 }
    return gap(from: index, isGlued: token.isSingle || token.hasDot, bytes, end)
  }

  @inline(never) private func gap(from start: Int, isGlued: Bool, _ bytes: Span<UInt8>, _ end: Int) -> Int {
    var index = start
    var (blanks, breaks, hyphens) = (0, 0, 0)
    while index < end, index - start <= 4 {
      let byte = bytes[index]
      switch byte {
      case 0x20, 0x09, 0x0D: blanks += 1
      case 0x0A: breaks += 1
      case 0x2D: hyphens += 1
      case 0x27, 0x60: break
      case _ where byte >= 0x80:
        let (scalar, length) = Self.decode(bytes, index, end)
        switch fold.entry(scalar).kind {
        case .space: blanks += 1
        case .hyphen: hyphens += 1
        case .dropped, .apostrophe: break
        default: return accepted(index, start, isGlued, blanks, breaks, hyphens, bytes, end)
        }
        index += length - 1
      default: return accepted(index, start, isGlued, blanks, breaks, hyphens, bytes, end)
      }
      index += 1
    }
    return -1
  }

  private func accepted(
    _ index: Int, _ start: Int, _ isGlued: Bool, _ blanks: Int, _ breaks: Int, _ hyphens: Int, _ bytes: Span<UInt8>, _ end: Int
  ) -> Int {
    guard beginsWord(bytes, index, end), breaks <= 1, hyphens <= 1, hyphens == 0 || blanks == 0 else { return -1 }
    let isAmpersand = bytes[index] == UInt8(ascii: "&")
    let isIdeograph = bytes[index] >= 0x80
    return index > start || isGlued || isAmpersand || isIdeograph ? index : -1
  }
}
