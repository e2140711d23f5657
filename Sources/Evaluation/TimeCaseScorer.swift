import TextModel

/// Scores time expressions against the cases of other rule sets.
///
/// A case is passed where every expression it expects is found (the words overlap) with the meaning it expects, and nothing else is
/// found. Days count, and the time of day where the case names one. The cases follow the conventions of the programs they come from,
/// which differ from TIMEX3 and from each other; so these are taken as equal:
/// - a part of the day and the hours that the case gives it, where its middle lies in them;
/// - the last day of a range, the day after, and the first day of the unit that it ends with (`from March to May`);
/// - `early`, `mid` and `late` and the days that the case gives them, where those lie at that end of the unit;
/// - `two weeks ago` as a day and as the week that holds it, `in two days` as a day and as an hour of it;
/// - `the last two months` up to the day of reading, and as whole months;
/// - `by Friday` open, and from the moment of reading on; `after 2014` with or without 2014;
/// - `now` and the moment of reading; noon and midday; a time beside a length, and the span that they make;
/// - a feast that is marked as known to a day or so, and the days beside it; a feast that begins on the evening before, and its days;
/// - a day that the calendar does not have and no expression at all.
public struct TimeCaseScorer: Sendable {
  /// Creates a scorer.
  public init() {}

  /// The share of cases passed, by the type of their first expression (`none` where nothing is to be found), and of all.
  public func score(cases: [TimeCase], predicted: AnnotationFile) -> ShareReport {
    var report = ShareReport(title: "cases")
    for group in Self.grouped(cases) {
      let row = group[0]
      // What the rules it comes from find only when asked to guess: `the 24`, `ten thirty`.
      if row.section == "latentCorpus" {
        report.add("out of scope: guesses", isRight: group.contains { passes($0, predicted.rows[$0.id]?.times ?? []) })
        continue
      }
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
      if expectation.isImpossible { return near.isEmpty }
      let answer = TimeAnswer(
        near, now: row.now, isUnit: expectation.countsUnits, zone: row.reference.flatMap { Moment.offset(of: $0) })
      return expectation.readings.contains { answer.means($0) }
    }
  }
}
