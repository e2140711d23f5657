import TemporalTagging
import TextModel

/// Dates an action by another one that has a day: `three days after the attack`.
struct OffsetDater {
  let context: CodingContext

  private var tokens: [Token] { context.tokens }

  /// What a length before or after something says of the day of an action.
  enum Answer {
    case date(EventDate)
    /// The story does not tell the day that the length is counted from.
    case unknown
  }

  /// What is said of `action`, where a length before or after something stands in its clause; `dayOf` gives the date that the words beside
  /// an earlier telling of that give it.
  func answer(for action: Int, dayOf: (Int) -> EventDate?) -> Answer? {
    let sentence = context.analysis.sentences[context.sentence(of: action)]
    for timex in context.timexes where timex.type == .duration && timex.start == nil && sentence.range.contains(timex.range) {
      guard let last = context.analysis.tokens(in: timex.range).last, let (direction, anchor) = relation(behind: last, sentence.tokens),
        let length = Length(timex.value), let path = context.tree.distance(last, action), path.clauses <= 1
      else { continue }
      let told = tellings(of: anchor, before: sentence.tokens.lowerBound).lazy.compactMap(dayOf).first { $0.precision == .day }
      guard let told, let days = length.shifted(told.start, direction) else { return .unknown }
      if action == anchor { return .date(told) }
      let text = TextRange(timex.range.start, tokens[anchor].range.end)
      return .date(
        EventDate(
          start: days.lowerBound, end: days.upperBound, precision: length.precision, basis: .text,
          text: oneLine(context.document.text[text])))
    }
    return nil
  }

  /// Whether `after` or `before` and a noun stand behind a word, and that noun.
  private func relation(behind index: Int, _ sentence: Range<Int>) -> (direction: Int, anchor: Int)? {
    let directions = ["after": 1, "following": 1, "before": -1]
    guard sentence.contains(index + 1), let direction = directions[context.lemma(index + 1)] else { return nil }
    for next in (index + 2)..<min(index + 6, sentence.upperBound) {
      switch tokens[next].upos {
      case .det, .adj: continue
      case .noun where tokens[next].deprel != .compound: return (direction, next)
      case .noun: continue
      default: return nil
      }
    }
    return nil
  }

  /// The earlier words of the lemma of a noun, the nearest first.
  private func tellings(of anchor: Int, before start: Int) -> [Int] {
    let lemma = context.lemma(anchor)
    return (0..<start).reversed().filter {
      tokens[$0].upos == .noun && context.lemma($0) == lemma || tokens[$0].upos == .verb && context.verbLemma($0) == lemma
    }
  }
}

/// A length of whole days, weeks, months or years.
private struct Length {
  private let count: Int
  private let unit: Character

  /// Reads `P3D`, `P2W`, `P1M`, `P10Y`.
  init?(_ value: String) {
    guard value.first == "P", let last = value.last, "DWMY".contains(last), let count = Int(value.dropFirst().dropLast()),
      (1...1000).contains(count)
    else { return nil }
    (self.count, unit) = (count, last)
  }

  var precision: DatePrecision { unit == "D" ? .day : unit == "W" ? .week : unit == "M" ? .month : .year }

  /// The day, week, month or year that lies as far from a day.
  func shifted(_ day: CalendarDay, _ direction: Int) -> ClosedRange<CalendarDay>? {
    let steps = direction * count
    let found =
      unit == "D" || unit == "W" ? day.adding(days: unit == "D" ? steps : 7 * steps) : day.adding(months: unit == "M" ? steps : 12 * steps)
    guard let found else { return nil }
    let first: CalendarDay?
    let last: CalendarDay?
    switch unit {
    case "D": (first, last) = (found, found)
    case "W":
      first = found.adding(days: 1 - found.weekday)
      last = first?.adding(days: 6)
    case "M":
      first = CalendarDay(year: found.year, month: found.month, day: 1)
      last = first?.adding(months: 1)?.adding(days: -1)
    default: (first, last) = (CalendarDay(year: found.year, month: 1, day: 1), CalendarDay(year: found.year, month: 12, day: 31))
    }
    guard let first, let last, first <= last else { return nil }
    return first...last
  }
}
