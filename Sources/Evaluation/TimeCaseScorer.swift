import TextModel

/// Scores time expressions against the cases of other rule sets.
///
/// A case is passed where every expression it expects is found (the words overlap) with the meaning it expects, and nothing else is
/// found. Days count, and the time of day where the case names one; a part of the day is right where its middle lies in the hours that
/// the case gives it. The end of a range may be given as its last day or as the day after.
public struct TimeCaseScorer: Sendable {
  /// Creates a scorer.
  public init() {}

  /// The share of cases passed, by the type of their first expression (`none` where nothing is to be found), and of all.
  public func score(cases: [TimeCase], predicted: AnnotationFile) -> ShareReport {
    var report = ShareReport(title: "cases")
    for group in Self.grouped(cases) {
      let row = group[0]
      let isRight = group.contains { passes($0, predicted.rows[$0.id]?.times ?? []) }
      report.add("all", isRight: isRight)
      report.add(row.expected.first?.type ?? "none", isRight: isRight)
    }
    return report
  }

  /// The cases that are not passed, with what was found, for a person.
  public func failures(cases: [TimeCase], predicted: AnnotationFile) -> [String] {
    Self.grouped(cases).compactMap { group in
      if group.contains(where: { passes($0, predicted.rows[$0.id]?.times ?? []) }) { return nil }
      let row = group[0]
      let times = predicted.rows[row.id]?.times ?? []
      let wanted = row.expected.map { "\($0.type) \($0.value ?? $0.timex ?? "")" }.joined(separator: "; ")
      let found = times.map { $0.value ?? "" }.joined(separator: "; ")
      return "\(row.text)\t\(wanted)\t\(found)"
    }
  }

  /// Cases of one text and day are one case with several right answers: the same words mean other days in other countries.
  private static func grouped(_ cases: [TimeCase]) -> [[TimeCase]] {
    var groups: [[TimeCase]] = []
    var places: [String: Int] = [:]
    for row in cases {
      let key = row.text + "\n" + (row.reference ?? "")
      if let place = places[key] {
        groups[place].append(row)
      } else {
        places[key] = groups.count
        groups.append([row])
      }
    }
    return groups
  }

  private func passes(_ row: TimeCase, _ times: [AnnotationFile.Span]) -> Bool {
    let isExtra = times.contains { time in !row.expected.contains { time.start < $0.end && time.end > $0.start } }
    if isExtra { return false }
    return row.expected.allSatisfy { expectation in
      let near = times.filter { $0.start < expectation.end && $0.end > expectation.start }.sorted { $0.start < $1.start }
      let answer = TimeAnswer(near)
      return expectation.readings.contains { answer.means($0) }
    }
  }
}

/// The expressions found where one is expected: one, or the two ends of a range.
struct TimeAnswer {
  private let times: [AnnotationFile.Span]

  init(_ times: [AnnotationFile.Span]) { self.times = times }

  func means(_ reading: TimeReading) -> Bool {
    switch reading {
    case .value(let value): return times.contains { $0.value == value }
    case .seconds(let seconds):
      return times.contains { $0.value.flatMap { TimexLength($0) }.map { abs($0.seconds - seconds) < 1 } ?? false }
    case .days(let first, let last): return spans.contains { Self.isSame($0, first, last) }
    case .moment(let moment):
      return times.contains { time in
        guard let found = Self.moment(time) else { return false }
        return found.second == moment.second && (moment.day == nil || found.day == moment.day)
      }
    case .span(let first, let last): return spans(first, last)
    }
  }

  /// The days of each expression, and of all together.
  private var spans: [(CalendarDay?, CalendarDay?)] {
    var found = times.compactMap { Self.days($0) }
    if let first = times.first.flatMap({ Self.plainDays($0) }), let last = times.last.flatMap({ Self.plainDays($0) }), times.count > 1 {
      found.append((first.0, last.1))
    }
    return found
  }

  private static func isSame(_ found: (CalendarDay?, CalendarDay?), _ first: CalendarDay?, _ last: CalendarDay?) -> Bool {
    guard (found.0 == nil) == (first == nil), (found.1 == nil) == (last == nil) else { return false }
    let starts = found.0 == first || first == nil || (last == nil && found.0?.adding(days: -1) == first)
    return starts && (found.1 == last || found.1?.adding(days: 1) == last)
  }

  private func spans(_ first: Moment?, _ last: Moment?) -> Bool {
    if times.count > 1, let a = times.first.flatMap({ Self.moment($0) }), let b = times.last.flatMap({ Self.moment($0) }) {
      if Self.isNear(a, first), Self.isNear(b, last) { return true }
    }
    for time in times {
      if let ends = time.value?.split(separator: "/"), ends.count == 2, let a = Moment(ends[0]), let b = Moment(ends[1]) {
        if Self.isNear(a, first), Self.isNear(b, last) { return true }
      }
      if (first == nil) != (last == nil), let found = Self.moment(time), Self.isOpen(time.mod, isStart: first != nil) {
        if Self.isNear(found, first ?? last) { return true }
      }
      if let middle = Self.middle(time), let first, let last, Self.holds(first, last, middle) { return true }
      if let whole = Self.wholeDays(first, last), let days = Self.days(time), days == whole { return true }
    }
    return false
  }

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
  private static func wholeDays(_ first: Moment?, _ last: Moment?) -> (CalendarDay, CalendarDay)? {
    guard let first, let last, var start = first.day, var end = last.day else { return nil }
    if first.second ?? 0 > 0 { start = start.adding(days: 1) ?? start }
    end = end.adding(days: -1) ?? end
    return start <= end && last.second ?? 0 == 0 ? (start, end) : nil
  }
}

extension TimeAnswer {
  /// The days that an expression says, open where its modifier opens it.
  private static func days(_ time: AnnotationFile.Span) -> (CalendarDay?, CalendarDay?)? {
    guard let (first, last) = plainDays(time) else { return nil }
    switch time.mod {
    case "BEFORE": return (nil, first.adding(days: -1))
    case "ON_OR_BEFORE": return (nil, last)
    case "AFTER": return (last.adding(days: 1), nil)
    case "ON_OR_AFTER": return (first, nil)
    default: return (first, last)
    }
  }

  private static func plainDays(_ time: AnnotationFile.Span) -> (CalendarDay, CalendarDay)? {
    guard let first = time.firstSecond.flatMap({ CalendarDay(iso: $0.prefix(10)) }),
      let last = time.lastSecond.flatMap({ CalendarDay(iso: $0.prefix(10)) })
    else { return nil }
    return (first, last)
  }

  private static func moment(_ time: AnnotationFile.Span) -> Moment? {
    guard let value = time.value, let mark = value.firstIndex(of: "T"), value.contains(":") else {
      return plainDays(time).map { Moment(day: $0.0) }
    }
    var moment = Moment(value[mark...])
    moment?.day = plainDays(time)?.0
    return moment
  }

  /// The middle of a part of the day.
  private static func middle(_ time: AnnotationFile.Span) -> Moment? {
    let hours = ["MO": 9, "MI": 12, "AF": 15, "EV": 19, "NI": 22, "DT": 12]
    guard let value = time.value, let mark = value.lastIndex(of: "T"), let hour = hours[String(value[mark...].dropFirst())] else {
      return nil
    }
    return Moment(day: plainDays(time)?.0, second: hour * 3600)
  }
}
