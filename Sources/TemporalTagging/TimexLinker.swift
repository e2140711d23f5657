import TextModel

/// Joins what belongs together in the expressions of a block: a time and its day, the two ends of a range, `since` and its date.
struct TimexLinker {
  let tokens: [TimexToken]
  private let vocabulary: Vocabulary
  private var found: [FoundTimex]
  private var intervals: [ClosedRange<CalendarDay>?]

  init(tokens: [TimexToken], vocabulary: Vocabulary, found: [FoundTimex]) {
    self.tokens = tokens
    self.vocabulary = vocabulary
    self.found = found
    intervals = []
    joinTimes()
    intervals = Array(repeating: nil, count: self.found.count)
    linkRanges()
    openIntervals()
  }

  /// The expressions as the outside sees them.
  func timexes() -> [Timex] {
    found.indices.map { index in
      let item = found[index]
      let period = item.reading.period
      var interval = intervals[index]
      if interval == nil, case .days(let first, let last)? = period, first <= last { interval = first...last }
      return Timex(
        range: TextRange(tokens[item.tokens.lowerBound].start, tokens[item.tokens.upperBound - 1].end), type: item.reading.type,
        value: item.reading.value, mod: item.reading.modifier?.name, start: period?.first, end: period?.last,
        precision: period?.precision ?? .unknown, interval: interval, rule: item.rule)
    }
  }

  private func word(_ index: Int) -> String? {
    guard tokens.indices.contains(index), tokens[index].entry >= 0 else { return nil }
    return String(decoding: vocabulary.entries[Int(tokens[index].entry)].word, as: UTF8.self)
  }

  /// `8 p.m. Friday` is one expression; `8 p.m. on Friday` are two of the same day.
  private mutating func joinTimes() {
    var joined: [FoundTimex] = []
    for item in found {
      guard let last = joined.last, let time = Self.clock(last.reading), case .day(let day)? = item.reading.period,
        item.reading.type == .date,
        item.tokens.lowerBound - last.tokens.upperBound <= 1, tokens[item.tokens.lowerBound].gap != .wall
      else {
        joined.append(item)
        continue
      }
      let between = item.tokens.lowerBound > last.tokens.upperBound ? word(last.tokens.upperBound) : ""
      guard between == "" || between == "on" || between == "," || between == "of" else {
        joined.append(item)
        continue
      }
      joined[joined.count - 1].reading = TimexReading(
        .time, day.description + time, modifier: last.reading.modifier, period: .day(day))
      if between == "on" {
        joined.append(item)
      } else {
        joined[joined.count - 1].tokens = last.tokens.lowerBound..<item.tokens.upperBound
      }
    }
    found = joined
  }

  private static func clock(_ reading: TimexReading) -> String? {
    guard reading.type == .time, let mark = reading.value.utf8.firstIndex(of: UInt8(ascii: "T")), reading.value.utf8.count > 8 else {
      return nil
    }
    return String(reading.value[mark...])
  }

  private mutating func linkRanges() {
    guard found.count > 1 else { return }
    for index in 1..<found.count {
      let (first, second) = (found[index - 1], found[index])
      guard first.reading.type == .date || first.reading.type == .time, second.reading.type == first.reading.type,
        let start = first.reading.period?.first, let end = second.reading.period?.last, start < end
      else { continue }
      let gap = second.tokens.lowerBound - first.tokens.upperBound
      let opening = word(first.tokens.lowerBound - 1)
      let link = gap == 1 ? word(first.tokens.upperBound) : gap == 0 && tokens[second.tokens.lowerBound].gap == .hyphen ? "-" : nil
      switch link {
      case "to", "through", "until", "till", "-", "thru": break
      case "and" where opening == "between": break
      default: continue
      }
      intervals[index - 1] = start...end
      intervals[index] = start...end
    }
  }

  private mutating func openIntervals() {
    for index in found.indices where intervals[index] == nil && found[index].reading.modifier == nil && found[index].reading.period != nil {
      guard found[index].reading.type == .date || found[index].reading.type == .time, word(found[index].tokens.upperBound) != "'s" else {
        continue
      }
      switch word(found[index].tokens.lowerBound - 1) {
      case "earlier": found[index].reading.modifier = .start
      case "later": found[index].reading.modifier = .end
      case "since": found[index].reading.modifier = .onOrAfter
      case "from" where ["on", "onward", "onwards"].contains(word(found[index].tokens.upperBound)):
        found[index].reading.modifier = .onOrAfter
      case "until", "till", "by": found[index].reading.modifier = .onOrBefore
      case "before": found[index].reading.modifier = .before
      case "after": found[index].reading.modifier = .after
      default: break
      }
    }
  }
}
