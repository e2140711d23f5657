import TextModel

/// How a holiday's day follows from the year.
///
/// Forms: `12-25`; `nth 11 4 4` the fourth Thursday (ISO weekday 4) of November, `nth 11 1 1 +1` the day after the first Monday,
/// `nth 5 -1 1` the last Monday of May; `from 11 27 7` the first Sunday from November 27 on; `easter -2`, `orthodox 0` days from Easter; `hijri 9 1`, `hebrew 7 1` month and day of those
/// calendars; `nowruz`; `except 4 27 7` April 27, or the day before where that is a Sunday; `dates 2016-03-01 2020-03-03` a list of days;
/// `sidereal 1 14 7.6` the day on which the sun enters a sign of the zodiac of India, that of 2017 and its hour there, the next day after sunset; `newmoon 1 21 0 8`, `fullmoon 4 25 0 5.5` days after the first such moon from a day of the year on, in the zone that
/// is so many hours ahead of Greenwich.
enum HolidayRule {
  case fixed(month: Int, day: Int)
  case nth(month: Int, index: Int, weekday: Int, offset: Int)
  case from(month: Int, day: Int, weekday: Int)
  case easter(offset: Int)
  case orthodoxEaster(offset: Int)
  case hijri(month: Int, day: Int)
  case hebrew(month: Int, day: Int)
  case moon(MoonPhase, month: Int, day: Int, offset: Int, hours: Double)
  case nowruz
  case except(month: Int, day: Int, weekday: Int)
  case dates([CalendarDay])
  case sidereal(CalendarDay, hour: Double)

  init?(_ text: String) {
    let words = text.split(separator: " ").map { String($0) }
    let numbers = words.dropFirst().compactMap { Int($0) }
    switch (words.first, numbers.count) {
    case ("nth", 3...4): self = .nth(month: numbers[0], index: numbers[1], weekday: numbers[2], offset: numbers.count > 3 ? numbers[3] : 0)
    case ("from", 3): self = .from(month: numbers[0], day: numbers[1], weekday: numbers[2])
    case ("easter", 1): self = .easter(offset: numbers[0])
    case ("orthodox", 1): self = .orthodoxEaster(offset: numbers[0])
    case ("hijri", 2): self = .hijri(month: numbers[0], day: numbers[1])
    case ("hebrew", 2): self = .hebrew(month: numbers[0], day: numbers[1])
    case ("newmoon", 3...4), ("fullmoon", 3...4):
      guard words.count == 5, let hours = Double(words[4]) else { return nil }
      let phase: MoonPhase = words[0] == "newmoon" ? .new : .full
      self = .moon(phase, month: numbers[0], day: numbers[1], offset: numbers[2], hours: hours)
    case ("except", 3): self = .except(month: numbers[0], day: numbers[1], weekday: numbers[2])
    case ("dates", 0):
      let days = words.dropFirst().compactMap { CalendarDay(iso: $0) }
      guard !days.isEmpty, days.count == words.count - 1 else { return nil }
      self = .dates(days)
    case ("sidereal", 2...3):
      guard words.count == 4, let hour = Double(words[3]), let day = CalendarDay(year: 2017, month: numbers[0], day: numbers[1]) else {
        return nil
      }
      self = .sidereal(day, hour: hour)
    case ("nowruz", 0): self = .nowruz
    case (let first?, 0):
      let pair = first.split(separator: "-").compactMap { Int($0) }
      guard pair.count == 2 else { return nil }
      self = .fixed(month: pair[0], day: pair[1])
    default: return nil
    }
  }

  var isApproximate: Bool {
    switch self {
    case .hijri, .moon(.full, _, _, _, _): true
    default: false
    }
  }

  /// The first day of the holiday in a year of the Gregorian calendar.
  func day(in year: Int) -> CalendarDay? {
    switch self {
    case .fixed(let month, let day): return CalendarDay(year: year, month: month, day: day)
    case .nth(let month, let index, let weekday, let offset):
      return CalendarDay.nth(index, weekday: weekday, year: year, month: month)?.adding(days: offset)
    case .from(let month, let day, let weekday):
      return CalendarDay(year: year, month: month, day: day).flatMap { $0.adding(days: (weekday - $0.weekday + 7) % 7) }
    case .easter(let offset): return Easter.western(year)?.adding(days: offset)
    case .orthodoxEaster(let offset): return Easter.orthodox(year)?.adding(days: offset)
    case .hijri(let month, let day): return HijriCalendar.day(month: month, day: day, inGregorian: year)
    case .hebrew(let month, let day): return HebrewCalendar.day(month: month, day: day, inGregorian: year)
    case .moon(let phase, let month, let day, let offset, let hours):
      return CalendarDay(year: year, month: month, day: day).flatMap { phase.day(from: $0, hours: hours) }?.adding(days: offset)
    case .nowruz: return CalendarDay(year: year, month: 3, day: year % 4 < 2 ? 20 : 21)
    case .except(let month, let day, let weekday):
      let found = CalendarDay(year: year, month: month, day: day)
      return found?.weekday == weekday ? found?.adding(days: -1) : found
    case .dates(let days): return days.first { $0.year == year }
    case .sidereal(let day, let hour):
      // A sidereal year; what comes after six in the evening counts to the next day.
      return day.adding(days: Int((Double(year - 2017) * 365.256_363 + (hour + 6) / 24).rounded(.down)))
    }
  }
}

extension CalendarDay {
  /// The `index`-th weekday of a month, counted from the end where negative.
  static func nth(_ index: Int, weekday: Int, year: Int, month: Int) -> CalendarDay? {
    if index > 0 {
      guard let first = CalendarDay(year: year, month: month, day: 1) else { return nil }
      let found = first.adding(days: (weekday - first.weekday + 7) % 7 + 7 * (index - 1))
      return found?.month == month ? found : nil
    }
    guard (1...12).contains(month), let last = CalendarDay(year: year, month: month, day: CalendarDay.days(inMonth: month, of: year)) else {
      return nil
    }
    let found = last.adding(days: -((last.weekday - weekday + 7) % 7) + 7 * (index + 1))
    return found?.month == month ? found : nil
  }
}

/// Easter Sunday.
enum Easter {
  /// The western Easter of a year. Source: J. Meeus, "Astronomical Algorithms", chapter 8.
  static func western(_ year: Int) -> CalendarDay? {
    let (a, b, c) = (year % 19, year / 100, year % 100)
    let h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30
    let l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7
    let m = (a + 11 * h + 22 * l) / 451
    let sum = h + l - 7 * m + 114
    return CalendarDay(year: year, month: sum / 31, day: sum % 31 + 1)
  }

  /// The orthodox Easter of a year, in the Gregorian calendar. Source: Meeus, the same chapter.
  static func orthodox(_ year: Int) -> CalendarDay? {
    let d = (19 * (year % 19) + 15) % 30
    let e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
    let sum = d + e + 114
    let shift = year / 100 - year / 400 - 2
    return CalendarDay(year: year, month: sum / 31, day: sum % 31 + 1)?.adding(days: shift)
  }
}
