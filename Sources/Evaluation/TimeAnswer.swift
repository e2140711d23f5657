import TextModel

/// The expressions found where one is expected: one, or the two ends of a range.
struct TimeAnswer {
  private let times: [AnnotationFile.Span]
  private let now: Moment?
  /// Whether the words count in units longer than a day.
  private let isUnit: Bool
  /// The minutes by which the clock of the case runs ahead of Greenwich.
  private let zone: Int?

  init(_ times: [AnnotationFile.Span], now: Moment?, isUnit: Bool, zone: Int?) {
    self.times = times
    self.now = now
    self.zone = zone
    self.isUnit = isUnit
  }

  func means(_ reading: TimeReading) -> Bool {
    switch reading {
    case .value(let value): times.contains { $0.value.map { Self.isEqual($0, value) } ?? false }
    case .seconds(let seconds):
      times.contains { $0.value.flatMap { TimexLength($0) }.map { abs($0.seconds - seconds) < 1 } ?? false }
    case .days(let first, let last): stretches.contains { isSame($0, first, last) } || isPart(first, last) || isWhole(first, last)
    case .moment(let moment): isMoment(moment)
    case .span(let first, let last, let grain): spans(first, last, grain: grain)
    }
  }

  /// Whether two values are one: half a year is six months.
  private static func isEqual(_ found: String, _ wanted: String) -> Bool {
    if plain(found) == plain(wanted) { return true }
    guard let a = TimexLength(found), let b = TimexLength(wanted) else { return false }
    return abs(a.seconds - b.seconds) < 0.02 * a.seconds
  }

  /// A value of any day, without the signs for it and the minutes of a full hour: `T15` for `XXXX-XX-XXT15:00`.
  private static func plain(_ value: String) -> Substring {
    var value = value[...]
    if value.hasPrefix("XXXX-XX-XXT") { value = value.dropFirst(10) }
    if value == "P1WE" { return "XXXX-WXX-WE" }
    return value.hasSuffix(":00") && value.contains("T") ? value.dropLast(3) : value
  }

  /// The days of each expression, and of all together.
  private var stretches: [(CalendarDay?, CalendarDay?)] {
    var found = times.compactMap { Self.days($0) }
    // `after 2014` may be told from the start of 2014 on.
    for time in times where time.mod == "AFTER" || time.mod == "BEFORE" {
      if let days = Self.plainDays(time) { found.append(time.mod == "AFTER" ? (days.first, nil) : (nil, days.first)) }
    }
    for time in times where time.mod == "APPROX" {
      guard let days = Self.plainDays(time) else { continue }
      found += [-1, 1].map { (days.first.adding(days: $0), days.last.adding(days: $0)) }
    }
    if let first = times.first.flatMap({ plainDays(orNow: $0) }), let last = times.last.flatMap({ plainDays(orNow: $0) }), times.count > 1 {
      found.append((first.first, last.last))
    }
    return found
  }

  /// The days of an expression, where `now` is the day of reading: `from March to now`.
  private func plainDays(orNow time: AnnotationFile.Span) -> Stretch? {
    if time.value == "PRESENT_REF" { return now?.day.map { Stretch(first: $0, last: $0) } }
    return Self.plainDays(time)
  }

  private func isSame(_ found: (CalendarDay?, CalendarDay?), _ first: CalendarDay?, _ last: CalendarDay?) -> Bool {
    guard (found.0 == nil) == (first == nil), (found.1 == nil) == (last == nil) else { return false }
    if isUnit, let first, let last, let start = found.0, let end = found.1, start <= first, last <= end { return true }
    guard found.0 == first || (last == nil && found.0?.adding(days: -1) == first) else { return false }
    guard let last, let end = found.1 else { return true }
    return end == last || end.adding(days: 1) == last || (first != last && Self.unitStarts(end).contains(last))
  }

  /// The first days of the month and of the year that end with `day`.
  private static func unitStarts(_ day: CalendarDay) -> [CalendarDay?] {
    guard let next = day.adding(days: 1), next.day == 1 else { return [] }
    return [next.adding(months: -1), next.month == 1 ? next.adding(months: -12) : nil]
  }

  /// Whether the days lie at the start, in the middle or at the end of what is found, as its modifier says.
  private func isPart(_ first: CalendarDay?, _ last: CalendarDay?) -> Bool {
    guard let first, let last, first <= last else { return false }
    return times.contains { time in
      guard let whole = Self.plainDays(time), first >= whole.first, last <= whole.last.adding(days: 1) ?? whole.last else { return false }
      switch time.mod {
      case "START": return first == whole.first
      case "END": return last >= whole.last || first == whole.last
      case "MID": return first > whole.first && last < whole.last
      default: return false
      }
    }
  }

  /// Whether the days are as many whole units as are found beside the present day.
  private func isWhole(_ first: CalendarDay?, _ last: CalendarDay?) -> Bool {
    guard isUnit, let first, let last, first < last else { return false }
    return times.contains { time in
      guard let days = Self.plainDays(time), let length = time.value.flatMap({ TimexLength($0) }), length.count > 0 else { return false }
      let unit = Int(length.seconds / 86_400) / length.count
      return abs(first.ordinal - days.first.ordinal) <= unit && abs(last.ordinal - days.last.ordinal) <= unit
        && abs((last.ordinal - first.ordinal) - unit * length.count) <= (unit < 28 ? 1 : 2 + length.count)
    }
  }

  private func isMoment(_ moment: Moment) -> Bool {
    times.contains { time in
      if time.value == "PRESENT_REF" { return moment == now }
      // `in two days` is a day, of which the cases give the hour of reading too.
      if isUnit, time.type == "DATE", let day = moment.day, let days = Self.plainDays(time), days.first <= day, day <= days.last {
        return true
      }
      guard let found = Self.noon(time) ?? point(time) else { return false }
      return found.second == moment.second && (moment.day == nil || found.day == moment.day)
    }
  }

  private func spans(_ first: Moment?, _ last: Moment?, grain: String?) -> Bool {
    let ends = [last] + (grain.map { [last?.before(grain: $0)] } ?? [])
    // `by Friday` may be told from the moment of reading on.
    return ends.contains { isSpan(first, $0) || (first != nil && first == now && isSpan(nil, $0)) }
  }

  private func isSpan(_ first: Moment?, _ last: Moment?) -> Bool {
    for (start, end) in zip(times, times.dropFirst()) {
      if let a = point(start), let b = point(end), Self.isNear(a, first), Self.isNear(b, last) { return true }
    }
    if isTimed(first, last) || isCounted(first, last) { return true }
    for time in times {
      if let ends = time.value?.split(separator: "/"), ends.count == 2, let a = Moment(ends[0], zone: zone),
        let b = Moment(ends[1], zone: zone)
      {
        if Self.isNear(a, first), Self.isNear(b, last) { return true }
      }
      if (first == nil) != (last == nil), let found = point(time), Self.isOpen(time.mod, isStart: first != nil) {
        if Self.isNear(found, first ?? last) { return true }
      }
      if let middle = Self.middle(time), let first, let last, Self.holds(first, last, middle) { return true }
      if let whole = Self.wholeDays(first, last), Self.plainDays(time) == whole { return true }
    }
    return false
  }

  /// Whether a length counted from the moment of reading is the span: `the last two hours`.
  private func isCounted(_ first: Moment?, _ last: Moment?) -> Bool {
    guard let first, let last else { return false }
    return times.contains { time in
      time.type == "DURATION" && time.firstSecond.flatMap { Moment($0.prefix(19)) } == first
        && time.lastSecond.flatMap { Moment($0.prefix(19)) } == last
    }
  }

  /// Whether a time and a length beside it make the span: `from 10 a.m. for two hours`.
  private func isTimed(_ first: Moment?, _ last: Moment?) -> Bool {
    guard let start = first?.second, let end = last?.second else { return false }
    let lengths = times.compactMap { $0.type == "DURATION" ? $0.value.flatMap { TimexLength($0) } : nil }
    return times.contains { time in
      guard time.type == "TIME", let found = point(time), found.second != nil, Self.isNear(found, first) else { return false }
      return lengths.contains { Int($0.seconds) == (end - start + 86_400) % 86_400 }
    }
  }
}

extension TimeAnswer {
  private static func isOpen(_ mod: String?, isStart: Bool) -> Bool {
    isStart ? ["AFTER", "ON_OR_AFTER"].contains(mod) : ["BEFORE", "ON_OR_BEFORE"].contains(mod)
  }

  private static func isNear(_ found: Moment, _ wanted: Moment?) -> Bool {
    guard let wanted, found.second ?? 0 == wanted.second ?? 0 else { return false }
    return wanted.day == nil || found.day == wanted.day
  }

  /// Whether a moment inside a day lies between two moments.
  private static func holds(_ first: Moment, _ last: Moment, _ middle: Moment) -> Bool {
    guard let second = middle.second, let start = first.second, var end = last.second else { return false }
    if let day = first.day, middle.day != day { return false }
    if end <= start { end += 86_400 }
    return second >= start && second < end && end - start <= 12 * 3600
  }

  /// The whole days between two moments, for a weekend that is said to begin on Friday evening.
  private static func wholeDays(_ first: Moment?, _ last: Moment?) -> Stretch? {
    guard let first, let last, var start = first.day, var end = last.day else { return nil }
    if first.second ?? 0 > 0 { start = start.adding(days: 1) ?? start }
    if last.second ?? 0 == 0 { end = end.adding(days: -1) ?? end }
    return start <= end && (last.second ?? 0 == 0 || first.second ?? 0 > 0) ? Stretch(first: start, last: end) : nil
  }

  /// The days that an expression says, open where its modifier opens it.
  private static func days(_ time: AnnotationFile.Span) -> (CalendarDay?, CalendarDay?)? {
    guard let days = plainDays(time) else { return nil }
    switch time.mod {
    case "BEFORE": return (nil, days.first.adding(days: -1))
    case "ON_OR_BEFORE": return (nil, days.last)
    case "AFTER": return (days.last.adding(days: 1), nil)
    case "ON_OR_AFTER": return (days.first, nil)
    default: return (days.first, days.last)
    }
  }

  private static func plainDays(_ time: AnnotationFile.Span) -> Stretch? {
    guard let first = time.firstSecond.flatMap({ CalendarDay(iso: $0.prefix(10)) }),
      let last = time.lastSecond.flatMap({ CalendarDay(iso: $0.prefix(10)) })
    else { return nil }
    return Stretch(first: first, last: last)
  }

  private func point(_ time: AnnotationFile.Span) -> Moment? {
    guard let value = time.value, let mark = value.firstIndex(of: "T"), value.contains(":") else {
      return Self.plainDays(time).map { Moment(day: $0.first) }
    }
    let clock = value[mark...].prefix { $0 != "/" }
    return Moment((Self.plainDays(time)?.first.description ?? "") + clock, zone: zone)
  }

  private static func noon(_ time: AnnotationFile.Span) -> Moment? {
    time.value?.hasSuffix("TMI") == true ? middle(time) : nil
  }

  /// The middle of a part of the day.
  private static func middle(_ time: AnnotationFile.Span) -> Moment? {
    let hours = ["MO": 9, "MI": 12, "AF": 15, "EV": 19, "NI": 22, "DT": 12]
    guard let value = time.value, let mark = value.lastIndex(of: "T"), let hour = hours[String(value[mark...].dropFirst())] else {
      return nil
    }
    return Moment(day: plainDays(time)?.first, second: hour * 3600)
  }
}
