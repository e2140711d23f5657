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

  /// `this working week`: Monday to Friday.
  func workweek() -> TimexOutcome {
    guard let anchor = context.anchor else { return open(Self.unresolved(.week)) }
    guard let monday = anchor.adding(days: 1 - anchor.weekday + 7 * (slots[.direction] ?? 0)), let friday = monday.adding(days: 4) else {
      return .impossible
    }
    return checked(.days(monday, friday))
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
    let isCompared = unit == .year && count == 1 && direction < 0 && context.story.quarter != nil
    if isCompared { narrative = true }
    if unit == .year || unit == .decade || unit == .century, narrative,
      let mentioned = isCompared ? context.story.quarter : context.mentioned,
      let period = mentioned.shifted(years: direction * count * (unit == .decade ? 10 : unit == .century ? 100 : 1))
    {
      return checked(period)
    }
    let isShort = unit == .hour || unit == .minute || unit == .second || unit == .day || unit == .night
    let told = isShort ? context.mentionedDay ?? context.anchor : context.narrative
    guard let start = narrative ? told : context.anchor else { return open(Self.unresolved(unit)) }
    if unit == .hour || unit == .minute || unit == .second {
      if !narrative || context.mentionedDay == nil, let minutes = context.minutes,
        let moment = moment(start, minutes, direction * count, unit)
      {
        return moment
      }
      return .reading(TimexReading(.time, start.description, modifier: modifier, period: .day(start)))
    }
    if let further = slots[.unit2].flatMap({ TimeUnit(rawValue: Int32($0)) }), let rest = slots[.a] {
      guard let day = unit.shift(start, by: direction * count).flatMap({ further.shift($0, by: direction * rest) }) else {
        return .rejected
      }
      return CalendarPeriod(further, holding: day).map { checked($0) } ?? .rejected
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
    let seconds = minutes * 60 + (slots[.decimal] == nil && fraction == nil ? count * length : count * length / 100)
    let (days, second) = (Int((Double(seconds) / 86_400).rounded(.down)), (seconds % 86_400 + 86_400) % 86_400)
    guard let shifted = day.adding(days: days) else { return nil }
    var clock = "T" + Padded.two(second / 3600) + ":" + Padded.two(second / 60 % 60)
    if second % 60 != 0 { clock += ":" + Padded.two(second % 60) }
    return .reading(TimexReading(.time, shifted.description + clock, modifier: modifier, period: .day(shifted)))
  }

  /// `in 3/4 hour`, in hundredths.
  private var fraction: Int? {
    guard slots[.unit2] == nil, let a = slots[.a], let b = slots[.b], b > 0 else { return nil }
    return a * 100 / b
  }

  /// The count of units; hundredths where it is a decimal fraction, nothing where it is vague.
  private func wholeCount() -> Int? {
    if let decimal = slots[.decimal] ?? fraction { return decimal }
    return slots[.count] ?? 1
  }

  /// `two days`, `nine months`, `half an hour`; `the past two months` also has its days.
  func duration(_ kind: TimexNormalization) -> TimexOutcome {
    guard let unit else { return .rejected }
    let (letter, multiple, isTime) = unit.duration
    var text = isTime ? "PT" : "P"
    if let a = slots[.a], let b = slots[.b], a < b || slots[.count] == 0, b > 0, let whole = slots[.count] {
      text += Self.fraction((whole * 100 + a * 100 / b) * multiple, letter, isTime: isTime)
    } else if let decimal = slots[.decimal] {
      text += Self.fraction(decimal * multiple, letter, isTime: isTime)
    } else if let whole = slots[.count] {
      text += (whole < 0 ? "X" : String(whole * multiple)) + letter
    } else {
      text += "X" + letter
    }
    var reading = TimexReading(.duration, text, modifier: modifier)
    if let further = slots[.unit2].flatMap({ TimeUnit(rawValue: Int32($0)) }), let whole = slots[.count], let rest = slots[.a] {
      guard let compound = Self.compound(whole, unit, rest, further) else { return .rejected }
      return .reading(TimexReading(.duration, compound, modifier: modifier))
    }
    if kind == .spanDuration, unit.duration.isTime, let length = TimexNormalizer.seconds[unit] { setSpan(&reading, length) }
    if kind == .spanDuration, unit == .quarter, let quarters = wholeQuarters() { reading.period = quarters }
    if kind == .spanDuration, unit != .quarter, let anchor = context.anchor, let direction = slots[.direction], let whole = slots[.count],
      whole > 0,
      let other = unit.shift(anchor, by: direction * whole)
    {
      // What is to come begins tomorrow.
      reading.period = direction < 0 ? .days(other, anchor) : .days(min(anchor.adding(days: 1) ?? anchor, other), other)
    }
    return .reading(reading)
  }

  private static let seconds: [TimeUnit: Int] = [.second: 1, .minute: 60, .hour: 3600]

  /// `the last 24 hours`, from or to the minute of publication.
  private func setSpan(_ reading: inout TimexReading, _ length: Int) {
    guard let anchor = context.anchor, let minutes = context.minutes, let direction = slots[.direction], let count = slots[.count],
      count > 0,
      count < 100_000
    else { return }
    let (now, other) = (minutes * 60, minutes * 60 + direction * count * length)
    let days = Int((Double(other) / 86_400).rounded(.down))
    guard let day = anchor.adding(days: days) else { return }
    reading.period = direction < 0 ? .days(day, anchor) : .days(anchor, day)
    reading.seconds = direction < 0 ? (other - days * 86_400, now) : (now, other - days * 86_400)
  }

  /// `three hours and thirty minutes`: the second unit is the smaller one.
  private static func compound(_ count: Int, _ unit: TimeUnit, _ rest: Int, _ further: TimeUnit) -> String? {
    guard further.rawValue < unit.rawValue, count >= 0, rest >= 0 else { return nil }
    let (first, second) = (unit.duration, further.duration)
    let text = (first.isTime ? "PT" : "P") + String(count * first.multiple) + first.letter
    return text + (second.isTime && !first.isTime ? "T" : "") + String(rest * second.multiple) + second.letter
  }

  /// `the last two quarters` are whole ones, before the present one or behind it.
  private func wholeQuarters() -> CalendarPeriod? {
    guard let anchor = context.anchor, let direction = slots[.direction], direction != 0, let count = slots[.count], count > 0,
      let now = CalendarPeriod(.quarter, holding: anchor), let near = now.shifted(direction), let far = now.shifted(direction * count),
      let first = (direction < 0 ? far : near).first, let last = (direction < 0 ? near : far).last
    else { return nil }
    return .days(first, last)
  }

  /// Hundredths of a unit; halves go to the smaller unit: `2Y6M`, `1M30S`.
  private static func fraction(_ hundredths: Int, _ letter: String, isTime: Bool) -> String {
    let (whole, rest) = (hundredths / 100, hundredths % 100)
    if rest == 0 { return String(whole) + letter }
    let smaller = letter == "Y" ? "6M" : isTime && letter == "H" ? "30M" : isTime && letter == "M" ? "30S" : letter == "D" ? "T12H" : nil
    if letter == "H", isTime, rest % 25 == 0 { return (whole > 0 ? "\(whole)H" : "") + "\(rest * 60 / 100)M" }
    if rest == 50, let smaller { return (whole > 0 ? String(whole) + letter : "") + smaller }
    return (rest % 10 == 0 ? "\(whole).\(rest / 10)" : "\(whole)." + Padded.two(rest)) + letter
  }

  /// `every Friday`, `daily`, `every two weeks`, `twice a year`.
  func set() -> TimexOutcome {
    if let weekday = slots[.weekday] {
      return .reading(TimexReading(.set, "XXXX-WXX-\(weekday)" + (timeSuffix() ?? "")))
    }
    if slots[.hour] != nil || slots[.clock] != nil {
      return timeSuffix().map { .reading(TimexReading(.set, "XXXX-XX-XX" + $0)) } ?? .rejected
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
    let told = slots[.anchor] == 1 ? context.mentionedDay : nil
    guard let day = context.sentenceDay ?? told ?? context.anchor else {
      return .reading(TimexReading(.time, "XXXX-XX-XX" + suffix, modifier: modifier))
    }
    if context.sentenceDay == nil, context.isAhead, let coming = coming(day) { return coming }
    return .reading(TimexReading(.time, day.description + suffix, modifier: modifier, period: .day(day)))
  }

  /// The next time at which a clock shows the hour, where times lie ahead of the minute of publication.
  private func coming(_ day: CalendarDay) -> TimexOutcome? {
    guard let now = context.minutes, slots[.clock] == nil, let suffix = timeSuffix()?.dropFirst().split(separator: ":"), suffix.count > 1,
      let hour = Int(suffix[0]), let minute = Int(suffix[1].prefix(2)), slots[.second] == nil, slots[.zone] == nil
    else { return nil }
    var minutes = hour * 60 + minute
    let isOpen = slots[.ampm] == nil && part == nil && context.part == nil && hour <= 12
    if minutes <= now, isOpen, minutes + 720 > now, hour < 12 { minutes += 720 }
    guard let shown = minutes > now ? day : day.adding(days: 1) else { return nil }
    let clock = "T" + Padded.two(minutes / 60) + ":" + Padded.two(minutes % 60)
    return .reading(TimexReading(.time, shown.description + clock, modifier: modifier, period: .day(shown)))
  }

  /// `5 to 6 p.m.`, `14:00-15:30`: the first time has the half of the day of the second, unless that would turn them round.
  func clockRange() -> TimexOutcome {
    guard let first = slots[.hour] ?? slots[.clock].map({ $0 / 100 }), let last = slots[.hour2] ?? slots[.clock2].map({ $0 / 100 }) else {
      return .rejected
    }
    var start = first * 60 + (slots[.minute] ?? slots[.clock].map { $0 % 100 } ?? 0)
    var end = last * 60 + (slots[.minute2] ?? slots[.clock2].map { $0 % 100 } ?? 0)
    if let half = slots[.ampm2] {
      guard (1...12).contains(first), (1...12).contains(last) else { return .rejected }
      end = end % 720 + 720 * half
      start = start % 720 + 720 * (slots[.ampm] ?? half)
      if slots[.ampm] == nil, start >= end { start = (start + 720) % 1440 }
    } else if let half = slots[.bare] == 1 ? slots[.ampm] ?? bareHalf(first) : nil {
      // `from 9 to 5` ends in the afternoon.
      start = start % 720 + 720 * half
      if last <= 12 { end = end % 720 + (end % 720 + 720 * half > start ? 720 * half : 720) }
    }
    // `11:30-1:30`
    if end < start, first <= 12, last <= 12, slots[.ampm2] == nil { end += 720 }
    guard start < 1440, end <= 1440, start != end else { return .rejected }
    let text = [start, end].map { "T" + Padded.two($0 / 60) + ":" + Padded.two($0 % 60) }
    guard let day = context.sentenceDay ?? context.anchor else {
      return .reading(TimexReading(.time, text.map { "XXXX-XX-XX" + $0 }.joined(separator: "/"), modifier: modifier))
    }
    let value = text.map { day.description + $0 }.joined(separator: "/")
    return .reading(TimexReading(.time, value, modifier: modifier, period: .day(day)))
  }
}
