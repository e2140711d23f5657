import Glibc
import TextModel

/// A moment of the clock, which only the service reads: when an answer was given and when the store changed.
public struct ServiceTime: Sendable {
  /// Milliseconds since 1970, UTC.
  public let milliseconds: Int

  /// Creates a moment.
  public init(milliseconds: Int) { self.milliseconds = milliseconds }

  /// This moment.
  @Sendable public static func now() -> ServiceTime {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return ServiceTime(milliseconds: time.tv_sec * 1000 + time.tv_nsec / 1_000_000)
  }

  /// How exact a time is written.
  enum Precision { case seconds, milliseconds }

  /// The moment as RFC 3339.
  func description(_ precision: Precision) -> String {
    let seconds = milliseconds / 1000
    let day = CalendarDay(ordinal: seconds / 86400).map(String.init(describing:)) ?? "1970-01-01"
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
    let clock = "\(two(seconds / 3600 % 24)):\(two(seconds / 60 % 60)):\(two(seconds % 60))"
    let part = String(milliseconds % 1000)
    let fraction = precision == .milliseconds ? "." + String(repeating: "0", count: 3 - part.utf8.count) + part : ""
    return "\(day)T\(clock)\(fraction)Z"
  }
}
