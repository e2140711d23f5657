import Dateline
import EventServer
import GeoPackages
import OutputFormats
import PackedStorage
import TestSupport

/// A service on a store of made events, at a time that stands still.
struct ServiceFixture {
  let service: EventService
  let store: EventStore
  let events: [EventFields]

  init(path: String? = nil, settings: ServiceSettings = ServiceSettings()) throws {
    store = try EventStore(path: path)
    events = Self.made()
    try store.put(events, documents: [], changed: "2020-09-13T12:26:40.000Z")
    service = EventService(
      extractor: try Extractor(data: PackedFile(path: BuiltProducts.dataFile)), store: store, settings: settings,
      clock: { ServiceTime(milliseconds: 1_600_000_000_000) })
  }

  /// 240 events over the earth and the year 2020: each tenth without a point, each twelfth without a day.
  private static func made() -> [EventFields] {
    var random = SeededGenerator(seed: 9)
    return (0..<240).map { number in
      var event = EventFields(schema: .events)
      event["event_id"] = .text("ev\(number)")
      event["title"] = .text("attack: event number \(number) of \"several\"")
      event["event_type"] = .text(number % 3 == 0 ? "PROTEST" : "ASSAULT")
      event["document_id"] = .text("made-\(number / 10)")
      event["fatalities"] = .optional(number % 5 == 0 ? nil : number % 5)
      if number % 10 != 0 {
        event["longitude"] = .decimal(Double.random(in: -180...180, using: &random), digits: 6)
        event["latitude"] = .decimal(Double.random(in: -90...90, using: &random), digits: 6)
        event["place"] = .text("Place \(number % 7)")
      }
      if number % 12 != 0 {
        let month = number % 11 + 1
        let day = "2020-\(month < 10 ? "0" : "")\(month)-1\(number % 9)"
        event["event_date"] = .text(day)
        event["start_time"] = .text(day + "T00:00:00Z")
        event["end_time"] = .text(day + "T23:59:59Z")
      }
      return event
    }
  }

  func answer(_ method: String, _ target: String, _ fields: [String: String] = [:], body: String = "") async -> ServiceAnswer {
    await service.answer(ServiceRequest(method: method, target: target, fields: fields, body: Array(body.utf8)))
  }
}

extension ServiceAnswer {
  var text: String { String(decoding: body, as: UTF8.self) }

  /// The value of the number that follows a member's name.
  func number(_ name: String) -> Int? {
    text.range(of: "\"\(name)\":").map { Int(text[$0.upperBound...].prefix { $0.isNumber }) ?? -1 }
  }
}

extension String {
  /// Where a text stands first.
  func range(of part: String) -> Range<String.Index>? { firstRange(of: part) }
}
