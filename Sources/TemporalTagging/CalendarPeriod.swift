import TextModel

/// A named stretch of the calendar: what the value of a resolved date stands for.
enum CalendarPeriod: Hashable {
  case day(CalendarDay)
  case week(year: Int, week: Int)
  case weekend(year: Int, week: Int)
  case month(year: Int, month: Int)
  case quarter(year: Int, quarter: Int)
  case half(year: Int, half: Int)
  /// Spring 1, summer 2, fall 3, winter 4; a winter begins in December of its year.
  case season(year: Int, season: Int)
  case year(Int)
  /// Ten years from `decade * 10`.
  case decade(Int)
  /// A hundred years from `century * 100`.
  case century(Int)
  case days(CalendarDay, CalendarDay)

  /// The period of a unit that holds `day`; nothing for units below a day.
  init?(_ unit: TimeUnit, holding day: CalendarDay) {
    switch unit {
    case .day, .night: self = .day(day)
    case .week, .fortnight: self = .week(year: day.isoWeek.year, week: day.isoWeek.week)
    case .weekend: self = .weekend(year: day.isoWeek.year, week: day.isoWeek.week)
    case .month: self = .month(year: day.year, month: day.month)
    case .quarter: self = .quarter(year: day.year, quarter: (day.month + 2) / 3)
    case .half: self = .half(year: day.year, half: day.month <= 6 ? 1 : 2)
    case .season: self = Self.season(holding: day)
    case .year: self = .year(day.year)
    case .decade: self = .decade(day.year / 10)
    case .century: self = .century(day.year / 100)
    case .second, .minute, .hour, .millennium: return nil
    }
  }

  private static func season(holding day: CalendarDay) -> CalendarPeriod {
    let index = day.month / 3
    if index == 0 { return .season(year: day.year - 1, season: 4) }
    return .season(year: day.year, season: index)
  }

  /// The TIMEX3 value.
  var value: String {
    switch self {
    case .day(let day): day.description
    case .week(let year, let week): Padded.four(year) + "-W" + Padded.two(week)
    case .weekend(let year, let week): Padded.four(year) + "-W" + Padded.two(week) + "-WE"
    case .month(let year, let month): Padded.four(year) + "-" + Padded.two(month)
    case .quarter(let year, let quarter): Padded.four(year) + "-Q\(quarter)"
    case .half(let year, let half): Padded.four(year) + "-H\(half)"
    case .season(let year, let season): Padded.four(year) + "-" + Self.seasonCode(season)
    case .year(let year): Padded.four(year)
    case .decade(let decade): String(Padded.four(decade * 10).prefix(3))
    case .century(let century): Padded.two(century)
    case .days(let first, let last): "\(first)/\(last)"
    }
  }

  /// The TIMEX3 code of a season, 1 to 4.
  static func seasonCode(_ season: Int) -> String { ["SP", "SU", "FA", "WI"][(season + 3) % 4] }

  /// How precise it is.
  var precision: DatePrecision {
    switch self {
    case .day: .day
    case .week: .week
    case .weekend, .days: .interval
    case .month: .month
    case .quarter, .half: .quarter
    case .season: .season
    case .year: .year
    case .decade, .century: .decade
    }
  }

  /// The unit that it is one of; ranges of days count as days.
  var unit: TimeUnit {
    switch self {
    case .day, .days: .day
    case .week: .week
    case .weekend: .weekend
    case .month: .month
    case .quarter: .quarter
    case .half: .half
    case .season: .season
    case .year: .year
    case .decade: .decade
    case .century: .century
    }
  }

  /// The first day; nothing where it lies outside the years 1...9999.
  var first: CalendarDay? {
    switch self {
    case .day(let day), .days(let day, _): day
    case .week(let year, let week): Self.monday(year, week)
    case .weekend(let year, let week): Self.monday(year, week)?.adding(days: 5)
    case .month(let year, let month): CalendarDay(year: year, month: month, day: 1)
    case .quarter(let year, let quarter): CalendarDay(year: year, month: quarter * 3 - 2, day: 1)
    case .half(let year, let half): CalendarDay(year: year, month: half * 6 - 5, day: 1)
    case .season(let year, let season): CalendarDay(year: year, month: season * 3, day: 1)
    case .year(let year): CalendarDay(year: year, month: 1, day: 1)
    case .decade(let decade): CalendarDay(year: max(1, decade * 10), month: 1, day: 1)
    case .century(let century): CalendarDay(year: max(1, century * 100), month: 1, day: 1)
    }
  }

  /// The last day, inclusive; nothing where it lies outside the years 1...9999.
  var last: CalendarDay? {
    switch self {
    case .day(let day), .days(_, let day): day
    case .week: first?.adding(days: 6)
    case .weekend: first?.adding(days: 1)
    case .month: first?.adding(months: 1)?.adding(days: -1)
    case .quarter, .season: first?.adding(months: 3)?.adding(days: -1)
    case .half: first?.adding(months: 6)?.adding(days: -1)
    case .year(let year): CalendarDay(year: year, month: 12, day: 31)
    case .decade(let decade): CalendarDay(year: decade * 10 + 9, month: 12, day: 31)
    case .century(let century): CalendarDay(year: century * 100 + 99, month: 12, day: 31)
    }
  }

  /// The period of the same kind `count` units of that kind later.
  func shifted(_ count: Int) -> CalendarPeriod? {
    switch self {
    case .decade(let decade): .decade(decade + count)
    case .century(let century): .century(century + count)
    case .season(let year, let season):
      Self.split(year * 4 + season - 1 + count, 4).map { .season(year: $0, season: $1 + 1) }
    case .days: nil
    default: first.flatMap { unit.shift($0, by: count) }.flatMap { CalendarPeriod(unit, holding: $0) }
    }
  }

  /// The same stretch `years` years later: the third quarter of 1989 gives that of 1988.
  func shifted(years: Int) -> CalendarPeriod? {
    switch self {
    case .day(let day): day.adding(months: years * 12).map { .day($0) }
    case .month(let year, let month): .month(year: year + years, month: month)
    case .quarter(let year, let quarter): .quarter(year: year + years, quarter: quarter)
    case .half(let year, let half): .half(year: year + years, half: half)
    case .season(let year, let season): .season(year: year + years, season: season)
    case .year(let year): .year(year + years)
    default: nil
    }
  }

  private static func split(_ value: Int, _ base: Int) -> (Int, Int)? {
    value >= base ? (value / base, value % base) : nil
  }

  private static func monday(_ year: Int, _ week: Int) -> CalendarDay? {
    guard let fourth = CalendarDay(year: year, month: 1, day: 4) else { return nil }
    return fourth.adding(days: (week - 1) * 7 - fourth.weekday + 1)
  }
}

/// Numbers with leading zeros.
enum Padded {
  static func two(_ value: Int) -> String { value < 10 ? "0\(value)" : String(value) }
  static func four(_ value: Int) -> String {
    let digits = String(value)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
