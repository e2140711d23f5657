import TextModel

extension TimexNormalizer {
  /// `Friday`, `last Friday`, `Friday night`, `a week from Friday`.
  func weekday() -> TimexOutcome {
    guard let weekday = slots[.weekday] else { return .rejected }
    guard let anchor = slots[.anchor] == 1 ? context.mentionedDay ?? context.anchor : context.anchor else {
      return open("XXXX-WXX-\(weekday)")
    }
    let back = (anchor.weekday - weekday + 7) % 7
    let ahead = (weekday - anchor.weekday + 7) % 7
    let shift: Int
    switch (slots[.direction], context.tense) {
    case (-1, _): shift = back == 0 ? -7 : -back
    case (1, _): shift = ahead == 0 ? 7 : ahead
    // `this Monday` of the week that runs, where a verb of the past looks back to it.
    case (0, .past): shift = back < anchor.weekday ? -back : ahead
    case (0, _): shift = ahead
    case (_, .future): shift = ahead
    default: shift = -back
    }
    // `two Fridays ago`, `the Friday after next`.
    let further = slots[.count].map { ($0 - 1) * 7 * (slots[.direction] ?? 0) } ?? 0
    return anchor.adding(days: shift + further + 7 * (slots[.offset] ?? 0)).map { dated($0) } ?? .impossible
  }

  /// `Friday of last week`.
  func weekdayOfWeek() -> TimexOutcome {
    guard let weekday = slots[.weekday] else { return .rejected }
    guard let anchor = context.anchor else { return open("XXXX-WXX-\(weekday)") }
    return anchor.adding(days: weekday - anchor.weekday + 7 * (slots[.direction] ?? 0)).map { dated($0) } ?? .impossible
  }

  /// `today`, `yesterday morning`, `tonight`.
  func relativeDay() -> TimexOutcome {
    guard let offset = slots[.offset] else { return .rejected }
    guard let anchor = context.anchor else { return open("XXXX-XX-XX") }
    return anchor.adding(days: offset).map { dated($0) } ?? .impossible
  }

  /// `last week`, `this year`, `the end of next month`.
  func relativeUnit() -> TimexOutcome {
    guard let unit else { return .rejected }
    let direction = slots[.direction] ?? 0
    guard let anchor = context.anchor else { return open(Self.unresolved(unit)) }
    if unit == .night || (unit == .day && part != nil) { return anchor.adding(days: direction).map { dated($0) } ?? .impossible }
    let passed = unit == .weekend && slots[.direction] == nil && context.tense != .future && anchor.weekday < 6
    let shift = passed ? -1 : direction * (slots[.count] ?? 1)
    guard let period = CalendarPeriod(unit, holding: anchor)?.shifted(shift) else { return .rejected }
    if case .day(let day) = period { return dated(day) }
    return checked(period)
  }

  /// `that day`, `the following week`, `the same year`: counted from the date that was mentioned last.
  func mentionedUnit() -> TimexOutcome {
    guard let unit else { return .rejected }
    let direction = slots[.direction] ?? 0
    if unit == .day || unit == .night {
      if context.mentionedDay == nil, let mentioned = context.mentioned { return open(Self.unresolved(mentioned)) }
      guard let day = context.mentionedDay ?? context.anchor else { return open(Self.unresolved(unit)) }
      return day.adding(days: direction).map { dated($0) } ?? .impossible
    }
    guard let day = context.narrative else { return open(Self.unresolved(unit)) }
    guard let period = CalendarPeriod(unit, holding: day)?.shifted(direction) else { return .rejected }
    return checked(period)
  }

  /// `the year`, `the week`: that of the publication day; `the day`: the one mentioned last.
  func unitThe() -> TimexOutcome {
    switch unit {
    case .week, .month, .year: return relativeUnit()
    case .day, .night:
      guard context.mentionedDay != nil else { return .rejected }
      return mentionedUnit()
    default: return .rejected
    }
  }

  /// A day somewhere in a period: `2017-08-XX`.
  private static func unresolved(_ period: CalendarPeriod) -> String {
    switch period {
    case .month(let year, let month): Padded.four(year) + "-" + Padded.two(month) + "-XX"
    case .year(let year): Padded.four(year) + "-XX-XX"
    default: "XXXX-XX-XX"
    }
  }

  private static func unresolved(_ unit: TimeUnit) -> String {
    switch unit {
    case .week, .fortnight: "XXXX-WXX"
    case .weekend: "XXXX-WXX-WE"
    case .month: "XXXX-XX"
    case .quarter: "XXXX-QX"
    case .half: "XXXX-HX"
    case .year: "XXXX"
    case .decade: "XXX"
    case .century: "XX"
    default: "XXXX-XX-XX"
    }
  }

  /// `two years ago`, `in three days`, `five months later`, `a week from Friday`.
  func offset() -> TimexOutcome {
    guard let unit, let direction = slots[.direction] else { return .rejected }
    guard let count = wholeCount(), count >= 0 else {
      return .reading(TimexReading(.date, direction < 0 ? "PAST_REF" : "FUTURE_REF", modifier: modifier))
    }
    var narrative = slots[.anchor] == 1
    // Beside a quarter's results, `a year ago` means the same quarter of the year before.
    if unit == .year, count == 1, direction < 0, case .quarter? = context.mentioned { narrative = true }
    if unit == .year || unit == .decade || unit == .century, narrative, let mentioned = context.mentioned,
      let period = mentioned.shifted(years: direction * count * (unit == .decade ? 10 : unit == .century ? 100 : 1))
    {
      return checked(period)
    }
    let isShort = unit == .hour || unit == .minute || unit == .second || unit == .day || unit == .night
    let told = isShort ? context.mentionedDay ?? context.anchor : context.narrative
    guard let start = narrative ? told : context.anchor else { return open(Self.unresolved(unit)) }
    if unit == .hour || unit == .minute || unit == .second {
      if !narrative, let minutes = context.minutes, let moment = moment(start, minutes, direction * count, unit) { return moment }
      return .reading(TimexReading(.time, start.description, modifier: modifier, period: .day(start)))
    }
    let step = slots[.decimal] == nil ? (unit, direction * count) : (TimeUnit.month, direction * count * (unit == .year ? 12 : 1) / 100)
    guard let day = step.0.shift(start, by: step.1) else { return .rejected }
    if unit == .day || unit == .night { return dated(day) }
    guard let period = CalendarPeriod(unit == .decade && count > 1 ? .year : unit, holding: day) else { return .rejected }
    return checked(period)
  }

  /// `two hours ago`, counted from the minute of publication.
  private func moment(_ day: CalendarDay, _ minutes: Int, _ count: Int, _ unit: TimeUnit) -> TimexOutcome? {
    guard abs(count) < 100_000_000 else { return nil }
    let length = unit == .hour ? 3600 : unit == .minute ? 60 : 1
    let seconds = minutes * 60 + (slots[.decimal] == nil ? count * length : count * length / 100)
    let (days, second) = (Int((Double(seconds) / 86_400).rounded(.down)), (seconds % 86_400 + 86_400) % 86_400)
    guard let shifted = day.adding(days: days) else { return nil }
    var clock = "T" + Padded.two(second / 3600) + ":" + Padded.two(second / 60 % 60)
    if second % 60 != 0 { clock += ":" + Padded.two(second % 60) }
    return .reading(TimexReading(.time, shifted.description + clock, modifier: modifier, period: .day(shifted)))
  }

  /// The count of units; hundredths where it is a decimal fraction, nothing where it is vague.
  private func wholeCount() -> Int? {
    if let decimal = slots[.decimal] { return decimal }
    return slots[.count] ?? 1
  }

  /// `two days`, `nine months`, `half an hour`; `the past two months` also has its days.
  func duration(_ kind: TimexNormalization) -> TimexOutcome {
    guard let unit else { return .rejected }
    let (letter, multiple, isTime) = unit.duration
    var text = isTime ? "PT" : "P"
    if let a = slots[.a], let b = slots[.b], a < b, let whole = slots[.count] {
      text += Self.fraction((whole * 100 + a * 100 / b) * multiple, letter, isTime: isTime)
    } else if let decimal = slots[.decimal] {
      text += Self.fraction(decimal * multiple, letter, isTime: isTime)
    } else if let whole = slots[.count] {
      text += (whole < 0 ? "X" : String(whole * multiple)) + letter
    } else {
      text += "X" + letter
    }
    var reading = TimexReading(.duration, text, modifier: modifier)
    if kind == .spanDuration, let anchor = context.anchor, let direction = slots[.direction], let whole = slots[.count], whole > 0,
      let other = unit.shift(anchor, by: direction * whole)
    {
      // What is to come begins tomorrow.
      reading.period = direction < 0 ? .days(other, anchor) : .days(min(anchor.adding(days: 1) ?? anchor, other), other)
    }
    return .reading(reading)
  }

  /// Hundredths of a unit; halves go to the smaller unit: `2Y6M`, `1M30S`.
  private static func fraction(_ hundredths: Int, _ letter: String, isTime: Bool) -> String {
    let (whole, rest) = (hundredths / 100, hundredths % 100)
    if rest == 0 { return String(whole) + letter }
    let smaller = letter == "Y" ? "6M" : isTime && letter == "H" ? "30M" : isTime && letter == "M" ? "30S" : letter == "D" ? "T12H" : nil
    if rest == 50, let smaller { return (whole > 0 ? String(whole) + letter : "") + smaller }
    return (rest % 10 == 0 ? "\(whole).\(rest / 10)" : "\(whole)." + Padded.two(rest)) + letter
  }

  /// `every Friday`, `daily`, `every two weeks`, `twice a year`.
  func set() -> TimexOutcome {
    if let weekday = slots[.weekday] {
      return .reading(TimexReading(.set, "XXXX-WXX-\(weekday)" + (timeSuffix() ?? "")))
    }
    if let month = slots[.month] { return .reading(TimexReading(.set, "XXXX-" + Padded.two(month))) }
    if let season = slots[.season] { return .reading(TimexReading(.set, "XXXX-" + CalendarPeriod.seasonCode(season))) }
    if let part { return .reading(TimexReading(.set, "XXXX-XX-XXT" + part.name)) }
    guard let unit else { return .rejected }
    if unit == .weekend { return .reading(TimexReading(.set, "XXXX-WXX-WE")) }
    if unit == .night { return .reading(TimexReading(.set, "XXXX-XX-XXTNI")) }
    let (letter, multiple, isTime) = unit.duration
    return .reading(TimexReading(.set, (isTime ? "PT" : "P") + String((slots[.count] ?? 1) * multiple) + letter))
  }

  func vague(_ type: TimexType) -> TimexOutcome {
    guard let reference = slots[.reference].flatMap({ VagueReference(rawValue: Int32($0)) }) else { return .rejected }
    return .reading(TimexReading(type, reference.name, modifier: modifier))
  }

  /// `8 p.m.`, `14:30`, `noon`: on the day that the sentence names, or the publication day.
  func clock() -> TimexOutcome {
    guard let suffix = timeSuffix() else { return .rejected }
    guard let day = context.sentenceDay ?? context.anchor else {
      return .reading(TimexReading(.time, "XXXX-XX-XX" + suffix, modifier: modifier))
    }
    return .reading(TimexReading(.time, day.description + suffix, modifier: modifier, period: .day(day)))
  }

  /// `5 to 6 p.m.`, `14:00-15:30`: the first time has the half of the day of the second, unless that would turn them round.
  func clockRange() -> TimexOutcome {
    guard let first = slots[.hour], let last = slots[.hour2] else { return .rejected }
    var (start, end) = (first * 60 + (slots[.minute] ?? 0), last * 60 + (slots[.minute2] ?? 0))
    if let half = slots[.ampm2] {
      guard (1...12).contains(first), (1...12).contains(last) else { return .rejected }
      end = end % 720 + 720 * half
      start = start % 720 + 720 * (slots[.ampm] ?? half)
      if slots[.ampm] == nil, start >= end { start = (start + 720) % 1440 }
    }
    guard start < 1440, end <= 1440, start != end else { return .rejected }
    let text = [start, end].map { "T" + Padded.two($0 / 60) + ":" + Padded.two($0 % 60) }
    guard let day = context.sentenceDay ?? context.anchor else {
      return .reading(TimexReading(.time, text.map { "XXXX-XX-XX" + $0 }.joined(separator: "/"), modifier: modifier))
    }
    let value = text.map { day.description + $0 }.joined(separator: "/")
    return .reading(TimexReading(.time, value, modifier: modifier, period: .day(day)))
  }
}
