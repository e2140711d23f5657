import FoundationEssentials
import TextModel

/// A text with the time expressions that a rule set of others finds in it: a row of the Recognizers or of the duckling cases.
public struct TimeCase: Decodable, Sendable {
  let id: AnnotationFile.Identifier
  let text: String
  let reference: String?
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

  /// One expression of a case.
  struct Expectation: Decodable, Sendable {
    let start: Int
    let end: Int
    let type: String
    let timex: String?
    let value: String?
    let values: [Resolution]?
    let grain: String?

    struct Resolution: Decodable, Sendable {
      let timex: String?
      let value: String?
    }

    /// The meanings of which any is right: what is open to the past and to the future has two.
    var readings: [TimeReading] {
      let all = (values ?? []).flatMap { [$0.timex, $0.value] } + [timex, value]
      var found: [TimeReading] = []
      for text in all.compactMap({ $0 }) { found += Self.readings(text, type: type, grain: grain) }
      return found
    }

    private static func readings(_ text: String, type: String, grain: String?) -> [TimeReading] {
      if type == "duration" { return (Double(text).map { [.seconds($0)] } ?? []) + [.value(text)] }
      if type == "set" { return [.value(text)] }
      let ends = text.split(separator: "/", omittingEmptySubsequences: false)
      if ends.count == 2 {
        let (first, last) = (Moment(ends[0]), Moment(ends[1]))
        guard (first != nil || ends[0] == ".."), (last != nil || ends[1] == "..") else { return [] }
        if first?.second == nil, last?.second == nil { return [.days(first?.day, last?.day)] }
        return [.span(first, last)]
      }
      guard let moment = Moment(text) else { return [.value(text)] }
      guard moment.second == nil, let day = moment.day else { return [.moment(moment)] }
      return days(day, grain: grain).map { [.days(day, $0)] } ?? [.moment(moment)]
    }

    /// The last day of the unit that begins on `day`.
    private static func days(_ day: CalendarDay, grain: String?) -> CalendarDay? {
      switch grain {
      case nil, "day": day
      case "week": day.adding(days: 6)
      case "month": day.adding(months: 1)?.adding(days: -1)
      case "quarter": day.adding(months: 3)?.adding(days: -1)
      case "year": day.adding(months: 12)?.adding(days: -1)
      default: nil
      }
    }
  }
}
