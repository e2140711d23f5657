import TextModel

/// What a rule does with a match; the case is the name in the table of rules.
enum TimexNormalization: String, CaseIterable {
  case date, slashed, weekday, relativeDay, relativeUnit, mentionedUnit, offset, duration, spanDuration, set, vague, year, decade, century
  case quarter, latestQuarter, season, clock, weekdayOfWeek, nthOf, firstUnits, weekOf, dayRange, monthRange, yearRange, isoWeek,
    unresolved, ignore
}

/// What must hold around a match.
enum TimexCondition: String, CaseIterable {
  /// A preposition or determiner of time stands before it: in, of, since, until, last ...
  case preposition
  /// No noun that is counted stands behind it, and no label such as `flight` before it.
  case yearContext
  /// It is written with a capital, and not merely because a sentence begins or all is in capitals.
  case capital
  /// No word that it might describe stands behind it.
  case standsAlone
  /// No `of` stands behind it.
  case notOf
  /// The text is in capitals, or the month is abbreviated.
  case telegraphic
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
  private let byClass: [[UInt64]]
  private let byLiteral: [Int32: [UInt64]]
  private let width: Int

  /// Compiles the tables.
  ///
  /// - Throws: `FactTableError` that names the row of a word, part or rule that cannot be read.
  init(words: FactTable, parts: FactTable, rules table: FactTable, vocabulary start: Vocabulary) throws(FactTableError) {
    var vocabulary = start
    try RuleTable.add(words, to: &vocabulary)
    var named: [String: String] = [:]
    for row in parts.rows { named[row[parts.column("part")]] = row[parts.column("pattern")] }
    var compiler = PatternCompiler(vocabulary: vocabulary, parts: named)
    for mark in [",", "-", "'", "'s", "and", "half", "a", ".", ":", "/"] { _ = try? compiler.compile(mark) }
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
    width = (compiled.count + 63) / 64
    (byClass, byLiteral) = RuleTable.index(compiled, width)
  }

  private static func add(_ words: FactTable, to vocabulary: inout Vocabulary) throws(FactTableError) {
    for row in words.rows {
      guard let wordClass = WordClass.allCases.first(where: { $0.name == row[words.column("class")] }) else {
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

  private static func index(_ rules: [TimexRule], _ width: Int) -> ([[UInt64]], [Int32: [UInt64]]) {
    let empty = [UInt64](repeating: 0, count: width)
    var classes = [[UInt64]](repeating: empty, count: 64)
    var literals: [Int32: [UInt64]] = [:]
    for (index, rule) in rules.enumerated() {
      for bit in 0..<64 where rule.pattern.firstClasses >> UInt64(bit) & 1 != 0 { classes[bit][index / 64] |= 1 << UInt64(index % 64) }
      for entry in rule.pattern.firstLiterals { literals[entry, default: empty][index / 64] |= 1 << UInt64(index % 64) }
    }
    return (classes, literals)
  }

  /// Calls `body` with the number of every rule that `token` can begin, in order.
  func forEachRule(beginningWith token: TimexToken, _ body: (Int) -> Void) {
    let literal = token.entry >= 0 ? byLiteral[token.entry] : nil
    for word in 0..<width {
      var bits = literal?[word] ?? 0
      var classes = token.classes
      while classes != 0 {
        bits |= byClass[classes.trailingZeroBitCount][word]
        classes &= classes - 1
      }
      while bits != 0 {
        body(word * 64 + bits.trailingZeroBitCount)
        bits &= bits - 1
      }
    }
  }
}
