import EventCoding
import TextModel

/// An event beside its article: what one row is made of.
public struct EventRow: Sendable {
  /// The event.
  public let record: EventRecord
  /// The article.
  public let document: Document
  /// Converts the article's positions for the reader.
  public let offsets: OffsetConverter

  /// Creates a row.
  public init(record: EventRecord, document: Document, offsets: OffsetConverter) {
    self.record = record
    self.document = document
    self.offsets = offsets
  }
}

/// A column of the event record: its name and how its value is read from a row.
public struct EventColumn: Sendable {
  /// The name, the same in GeoJSON, CSV and JSON Lines.
  public let name: String
  let value: @Sendable (EventRow) -> FieldValue

  /// All columns in the order of the record.
  public static let all: [EventColumn] = identity + time + actor + action + target + outcome + place + article

  private static let identity = [
    EventColumn("title") { .text($0.record.title) },
    EventColumn("event_id") { .text($0.record.id) },
  ]

  private static let time = [
    EventColumn("event_date") { .optional($0.date?.start.description) },
    EventColumn("date_precision") { .text($0.date?.precision.rawValue ?? "unknown") },
    EventColumn("start_time") { .optional($0.date.map { "\($0.start)T00:00:00Z" }) },
    EventColumn("end_time") { .optional($0.date.map { "\($0.end)T23:59:59Z" }) },
    EventColumn("date_basis") { .optional($0.date?.basis.rawValue) },
    EventColumn("date_text") { .optional($0.date?.text) },
  ]

  private static let actor = participant("actor") { $0.record.event.actors }
  private static let target = participant("target") { $0.record.event.targets }

  private static let action = [
    EventColumn("action") { .text($0.record.event.action) },
    EventColumn("action_text") { .text($0.record.actionText) },
    EventColumn("event_type") { .text($0.record.event.type) },
    EventColumn("cameo_code") { .optional($0.record.event.cameo) },
    EventColumn("cameo_name") { .optional($0.record.ontology?.name) },
    EventColumn("plover_type") { .optional($0.record.ontology?.ploverType) },
    EventColumn("plover_mode") { .optional($0.record.ontology?.ploverMode) },
    EventColumn("quad_class") { .optional($0.record.ontology?.quadClass) },
    EventColumn("goldstein") { .optional($0.record.ontology?.goldstein, digits: 1) },
  ]

  private static let outcome = [
    EventColumn("realis") { .text($0.record.event.realis.rawValue) },
    EventColumn("fatalities") { .optional($0.record.event.fatalities) },
    EventColumn("injured") { .optional($0.record.event.injured) },
  ]

  private static let place = [
    EventColumn("place") { .optional($0.record.location?.name) },
    EventColumn("place_text") { .optional($0.record.location?.text) },
    EventColumn("place_type") { .optional($0.record.location?.type) },
    EventColumn("admin1") { .optional($0.record.location?.admin1) },
    EventColumn("country") { .optional($0.record.location?.country) },
    EventColumn("country_name") { .optional($0.record.location?.countryName) },
    EventColumn("latitude") { .optional($0.record.location?.point?.latitude, digits: 6) },
    EventColumn("longitude") { .optional($0.record.location?.point?.longitude, digits: 6) },
    EventColumn("geo_precision") { .optional($0.record.location?.precision) },
    EventColumn("radius_m") { .optional($0.record.location?.radius, digits: 0) },
    EventColumn("geonames_id") { .optional($0.record.location?.geonamesID) },
    EventColumn("other_places") { .optional($0.record.otherLocations.map(\.name).joined(separator: "; ")) },
  ]

  private static let article = [
    EventColumn("confidence") { .decimal($0.record.event.confidence, digits: 2) },
    EventColumn("mentions") { .integer($0.record.event.tellings.count) },
    EventColumn("quote") { .text($0.record.quote) },
    EventColumn("char_start") { .integer($0.offsets($0.record.event.actionRange.start)) },
    EventColumn("char_end") { .integer($0.offsets($0.record.event.actionRange.end)) },
    EventColumn("headline") { .optional($0.document.title) },
    EventColumn("source") { .optional($0.document.source) },
    EventColumn("url") { .optional($0.document.url) },
    EventColumn("published") { .optional($0.document.published?.day.description) },
    EventColumn("document_id") { .text($0.document.id.description) },
  ]

  init(_ name: String, _ value: @escaping @Sendable (EventRow) -> FieldValue) {
    self.name = name
    self.value = value
  }

  private static func participant(_ role: String, _ list: @escaping @Sendable (EventRow) -> [Participant]) -> [EventColumn] {
    @Sendable func joined(_ row: EventRow, _ part: (Participant) -> String) -> FieldValue {
      .optional(list(row).map(part).joined(separator: "; "))
    }
    return [
      EventColumn(role) { joined($0, \.name) },
      EventColumn(role + "_text") { joined($0, \.text) },
      EventColumn(role + "_code") { .optional(list($0).first?.code) },
      EventColumn(role + "_country") { .optional(list($0).first?.country) },
      EventColumn(role + "_sector") { .optional(list($0).first?.sector) },
    ]
  }
}

extension EventRow {
  var date: EventDate? { record.event.date }
}
