import TextModel

/// A moment as an answer names it: its day, its time of day, or both.
struct Moment: Equatable {
  var day: CalendarDay?
  /// Seconds after midnight.
  var second: Int?

  /// Reads `2016-11-08`, `2016-11-08T08:00`, `2016-11-08 08:00:00`, `T08:00`, `08:00:00`; nothing else, and no codes of parts of the day.
  init?(_ text: some StringProtocol) {
    var rest = text[...]
    if rest.utf8.count >= 10, let day = CalendarDay(iso: rest.prefix(10)) {
      self.day = day
      rest = rest.dropFirst(10)
    }
    if rest.hasPrefix("T") || rest.hasPrefix(" ") { rest = rest.dropFirst() }
    if rest.hasSuffix("Z") { rest = rest.dropLast() }
    if rest.isEmpty {
      if day == nil { return nil }
      return
    }
    let parts = rest.split(separator: ":", omittingEmptySubsequences: false).map { Int($0.prefix(2)) }
    guard (1...3).contains(parts.count), let hour = parts[0], (0...24).contains(hour), !parts.contains(nil) else { return nil }
    second = hour * 3600 + (parts.count > 1 ? parts[1] ?? 0 : 0) * 60 + (parts.count > 2 ? parts[2] ?? 0 : 0)
  }

  init(day: CalendarDay?, second: Int? = nil) {
    self.day = day
    self.second = second
  }
}

/// What a gold row says that an expression means.
enum TimeReading {
  /// Whole days, both ends inclusive; nothing at an open end.
  case days(CalendarDay?, CalendarDay?)
  /// A point of time.
  case moment(Moment)
  /// From one moment to another; nothing at an open end.
  case span(Moment?, Moment?)
  /// A length in seconds.
  case seconds(Double)
  /// A TIMEX3 value.
  case value(String)
}

/// The length of an ISO 8601 duration, with months of 30 and years of 365 days; nothing for other values and vague counts.
struct TimexLength {
  let seconds: Double

  init?(_ value: String) {
    guard value.hasPrefix("P") else { return nil }
    var total = 0.0
    var digits = ""
    var isTime = false
    for character in value.dropFirst() {
      switch character {
      case "T": isTime = true
      case "0"..."9", ".": digits.append(character)
      default:
        guard let count = Double(digits), let unit = Self.seconds(character, isTime: isTime) else { return nil }
        total += count * unit
        digits = ""
      }
    }
    guard digits.isEmpty else { return nil }
    seconds = total
  }

  private static func seconds(_ letter: Character, isTime: Bool) -> Double? {
    switch (letter, isTime) {
    case ("S", true): 1
    case ("M", true): 60
    case ("H", true): 3600
    case ("D", false): 86_400
    case ("W", false): 7 * 86_400
    case ("M", false): 30 * 86_400
    case ("Q", false): 91 * 86_400
    case ("Y", false): 365 * 86_400
    default: nil
    }
  }
}
