/// The words around an hour that nothing marks as one: `Friday at 5`, `from 9 to 5 on Monday`, `tonight at 8`.
struct TimexSurroundings {
  private let tokens: [TimexToken]
  private let vocabulary: Vocabulary

  init(tokens: [TimexToken], vocabulary: Vocabulary) {
    self.tokens = tokens
    self.vocabulary = vocabulary
  }

  /// Whether one of `words` stands before the expression.
  func follows(_ range: Range<Int>, _ words: Set<String>) -> Bool {
    range.lowerBound > 0 && tokens[range.lowerBound].gap != .wall && word(range.lowerBound - 1).map { words.contains($0) } ?? false
  }

  /// Whether one of `words` stands behind the expression.
  func precedes(_ range: Range<Int>, _ words: Set<String>) -> Bool { word(range.upperBound).map { words.contains($0) } ?? false }

  /// Whether a part of the day is one of a count (`one morning`), or describes a noun behind `in` or a count (`in morning trading`).
  func isNamedPart(_ range: Range<Int>) -> Bool {
    guard range.lowerBound > 0, tokens[range.lowerBound].gap == .space else { return false }
    let before = tokens[range.lowerBound - 1]
    return before.isA(.number) || word(before) == "in"
  }

  /// Whether an hour stands behind `at` and its like and beside a day.
  func isHour(_ range: Range<Int>, after last: FoundTimex?) -> Bool {
    if isBeforeDay(range), follows(range, ["at", "@", "around", "by"]) { return true }
    return follows(range, ["at", "@", "around"]) && isBehindDay(range.lowerBound - 1, last)
  }

  /// Whether a range of hours stands behind `from` or `between`, with minutes or beside a day.
  func isRange(_ range: Range<Int>, after last: FoundTimex?, hasMinutes: Bool) -> Bool {
    let isBetween = follows(range, ["between"])
    guard isBetween || follows(range, ["from"]), isBetween || !tokens[range].contains(where: { word($0) == "and" }) else { return false }
    return hasMinutes || isBeforeDay(range) || isBehindDay(range.lowerBound - 1, last)
  }

  /// The part of the day that is named in the words behind, or in the expression before.
  func part(beside range: Range<Int>, after last: FoundTimex?) -> DayPart? {
    for index in range.upperBound..<min(range.upperBound + 3, tokens.count) where tokens[index].gap != .wall {
      if tokens[index].shape == .punctuation { break }
      if tokens[index].isA(.part) { return DayPart(rawValue: vocabulary.value(of: Int(tokens[index].entry), in: WordClass.part.index)) }
      if let word = word(index), word == "tonight" || word == "tonite" { return .night }
    }
    guard let last, range.lowerBound >= last.tokens.upperBound, range.lowerBound - last.tokens.upperBound <= 2,
      let mark = last.reading.value.lastIndex(of: "T")
    else { return nil }
    return DayPart.allCases.first { $0.name == last.reading.value[mark...].dropFirst() }
  }

  /// Whether the words behind name a day: `on Friday`, `tomorrow`, `this morning`, `in the evening`.
  func isBeforeDay(_ range: Range<Int>) -> Bool {
    for index in range.upperBound..<min(range.upperBound + 3, tokens.count) where tokens[index].gap != .wall {
      let token = tokens[index]
      if token.shape == .punctuation { return false }
      if [.weekday, .relativeDay, .weekdayAbbreviation, .month].contains(where: { token.isA($0) }) { return true }
      // `at 2 morning sessions` is no time.
      if token.isA(.part) { return index > range.upperBound }
      if token.isA(.dayNumber), word(index - 1) == "on" { return true }
      if let word = word(index), word == "tonight" || word == "tonite" { return true }
      guard token.isA(.this) || token.isA(.next) || token.isA(.last) || ["on", "in", "the", "of"].contains(word(index)) else {
        return false
      }
    }
    return false
  }

  /// Whether the expression found last names a day or a part of one and ends right before `index`.
  private func isBehindDay(_ index: Int, _ last: FoundTimex?) -> Bool {
    guard let last, case .day? = last.reading.period, last.reading.type == .date || last.reading.type == .time else { return false }
    let gap = index - last.tokens.upperBound
    return gap == 0 || (gap == 1 && word(last.tokens.upperBound) == ",")
  }

  private func word(_ index: Int) -> String? { tokens.indices.contains(index) ? word(tokens[index]) : nil }

  private func word(_ token: TimexToken) -> String? {
    token.entry >= 0 ? String(decoding: vocabulary.entries[Int(token.entry)].word, as: UTF8.self) : nil
  }
}
