import TextModel

/// The tabular Islamic calendar (civil epoch, leap years 2 5 7 10 13 16 18 21 24 26 29); the sighting of the moon may differ by a day or two.
enum HijriCalendar {
  private static let epoch = -492_148  // 622-07-19 in the Gregorian calendar, as days since 1970-01-01.

  /// The first Gregorian day in `year` that is `day` of `month`. Source: Reingold and Dershowitz, "Calendrical Calculations".
  static func day(month: Int, day: Int, inGregorian year: Int) -> CalendarDay? {
    let guess = (year - 622) * 33 / 32
    for hijri in (guess - 1)...(guess + 1) {
      let ordinal = epoch + (hijri - 1) * 354 + (3 + 11 * hijri) / 30 + 29 * (month - 1) + month / 2 + day - 1
      if let found = CalendarDay(ordinal: ordinal), found.year == year { return found }
    }
    return nil
  }
}

/// The Hebrew calendar, months counted from Nisan.
enum HebrewCalendar {
  private static let epoch = -2_092_590  // 1 Tishri of year 1, as days since 1970-01-01.

  /// The Gregorian day in `year` that is `day` of `month`. Source: Reingold and Dershowitz, "Calendrical Calculations".
  static func day(month: Int, day: Int, inGregorian year: Int) -> CalendarDay? {
    for hebrew in [year + 3760, year + 3761] {
      var ordinal = newYear(hebrew) + day - 1
      if month >= 7 {
        for passed in 7..<month { ordinal += length(passed, hebrew) }
      } else {
        for passed in 7...(isLeap(hebrew) ? 13 : 12) { ordinal += length(passed, hebrew) }
        for passed in 1..<month { ordinal += length(passed, hebrew) }
      }
      if let found = CalendarDay(ordinal: ordinal), found.year == year { return found }
    }
    return nil
  }

  private static func isLeap(_ year: Int) -> Bool { (7 * year + 1) % 19 < 7 }

  private static func elapsed(_ year: Int) -> Int {
    let months = (235 * year - 234) / 19
    let parts = 12_084 + 13_753 * months
    let day = 29 * months + parts / 25_920
    return 3 * (day + 1) % 7 < 3 ? day + 1 : day
  }

  private static func newYear(_ year: Int) -> Int {
    let (before, this, after) = (elapsed(year - 1), elapsed(year), elapsed(year + 1))
    let correction = after - this == 356 ? 2 : this - before == 382 ? 1 : 0
    return epoch + this + correction
  }

  private static func length(_ month: Int, _ year: Int) -> Int {
    let days = newYear(year + 1) - newYear(year)
    switch month {
    case 2, 4, 6, 10, 13: return 29
    case 12: return isLeap(year) ? 30 : 29
    case 8: return days % 10 == 5 ? 30 : 29
    case 9: return days % 10 == 3 ? 29 : 30
    default: return 30
    }
  }
}
