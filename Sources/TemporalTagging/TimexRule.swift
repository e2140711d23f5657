import TextModel

/// What a rule does with a match; the case is the name in the table of rules.
enum TimexNormalization: String, CaseIterable {
  case date, slashed, weekday, relativeDay, relativeUnit, unitThe, mentionedUnit, offset, duration, spanDuration, set, vague, year, decade,
    century
  case quarter, latestQuarter, samePeriod, season, clock, weekdayOfWeek, nthOf, firstUnits, weekOf, dayRange, monthRange, yearRange
  case isoWeek, clockRange, compactDate, holidayAway, workweek, unresolved, ignore
}

/// What must hold around a match.
enum TimexCondition: String, CaseIterable {
  /// A preposition or determiner of time stands before it: in, of, since, until, last ...
  case preposition
  /// No noun that is counted stands behind it, and no label such as `flight` before it.
  case yearContext
  /// It is written with a capital, and not merely because a sentence begins or all is in capitals.
  case capital
  /// It holds a weekday's abbreviation with a capital, stands behind a preposition and describes nothing: `on Sat`.
  case shortWeekday
  /// No word that it might describe stands behind it.
  case standsAlone
  /// No amount stands before it that it is a rate of.
  case noRate
  /// No hyphen joins it to the next word.
  case noHyphen
  /// No `of` stands behind it.
  case notOf
  /// `on` stands before it, or it stands alone: `1/2` and `3-2-10` are more often no dates.
  case ofDay
  /// A verb of the future governs it.
  case future
  /// The text is in capitals, or the month is abbreviated.
  case telegraphic
  /// It is written in capitals.
  case capitals
  /// It is an hour without `a.m.` or `p.m.` behind `at` and its like, beside a day: `Friday at 5`.
  case bareHour
  /// It is a range of such hours behind `from` or `between`, with minutes or beside a day.
  case bareRange
  /// A count or `in` stands before the part of a day, and the noun that it describes behind: `in morning trading`.
  case partNamed
  /// `within` stands before it.
  case within
  /// `on` stands before it and a time of day behind.
  case onDay
  /// No unit of time stands behind it.
  case noUnit
  /// No `for` stands before it: `for three days from today` is no day.
  case notFor
  /// `from` or `between` stands before it.
  case fromBetween
  /// A preposition of time stands before it: `after lunch`.
  case mealTime
  /// The day of the month falls on the weekday near the publication day, and nothing is counted behind it.
  case weekdayDay
}

/// A row of the table of rules.
struct TimexRule: Sendable {
  let name: String
  let pattern: TimexPattern
  let type: TimexType
  let normalization: TimexNormalization
  let conditions: [TimexCondition]
}

/// The compiled rules, and which of them a word can begin.
struct RuleTable: Sendable {
  let rules: [TimexRule]
  let vocabulary: Vocabulary
  private let first: RuleIndex
  private let second: RuleIndex

  /// Compiles the tables.
  ///
  /// - Throws: `FactTableError` that names the row of a word, part or rule that cannot be read.
  init(words: FactTable, parts: FactTable, rules table: FactTable, vocabulary start: Vocabulary) throws(FactTableError) {
    var vocabulary = start
    try RuleTable.add(words, to: &vocabulary)
    var named: [String: String] = [:]
    for row in parts.rows { named[row[parts.column("part")]] = row[parts.column("pattern")] }
    var compiler = PatternCompiler(vocabulary: vocabulary, parts: named)
    for mark in RuleTable.marks { _ = try? compiler.compile(mark) }
    var compiled: [TimexRule] = []
    for row in table.rows {
      let pattern: TimexPattern
      do throws(PatternCompiler.Failure) {
        pattern = try compiler.compile(row[table.column("pattern")])
      } catch {
        throw table.error(row, "the pattern cannot be read: \(error.reason)")
      }
      compiled.append(try RuleTable.rule(row, table, pattern))
    }
    self.vocabulary = compiler.words
    rules = compiled
    let words = compiler.words.entries.count
    first = RuleIndex(compiled.map(\.pattern.first), words: words)
    second = RuleIndex(compiled.map(\.pattern.second), words: words)
  }

  /// Words that the code behind the rules asks for.
  private static let marks = [
    ",", "-", "'", "'s", "and", "half", "a", ".", ":", "/", "than", "prior", "starting", "beginning", "effective", "at", "@", "around",
    "by",
    "from", "between", "on", "no", "not", "hundred",
  ]

  private static func add(_ words: FactTable, to vocabulary: inout Vocabulary) throws(FactTableError) {
    let classes = WordClass.named
    for row in words.rows {
      guard let wordClass = classes[row[words.column("class")]] else {
        throw words.error(row, "there is no word class \(row[words.column("class")])")
      }
      let cell = row[words.column("value")]
      guard let value = cell.isEmpty ? 0 : Int32(cell) ?? wordClass.slot?.value(named: cell) else {
        throw words.error(row, "\(cell) is no value of \(wordClass.name)")
      }
      for word in row.list(words.column("words")) { vocabulary.add(word, to: wordClass, value: value) }
    }
  }

  private static func rule(_ row: FactRow, _ table: FactTable, _ pattern: TimexPattern) throws(FactTableError) -> TimexRule {
    guard let type = TimexType(rawValue: row[table.column("type")]) else {
      throw table.error(row, "the type must be DATE, TIME, DURATION or SET")
    }
    guard let normalization = TimexNormalization(rawValue: row[table.column("normalizer")]) else {
      throw table.error(row, "there is no normalizer \(row[table.column("normalizer")])")
    }
    var conditions: [TimexCondition] = []
    for name in row.list(table.column("conditions")) {
      guard let condition = TimexCondition(rawValue: name) else { throw table.error(row, "there is no condition \(name)") }
      conditions.append(condition)
    }
    return TimexRule(
      name: row[table.column("name")], pattern: pattern, type: type, normalization: normalization, conditions: conditions)
  }

  /// The numbers of the rules that `token` can begin where `next` follows, in order. Complexity: O(classes of the two tokens).
  func rules(beginningWith token: TimexToken, before next: TimexToken?) -> [Int] {
    guard first.knows(token) else { return [] }
    var numbers: [Int] = []
    for word in 0..<first.width {
      var bits = first.bits(token, word)
      if bits != 0 { bits &= second.accepting[word] | (next.map { second.bits($0, word) } ?? 0) }
      while bits != 0 {
        numbers.append(word * 64 + bits.trailingZeroBitCount)
        bits &= bits - 1
      }
    }
    return numbers
  }
}
