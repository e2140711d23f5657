import TextModel

extension Timex {
  /// The days as an Extended Date/Time Format string (ISO 8601-2:2019); nothing where no day is known.
  ///
  /// `2013-06-05`, `2013-06`, `2013`, `201X`, `19XX`, seasons `2012-21` to `2012-24`, weeks, quarters and ranges as
  /// `first/last`; approximate values end in `~`, open ones are `../last` or `first/..`.
  public var edtf: String? {
    guard let start, let end else { return nil }
    let plain = plainEDTF(start, end)
    switch mod {
    case "APPROX": return plain.contains("/") ? plain.split(separator: "/").map { $0 + "~" }.joined(separator: "/") : plain + "~"
    case "BEFORE": return start.adding(days: -1).map { "../\($0)" } ?? plain
    case "ON_OR_BEFORE": return "../\(end)"
    case "AFTER": return end.adding(days: 1).map { "\($0)/.." } ?? plain
    case "ON_OR_AFTER": return "\(start)/.."
    default: return plain
    }
  }

  private func plainEDTF(_ start: CalendarDay, _ end: CalendarDay) -> String {
    let year = String(start.description.prefix(4))
    switch precision {
    case .day where start == end: return start.description
    case .month where start.day == 1: return String(start.description.prefix(7))
    case .year where start.month == 1 && start.day == 1: return year
    case .decade where value.utf8.count == 3: return year.prefix(3) + "X"
    case .decade where value.utf8.count == 2: return year.prefix(2) + "XX"
    case .season: return year + "-" + Self.seasonCode(startMonth: start.month)
    default: return "\(start)/\(end)"
    }
  }

  private static func seasonCode(startMonth: Int) -> String {
    switch startMonth {
    case 3: "21"
    case 6: "22"
    case 9: "23"
    default: "24"
    }
  }
}
