import FoundationEssentials
import TextModel

/// A document with mentions of events and their days, as a person read them.
public struct TimelineDocument: Decodable, Sendable {
  let id: AnnotationFile.Identifier
  let events: [Mention]

  /// Reads a file of such documents.
  ///
  /// - Throws: `AnnotationFile.Failure` that names the file and the line.
  public static func rows(path: String) throws -> [TimelineDocument] {
    try GoldFile.rows(path, of: TimelineDocument.self, form: form)
  }

  /// Reads documents that are in memory; `name` is what failures call them.
  ///
  /// - Throws: `AnnotationFile.Failure` that names the line.
  public static func rows(name: String, lines: Data) throws -> [TimelineDocument] {
    try GoldFile.rows(name: name, lines: lines, form: form)
  }

  private static let form = "id and events, a list of mentions with start, end and date"

  struct Mention: Decodable, Sendable {
    let start: Int
    let end: Int
    let date: String?

    /// The first and last day; nothing where the day is not known.
    var days: (first: CalendarDay, last: CalendarDay)? {
      let parts = (date ?? "").split(separator: "-").prefix { !$0.contains("X") }.map { Int($0) }
      guard !parts.contains(nil), let year = parts.first ?? nil else { return nil }
      let month = parts.count > 1 ? parts[1] : nil
      let day = parts.count > 2 ? parts[2] : nil
      guard let first = CalendarDay(year: year, month: month ?? 1, day: day ?? 1) else { return nil }
      if day != nil { return (first, first) }
      return first.adding(months: month == nil ? 12 : 1)?.adding(days: -1).map { (first, $0) }
    }
  }
}

/// Scores the days of events: how many of the dated mentions have the right days, and how many of the undated ones are given any.
///
/// A mention is found where an event's action, or a predicate where the file has those, overlaps it.
public struct TimelineScorer: Sendable {
  /// Creates a scorer.
  public init() {}

  /// The shares: of dated mentions with the right days, of the found ones among them, and of undated mentions that stay undated.
  public func score(gold: [TimelineDocument], predicted: AnnotationFile) -> ShareReport {
    var report = ShareReport(title: "mentions")
    for document in gold {
      let row = predicted.rows[document.id]
      let found = row?.predicates?.map { DatedMention($0) } ?? row?.events?.map { DatedMention($0) } ?? []
      for mention in document.events {
        let match = found.first { $0.start < mention.end && $0.end > mention.start }
        if let days = mention.days {
          let isRight = match?.days.map { $0 == days } ?? false
          report.add("dated: right days", isRight: isRight)
          if match != nil { report.add("dated and found as an event: right days", isRight: isRight) }
          if match?.days != nil { report.add("dated and given days: right days", isRight: isRight) }
        } else {
          report.add("undated: left undated", isRight: match?.days == nil)
        }
      }
    }
    return report
  }
}

/// A mention of something done as an answer has it.
private struct DatedMention {
  let start: Int
  let end: Int
  let days: (first: CalendarDay, last: CalendarDay)?

  init(_ event: AnnotationFile.Event) {
    (start, end) = (event.start ?? .max, event.end ?? .min)
    days = Self.days(event.firstSecond, event.lastSecond)
  }

  init(_ predicate: AnnotationFile.Span) {
    (start, end) = (predicate.start, predicate.end)
    days = Self.days(predicate.firstSecond, predicate.lastSecond)
  }

  private static func days(_ first: String?, _ last: String?) -> (first: CalendarDay, last: CalendarDay)? {
    guard let first = first.flatMap({ CalendarDay(iso: $0.prefix(10)) }), let last = last.flatMap({ CalendarDay(iso: $0.prefix(10)) })
    else {
      return nil
    }
    return (first, last)
  }
}
