/// Joins the words of spelled-out numbers (`twenty-four`, `nineteen ninety-six`, `two and a half`) and of holidays into one token.
struct NumberMerger {
  private let vocabulary: Vocabulary
  private let literal: (and: Int32, half: Int32, a: Int32)

  init(_ vocabulary: Vocabulary) {
    self.vocabulary = vocabulary
    func entry(_ word: String) -> Int32 { Int32(vocabulary.number(of: Array(word.utf8)) ?? -2) }
    literal = (entry("and"), entry("half"), entry("a"))
  }

  /// The same tokens with every number in one piece. Complexity: O(n).
  func merge(_ tokens: inout [TimexToken]) {
    guard tokens.contains(where: { $0.isA(.numeral) || $0.entry == literal.half }) else { return }
    var merged: [TimexToken] = []
    merged.reserveCapacity(tokens.count)
    var index = 0
    while index < tokens.count {
      if let (token, next) = numeral(tokens, index) ?? digitsAndHalf(tokens, index) {
        merged.append(token)
        index = next
      } else {
        merged.append(tokens[index])
        index += 1
      }
    }
    tokens = merged
  }

  /// Reads the number that begins at `first`.
  private func numeral(_ tokens: [TimexToken], _ first: Int) -> (TimexToken, Int)? {
    guard tokens[first].isA(.numeral) else { return nil }
    if let year = year(tokens, first) { return year }
    var total: Int64 = 0
    var group: Int64 = 0
    var index = first
    var ordinal = false
    var last: Int64 = 0
    while index < tokens.count, index == first || joins(tokens[index]) {
      let token = tokens[index]
      if token.isA(.numeral) {
        let value = Int64(token.value)
        if index > first, !continues(last: last, value) { break }
        (total, group) = Self.add(value, total, group)
        last = value
        index += 1
      } else if token.isA(.ordinal), token.shape != .number, (1...9).contains(token.value), (20...90).contains(last) {
        group += Int64(token.value)
        ordinal = true
        index += 1
        break
      } else if token.entry == literal.and, last >= 100, index + 1 < tokens.count, tokens[index + 1].isA(.numeral),
        joins(tokens[index + 1]),
        Int64(tokens[index + 1].value) < last
      {
        index += 1
      } else {
        break
      }
    }
    var token = tokens[first]
    token.end = tokens[index - 1].end
    let value = total + group
    token.value = Int32(clamping: value)
    token.classes =
      ordinal ? WordClass.ordinal.bit | (value <= 31 ? WordClass.dayNumber.bit : 0) : WordClass.number.bit | WordClass.spelled.bit
    // `in two thousand and twelve`
    let isYear =
      tokens[first].value == 2 ? (2001...2050).contains(value) : (11...19).contains(tokens[first].value) && value % 100 != 0 && value < 2000
    if !ordinal, isYear, value > 1100 { token.classes |= WordClass.year.bit }
    token.entry = index == first + 1 ? token.entry : -1
    if !ordinal, let half = half(tokens, index) {
      token.value = Int32(clamping: value * 100 + 50)
      token.classes = WordClass.decimal.bit
      token.end = tokens[half - 1].end
      return (token, half)
    }
    return (token, index)
  }

  /// Whether `value` may follow `last` in one number: 20, 4; 4, 100; 100, 20.
  private func continues(last: Int64, _ value: Int64) -> Bool {
    if value == 100 { return last < 100 }
    if value >= 1000 { return true }
    if last >= 100 { return true }
    return (20...90).contains(last) && last % 10 == 0 && (1...9).contains(value)
  }

  private static func add(_ value: Int64, _ total: Int64, _ group: Int64) -> (Int64, Int64) {
    if value == 100 { return (total, max(1, group) * 100) }
    if value >= 1000 { return (total + max(1, group) * value, 0) }
    return (total, group + value)
  }

  private func joins(_ token: TimexToken) -> Bool { token.gap == .space || token.gap == .hyphen }

  /// `nineteen ninety-six`, `eighteen twelve`, `nineteen hundred` is left to the plain reading.
  private func year(_ tokens: [TimexToken], _ first: Int) -> (TimexToken, Int)? {
    guard (11...20).contains(tokens[first].value), first + 1 < tokens.count, tokens[first + 1].isA(.numeral), joins(tokens[first + 1]),
      (10...90).contains(tokens[first + 1].value)
    else { return nil }
    var value = tokens[first].value * 100 + tokens[first + 1].value
    var index = first + 2
    if index < tokens.count, tokens[index].isA(.numeral), joins(tokens[index]), (1...9).contains(tokens[index].value),
      tokens[first + 1].value >= 20
    {
      value += tokens[index].value
      index += 1
    }
    var token = tokens[first]
    token.end = tokens[index - 1].end
    token.value = value
    token.entry = -1
    token.classes = WordClass.year.bit
    return (token, index)
  }

  /// The index behind `and a half` at `index`.
  private func half(_ tokens: [TimexToken], _ index: Int) -> Int? {
    guard index + 2 < tokens.count, tokens[index].entry == literal.and, tokens[index + 1].entry == literal.a,
      tokens[index + 2].entry == literal.half, joins(tokens[index]), joins(tokens[index + 1]), joins(tokens[index + 2])
    else { return nil }
    return index + 3
  }

  private func digitsAndHalf(_ tokens: [TimexToken], _ first: Int) -> (TimexToken, Int)? {
    guard tokens[first].isA(.number), let next = half(tokens, first + 1) else { return nil }
    var token = tokens[first]
    token.value = Int32(clamping: Int64(token.value) * 100 + 50)
    token.classes = WordClass.decimal.bit
    token.end = tokens[next - 1].end
    return (token, next)
  }
}
