import Dateline
import EventServer
import Gazetteers
import GeoPackages
import TestSupport
import Testing
import TextModel

/// The store as OGC API Features: what the standard's abstract tests ask, and answers compared with a plain search through all events.
@Suite struct FeatureServiceTests {
  private let fixture: ServiceFixture

  init() throws { fixture = try ServiceFixture() }

  @Test(arguments: Cases.rows("features-api.tsv"))
  func request(_ row: CaseRow) async {
    let answer = await fixture.answer(row["method"], row["target"], row["accept"].isEmpty ? [:] : ["accept": row["accept"]])
    #expect("\(answer.status)" == row["status"])
    #expect(answer.type == row["type"])
    for part in row.list("holds") {
      let isWanted = !part.hasPrefix("!")
      #expect(answer.text.contains(isWanted ? part : String(part.dropFirst())) == isWanted, "\(part)")
    }
  }

  @Test(arguments: Cases.rows("datetime-parameters.tsv"))
  func datetime(_ row: CaseRow) {
    let interval = TimeParameter.interval(row["text"])
    #expect(interval.map { "\($0.start ?? "..") \($0.end ?? "..")" } ?? "none" == row["interval"])
  }

  @Test func pagesHoldEveryEventOnce() async throws {
    var target: String? = "/collections/events/items?limit=37"
    var ids: [Substring] = []
    while let asked = target {
      let answer = await fixture.answer("GET", asked, ["host": "example.org"])
      ids += answer.text.matches(of: /"Feature","id":"(ev\d+)"/).map { $0.1 }
      target = answer.text.firstMatch(of: /"href":"http:\/\/example.org([^"]+)","rel":"next"/).map { String($0.1) }
    }
    #expect(ids.count == 240 && Set(ids).count == 240)
  }

  @Test func locatedAndDatedEventsComeFirst() async {
    let answer = await fixture.answer("GET", "/collections/events/items?limit=10")
    #expect(!answer.text.contains("\"geometry\":null") && !answer.text.contains("\"event_date\":null"))
  }

  @Test func boxesFindWhatASearchThroughAllFinds() async throws {
    var random = SeededGenerator(seed: 4)
    for _ in 0..<60 {
      let (a, b) = (Double.random(in: -90...90, using: &random), Double.random(in: -90...90, using: &random))
      let (west, east) = (Double.random(in: -180...180, using: &random), Double.random(in: -180...180, using: &random))
      let box = try #require(BoundingBox(west: west, south: min(a, b), east: east, north: max(a, b)))
      let inside = fixture.events.count { event in
        guard let longitude = Double(event.text("longitude")), let latitude = Double(event.text("latitude")) else { return false }
        return box.contains(Coordinate(latitude: latitude, longitude: longitude))
      }
      let answer = await fixture.answer("GET", "/collections/events/items?bbox=\(west),\(min(a, b)),\(east),\(max(a, b))&limit=1")
      #expect(answer.number("numberMatched") == inside, "\(box)")
    }
  }

  @Test func timesFindWhatASearchThroughAllFinds() async {
    for (start, end) in [("2020-01-01", "2020-03-12"), ("2020-06-10", "2020-06-18"), ("2020-11-11", "2020-11-11")] {
      let inside = fixture.events.count { (start...end).contains($0.text("event_date")) }
      let answer = await fixture.answer("GET", "/collections/events/items?datetime=\(start)/\(end)")
      #expect(answer.number("numberMatched") == inside && inside > 0)
    }
  }

  @Test func anUnchangedStoreIsNotSentAgain() async throws {
    let first = await fixture.answer("GET", "/collections/events/items")
    let tag = try #require(first.fields.first { $0.name == "ETag" }?.value)
    let again = await fixture.answer("GET", "/collections/events/items", ["if-none-match": tag])
    #expect(again.status == 304 && again.body.isEmpty)
    try fixture.store.put([fixture.events[1]], documents: ["made-0"], changed: "2020-09-14T00:00:00.000Z")
    let changed = await fixture.answer("GET", "/collections/events/items", ["if-none-match": tag])
    #expect(changed.status == 200 && changed.number("numberMatched") == 231)
  }
}
