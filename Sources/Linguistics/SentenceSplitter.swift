import TextModel

/// Decides which tokens end a sentence: by their marks, by abbreviations, by what follows, and by the layout of the lines.
///
/// Every token belongs to exactly one sentence. Linear in the text.
struct SentenceSplitter: Sendable {
  let abbreviations: AbbreviationTable

  /// The sentences of one block as ranges of indices into `tokens`, which are the block's tokens.
  ///
  /// `breakAfter` is an offset behind which a sentence begins in any case: the end of the dateline.
  func split(_ bytes: [UInt8], _ block: TextRange, tokens: ArraySlice<TextRange>, breakAfter: Int?) -> [Range<Int>] {
    let layout = LineLayout(bytes, block)
    var quotes = QuoteState()
    var sentences: [Range<Int>] = []
    var start = tokens.startIndex
    var index = start
    while index < tokens.endIndex {
      quotes.read(bytes, tokens, index)
      let next = index + 1
      let isLast = next == tokens.endIndex
      var ends = isLast
      if !isLast {
        let end = tokens[index].end
        let begin = tokens[next].start
        if let breakAfter, end <= breakAfter, begin >= breakAfter { ends = true }
        if !ends { ends = layout.breaks(bytes, from: end, to: begin) }
        if !ends { ends = endsByMarks(bytes, tokens, start, index, quotes) }
      }
      if ends {
        sentences.append(start..<next)
        start = next
        quotes.reset(bytes, tokens, index)
      }
      index = next
    }
    return sentences
  }

  private func endsByMarks(_ bytes: [UInt8], _ tokens: ArraySlice<TextRange>, _ start: Int, _ index: Int, _ quotes: QuoteState) -> Bool {
    let token = tokens[index]
    let next = tokens[index + 1]
    let glued = token.end == next.start
    let following = Follower(bytes, next, glued: glued, quoteIsOpen: quotes.isOpen)
    if following == .closing || following == .continuing || isFootnote(bytes, tokens, index + 1) { return false }
    var mark = index
    while mark >= start + 3, isFootnote(bytes, tokens, mark - 2) { mark -= 3 }
    let cited = mark < index
    while mark > start, isCloser(bytes, tokens[mark], quotes) { mark -= 1 }
    if cited, following == .small { return false }
    switch Terminator(bytes, tokens[mark]) {
    case .none:
      guard mark == index, !glued, token.count >= 2, bytes[token.end - 1] == 0x2E else { return false }
      return endsByAbbreviation(bytes, token, next, following)
    case .stop:
      if glued { return following == .capital && mark == index && isWord(bytes, tokens, mark - 1, start) }
      if mark < index, following == .small { return false }
      return !isListNumber(bytes, tokens, start, mark)
    case .question:
      if mark < index, following == .small { return false }
      return !glued || following == .capital
    case .ellipsis:
      return !glued && (following == .capital || following == .opening)
    }
  }

  private func endsByAbbreviation(_ bytes: [UInt8], _ token: TextRange, _ next: TextRange, _ following: Follower) -> Bool {
    let word = TextRange(token.start, token.end - 1)
    let kind = abbreviations.kind(bytes, word)
    switch kind {
    case .title, .number, .month: return false
    default: break
    }
    guard following == .capital || following == .opening else { return false }
    if following == .opening { return kind == .unit || kind == .company }
    return abbreviations.isStarter(bytes, next) && (next.count > 1 || word.count > 1)
  }

  /// Whether a full stop stands behind the number of a list item that opens the sentence: `1. Do this`.
  private func isListNumber(_ bytes: [UInt8], _ tokens: ArraySlice<TextRange>, _ start: Int, _ mark: Int) -> Bool {
    guard mark == start + 1, tokens[start].count <= 2 else { return false }
    return (tokens[start].start..<tokens[start].end).allSatisfy { isDigit(bytes[$0]) }
  }

  /// Whether a number in square brackets begins at an index: the mark of a footnote, which belongs to the sentence before it.
  private func isFootnote(_ bytes: [UInt8], _ tokens: ArraySlice<TextRange>, _ index: Int) -> Bool {
    guard index + 2 < tokens.endIndex, bytes[tokens[index].start] == 0x5B, bytes[tokens[index + 2].start] == 0x5D else { return false }
    let number = tokens[index + 1]
    return number.count <= 3 && (number.start..<number.end).allSatisfy { isDigit(bytes[$0]) }
  }

  private func isWord(_ bytes: [UInt8], _ tokens: ArraySlice<TextRange>, _ index: Int, _ start: Int) -> Bool {
    index >= start && ScalarClass.scan(bytes, before: tokens[index].end).kind == .letter && tokens[index].count > 1
  }

  /// Whether a token closes what stands before it: a bracket, or a quotation mark that closes.
  private func isCloser(_ bytes: [UInt8], _ token: TextRange, _ quotes: QuoteState) -> Bool {
    let first = ScalarClass.scan(bytes, at: token.start)
    guard first.width == token.count || token.count == 2 else { return false }
    switch first.value {
    case 0x29, 0x5D, 0x7D, 0x201D, 0xBB, 0x203A: return true
    case 0x2019, 0x27: return first.width == token.count || bytes[token.end - 1] == 0x27
    case 0x22: return !quotes.isOpen
    default: return false
    }
  }
}

/// How a token ends a sentence, if it does.
private enum Terminator {
  case none, stop, question, ellipsis

  init(_ bytes: [UInt8], _ token: TextRange) {
    switch bytes[token.start] {
    case 0x2E: self = token.count == 1 ? .stop : bytes[token.end - 1] == 0x2E ? .ellipsis : .none
    case 0x21, 0x3F: self = .question
    case 0xE2: self = token.count == 3 && bytes[token.start + 1] == 0x80 && bytes[token.start + 2] == 0xA6 ? .ellipsis : .none
    case 0xE3: self = token.count == 3 && bytes[token.start + 1] == 0x80 && bytes[token.start + 2] == 0x82 ? .question : .none
    default: self = .none
    }
  }
}

/// What the token behind a possible end looks like.
private enum Follower {
  case capital, small, opening, closing, continuing

  init(_ bytes: [UInt8], _ token: TextRange, glued: Bool, quoteIsOpen: Bool) {
    let first = ScalarClass.scan(bytes, at: token.start)
    switch first.kind {
    case .letter: self = ScalarClass.isLower(first.value) ? .small : .capital
    case .digit: self = glued ? .small : .capital
    case .opener: self = glued ? .small : .opening
    case .closer: self = .closing
    case .apostrophe: self = glued || first.value == 0x2019 ? .closing : .opening
    case .hyphen, .dash: self = .continuing
    default:
      switch first.value {
      case 0x22: self = quoteIsOpen || glued ? .closing : .opening
      case 0x2C, 0x3B, 0x3A, 0x2E, 0x21, 0x3F, 0x2026: self = .continuing
      default: self = glued ? .continuing : .opening
      }
    }
  }
}

/// Whether a straight quotation mark is open, by their parity inside a sentence and by the spaces around them.
struct QuoteState {
  private(set) var isOpen = false

  /// Takes note of the token at `index`.
  mutating func read(_ bytes: [UInt8], _ tokens: ArraySlice<TextRange>, _ index: Int) {
    let token = tokens[index]
    guard bytes[token.start] == 0x22 else { return }
    let spaceBefore = index == tokens.startIndex || tokens[index - 1].end < token.start
    let spaceAfter = index + 1 == tokens.endIndex || tokens[index + 1].start > token.end
    isOpen = spaceBefore == spaceAfter ? !isOpen : spaceBefore
  }

  /// A sentence ended at `index`: a quotation goes on over full stops, not over anything else.
  mutating func reset(_ bytes: [UInt8], _ tokens: ArraySlice<TextRange>, _ index: Int) {
    if index + 1 < tokens.endIndex, LineLayout.hasBlankLine(bytes, tokens[index].end, tokens[index + 1].start) { isOpen = false }
  }
}
