import FoundationEssentials
import TextModel

/// A text with the time expressions that a rule set of others finds in it: a row of the Recognizers or of the duckling cases.
public struct TimeCase: Decodable, Sendable {
  let id: AnnotationFile.Identifier
  let text: String
  let reference: String?
  let section: String?
  let expected: [Expectation]

  /// Reads a file of cases.
  ///
  /// - Throws: `AnnotationFile.Failure` that names the file and the line.
  public static func rows(path: String) throws -> [TimeCase] {
    try GoldFile.rows(path, of: TimeCase.self, form: form)
  }

  /// Reads cases that are in memory; `name` is what failures call them.
  ///
  /// - Throws: `AnnotationFile.Failure` that names the line.
  public static func rows(name: String, lines: Data) throws -> [TimeCase] {
    try GoldFile.rows(name: name, lines: lines, form: form)
  }

  private static let form = "id, text and expected, a list of expressions with start, end, type and value"

  /// The moment at which the text is read.
  var now: Moment? { reference.flatMap { Moment($0.prefix(19)) } }

  /// One expression of a case.
  struct Expectation: Decodable, Sendable {
    let start: Int
    let end: Int
    let type: String
    let text: String?
    let timex: String?
    let value: String?
    let values: [Resolution]?
    let grain: String?

    struct Resolution: Decodable, Sendable {
      let timex: String?
      let value: String?
    }

    private var texts: [String] { ((values ?? []).flatMap { [$0.timex, $0.value] } + [timex, value]).compactMap { $0 } }

    /// The meanings of which any is right: what is open to the past and to the future has two.
    var readings: [TimeReading] { texts.flatMap { readings($0) } }

    /// Whether it names a day that the calendar does not have: there is nothing to be found then.
    var isImpossible: Bool {
      texts.contains { text in
        let parts = text.split(separator: "-").map { $0 == "XXXX" ? 2000 : Int($0) }
        guard parts.count == 3, let year = parts[0], let month = parts[1], let day = parts[2] else { return false }
        return CalendarDay(year: year, month: month, day: day) == nil
      }
    }

    /// Whether it counts in units of days or more (`two weeks ago`), and so names one of those units and no hour.
    var countsUnits: Bool {
      let words = (text ?? "").lowercased().split { !$0.isLetter && !$0.isNumber }.map { String($0) }
      return zip(words, words.dropFirst()).contains {
        Self.isCount($0) && Self.units.contains($1.hasSuffix("s") ? String($1.dropLast()) : $1)
      }
    }

    private static let units: Set<String> = ["day", "week", "fortnight", "month", "quarter", "qtr", "year", "yr", "decade"]
    private static let counts: Set<String> = [
      "a", "an", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "twelve", "few", "couple", "several",
      "past",
      "last", "next", "coming", "upcoming", "previous", "following",
    ]

    private static func isCount(_ word: String) -> Bool { counts.contains(word) || Int(word) != nil }

    private func readings(_ text: String) -> [TimeReading] {
      if type == "duration" { return (Double(text).map { [.seconds($0)] } ?? []) + [.value(text)] }
      if type == "set" { return [.value(text)] }
      let ends = text.split(separator: "/", omittingEmptySubsequences: false)
      if ends.count == 2 { return span(ends[0], ends[1]).map { [$0] } ?? [] }
      if let moment = Moment(text), moment.second != nil { return [.moment(moment)] }
      return Stretch(text, grain: grain).map { [.days($0.first, $0.last), .value(text)] } ?? [.value(text)]
    }

    private func span(_ first: Substring, _ last: Substring) -> TimeReading? {
      if let a = Moment(first), a.second != nil { return .span(a, last == ".." ? nil : Moment(last), grain: grain) }
      if let b = Moment(last), b.second != nil { return .span(first == ".." ? nil : Moment(first), b, grain: grain) }
      let (a, b) = (Stretch(first, grain: nil), Stretch(last, grain: nil))
      guard (a != nil || first == ".."), (b != nil || last == "..") else { return nil }
      // What is behind a year begins with the next one; the end of a range is that of its last day or the day after.
      return .days(a?.first, b.map { $0.first })
    }
  }
}

/// The days from the first to the last of a unit.
struct Stretch: Equatable {
  let first: CalendarDay
  let last: CalendarDay

  init(first: CalendarDay, last: CalendarDay) {
    self.first = first
    self.last = last
  }

  /// Reads `2014`, `2014-10`, `2014-10-03`; a day with a grain is the first of that unit.
  init?(_ text: some StringProtocol, grain: String?) {
    let parts = text.split(separator: "-").map { Int($0) }
    guard (1...3).contains(parts.count), !parts.contains(nil), text.utf8.count == [4, 7, 10][parts.count - 1], let year = parts[0],
      let start = CalendarDay(year: year, month: parts.count > 1 ? parts[1] ?? 1 : 1, day: parts.count > 2 ? parts[2] ?? 1 : 1)
    else { return nil }
    let unit = grain == "week" || grain == "quarter" ? grain : ["year", "month", grain][parts.count - 1]
    let after: CalendarDay? =
      switch unit {
      case "week": start.adding(days: 7)
      case "month": start.adding(months: 1)
      case "quarter": start.adding(months: 3)
      case "year": start.adding(months: 12)
      case nil, "day": start.adding(days: 1)
      default: nil
      }
    guard let last = after?.adding(days: -1) else { return nil }
    (first, self.last) = (start, last)
  }
}
