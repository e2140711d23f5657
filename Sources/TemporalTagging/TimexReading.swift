import TextModel

/// What a match means, before it becomes a `Timex`.
struct TimexReading {
  var type: TimexType
  var value: String
  var modifier: TimexModifier?
  /// The days that it stands for.
  var period: CalendarPeriod?
  /// The seconds of the first and of the last day at which it begins and ends, where it counts hours or less.
  var seconds: (first: Int, last: Int)?

  init(_ type: TimexType, _ value: String, modifier: TimexModifier? = nil, period: CalendarPeriod? = nil) {
    self.type = type
    self.value = value
    self.modifier = modifier
    self.period = period
  }

  /// A date that stands for a period.
  init(_ period: CalendarPeriod, modifier: TimexModifier? = nil) {
    self.init(.date, period.value, modifier: modifier, period: period)
  }
}

/// What comes of a match.
enum TimexOutcome {
  case reading(TimexReading)
  /// The words are no time expression after all.
  case rejected
  /// The words name a day that the calendar does not have.
  case impossible
}

/// The times of a story so far.
struct StoryTimes {
  /// The date that was mentioned last.
  var period: CalendarPeriod?
  /// The day that was mentioned last.
  var day: CalendarDay?
  /// The quarter that was mentioned last: results are told of it.
  var quarter: CalendarPeriod?
}

/// What is known where an expression stands.
struct TimexContext {
  /// The publication day.
  let anchor: CalendarDay?
  /// The minute of that day at which the article was published, where it is known.
  let minutes: Int?
  let story: StoryTimes
  /// The day that was mentioned last in the same sentence.
  var sentenceDay: CalendarDay?
  /// The tense of the verb that governs the expression.
  var tense: Tense
  /// The part of the day that is named beside the expression: `tonight at 8`, `at 5 in the afternoon`.
  var part: DayPart?
  /// Whether what no verb turns lies ahead.
  var isAhead: Bool

  /// The date that was mentioned last.
  var mentioned: CalendarPeriod? { story.period }
  /// The day that was mentioned last.
  var mentionedDay: CalendarDay? { story.day }
  /// The day that `the next day` counts from.
  var narrative: CalendarDay? { mentioned?.first ?? anchor }
}

/// The tense of a clause, as far as it turns the direction of a date.
enum Tense {
  case past, future, unknown
}
