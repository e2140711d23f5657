import TestSupport
import Testing
import TextModel

@Suite struct CalendarDayTests {
  @Test(arguments: Cases.rows("calendar-days.tsv"))
  func weekAndWeekday(_ row: CaseRow) throws {
    let day = try #require(CalendarDay(iso: row["day"]))
    #expect(String(day.ordinal) == row["ordinal"])
    #expect(String(day.weekday) == row["weekday"])
    #expect("\(day.isoWeek.year)-W\(day.isoWeek.week)" == row["week"])
    #expect(day.description == row["day"])
  }

  @Test(arguments: ["2015-02-29", "1900-02-29", "2017-06-31", "2017-00-10", "2017-13-01", "0000-01-01", "2017-1-01", "2017-01-1x", ""])
  func noSuchDay(_ text: String) {
    #expect(CalendarDay(iso: text) == nil)
  }

  @Test func ordinalAndDayAreInverse() throws {
    var generator = SeededGenerator(seed: 1)
    for _ in 0..<20_000 {
      let ordinal = Int.random(in: -719_162...2_932_896, using: &generator)
      let day = try #require(CalendarDay(ordinal: ordinal))
      #expect(day.ordinal == ordinal)
      #expect(CalendarDay(iso: day.description) == day)
    }
  }

  @Test func monthsKeepTheDayOrTakeTheLast() {
    let january = CalendarDay(iso: "2016-01-31")
    #expect(january?.adding(months: 1)?.description == "2016-02-29")
    #expect(january?.adding(months: -2)?.description == "2015-11-30")
    #expect(january?.adding(months: 12)?.description == "2017-01-31")
  }
}
