import TextModel

extension TimexNormalizer {
  /// `the 1990s`, `the '80s`, `the nineties`.
  func decade() -> TimexOutcome {
    guard let named = slots[.decade] else { return .rejected }
    if named < 100 { return checked(.decade((named < 30 ? 2000 + named : 1900 + named) / 10)) }
    return checked(.decade(named / 10))
  }

  /// `the 19th century`.
  func century() -> TimexOutcome {
    guard let ordinal = slots[.ordinal], (1...21).contains(ordinal) else { return .rejected }
    return checked(.century(ordinal - 1))
  }

  /// `the third quarter`, `the first half of 1990`, `next fiscal year's second quarter`.
  func quarter() -> TimexOutcome {
    let half = unit == .half
    guard let number = slots[.ordinal], (1...(half ? 2 : 4)).contains(number) else { return .rejected }
    func period(_ year: Int) -> CalendarPeriod { half ? .half(year: year, half: number) : .quarter(year: year, quarter: number) }
    if let year { return checked(period(year)) }
    guard let anchor = context.anchor else { return open("XXXX-" + (half ? "H" : "Q") + "\(number)") }
    if let direction = slots[.direction] { return checked(period(anchor.year + direction)) }
    // The one of this year, unless it lies well ahead (then last year's) or, with a verb of the future, long behind.
    if context.tense != .future, let start = period(anchor.year).first, start.ordinal - anchor.ordinal > 100 {
      return checked(period(anchor.year - 1))
    }
    if context.tense == .future, let end = period(anchor.year).last, anchor.ordinal - end.ordinal > 130 {
      return checked(period(anchor.year + 1))
    }
    return checked(period(anchor.year))
  }

  /// `the quarter`, `the latest quarter`: the one mentioned last, or the last that is over.
  func latestQuarter() -> TimexOutcome {
    if let quarter = context.story.quarter { return checked(quarter) }
    guard let anchor = context.anchor else { return open("XXXX-QX") }
    guard let period = CalendarPeriod(.quarter, holding: anchor)?.shifted(-1) else { return .impossible }
    return checked(period)
  }

  /// `the 1989 quarter`, `the same month a year ago`: the period mentioned last, in another year.
  func samePeriod() -> TimexOutcome {
    guard let anchor = context.anchor ?? context.mentioned?.first else { return .rejected }
    var now = context.mentioned
    if let unit, now?.unit != unit { now = CalendarPeriod(unit, holding: now?.first ?? anchor) }
    let before = (year ?? anchor.year - 1) - anchor.year
    guard let now, let shown = now.first?.year else { return checked(.year(year ?? anchor.year + before)) }
    return checked(now.shifted(years: year.map { $0 - shown } ?? before) ?? .year(year ?? shown + before))
  }

  /// `last summer`, `the winter of 1941`, `spring 2003`.
  func season() -> TimexOutcome {
    guard let season = slots[.season] else { return .rejected }
    if let year { return checked(.season(year: year, season: season)) }
    guard let anchor = context.anchor, let now = CalendarPeriod(.season, holding: anchor), case .season(let year, let current) = now else {
      return open("XXXX-" + CalendarPeriod.seasonCode(season))
    }
    switch slots[.direction] {
    case -1: return checked(.season(year: season < current ? year : year - 1, season: season))
    case 1: return checked(.season(year: season > current ? year : year + 1, season: season))
    case 0: return checked(.season(year: anchor.year, season: season))
    default:
      if context.tense == .future { return checked(.season(year: season >= current ? year : year + 1, season: season)) }
      let guess = CalendarPeriod.season(year: anchor.year, season: season)
      guard let first = guess.first, context.tense == .past, first > anchor else { return checked(guess) }
      return checked(.season(year: anchor.year - 1, season: season))
    }
  }

  /// `the first Monday of May`, `the last week of July`, `the third day of next month`.
  func nthOf() -> TimexOutcome {
    guard let ordinal = slots[.ordinal], let container = container(), let first = container.first, let last = container.last else {
      return .rejected
    }
    // `the second last week` counts from the end.
    let number = slots[.toward] == 1 ? -ordinal : ordinal
    if let weekday = slots[.weekday] {
      if number < 0 { return last.adding(days: -((last.weekday - weekday + 7) % 7) + 7 * (number + 1)).map { dated($0) } ?? .impossible }
      guard let day = first.adding(days: (weekday - first.weekday + 7) % 7 + 7 * (number - 1)), day <= last else { return .impossible }
      return dated(day)
    }
    guard let unit else { return .rejected }
    if unit == .day {
      guard let day = number < 0 ? last.adding(days: number + 1) : first.adding(days: number - 1), first <= day, day <= last else {
        return .impossible
      }
      return dated(day)
    }
    var start = number < 0 ? last : first
    // A week belongs to the month or year that holds its Thursday (ISO 8601).
    if unit == .week, let thursday = start.adding(days: 4 - start.weekday), thursday < first || thursday > last {
      start = start.adding(days: number < 0 ? -7 : 7) ?? start
    }
    // A weekend that begins outside is not of the period.
    if unit == .weekend, let begins = CalendarPeriod(unit, holding: start)?.first, begins < first || begins > last {
      start = start.adding(days: number < 0 ? -7 : 7) ?? start
    }
    guard let period = CalendarPeriod(unit, holding: start)?.shifted(number < 0 ? number + 1 : number - 1) else { return .rejected }
    guard let begins = period.first, begins <= last else { return .impossible }
    return checked(period)
  }

  /// The month, year or other period that a part is named of.
  private func container() -> CalendarPeriod? {
    if let month = slots[.month] {
      if let year { return .month(year: year, month: month) }
      guard case .reading(let reading) = self.month(month) else { return nil }
      return reading.period
    }
    if let year { return .year(year) }
    guard let anchor = context.anchor, let unit = slots[.unit2].flatMap({ TimeUnit(rawValue: Int32($0)) }) else { return nil }
    return CalendarPeriod(unit, holding: anchor)?.shifted(slots[.direction] ?? 0)
  }

  /// `the first nine months of 1990`: a duration whose days are known.
  func firstUnits() -> TimexOutcome {
    guard let unit, let count = slots[.count], count > 0 else { return .rejected }
    let (letter, multiple, isTime) = unit.duration
    var reading = TimexReading(.duration, (isTime ? "PT" : "P") + String(count * multiple) + letter, modifier: modifier)
    if let container = container(), let first = container.first, let last = container.last {
      if (slots[.ordinal] ?? 1) < 0 {
        if let start = last.adding(days: 1).flatMap({ unit.shift($0, by: -count) }) { reading.period = .days(start, last) }
      } else if let end = unit.shift(first, by: count)?.adding(days: -1) {
        reading.period = .days(first, end)
      }
    }
    return .reading(reading)
  }

  /// `the week of May 3`.
  func weekOf() -> TimexOutcome {
    guard case .reading(let reading) = slots[.weekday] != nil && slots[.month] == nil ? weekday() : date(),
      case .day(let day)? = reading.period,
      let unit, let period = CalendarPeriod(unit, holding: day)
    else { return .rejected }
    // The weekend of a feast at the start of a week is the one before it.
    if unit == .weekend, slots[.holiday] != nil, day.weekday < 3 { return period.shifted(-1).map { checked($0) } ?? .rejected }
    return checked(period)
  }

  /// `May 3-5`, `3 to 5 May 1990`, `April 30-May 2`.
  func dayRange() -> TimexOutcome {
    guard case .reading(let reading) = date(), case .day(let first)? = reading.period, let day = slots[.day2] else {
      if context.anchor == nil, let month = slots[.month], let day = slots[.day], let last = slots[.day2] {
        let prefix = "XXXX-" + Padded.two(month) + "-"
        return .reading(TimexReading(.date, prefix + Padded.two(day) + "/" + prefix + Padded.two(last)))
      }
      return .impossible
    }
    let month = slots[.month2] ?? first.month
    guard let last = CalendarDay(year: month < first.month ? first.year + 1 : first.year, month: month, day: day), last > first else {
      return .impossible
    }
    return .reading(TimexReading(.days(first, last)))
  }

  /// `May-July 1990`, `June to August`.
  func monthRange() -> TimexOutcome {
    guard let month = slots[.month], let other = slots[.month2], case .reading(let reading) = date(), let first = reading.period?.first
    else {
      return .rejected
    }
    var begin = year.map { other < month ? $0 - 1 : $0 } ?? first.year
    if year == nil, let anchor = context.anchor, slots[.direction] == nil, month <= other, (month...other).contains(anchor.month) {
      // The months that run are meant before those of another year.
      begin = anchor.year
    }
    // What lasted from November to February is over.
    if year == nil, context.tense == .past, let anchor = context.anchor,
      let last = CalendarPeriod.month(year: other < month ? begin + 1 : begin, month: other).first, last > anchor
    {
      begin -= 1
    }
    guard let start = CalendarPeriod.month(year: begin, month: month).first,
      let end = CalendarPeriod.month(year: other < month ? begin + 1 : begin, month: other).last
    else { return .impossible }
    return .reading(TimexReading(.days(start, end)))
  }

  /// `1998-99`.
  func yearRange() -> TimexOutcome {
    guard let year = slots[.year], let short = slots[.shortYear2] ?? slots[.year2] else { return .rejected }
    let last = short < 100 ? year / 100 * 100 + short : short
    guard last > year, let start = CalendarDay(year: year, month: 1, day: 1), let end = CalendarDay(year: last, month: 12, day: 31) else {
      return .rejected
    }
    return .reading(TimexReading(.days(start, end)))
  }
}
