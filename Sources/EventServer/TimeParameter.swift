import GeoPackages
import TextModel

/// The parameter `datetime` (OGC 17-069r4, 7.15.4): a time, a day, or two of them with a slash between; `..` or nothing is an open end.
public enum TimeParameter {
  /// The stretch of time; nothing where the text is none.
  public static func interval(_ text: String) -> EventQuery.Interval? {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    switch parts.count {
    case 1:
      guard let moment = moment(parts[0]) else { return nil }
      return EventQuery.Interval(start: moment.first, end: moment.last)
    case 2:
      let isOpen = parts.map { $0.isEmpty || $0 == ".." }
      let (start, end) = (isOpen[0] ? nil : moment(parts[0]), isOpen[1] ? nil : moment(parts[1]))
      guard isOpen[0] || start != nil, isOpen[1] || end != nil, !(isOpen[0] && isOpen[1]) else { return nil }
      if let start, let end, start.first > end.last { return nil }
      return EventQuery.Interval(start: start?.first, end: end?.last)
    default: return nil
    }
  }

  /// The first and the last second of a day or a time of RFC 3339, in UTC.
  private static func moment(_ text: Substring) -> (first: String, last: String)? {
    guard let day = CalendarDay(iso: text.prefix(10)), text.utf8.count >= 10 else { return nil }
    if text.utf8.count == 10 { return ("\(day)T00:00:00Z", "\(day)T23:59:59Z") }
    let clock = Array(text.utf8.dropFirst(10))
    func number(_ at: Int) -> Int? {
      guard at + 2 <= clock.count, let tens = digit(clock[at]), let ones = digit(clock[at + 1]) else { return nil }
      return tens * 10 + ones
    }
    guard clock.count >= 10, clock[0] | 0x20 == UInt8(ascii: "t"), clock[3] == UInt8(ascii: ":"), clock[6] == UInt8(ascii: ":"),
      let hour = number(1), let minute = number(4), let second = number(7), hour < 24, minute < 60, second <= 60
    else { return nil }
    var zone = clock.dropFirst(9)
    if zone.first == UInt8(ascii: ".") {
      zone = zone.dropFirst()
      let digits = zone.prefix { digit($0) != nil }
      if digits.isEmpty { return nil }
      zone = zone.dropFirst(digits.count)
    }
    guard let shift = offset(Array(zone)) else { return nil }
    let seconds = hour * 3600 + minute * 60 + min(second, 59) - shift * 60
    let days = (seconds >= 0 ? seconds : seconds - 86399) / 86400
    guard let utc = day.adding(days: days) else { return nil }
    let rest = seconds - days * 86400
    let time = "\(utc)T\(padded(rest / 3600)):\(padded(rest / 60 % 60)):\(padded(rest % 60))Z"
    return (time, time)
  }

  /// The minutes that a zone is ahead of UTC.
  private static func offset(_ zone: [UInt8]) -> Int? {
    if zone.count == 1, zone[0] | 0x20 == UInt8(ascii: "z") { return 0 }
    // A plus sign in a query means a space, so a zone may come with either.
    guard zone.count == 6, zone[3] == UInt8(ascii: ":"), Array("+- ".utf8).contains(zone[0]) else { return nil }
    let digits = [1, 2, 4, 5].compactMap { digit(zone[$0]) }
    guard digits.count == 4 else { return nil }
    let minutes = (digits[0] * 10 + digits[1]) * 60 + digits[2] * 10 + digits[3]
    return zone[0] == UInt8(ascii: "-") ? -minutes : minutes
  }

  private static func digit(_ byte: UInt8) -> Int? { (48...57).contains(byte) ? Int(byte) - 48 : nil }
  private static func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
}
