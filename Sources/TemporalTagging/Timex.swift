import TextModel

/// A TIMEX3 type (ISO-TimeML).
public enum TimexType: String, Sendable {
  /// A calendar date of any precision.
  case date = "DATE"
  /// A time of day.
  case time = "TIME"
  /// A length of time.
  case duration = "DURATION"
  /// A repeated time.
  case set = "SET"
}

/// How precisely an interval is known.
public enum DatePrecision: String, Sendable {
  /// One day.
  case day
  /// An ISO week.
  case week
  /// A month.
  case month
  /// A quarter or half of a year.
  case quarter
  /// A season.
  case season
  /// A year.
  case year
  /// A decade or a century.
  case decade
  /// Any other stretch of days.
  case interval
  /// Not known.
  case unknown
}

/// A time expression of the text with its meaning.
public struct Timex: Sendable, Hashable {
  /// Where the expression stands.
  public let range: TextRange
  /// Its TIMEX3 type.
  public let type: TimexType
  /// Its TIMEX3 value: `2017-08-15`, `2017-W33`, `P2D`, `PAST_REF`, `XXXX-WXX-2` where it cannot be resolved.
  public let value: String
  /// Its TIMEX3 modifier: `START`, `MID`, `END`, `APPROX`, `BEFORE`, `AFTER`, `ON_OR_BEFORE`, `MORE_THAN` ...
  public let mod: String?
  /// The first day, where the value stands for days.
  public let start: CalendarDay?
  /// The last day, inclusive.
  public let end: CalendarDay?
  /// How precisely the days are known.
  public let precision: DatePrecision
  /// The whole range of days, where the expression is one end of a range (`from May 3 to June 5`) or is one itself.
  public let interval: ClosedRange<CalendarDay>?
  /// The seconds after midnight of the first and of the last day at which it begins and ends, where it counts hours or less from the
  /// minute of publication: `the last two hours`.
  public let seconds: [Int]?
  /// The name of the rule that made it, for `explain`.
  public let rule: String

  /// Creates a time expression.
  public init(
    range: TextRange, type: TimexType, value: String, mod: String? = nil, start: CalendarDay? = nil, end: CalendarDay? = nil,
    precision: DatePrecision = .unknown, interval: ClosedRange<CalendarDay>? = nil, seconds: [Int]? = nil, rule: String
  ) {
    self.range = range
    self.type = type
    self.value = value
    self.mod = mod
    self.start = start
    self.end = end
    self.precision = precision
    self.interval = interval
    self.seconds = seconds
    self.rule = rule
  }
}
