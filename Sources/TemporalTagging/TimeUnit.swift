import TextModel

/// A unit of time as the tables name it.
enum TimeUnit: Int32, CaseIterable {
  case second = 1
  case minute, hour, day, night, week, weekend, fortnight, month, quarter, half, season, year, decade, century, millennium

  /// The unit's name in the tables.
  var name: String {
    switch self {
    case .second: "second"
    case .minute: "minute"
    case .hour: "hour"
    case .day: "day"
    case .night: "night"
    case .week: "week"
    case .weekend: "weekend"
    case .fortnight: "fortnight"
    case .month: "month"
    case .quarter: "quarter"
    case .half: "half"
    case .season: "season"
    case .year: "year"
    case .decade: "decade"
    case .century: "century"
    case .millennium: "millennium"
    }
  }

  /// The ISO 8601 letter of a duration, the letter's multiple, and whether it stands behind the `T`.
  var duration: (letter: String, multiple: Int, isTime: Bool) {
    switch self {
    case .second: ("S", 1, true)
    case .minute: ("M", 1, true)
    case .hour: ("H", 1, true)
    case .day, .night: ("D", 1, false)
    case .week: ("W", 1, false)
    case .weekend: ("WE", 1, false)
    case .fortnight: ("W", 2, false)
    case .month: ("M", 1, false)
    case .quarter: ("Q", 1, false)
    case .half: ("M", 6, false)
    case .season: ("M", 3, false)
    case .year: ("Y", 1, false)
    case .decade: ("Y", 10, false)
    case .century: ("Y", 100, false)
    case .millennium: ("Y", 1000, false)
    }
  }

  /// The day `count` of these units after `day`; nothing for units below a day.
  func shift(_ day: CalendarDay, by count: Int) -> CalendarDay? {
    switch self {
    case .second, .minute, .hour: nil
    case .day, .night: day.adding(days: count)
    case .week, .weekend: day.adding(days: 7 * count)
    case .fortnight: day.adding(days: 14 * count)
    case .month: day.adding(months: count)
    case .quarter, .season: day.adding(months: 3 * count)
    case .half: day.adding(months: 6 * count)
    case .year: day.adding(months: 12 * count)
    case .decade: day.adding(months: 120 * count)
    case .century: day.adding(months: 1200 * count)
    case .millennium: day.adding(months: 12_000 * count)
    }
  }
}
