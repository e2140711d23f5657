import TextModel

/// A moment as an answer names it: its day, its time of day, or both.
struct Moment: Equatable {
  var day: CalendarDay?
  /// Seconds after midnight.
  var second: Int?

  /// Reads `2016-11-08`, `2016-11-08T08:00`, `2016-11-08 08:00:00`, `T08:00-05:00`, `08:00:00`; nothing else, and no codes of parts of the day.
  ///
  /// A time with a zone becomes that of a clock `zone` minutes ahead of Greenwich, where that is given.
  init?(_ text: some StringProtocol, zone: Int? = nil) {
    let offset = Moment.offset(of: text)
    var rest = offset == nil || text.hasSuffix("Z") ? text[...] : text.dropLast(6)
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
    // `2014` and `2014-10` are no hours.
    let parts = rest.split(separator: ":", omittingEmptySubsequences: false).map { $0.utf8.count <= 2 ? Int($0) : nil }
    guard (1...3).contains(parts.count), let hour = parts[0], (0...24).contains(hour), !parts.contains(nil) else { return nil }
    second = hour * 3600 + (parts.count > 1 ? parts[1] ?? 0 : 0) * 60 + (parts.count > 2 ? parts[2] ?? 0 : 0)
    if let zone, let offset, let local = second {
      let shifted = local + (zone - offset) * 60
      let days = Int((Double(shifted) / 86_400).rounded(.down))
      (day, second) = (day?.adding(days: days), shifted - days * 86_400)
    }
    // The end of a day is the start of the next; some cases give its last second.
    if hour == 24 || second == 86_399, let next = day?.adding(days: 1) { (day, second) = (next, 0) }
  }

  /// The minutes ahead of Greenwich that a time of day ends in: `Z`, `-05:00`.
  static func offset(of text: some StringProtocol) -> Int? {
    guard let mark = text.firstIndex(of: "T") else { return nil }
    if text.hasSuffix("Z") { return 0 }
    let end = text.suffix(6)
    guard end.startIndex > mark, let sign = end.first, sign == "+" || sign == "-" else { return nil }
    let parts = end.dropFirst().split(separator: ":").map { Int($0) }
    guard parts.count == 2, let hours = parts[0], let minutes = parts[1] else { return nil }
    return (sign == "-" ? -1 : 1) * (hours * 60 + minutes)
  }

  init(day: CalendarDay?, second: Int? = nil) {
    self.day = day
    self.second = second
  }

  /// The moment one minute, hour or second earlier.
  func before(grain: String) -> Moment? {
    guard let second, let step = ["second": 1, "minute": 60, "hour": 3600][grain] else { return nil }
    return second >= step ? Moment(day: day, second: second - step) : Moment(day: day?.adding(days: -1), second: second - step + 86_400)
  }
}

/// What a gold row says that an expression means.
enum TimeReading {
  /// Whole days, both ends inclusive; nothing at an open end.
  case days(CalendarDay?, CalendarDay?)
  /// A point of time.
  case moment(Moment)
  /// From one moment to another; nothing at an open end. The end may lie a `grain` behind the last moment.
  case span(Moment?, Moment?, grain: String?)
  /// A length in seconds.
  case seconds(Double)
  /// A TIMEX3 value.
  case value(String)
}

/// The length of an ISO 8601 duration, with months of 30 and years of 365 days; nothing for other values and vague counts.
struct TimexLength {
  let seconds: Double
  /// How many units, where they are all of one kind.
  let count: Int

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
    count = Int(value.filter { $0.isNumber }) ?? 0
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
