import Gazetteers
import TextModel

/// Reads a code with its days as PETRARCH's actor dictionaries write it: `IRQGOV 790716-030409`, `CUBGOV >060731`, `YUGHRV <19910625`, `CUBELI`.
enum DatedCode {
  /// What is wrong with a code.
  struct Fault: Error, Equatable {
    /// What is wrong and what was done.
    let reason: String
  }

  /// The code and its days, both inclusive. A year of two digits up to 30 lies in this century, a later one in the last.
  ///
  /// - Throws: `Fault` where the code or a date is none.
  static func read(_ text: String) throws(Fault) -> ActorRole {
    let parts = text.split { $0 == " " || $0 == "\t" }
    guard let code = parts.first else { throw Fault(reason: "the brackets are empty; they were left out") }
    let isCode =
      code == "---" || code.utf8.allSatisfy { (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) }
    guard isCode else { throw Fault(reason: "'\(code)' is no code of letters and digits; it was left out") }
    let days = parts.dropFirst().joined()
    guard let mark = days.utf8.first else { return ActorRole(code: code.uppercased(), from: nil, to: nil) }
    if mark == UInt8(ascii: "<") { return ActorRole(code: code.uppercased(), from: nil, to: try day(days.dropFirst())) }
    if mark == UInt8(ascii: ">") { return ActorRole(code: code.uppercased(), from: try day(days.dropFirst()), to: nil) }
    let ends = days.split(separator: "-", omittingEmptySubsequences: false)
    guard ends.count == 2 else {
      throw Fault(reason: "the days '\(days)' of \(code) are not <DATE, >DATE or DATE-DATE; the code was left out")
    }
    let (from, to) = (try day(ends[0]), try day(ends[1]))
    guard from <= to else { throw Fault(reason: "the days '\(days)' of \(code) end before they begin; the code was left out") }
    return ActorRole(code: code.uppercased(), from: from, to: to)
  }

  private static func day(_ text: Substring) throws(Fault) -> CalendarDay {
    let digits = text.utf8.map { Int($0) - 48 }
    guard digits.allSatisfy({ (0...9).contains($0) }), digits.count == 6 || digits.count == 8 else {
      throw Fault(reason: "the date '\(text)' is neither YYMMDD nor YYYYMMDD; its code was left out")
    }
    func number(_ range: Range<Int>) -> Int { digits[range].reduce(0) { $0 * 10 + $1 } }
    let isShort = digits.count == 6
    let year = isShort ? number(0..<2) + (number(0..<2) <= 30 ? 2000 : 1900) : number(0..<4)
    let rest = isShort ? 2 : 4
    guard let day = CalendarDay(year: year, month: number(rest..<rest + 2), day: number(rest + 2..<rest + 4)) else {
      throw Fault(reason: "the calendar has no day '\(text)'; its code was left out")
    }
    return day
  }
}
