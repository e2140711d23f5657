/// What a scanned word can stand for in a rule; `name` is the name in the tables.
enum WordClass: UInt8, CaseIterable {
  // From the table of words.
  case month
  /// A month's abbreviation: only beside a day or a year.
  case monthAbbreviation
  case weekday
  /// A weekday's abbreviation: only in a full date.
  case weekdayAbbreviation
  /// Singular and plural of a unit.
  case unit
  case units
  case season
  case part
  case last
  case this
  case next
  case modifier
  case relativeDay
  case ampm
  case zone
  case frequency
  case vague
  case numeral
  /// Nouns behind a number of four digits that is no year.
  case counted
  /// Words before a number of four digits that is no year.
  case label
  case pastVerb
  /// Words before a bare year or month that show it is one.
  case preposition
  case futureVerb
  /// Words that a participle behind them makes a passive infinitive of: `will be opened` is no past.
  case passive
  /// Words that an infinitive follows whose day is to come: `plans to`, `is expected to`.
  case planning
  /// Names of times that are ordinary words too.
  case common
  // From the table of holidays.
  case holiday
  // Made by the scanner.
  /// Eight digits that are a year, a month and a day.
  case compactDate
  case number
  /// A number in words.
  case spelled
  /// A decimal fraction, in hundredths.
  case decimal
  case ordinal
  case dayNumber
  /// A day in digits with its ending: `3rd`.
  case dayOrdinal
  case monthNumber
  case year
  case shortYear
  case hour
  case minute
  case fourDigits
  case decade

  /// The bit of the class in a token's mask.
  @inline(__always) var bit: UInt64 { 1 << UInt64(rawValue) }
  var index: Int { Int(rawValue) }

  /// The name in the tables.
  var name: String {
    switch self {
    case .month: "MONTH"
    case .monthAbbreviation: "MABBR"
    case .weekday: "WEEKDAY"
    case .weekdayAbbreviation: "WDABBR"
    case .unit: "UNIT"
    case .units: "UNITS"
    case .season: "SEASON"
    case .part: "PART"
    case .last: "LAST"
    case .this: "THIS"
    case .next: "NEXT"
    case .modifier: "MOD"
    case .relativeDay: "RELDAY"
    case .ampm: "AMPM"
    case .zone: "ZONE"
    case .frequency: "FREQ"
    case .vague: "VAGUE"
    case .numeral: "NUMW"
    case .counted: "NOTYEAR"
    case .label: "LABEL"
    case .pastVerb: "PASTVERB"
    case .preposition: "PREP"
    case .common: "COMMON"
    case .dayOrdinal: "DTH"
    case .futureVerb: "FUTUREVERB"
    case .passive: "PASSIVE"
    case .planning: "PLANNING"
    case .holiday: "HOLIDAY"
    case .compactDate: "COMPACT"
    case .number: "NUM"
    case .spelled: "SPELLED"
    case .decimal: "DEC"
    case .ordinal: "ORD"
    case .dayNumber: "DD"
    case .monthNumber: "MM"
    case .year: "YEAR"
    case .shortYear: "YY"
    case .hour: "HH"
    case .minute: "MIN"
    case .fourDigits: "HHMM"
    case .decade: "DECADE"
    }
  }

  /// The classes by their names in the tables.
  static let named = Dictionary(uniqueKeysWithValues: allCases.map { ($0.name, $0) })

  /// Whether the value is the token's number and not the word's.
  var isNumeric: Bool {
    switch self {
    case .number, .compactDate, .spelled, .decimal, .ordinal, .dayNumber, .dayOrdinal, .monthNumber, .year, .shortYear, .hour, .minute,
      .fourDigits, .decade,
      .holiday:
      true
    default: false
    }
  }

  /// The slot that a match fills where the pattern names none.
  var slot: Slot? {
    switch self {
    case .month, .monthAbbreviation, .monthNumber: .month
    case .weekday, .weekdayAbbreviation: .weekday
    case .unit, .units, .frequency: .unit
    case .season: .season
    case .part: .part
    case .last, .this, .next: .direction
    case .modifier: .modifier
    case .relativeDay: .offset
    case .ampm: .ampm
    case .zone: .zone
    case .vague: .reference
    case .number, .spelled: .count
    case .compactDate: .a
    case .decimal: .decimal
    case .ordinal: .ordinal
    case .dayNumber, .dayOrdinal: .day
    case .year: .year
    case .shortYear: .shortYear
    case .hour: .hour
    case .minute: .minute
    case .fourDigits: .clock
    case .decade: .decade
    case .holiday: .holiday
    case .numeral, .counted, .label, .pastVerb, .preposition, .common, .futureVerb, .passive, .planning: nil
    }
  }
}

/// What a match can hand to its normalizer; the case is the name in the tables.
enum Slot: UInt8, CaseIterable {
  case count, decimal, unit, ordinal, month, day, weekday, season, part, direction, modifier, offset, ampm, zone, reference
  case year, shortYear, hour, minute, second, clock, decade, holiday
  case day2, month2, year2, shortYear2, hour2, minute2, clock2, ampm2, unit2, anchor, toward, bare, a, b

  @inline(__always) var index: Int { Int(rawValue) }

  /// The slot that the tables call `name`.
  static func named(_ name: String) -> Slot? { byName[name] }

  /// The cases by their names: looking a name up in a description of each case took a third of reading the rules.
  private static let byName = Dictionary(uniqueKeysWithValues: allCases.map { (String(describing: $0), $0) })

  /// The number that a name stands for in this slot, such as `START` or `week`; nothing where it is unknown.
  func value(named name: String) -> Int32? {
    if let number = Int32(name) { return number }
    switch self {
    case .unit, .unit2: return TimeUnit.allCases.first { $0.name == name }?.rawValue
    case .modifier: return TimexModifier.allCases.first { $0.name == name }?.rawValue
    case .part: return DayPart.allCases.first { $0.name == name }?.rawValue
    case .reference: return VagueReference.allCases.first { $0.name == name }?.rawValue
    default: return nil
    }
  }
}

/// A TIMEX3 modifier.
enum TimexModifier: Int32, CaseIterable {
  case start, mid, end, approx, before, after, onOrBefore, onOrAfter, moreThan, lessThan, equalOrMore, equalOrLess

  /// The name in TIMEX3.
  var name: String {
    switch self {
    case .start: "START"
    case .mid: "MID"
    case .end: "END"
    case .approx: "APPROX"
    case .before: "BEFORE"
    case .after: "AFTER"
    case .onOrBefore: "ON_OR_BEFORE"
    case .onOrAfter: "ON_OR_AFTER"
    case .moreThan: "MORE_THAN"
    case .lessThan: "LESS_THAN"
    case .equalOrMore: "EQUAL_OR_MORE"
    case .equalOrLess: "EQUAL_OR_LESS"
    }
  }
}

/// A part of the day.
enum DayPart: Int32, CaseIterable {
  case morning, midday, afternoon, evening, night, daytime, noon, midnight

  /// The code behind the `T` of a TIMEX3 value; also the name in the tables.
  var name: String {
    switch self {
    case .morning: "MO"
    case .midday: "MI"
    case .afternoon: "AF"
    case .evening: "EV"
    case .night: "NI"
    case .daytime: "DT"
    case .noon: "12:00"
    case .midnight: "24:00"
    }
  }
}

/// A TIMEX3 reference to no particular time.
enum VagueReference: Int32, CaseIterable {
  case past, present, future

  /// The TIMEX3 value; also the name in the tables.
  var name: String {
    switch self {
    case .past: "PAST_REF"
    case .present: "PRESENT_REF"
    case .future: "FUTURE_REF"
    }
  }
}
