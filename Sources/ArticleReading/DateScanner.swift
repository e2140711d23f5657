import TextModel

/// Walks over text and finds the dates that name their year.
struct DateScanner {
  private enum Item {
    case number(Int, digits: Int)
    case month(Int)
    /// `年`, `월` and the like, or letters that may stand inside a date (`de`, `th`).
    case filler
    case word
    case mark(UInt8)
  }

  private let bytes: [UInt8]
  private let order: WrittenDate.NumberOrder
  private var items: [(item: Item, range: Range<Int>)] = []
  private var position = 0
  private let months = MonthNames.standard

  init(_ bytes: [UInt8], order: WrittenDate.NumberOrder) {
    self.bytes = bytes
    self.order = order
    tokenize()
  }

  /// The next date, or nothing.
  mutating func next() -> WrittenDate? {
    while position < items.count {
      if let (day, length) = date(at: position) {
        let range = items[position].range.lowerBound..<items[position + length - 1].range.upperBound
        position += length
        return WrittenDate(day: day, range: range, hasTime: timeFollows())
      }
      position += 1
    }
    return nil
  }

  // MARK: Patterns

  private func date(at index: Int) -> (CalendarDay, Int)? {
    switch items[index].item {
    case .number(let value, let digits):
      if digits == 8 { return compact(value, index) }
      if digits == 14, let found = compact(value / 1_000_000, index) { return found }
      if digits == 4 { return yearFirst(value, index) }
      if digits <= 2 { return dayFirst(value, index) }
      return nil
    case .month(let month): return monthFirst(month, index)
    default: return nil
    }
  }

  private func compact(_ value: Int, _ index: Int) -> (CalendarDay, Int)? {
    guard let day = Self.day(value / 10_000, value / 100 % 100, value % 100) else { return nil }
    return (day, 1)
  }

  /// `2017-08-15`, `2017/8/15`, `2017.08.15`, `2017年8月15日`, `2017 August 15`, `2017. augusztus 15.`
  private func yearFirst(_ year: Int, _ index: Int) -> (CalendarDay, Int)? {
    var at = index + 1
    let separator = mark(at)
    skipJoint(&at)
    if case .month(let month)? = item(at) {
      at += 1
      skipJoint(&at)
      guard let (day, _) = number(at, upTo: 2), let found = Self.day(year, month, day) else { return nil }
      return (found, at - index + 1)
    }
    guard at > index + 1, let (month, _) = number(at, upTo: 2) else { return nil }
    at += 1
    guard mark(at) == separator || isFiller(at) else { return nil }
    skipJoint(&at)
    guard let (day, _) = number(at, upTo: 2), let found = Self.day(year, month, day) else { return nil }
    return (found, at - index + 1)
  }

  /// `15 Aug 2017`, `15. August 2017`, `15 de agosto de 2017`, `15/08/2017`, `15.8.17`, `1st of May 2017`
  private func dayFirst(_ day: Int, _ index: Int) -> (CalendarDay, Int)? {
    guard day <= 31 else { return nil }
    var at = index + 1
    let separator = mark(at)
    skipJoint(&at)
    if case .month(let month)? = item(at) {
      at += 1
      skipJoint(&at)
      guard let year = year(at), let found = Self.day(year, month, day) else { return nil }
      return (found, at - index + 1)
    }
    guard let separator, separator != UInt8(ascii: ","), at == index + 2, let (second, _) = number(at, upTo: 2), mark(at + 1) == separator
    else {
      return nil
    }
    guard let year = year(at + 2) else { return nil }
    if case .number(_, let digits)? = item(at + 2), digits == 2, separator == UInt8(ascii: "-") || mark(at + 3) == separator { return nil }
    let usesMonthFirst = order == .monthFirst && separator != UInt8(ascii: ".")
    let first = usesMonthFirst ? Self.day(year, day, second) : Self.day(year, second, day)
    guard let found = first ?? Self.day(year, day, second) ?? Self.day(year, second, day) else { return nil }
    return (found, at + 2 - index + 1)
  }

  /// `August 15, 2017`, `Aug. 15th 2017`
  private func monthFirst(_ month: Int, _ index: Int) -> (CalendarDay, Int)? {
    var at = index + 1
    skipJoint(&at)
    guard let (day, _) = number(at, upTo: 2) else { return nil }
    at += 1
    // `August 15 13:25` is no year.
    skipJoint(&at)
    guard case .number(_, let digits)? = item(at), digits == 4, let year = year(at), let found = Self.day(year, month, day) else {
      return nil
    }
    return (found, at - index + 1)
  }

  private static func day(_ year: Int, _ month: Int, _ day: Int) -> CalendarDay? {
    guard (1900...2100).contains(year) else { return nil }
    return CalendarDay(year: year, month: month, day: day)
  }

  private func year(_ index: Int) -> Int? {
    guard case .number(let value, let digits)? = item(index) else { return nil }
    if digits == 4 { return value }
    // A date of the wires: 3 JAN 90.
    if digits == 2, mark(index + 1) != UInt8(ascii: ":") { return value >= 70 ? 1900 + value : 2000 + value }
    return nil
  }

  private func timeFollows() -> Bool {
    var at = position
    for _ in 0..<4 {
      if case .number(_, let digits)? = item(at), digits <= 2, mark(at + 1) == UInt8(ascii: ":") { return true }
      at += 1
    }
    return false
  }

  // MARK: Tokens

  private func item(_ index: Int) -> Item? { index < items.count ? items[index].item : nil }

  private func mark(_ index: Int) -> UInt8? {
    if case .mark(let byte)? = item(index) { return byte }
    return nil
  }

  private func isFiller(_ index: Int) -> Bool {
    if case .filler? = item(index) { return true }
    return false
  }

  private func number(_ index: Int, upTo digits: Int) -> (Int, Int)? {
    guard case .number(let value, let count)? = item(index), count <= digits else { return nil }
    return (value, count)
  }

  /// Skips up to three fillers and marks between the parts of a date; a bracket ends it.
  private func skipJoint(_ index: inout Int) {
    for _ in 0..<3 {
      switch item(index) {
      case .filler: index += 1
      case .mark(let byte)
      where byte == UInt8(ascii: ".") || byte == UInt8(ascii: ",") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "/"):
        index += 1
      default: return
      }
    }
  }

  private mutating func tokenize() {
    var index = 0
    while index < bytes.count, items.count < 4000 {
      let byte = bytes[index]
      let start = index
      if (48...57).contains(byte) {
        var value = 0
        while index < bytes.count, (48...57).contains(bytes[index]) {
          if index - start < 15 { value = value * 10 + Int(bytes[index]) - 48 }
          index += 1
        }
        items.append((.number(value, digits: index - start), start..<index))
      } else if HTMLCleaner.isLetter(byte) || byte >= 0x80 {
        index = word(start)
      } else {
        index += 1
        if byte > 0x20 { items.append((.mark(byte), start..<index)) }
      }
    }
  }

  private mutating func word(_ start: Int) -> Int {
    for filler in Self.eastAsian where bytes[start...].starts(with: filler) {
      items.append((.filler, start..<start + filler.count))
      return start + filler.count
    }
    var index = start
    while index < bytes.count, HTMLCleaner.isLetter(bytes[index]) || bytes[index] >= 0x80 {
      if index > start, bytes[index] >= 0xE3, Self.eastAsian.contains(where: { bytes[index...].starts(with: $0) }) { break }
      index += 1
    }
    // No-break spaces count as space.
    var word = bytes[start..<index]
    while word.starts(with: [0xC2, 0xA0]) { word = word.dropFirst(2) }
    if word.isEmpty { return index }
    if let space = word.firstIndex(ofBytes: Self.noBreakSpace) {
      word = word[..<space]
      index = space
    }
    let lower = Lowercase.bytes(word)
    let follows = items.last.map { $0.range.upperBound == start } ?? false
    let isAfterNumber: Bool = if case .number? = items.last?.item { follows } else { false }
    // `Publish date15 Aug`, `2017-08-15T13:25`: letters may touch numbers.
    let item: Item =
      if let month = months.month(lower) { .month(month) } else if Self.fillers.contains(lower) || (isAfterNumber && lower.count == 2) {
        .filler
      } else { .word }
    items.append((item, start..<index))
    return index
  }

  private static let noBreakSpace: [UInt8] = [0xC2, 0xA0]
  private static let eastAsian: [[UInt8]] = ["年", "月", "日", "년", "월", "일"].map { Array($0.utf8) }
  private static let fillers: Set<[UInt8]> = Set(
    ["de", "del", "of", "den", "the", "le", "th", "st", "nd", "rd", "er", "do", "di", "г", "tháng"].map { Array($0.utf8) })
}
