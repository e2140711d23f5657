import TextModel

/// Joins what belongs together in the expressions of a block: a time and its day, the two ends of a range, `since` and its date.
struct TimexLinker {
  let tokens: [TimexToken]
  private let vocabulary: Vocabulary
  private var found: [FoundTimex]
  private var intervals: [ClosedRange<CalendarDay>?]

  init(tokens: [TimexToken], vocabulary: Vocabulary, found: [FoundTimex]) {
    self.tokens = tokens
    self.vocabulary = vocabulary
    self.found = found
    intervals = []
    joinTimes()
    joinOffsets()
    intervals = Array(repeating: nil, count: self.found.count)
    linkRanges()
    openIntervals()
  }

  /// The expressions as the outside sees them.
  func timexes() -> [Timex] {
    found.indices.map { index in
      let item = found[index]
      let period = item.reading.period
      var interval = intervals[index]
      if interval == nil, case .days(let first, let last)? = period, first <= last { interval = first...last }
      return Timex(
        range: TextRange(tokens[item.tokens.lowerBound].start, tokens[item.tokens.upperBound - 1].end), type: item.reading.type,
        value: item.reading.value, mod: item.reading.modifier?.name, start: period?.first, end: period?.last,
        precision: period?.precision ?? .unknown, interval: interval, seconds: item.reading.seconds.map { [$0.first, $0.last] },
        rule: item.rule)
    }
  }

  private func word(_ index: Int) -> String? {
    guard tokens.indices.contains(index), tokens[index].entry >= 0 else { return nil }
    return String(decoding: vocabulary.entries[Int(tokens[index].entry)].word, as: UTF8.self)
  }

  /// `8 p.m. Friday` is one expression; `8 p.m. on Friday` are two of the same day.
  private mutating func joinTimes() {
    var joined: [FoundTimex] = []
    for item in found {
      guard let last = joined.last, let time = Self.clock(last.reading), case .day(let day)? = item.reading.period,
        item.reading.type == .date || Self.isPart(item.reading),
        item.tokens.lowerBound - last.tokens.upperBound <= 1, tokens[item.tokens.lowerBound].gap != .wall
      else {
        joined.append(item)
        continue
      }
      let between = item.tokens.lowerBound > last.tokens.upperBound ? word(last.tokens.upperBound) : ""
      guard between == "" || between == "on" || between == "," || between == "of" else {
        joined.append(item)
        continue
      }
      let value = time.split(separator: "/").map { day.description + $0 }.joined(separator: "/")
      joined[joined.count - 1].reading = TimexReading(.time, value, modifier: last.reading.modifier, period: .day(day))
      if between == "on" {
        joined.append(item)
      } else {
        joined[joined.count - 1].tokens = last.tokens.lowerBound..<item.tokens.upperBound
      }
    }
    found = joined
  }

  /// `two weeks after Christmas`, `three days before May 4`: one expression, counted from the day that it names.
  private mutating func joinOffsets() {
    var joined: [FoundTimex] = []
    for item in found {
      if let last = joined.last, let days = runningDays(last, item) { joined[joined.count - 1].reading.period = days }
      guard let last = joined.last, item.reading.type == .date, case .day(let day)? = item.reading.period,
        item.tokens.lowerBound == last.tokens.upperBound + 1, tokens[item.tokens.lowerBound].gap != .wall,
        let direction = direction(word(last.tokens.upperBound)), word(last.tokens.lowerBound - 1) != "for",
        let length = Self.length(last.reading), let counted = length.unit.shift(day, by: direction * length.count)
      else {
        joined.append(item)
        continue
      }
      joined[joined.count - 1].tokens = last.tokens.lowerBound..<item.tokens.upperBound
      joined[joined.count - 1].reading = TimexReading(.day(counted), modifier: last.reading.modifier)
    }
    found = joined
  }

  /// The days of `for ten days from May 3`, `two weeks starting Monday`.
  private func runningDays(_ duration: FoundTimex, _ item: FoundTimex) -> CalendarPeriod? {
    let gap = item.tokens.lowerBound - duration.tokens.upperBound
    guard (1...2).contains(gap), item.reading.type == .date, case .day(let day)? = item.reading.period,
      let length = Self.length(duration.reading), length.count > 0,
      isStart(duration.tokens.upperBound, gap)
        || (gap == 1 && word(duration.tokens.upperBound) == "from" && word(duration.tokens.lowerBound - 1) == "for"),
      let last = length.unit.shift(day, by: length.count)?.adding(days: -1)
    else { return nil }
    return .days(day, last)
  }

  /// Whether `starting`, `beginning on` or the like stands in the `gap` words from `index` on.
  private func isStart(_ index: Int, _ gap: Int) -> Bool {
    switch (word(index), gap == 2 ? word(index + 1) : nil) {
    case ("starting", nil), ("beginning", nil): gap == 1
    case ("starting", "from"), ("starting", "on"), ("beginning", "on"), (",", "from"): true
    default: false
    }
  }

  private func direction(_ word: String?) -> Int? {
    switch word {
    case "after", "from", "following": 1
    case "before": -1
    default: nil
    }
  }

  /// The units of a plain duration of days or more.
  private static func length(_ reading: TimexReading) -> (unit: TimeUnit, count: Int)? {
    guard reading.type == .duration, reading.period == nil, reading.value.hasPrefix("P"),
      let count = Int(reading.value.dropFirst().dropLast()), (0...4000).contains(count)
    else { return nil }
    switch reading.value.last {
    case "D": return (.day, count)
    case "W": return (.week, count)
    case "M": return (.month, count)
    case "Y": return (.year, count)
    default: return nil
    }
  }

  /// Whether it is a day's part: `2017-08-15TMO`.
  private static func isPart(_ reading: TimexReading) -> Bool {
    reading.type == .time && reading.value.utf8.count == 13 && !reading.value.contains(":")
  }

  private static func clock(_ reading: TimexReading) -> String? {
    guard reading.type == .time, reading.value.utf8.contains(UInt8(ascii: "T")), reading.value.utf8.count > 8 else { return nil }
    // The two times of a range keep the slash between them and lose their day.
    return reading.value.split(separator: "/").compactMap { end in end.firstIndex(of: "T").map { String(end[$0...]) } }
      .joined(separator: "/")
  }

  private mutating func linkRanges() {
    guard found.count > 1 else { return }
    for index in 1..<found.count {
      alignYears(index)
      alignDays(index)
      alignWeekdays(index)
      let (first, second) = (found[index - 1], found[index])
      guard first.reading.type == .date || first.reading.type == .time, second.reading.type == first.reading.type,
        let start = first.reading.period?.first, let end = second.reading.period?.last, start < end
      else { continue }
      guard isRange(index) else { continue }
      intervals[index - 1] = start...end
      intervals[index] = start...end
    }
  }

  /// Whether the expressions `index - 1` and `index` are the two ends of a range.
  private func isRange(_ index: Int) -> Bool {
    let (first, second) = (found[index - 1].tokens, found[index].tokens)
    let gap = second.lowerBound - first.upperBound
    let link = gap == 1 ? word(first.upperBound) : gap == 0 && tokens[second.lowerBound].gap == .hyphen ? "-" : nil
    switch link {
    case "to", "through", "until", "till", "-", "thru": return true
    case "and": return word(first.lowerBound - 1) == "between"
    default: return false
    }
  }

  /// `from May to July 1990` is of one year, and `from November to February` ends in the year after it began.
  private mutating func alignYears(_ index: Int) {
    guard isRange(index), let start = found[index - 1].reading.period, let end = found[index].reading.period,
      found[index - 1].reading.type == .date, found[index].reading.type == .date, let from = start.first, let to = end.last
    else { return }
    if namesNoYear(index - 1), namesYear(index) {
      var years = to.year - from.year
      if let first = start.shifted(years: years)?.first, first > to { years -= 1 }
      if years != 0, let moved = start.shifted(years: years) { setPeriod(moved, index - 1) }
    } else if namesNoYear(index) {
      var years = from.year - to.year
      if let last = end.shifted(years: years)?.last, last < from { years += 1 }
      if from > to || namesYear(index - 1), years != 0, let moved = end.shifted(years: years) { setPeriod(moved, index) }
    }
  }

  /// `from 9:30 to 11:00 on Thursday`: both times are of the day that is named behind the second.
  private mutating func alignDays(_ index: Int) {
    guard isRange(index), found[index - 1].rule == "clock", Self.clock(found[index].reading) != nil,
      let time = Self.clock(found[index - 1].reading),
      case .day(let day)? = found[index].reading.period, found[index - 1].reading.period != .day(day)
    else { return }
    found[index - 1].reading = TimexReading(.time, day.description + time, modifier: found[index - 1].reading.modifier, period: .day(day))
  }

  /// `from next Monday to Friday` ends in the week in which it begins; what is over began a week before.
  private mutating func alignWeekdays(_ index: Int) {
    guard isRange(index), case .day(let from)? = found[index - 1].reading.period, case .day(let to)? = found[index].reading.period,
      to < from,
      found[index].rule == "weekday", found[index - 1].rule == "weekday"
    else { return }
    let isNext = tokens[found[index - 1].tokens].contains { $0.isA(.next) || $0.isA(.this) }
    let moved = isNext ? from.adding(days: (to.weekday - from.weekday + 7) % 7) : from.adding(days: -7)
    if let moved { setPeriod(.day(moved), isNext ? index : index - 1) }
  }

  private mutating func setPeriod(_ period: CalendarPeriod, _ index: Int) {
    found[index].reading = TimexReading(period, modifier: found[index].reading.modifier)
  }

  private func namesYear(_ index: Int) -> Bool { tokens[found[index].tokens].contains { $0.isA(.year) } }

  /// Whether an expression is a month, or a day of a month, without a year and without a word such as `last`.
  private func namesNoYear(_ index: Int) -> Bool {
    let words = tokens[found[index].tokens]
    return !namesYear(index) && words.contains { $0.isA(.month) || $0.isA(.monthAbbreviation) }
      && !words.contains { $0.isA(.last) || $0.isA(.next) || $0.isA(.this) || $0.isA(.unit) || $0.isA(.shortYear) && !$0.isA(.dayNumber) }
  }

  /// `2012 or later`, `1 May and before`.
  private func openEnd(behind index: Int) -> TimexModifier? {
    guard word(index) == "or" || word(index) == "and", tokens[index].gap != .wall else { return nil }
    let stands =
      word(index + 2) != "the" && (index + 2 >= tokens.count || tokens[index + 2].shape == .punctuation || word(index + 1) == "later")
    switch word(index + 1) {
    case "later", "onwards", "onward": return stands ? .onOrAfter : nil
    case "before", "earlier": return stands ? .onOrBefore : nil
    default: return nil
    }
  }

  /// `starting Monday`, `beginning on May 3`, `prior to 2012`, `no later than Friday`.
  private func openStart(before start: Int) -> TimexModifier? {
    let before = word(start - 1) == "on" ? start - 1 : start
    switch (word(before - 2), word(before - 1)) {
    case (_, "starting"), (_, "beginning"), (_, "effective"): return .onOrAfter
    case ("prior", "to"): return .before
    case ("later", "than"): return word(before - 3) == "no" || word(before - 3) == "not" ? .onOrBefore : .after
    case ("earlier", "than"): return word(before - 3) == "no" || word(before - 3) == "not" ? .onOrAfter : .before
    default: return nil
    }
  }

  private mutating func openIntervals() {
    for index in found.indices where intervals[index] == nil && found[index].reading.modifier == nil && found[index].reading.period != nil {
      // A range has both its ends.
      if found[index].reading.type == .time, found[index].reading.value.contains("/") { continue }
      guard found[index].reading.type == .date || found[index].reading.type == .time, word(found[index].tokens.upperBound) != "'s" else {
        continue
      }
      if let open = openEnd(behind: found[index].tokens.upperBound) {
        found[index].reading.modifier = open
        continue
      }
      let start = found[index].tokens.lowerBound
      if let open = openStart(before: start) {
        found[index].reading.modifier = open
        continue
      }
      switch word(start - 1) {
      case "earlier": found[index].reading.modifier = .start
      case "later": found[index].reading.modifier = .end
      case "since": found[index].reading.modifier = .onOrAfter
      case "from" where ["on", "onward", "onwards"].contains(word(found[index].tokens.upperBound)):
        found[index].reading.modifier = .onOrAfter
      case "until", "till", "by": found[index].reading.modifier = .onOrBefore
      case "before": found[index].reading.modifier = .before
      case "after": found[index].reading.modifier = .after
      default: break
      }
    }
  }
}
