import TemporalTagging
import TextModel

/// Where an event's day comes from.
public enum DateBasis: String, Sendable {
  /// A time expression tied to the event.
  case text
  /// The running date of the story.
  case context
  /// The dateline.
  case dateline
  /// The publication day, where the story tells today's news.
  case published
}

/// The days of an event and where they come from.
public struct EventDate: Sendable, Hashable {
  /// The first day.
  public let start: CalendarDay
  /// The last day, inclusive.
  public let end: CalendarDay
  /// How precisely it is known.
  public let precision: DatePrecision
  /// Where it comes from.
  public let basis: DateBasis
  /// The words it came from, if any.
  public let text: String?

  /// Creates an event's date.
  public init(start: CalendarDay, end: CalendarDay, precision: DatePrecision, basis: DateBasis, text: String?) {
    self.start = start
    self.end = end
    self.precision = precision
    self.basis = basis
    self.text = text
  }
}
