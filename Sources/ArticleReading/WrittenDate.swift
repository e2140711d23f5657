import TextModel

/// A date as metadata and news pages write it: a day, where it stands, and the timestamp as it was given.
public struct WrittenDate: Hashable, Sendable {
  /// In which order a date of three plain numbers (`03/04/2017`) is read where both are possible.
  public enum NumberOrder: Sendable {
    /// As most of the world writes.
    case dayFirst
    /// As the United States write.
    case monthFirst
  }

  /// The local day: no zone is applied.
  public let day: CalendarDay
  /// Where in the bytes the date stands, without its time of day.
  public let range: Range<Int>
  /// Whether a time of day follows.
  public let hasTime: Bool

  /// Reads a date such as `2017-08-15T13:25:00+04:30`, `Tue, 15 Aug 2017 13:25:00 GMT`, `15 Aug 2017 - 13:25`, `August 15, 2017`,
  /// `2017/08/15`, `20170815T132500Z`, `15.08.2017` or `2017年8月15日`; nothing where there is none.
  public init?(_ text: some StringProtocol, order: NumberOrder = .dayFirst) {
    guard let found = Self.first(in: Array(text.utf8), order: order) else { return nil }
    self = found
  }

  init(day: CalendarDay, range: Range<Int>, hasTime: Bool) {
    self.day = day
    self.range = range
    self.hasTime = hasTime
  }

  /// The first date in `bytes` that names its year. Complexity: O(n).
  public static func first(in bytes: [UInt8], order: NumberOrder = .dayFirst) -> WrittenDate? {
    var scanner = DateScanner(bytes, order: order)
    return scanner.next()
  }

  /// A Unix time in seconds or milliseconds, as some pages carry it.
  static func unixTime(_ text: String) -> WrittenDate? {
    guard text.utf8.count == 10 || text.utf8.count == 13, let number = Int(text) else { return nil }
    let seconds = text.utf8.count == 13 ? number / 1000 : number
    guard seconds > 600_000_000, let day = CalendarDay(ordinal: seconds / 86_400) else { return nil }
    return WrittenDate(day: day, range: 0..<text.utf8.count, hasTime: true)
  }

  /// A date in the path of a URL: `/2017/08/15/` or `/2017-08-15-`, `/20170815/`.
  static func inURL(_ url: String) -> CalendarDay? {
    let bytes = Array(url.utf8)
    var index = 0
    while index < bytes.count {
      guard bytes[index] == UInt8(ascii: "/") else {
        index += 1
        continue
      }
      index += 1
      if let day = urlDay(bytes, index) { return day }
    }
    return nil
  }

  private static func urlDay(_ bytes: [UInt8], _ start: Int) -> CalendarDay? {
    func number(_ from: Int, _ length: Int) -> Int? {
      guard from + length <= bytes.count else { return nil }
      var value = 0
      for index in from..<from + length {
        guard (48...57).contains(bytes[index]) else { return nil }
        value = value * 10 + Int(bytes[index]) - 48
      }
      return value
    }
    guard let year = number(start, 4), (1990...2100).contains(year), start + 4 < bytes.count else { return nil }
    let separator = bytes[start + 4]
    if separator == UInt8(ascii: "/") || separator == UInt8(ascii: "-") || separator == UInt8(ascii: "_") {
      var index = start + 5
      guard let month = number(index, 2) ?? number(index, 1) else { return nil }
      index += number(index, 2) == nil ? 1 : 2
      guard index < bytes.count, bytes[index] == separator else { return nil }
      index += 1
      guard let day = number(index, 2) ?? number(index, 1) else { return nil }
      let hasTwoDigits = number(index, 2) != nil
      index += hasTwoDigits ? 2 : 1
      if index < bytes.count {
        if (48...57).contains(bytes[index]) { return nil }
        // `/2023/10/3-questions-to`: a single digit before a word counts something.
        if !hasTwoDigits, separator == UInt8(ascii: "/"), bytes[index] != separator { return nil }
      }
      return CalendarDay(year: year, month: month, day: day)
    }
    if let month = number(start + 4, 2), let day = number(start + 6, 2), number(start + 8, 1) == nil {
      return CalendarDay(year: year, month: month, day: day)
    }
    return nil
  }
}
