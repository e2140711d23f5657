import TextModel

/// The holidays: their names as words, and the rule of their days.
struct HolidayTable: Sendable {
  /// A holiday's rule and how many days it lasts.
  struct Holiday {
    let rule: HolidayRule
    let length: Int
    /// The day is not known better than to a day or so: the sighting of the moon decides.
    let isApproximate: Bool
  }

  let holidays: [Holiday]
  /// The words of every name with the holiday, longest first, by the first word.
  private let phrases: [Int32: [(words: [Int32], holiday: Int32)]]

  /// Reads the table of holidays and that of the days of the lunar new year; adds the names' words to the vocabulary.
  ///
  /// - Throws: `FactTableError` that names the row.
  init(_ table: FactTable, vocabulary: inout Vocabulary) throws(FactTableError) {
    var holidays: [Holiday] = []
    var phrases: [Int32: [(words: [Int32], holiday: Int32)]] = [:]
    for row in table.rows {
      guard let rule = HolidayRule(row[table.column("rule")]) else {
        throw table.error(row, "the rule of the day cannot be read: \(row[table.column("rule")])")
      }
      let length = Int(row[table.column("days")]) ?? 1
      for name in row.list(table.column("names")).flatMap(Self.spellings) {
        let words = HolidayTable.words(name).map { Int32(vocabulary.insertAbbreviated($0)) }
        guard let first = words.first else { throw table.error(row, "a name is empty") }
        phrases[first, default: []].append((words, Int32(holidays.count)))
      }
      holidays.append(Holiday(rule: rule, length: length, isApproximate: rule.isApproximate))
    }
    self.holidays = holidays
    self.phrases = phrases.mapValues { $0.sorted { $0.words.count > $1.words.count } }
  }

  /// `St. Patrick's Day`, `Saint Patrick's Day`, `St. Patricks Day`.
  private static func spellings(_ name: String) -> [String] {
    let saints = name.hasPrefix("st. ") ? [name, "saint " + name.dropFirst(4)] : [name]
    return saints.flatMap { $0.contains("'") ? [$0, $0.filter { $0 != "'" }] : [$0] }
  }

  /// The words of a name as the scanner cuts them.
  private static func words(_ name: String) -> [String] {
    let apostrophe = UInt8(ascii: "'")
    var words: [String] = []
    for piece in name.utf8.split(whereSeparator: { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "-") }) {
      // `'s`, or an apostrophe alone.
      let end = piece.last == apostrophe ? 1 : piece.last == UInt8(ascii: "s") && piece.dropLast().last == apostrophe ? 2 : 0
      words.append(String(decoding: piece.dropLast(end), as: UTF8.self))
      if end > 0 { words.append(end == 2 ? "'s" : "'") }
    }
    return words
  }

  /// Joins the words of holidays' names into one token each. Complexity: O(n).
  func merge(_ tokens: inout [TimexToken]) {
    var merged: [TimexToken]?
    var index = 0
    while index < tokens.count {
      if tokens[index].entry >= 0, let list = phrases[tokens[index].entry],
        let found = list.first(where: { matches($0.words, tokens, index) }),
        tokens[index].shape != .lower || found.words.count > 1 || tokens[index].end - tokens[index].start > 3
      {
        if merged == nil { merged = Array(tokens[..<index]) }
        var token = tokens[index]
        token.end = tokens[index + found.words.count - 1].end
        token.classes = WordClass.holiday.bit
        token.value = found.holiday
        token.entry = -1
        merged?.append(token)
        index += found.words.count
      } else {
        merged?.append(tokens[index])
        index += 1
      }
    }
    if let merged { tokens = merged }
  }

  private func matches(_ words: [Int32], _ tokens: [TimexToken], _ start: Int) -> Bool {
    guard start + words.count <= tokens.count else { return false }
    for (offset, word) in words.enumerated() {
      let token = tokens[start + offset]
      if token.entry != word || (offset > 0 && token.gap == .wall) { return false }
    }
    return true
  }

  /// The days of a holiday in a year; nothing where the rule knows none.
  func days(of holiday: Int, in year: Int) -> CalendarPeriod? {
    guard let first = holidays[holiday].rule.day(in: year) else { return nil }
    let length = holidays[holiday].length
    if length == 1 { return .day(first) }
    return first.adding(days: length - 1).map { .days(first, $0) }
  }
}
