import TextModel

/// An expression with the tokens it was found in.
struct FoundTimex {
  var tokens: Range<Int>
  var reading: TimexReading
  let rule: String
}

/// One run of the rules over the words of a block.
struct TimexPass {
  private let rules: RuleTable
  private let holidays: HolidayTable
  private let tokens: [TimexToken]
  private let marks: SentenceMarks
  private let analysis: Analysis?
  private let anchor: CalendarDay?
  private let minutes: Int?
  private let direction: TemporalConfiguration.Direction
  private var matcher: PatternMatcher
  private let tenses: TenseReader
  private let surroundings: TimexSurroundings
  private(set) var story: StoryTimes
  private var sentenceDay: CalendarDay?
  private(set) var found: [FoundTimex] = []
  private(set) var diagnostics: [Diagnostic] = []

  init(
    rules: RuleTable, holidays: HolidayTable, tokens: [TimexToken], bytes: [UInt8], analysis: Analysis?, published: PublicationDay?,
    direction: TemporalConfiguration.Direction, story: StoryTimes
  ) {
    self.rules = rules
    self.holidays = holidays
    self.tokens = tokens
    self.analysis = analysis
    anchor = published?.day
    minutes = published?.minutes
    self.direction = direction
    self.story = story
    marks = SentenceMarks(bytes: bytes)
    matcher = PatternMatcher(tokens: tokens, vocabulary: rules.vocabulary)
    surroundings = TimexSurroundings(tokens: tokens, vocabulary: rules.vocabulary)
    tenses = TenseReader(
      tokens: tokens, analysis: analysis, marks: marks, to: Int32(rules.vocabulary.number(of: Array("to".utf8)) ?? -2))
  }

  /// Finds the expressions: at every word the longest match that makes sense, of equal ones the first of the table.
  mutating func run() {
    var index = 0
    while index < tokens.count {
      let token = tokens[index]
      if token.classes == 0 && token.entry < 0 {
        index += 1
        continue
      }
      if token.shape == .punctuation, marks.ends(tokens, at: index) { sentenceDay = nil }
      index = max(index + 1, step(at: index))
    }
  }

  /// Tries the rules at `index`; the index behind what was found.
  private mutating func step(at index: Int) -> Int {
    var candidates: [(end: Int, rule: Int, captures: Captures)] = []
    for number in rules.rules(beginningWith: tokens[index], before: index + 1 < tokens.count ? tokens[index + 1] : nil) {
      if let match = matcher.match(rules.rules[number].pattern, at: index) { candidates.append((match.end, number, match.captures)) }
    }
    if candidates.isEmpty { return index }
    candidates.sort { $0.end != $1.end ? $0.end > $1.end : $0.rule < $1.rule }
    for candidate in candidates {
      let rule = rules.rules[candidate.rule]
      let range = index..<candidate.end
      guard rule.conditions.allSatisfy({ holds($0, range, candidate.captures) }) else { continue }
      if rule.normalization == .ignore { return candidate.end }
      let context = TimexContext(
        anchor: anchor, minutes: minutes, story: story, sentenceDay: sentenceDay,
        tense: tense(of: range), part: candidate.captures[.bare] == 1 ? surroundings.part(beside: range, after: found.last) : nil,
        isAhead: direction == .future)
      switch TimexNormalizer(holidays: holidays, slots: candidate.captures, context: context).read(rule) {
      case .reading(let reading):
        accept(reading, range, rule)
        return candidate.end
      case .impossible:
        report(range)
        return candidate.end
      case .rejected: continue
      }
    }
    return index
  }

  private func tense(of range: Range<Int>) -> Tense {
    let tense = tenses.tense(of: range)
    return tense == .unknown && direction == .future ? .future : tense
  }

  private mutating func accept(_ reading: TimexReading, _ range: Range<Int>, _ rule: TimexRule) {
    found.append(FoundTimex(tokens: range, reading: reading, rule: rule.name))
    // A comparison with `a year earlier` leaves the story where it was.
    if rule.normalization == .offset, let first = reading.period?.first, let before = story.period?.first ?? anchor, first < before {
      return
    }
    guard reading.type == .date || reading.type == .time, let period = reading.period else { return }
    story.period = period
    if case .quarter = period { story.quarter = period }
    if case .day(let day) = period {
      sentenceDay = day
      story.day = day
    }
  }

  private mutating func report(_ range: Range<Int>) {
    diagnostics.append(
      Diagnostic(
        stage: "dates", severity: .warning, message: "The calendar has no such date; it is left out.",
        range: TextRange(tokens[range.lowerBound].start, tokens[range.upperBound - 1].end)))
  }
}

extension TimexPass {
  private func holds(_ condition: TimexCondition, _ range: Range<Int>, _ captures: Captures) -> Bool {
    switch condition {
    case .preposition: return followsPreposition(range.lowerBound)
    case .yearContext: return isYear(range, captures)
    case .capital: return range.allSatisfy { isName($0) }
    case .shortWeekday:
      if range.count == tokens.count { return true }
      let isTimed = captures[.direction] != nil || captures[.hour] != nil || captures[.clock] != nil
      return tokens[range].contains { $0.isA(.weekdayAbbreviation) && $0.shape == .capitalized }
        && (isTimed || (followsPreposition(range.lowerBound) && standsAlone(range.upperBound)))
    case .telegraphic: return tokens[range].contains { $0.shape == .upper || $0.isA(.monthAbbreviation) }
    case .standsAlone: return standsAlone(range.upperBound)
    case .noHyphen: return range.upperBound >= tokens.count || tokens[range.upperBound].gap != .hyphen
    case .noRate: return !isRate(range.lowerBound)
    case .ofDay: return isOfDay(range)
    case .future: return tense(of: range) == .future
    case .notOf: return !follows(range.upperBound, "of")
    case .capitals: return tokens[range].contains { $0.shape == .upper && $0.end > $0.start + 2 }
    case .bareHour:
      return surroundings.isHour(range, after: found.last) && (standsAlone(range.upperBound) || surroundings.isBeforeDay(range))
    case .bareRange:
      return surroundings.isRange(range, after: found.last, hasMinutes: captures[.minute] != nil || captures[.minute2] != nil)
    case .partNamed: return surroundings.isNamedPart(range)
    case .within: return surroundings.follows(range, ["within"])
    case .onDay: return surroundings.follows(range, ["on"]) && surroundings.precedes(range, ["from", "between", "at"])
    case .noUnit: return range.upperBound >= tokens.count || !(tokens[range.upperBound].isA(.unit) || tokens[range.upperBound].isA(.units))
    case .notFor: return !surroundings.follows(range, ["for"])
    case .fromBetween: return surroundings.follows(range, ["from", "between"])
    case .mealTime: return surroundings.follows(range, ["at", "around", "before", "after", "by", "until"])
    case .weekdayDay: return standsAlone(range.upperBound) && isNearDay(captures)
    }
  }

  /// Whether a day of the month falls on a weekday in the month of publication, the one before or three behind.
  private func isNearDay(_ captures: Captures) -> Bool {
    guard let anchor, let day = captures[.day], let weekday = captures[.weekday] else { return false }
    return (-1...3).contains { shift in
      guard let month = CalendarPeriod(.month, holding: anchor)?.shifted(shift)?.first else { return false }
      return CalendarDay(year: month.year, month: month.month, day: day)?.weekday == weekday
    }
  }

  private func isOfDay(_ range: Range<Int>) -> Bool {
    let isFirst = range.lowerBound == 0 || tokens[range.lowerBound].gap == .wall
    if isFirst { return range.upperBound == tokens.count || tokens[range.upperBound].gap == .wall }
    // A list goes on as it began: `on 11/20, 11/22 or 11/25`.
    if let last = found.last, last.rule == "slashedDay", range.lowerBound - last.tokens.upperBound <= 2 { return true }
    guard let entry = rules.vocabulary.number(of: Array("on".utf8)) else { return false }
    return tokens[range.lowerBound - 1].entry == Int32(entry)
  }

  private func standsAlone(_ end: Int) -> Bool {
    guard end < tokens.count, tokens[end].gap != .wall else { return true }
    if tokens[end].isA(.last) || tokens[end].isA(.next) { return false }
    return tokens[end].shape == .punctuation || tokens[end].isA(.preposition) || tokens[end].isA(.pastVerb)
  }

  /// Whether `a year` stands behind an amount: `$50 a year`, `two percent a year`.
  private func isRate(_ index: Int) -> Bool {
    guard index > 0, tokens[index].gap != .wall else { return false }
    return tokens[index - 1].shape == .number || tokens[index - 1].isA(.counted) || tokens[index - 1].isA(.number)
  }

  private func follows(_ end: Int, _ word: String) -> Bool {
    guard end < tokens.count, tokens[end].gap != .wall, tokens[end].entry >= 0 else { return false }
    return rules.vocabulary.entries[Int(tokens[end].entry)].word == Array(word.utf8)
  }

  private func followsPreposition(_ index: Int) -> Bool {
    index > 0 && tokens[index].gap != .wall && tokens[index - 1].isA(.preposition)
  }

  /// Whether a number of four digits is a year: no label before it, nothing counted behind it, and in the range of news.
  private func isYear(_ range: Range<Int>, _ captures: Captures) -> Bool {
    let index = range.lowerBound
    let before: TimexToken? = index > 0 && tokens[index].gap != .wall ? tokens[index - 1] : nil
    let after: TimexToken? = range.upperBound < tokens.count && tokens[range.upperBound].gap != .wall ? tokens[range.upperBound] : nil
    if let before, tokens[index].gap == .hyphen, before.shape == .number, !before.isA(.year) { return false }
    if let before, before.isA(.label) || (tokens[index].gap == .none && before.shape != .punctuation) { return false }
    if let before, before.shape == .punctuation, tokens[index].gap == .none, isGlue(before) { return false }
    if let after, after.gap == .none, isGlue(after) || after.shape == .lower || after.shape == .number { return false }
    if let after, after.isA(.counted), after.gap != .none { return false }
    guard let year = captures[.year] else { return true }
    return (1900...2050).contains(year) || (followsPreposition(index) && year > 1400)
  }

  private func isGlue(_ token: TimexToken) -> Bool {
    guard token.end == token.start + 1 else { return false }
    return [35, 36, 37, 43, 47, 58, 61, 64, 95].contains(marks.bytes[token.start])
  }

  /// Whether a word that may be an ordinary one is a name: by its tag, else by its capital inside a sentence.
  private func isName(_ index: Int) -> Bool {
    let token = tokens[index]
    guard token.isA(.common) else { return true }
    // In capitals a tag says little: `THE FUNERAL MARCH` and `IN MARCH`.
    if token.shape == .upper, index > 0, tokens[index].gap != .wall {
      return followsPreposition(index) || [.last, .this, .next, .modifier].contains { tokens[index - 1].isA($0) }
    }
    if let analysis, let word = analysis.tokens(in: TextRange(token.start, token.end)).first, analysis.tokens[word].upos != .x {
      return analysis.tokens[word].upos == .propn
    }
    guard token.shape != .lower else { return false }
    if followsPreposition(index) { return true }
    if index == 0 || token.gap == .wall || marks.ends(tokens, at: index - 1) || tokens[index - 1].shape == .punctuation { return false }
    if token.shape == .upper { return false }
    return true
  }
}
