import TextModel

/// Turns the slots of a match into a value, in the light of the document's day and what was said before.
///
/// Directions: a bare weekday is the most recent one including the publication day unless the verb is in the future; a month and
/// day without a year is the nearest; `last` is strictly before, `next` strictly after; weeks are those of ISO 8601.
struct TimexNormalizer {
  let holidays: HolidayTable
  let slots: Captures
  let context: TimexContext

  /// Reads a match of `rule`.
  func read(_ rule: TimexRule) -> TimexOutcome {
    switch rule.normalization {
    case .date: return date()
    case .slashed: return slashed()
    case .weekday: return weekday()
    case .relativeDay: return relativeDay()
    case .relativeUnit: return relativeUnit()
    case .unitThe: return unitThe()
    case .mentionedUnit: return mentionedUnit()
    case .offset: return offset()
    case .duration, .spanDuration: return duration(rule.normalization)
    case .set: return set()
    case .vague: return vague(rule.type)
    case .year: return slots[.year].map { checked(.year($0)) } ?? .rejected
    case .decade: return decade()
    case .century: return century()
    case .quarter: return quarter()
    case .latestQuarter: return latestQuarter()
    case .samePeriod: return samePeriod()
    case .season: return season()
    case .clock: return clock()
    case .nthOf: return nthOf()
    case .firstUnits: return firstUnits()
    case .weekOf: return weekOf()
    case .weekdayOfWeek: return weekdayOfWeek()
    case .dayRange: return dayRange()
    case .monthRange: return monthRange()
    case .yearRange: return yearRange()
    case .isoWeek: return isoWeek()
    case .clockRange: return clockRange()
    case .compactDate: return compactDate()
    case .holidayAway: return holidayAway()
    case .workweek: return workweek()
    case .unresolved: return .reading(TimexReading(rule.type, "XXXX-XX-XX"))
    case .ignore: return .rejected
    }
  }

  var modifier: TimexModifier? { slots[.modifier].flatMap { TimexModifier(rawValue: Int32($0)) } }
  var unit: TimeUnit? { slots[.unit].flatMap { TimeUnit(rawValue: Int32($0)) } }
  var part: DayPart? { slots[.part].flatMap { DayPart(rawValue: Int32($0)) } }
  var year: Int? { slots[.year] ?? slots[.shortYear].map { Int(YearReading.full(short: Int32($0))) } }

  func checked(_ period: CalendarPeriod) -> TimexOutcome {
    guard period.first != nil, period.last != nil else { return .impossible }
    return .reading(TimexReading(period, modifier: modifier))
  }

  /// A day, with the time of day that the match names beside it.
  func dated(_ day: CalendarDay) -> TimexOutcome {
    guard let suffix = timeSuffix() else { return timeIsNamed ? .rejected : .reading(TimexReading(.day(day), modifier: modifier)) }
    return .reading(TimexReading(.time, day.description + suffix, modifier: modifier, period: .day(day)))
  }

  /// A value that stays open, with the time of day that the match names.
  func open(_ value: String) -> TimexOutcome {
    guard let suffix = timeSuffix() else { return timeIsNamed ? .rejected : .reading(TimexReading(.date, value, modifier: modifier)) }
    return .reading(TimexReading(.time, value + suffix, modifier: modifier))
  }

  private var timeIsNamed: Bool { slots[.hour] != nil || slots[.clock] != nil || slots[.part] != nil }

  /// `T20:30`, `TMO`; nothing where no time of day is named or it is impossible.
  func timeSuffix() -> String? {
    var hour: Int
    var minute = slots[.minute]
    if let clock = slots[.clock] {
      (hour, minute) = (clock / 100, clock % 100)
    } else if let decimal = slots[.decimal], slots[.ampm] != nil {
      (hour, minute) = (decimal / 100, decimal % 100)
    } else if let named = slots[.hour] {
      hour = named
    } else {
      return part.map { "T" + $0.name }
    }
    if let half = slots[.ampm] ?? partHalf ?? bareHalf(hour) {
      guard (1...12).contains(hour) || slots[.ampm] == nil else { return nil }
      if half == 1 && hour < 12 { hour += 12 }
      if half == 0 && hour == 12 { hour = 0 }
    }
    // `a quarter to eight` counts back from the hour.
    if slots[.toward] == 1, let before = minute, before > 0, before < 60 { (hour, minute) = ((hour + 23) % 24, 60 - before) }
    guard hour <= 24, (minute ?? 0) < 60 else { return nil }
    var text = "T" + Padded.two(hour) + ":" + Padded.two(minute ?? 0)
    if let second = slots[.second] { text += ":" + Padded.two(second) }
    return text + (slots[.zone].map { Self.offset(zone: $0) } ?? "")
  }

  /// The zone behind a clock time: `Z`, `-05:00`; nothing for one whose summer time is not told, such as `ET`.
  ///
  /// The table has minutes ahead of Greenwich, and 2000 more.
  private static func offset(zone: Int) -> String {
    if zone == 0 { return "" }
    let minutes = abs(zone - 2000)
    return minutes == 0 ? "Z" : (zone < 2000 ? "-" : "+") + Padded.two(minutes / 60) + ":" + Padded.two(minutes % 60)
  }

  /// Whether `8 in the evening` lies in the first (0) or second (1) half of the day.
  private var partHalf: Int? { slots[.hour] != nil ? Self.half(part) : nil }

  private static func half(_ part: DayPart?) -> Int? {
    part == .morning ? 0 : part == .afternoon || part == .evening || part == .night ? 1 : nil
  }

  /// The half of the day of an hour that nothing is said of: that of the part of the day beside it, else from one to six the second.
  func bareHalf(_ hour: Int) -> Int? {
    guard slots[.bare] == 1, (1...12).contains(hour) else { return nil }
    return Self.half(context.part) ?? (hour <= 6 || hour == 12 ? 1 : 0)
  }
}

extension TimexNormalizer {
  /// Full and partial dates: year, month, day, weekday, holiday, direction.
  func date() -> TimexOutcome {
    if let holiday = slots[.holiday] { return self.holiday(holiday) }
    guard let month = slots[.month] else { return slots[.day] != nil ? dayOfMonth() : .rejected }
    guard (1...12).contains(month) else { return .impossible }
    let day = slots[.day] ?? slots[.ordinal]
    if let year {
      guard let day else { return checked(.month(year: year, month: month)) }
      return CalendarDay(year: year, month: month, day: day).map { dated($0) } ?? .impossible
    }
    if unit == .year, let direction = slots[.direction], let anchor = context.anchor, day == nil {
      return checked(.month(year: anchor.year + direction, month: month))
    }
    guard let day else { return self.month(month) }
    guard day >= 1, day <= CalendarDay.days(inMonth: month, of: 2000) else { return .impossible }
    guard let anchor = context.anchor else { return open("XXXX-" + Padded.two(month) + "-" + Padded.two(day)) }
    let reach = month == 2 && day == 29 ? 4 : 1
    let near = ((anchor.year - reach)...(anchor.year + reach)).compactMap { CalendarDay(year: $0, month: month, day: day) }
    guard let found = choose(near.filter { slots[.weekday] == nil || $0.weekday == slots[.weekday] }, anchor) ?? choose(near, anchor) else {
      return .impossible
    }
    return dated(found)
  }

  /// The nearest day, or the one on the side that the words ask for.
  private func choose(_ days: [CalendarDay], _ anchor: CalendarDay) -> CalendarDay? {
    switch slots[.direction] {
    case -1: days.last { $0 < anchor }
    case 1: days.first { $0 > anchor }
    case nil where context.isAhead && context.tense == .future: days.first { $0 >= anchor } ?? days.last
    default: days.min { remoteness($0, anchor) < remoteness($1, anchor) }
    }
  }

  /// How far a day lies from the publication day; behind a verb of the past the days to come lie twice as far, and the other way round.
  private func remoteness(_ day: CalendarDay, _ anchor: CalendarDay) -> Int {
    let days = day.ordinal - anchor.ordinal
    switch context.tense {
    case .past: return days > 0 ? 3 * days : -days
    case .future: return days < 0 ? -3 * days : days
    case .unknown: return abs(days)
    }
  }

  /// A month without a year.
  func month(_ month: Int) -> TimexOutcome {
    guard let anchor = context.anchor else { return open("XXXX-" + Padded.two(month)) }
    let distance = month - anchor.month
    let year: Int
    switch (slots[.direction], context.tense) {
    case (-1, _): year = distance < 0 ? anchor.year : anchor.year - 1
    case (1, _): year = distance > 0 ? anchor.year : anchor.year + 1
    case (0, _): year = anchor.year
    case (_, .future): year = distance >= 0 ? anchor.year : anchor.year + 1
    // News looks back further than ahead: up to four months ahead, three behind a verb of the past (`the plant was to open in March`).
    case (_, let tense): year = anchor.year + Self.yearShift(distance, ahead: tense == .past ? 3 : 4)
    }
    return checked(.month(year: year, month: month))
  }

  /// The shift of years that brings a month, `distance` after the present one, between eleven months back and `ahead` months on.
  private static func yearShift(_ distance: Int, ahead: Int) -> Int {
    distance > ahead ? -1 : distance <= ahead - 12 ? 1 : 0
  }

  /// `the 15th`: of the month of the last date, or of the nearest month.
  private func dayOfMonth() -> TimexOutcome {
    guard let day = slots[.day], (1...31).contains(day) else { return .rejected }
    guard let anchor = context.anchor else { return open("XXXX-XX-" + Padded.two(day)) }
    if unit == .month, let direction = slots[.direction] {
      guard case .month(let year, let month)? = CalendarPeriod(.month, holding: anchor)?.shifted(direction),
        let found = CalendarDay(year: year, month: month, day: day)
      else { return .impossible }
      return dated(found)
    }
    if case .month(let year, let month) = context.mentioned, let found = CalendarDay(year: year, month: month, day: day) {
      return dated(found)
    }
    let reach = slots[.weekday] == nil ? 1 : 11
    let near = (-reach...reach).compactMap { CalendarPeriod(.month, holding: anchor)?.shifted($0)?.first }
      .compactMap { CalendarDay(year: $0.year, month: $0.month, day: day) }
      .filter { slots[.weekday] == nil || $0.weekday == slots[.weekday] }
    return choose(near, anchor).map { dated($0) } ?? .impossible
  }

  private func holiday(_ holiday: Int) -> TimexOutcome {
    let approximate: TimexModifier? = modifier ?? (holidays.holidays[holiday].isApproximate ? .approx : nil)
    func reading(_ period: CalendarPeriod) -> TimexOutcome {
      if case .day(let day) = period, timeIsNamed || approximate == nil { return dated(day) }
      return .reading(TimexReading(.date, period.value, modifier: approximate, period: period))
    }
    if let year { return holidays.days(of: holiday, in: year).map(reading) ?? open(Padded.four(year)) }
    guard let anchor = context.anchor else { return open("XXXX") }
    let near = ((anchor.year - 1)...(anchor.year + 1)).compactMap { holidays.days(of: holiday, in: $0) }
    let found: CalendarPeriod?
    switch slots[.direction] {
    case let direction? where unit == .year: found = holidays.days(of: holiday, in: anchor.year + direction)
    case -1: found = near.last { ($0.last ?? anchor) < anchor }
    case 1: found = near.first { ($0.first ?? anchor) > anchor }
    case 0: found = holidays.days(of: holiday, in: anchor.year)
    default:
      let coming = context.tense == .future ? near.first { ($0.last ?? anchor) >= anchor } : nil
      found = coming ?? near.min { distance($0, anchor) < distance($1, anchor) }
    }
    return found.map(reading) ?? open(Padded.four(anchor.year))
  }

  /// `Thanksgiving two years ago`, `Christmas in three years`.
  func holidayAway() -> TimexOutcome {
    guard let holiday = slots[.holiday], let unit, let count = slots[.count], let direction = slots[.direction],
      let anchor = context.anchor,
      let day = unit.shift(anchor, by: direction * count),
      let found = ((day.year - 1)...(day.year + 1)).compactMap({ holidays.days(of: holiday, in: $0) })
        .filter({ unit != .year || $0.first?.year == day.year })
        .min(by: { distance($0, day) < distance($1, day) })
    else { return .rejected }
    return checked(found)
  }

  private func distance(_ period: CalendarPeriod, _ anchor: CalendarDay) -> Int {
    guard let first = period.first, let last = period.last else { return .max }
    return anchor < first ? first.ordinal - anchor.ordinal : anchor > last ? anchor.ordinal - last.ordinal : 0
  }

  /// `8/14/2015`: the month first, unless that number can only be a day.
  func slashed() -> TimexOutcome {
    guard var month = slots[.a], var day = slots[.b] else { return .rejected }
    if month > 12 { (month, day) = (day, month) }
    guard let year else {
      guard let anchor = context.anchor else { return .rejected }
      let near = ((anchor.year - 1)...(anchor.year + 1)).compactMap { CalendarDay(year: $0, month: month, day: day) }
      return choose(near, anchor).map { dated($0) } ?? .impossible
    }
    return CalendarDay(year: year, month: month, day: day).map { dated($0) } ?? .impossible
  }

  /// `20150814`: a number that is no day of the calendar is only a number.
  private func compactDate() -> TimexOutcome {
    guard let digits = slots[.a], let day = CalendarDay(year: digits / 10_000, month: digits / 100 % 100, day: digits % 100) else {
      return .rejected
    }
    return .reading(TimexReading(.day(day)))
  }

  func isoWeek() -> TimexOutcome {
    let named = year ?? slots[.direction].flatMap { direction in context.anchor.map { $0.year + direction } }
    guard let year = named, let week = slots[.count], (1...53).contains(week) else { return .rejected }
    let period = CalendarPeriod.week(year: year, week: week)
    guard let day = period.first, day.isoWeek.week == week else { return .impossible }
    guard let weekday = slots[.weekday] ?? slots[.b] else { return checked(period) }
    return day.adding(days: weekday - 1).map { dated($0) } ?? .impossible
  }
}
