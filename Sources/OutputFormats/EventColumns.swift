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

/// What the values of a column are.
public enum ColumnType: String, Sendable, CaseIterable {
  /// Words.
  case text
  /// A whole number.
  case integer
  /// A number.
  case number
  /// A day, as YYYY-MM-DD.
  case date
  /// A second in UTC.
  case time
}

/// A column of the event record: its name and how its value is read from a row.
public struct EventColumn: Sendable {
  /// The name, the same in GeoJSON, CSV and JSON Lines.
  public let name: String
  /// What its values are.
  public let type: ColumnType
  /// What it says, in a sentence.
  public let meaning: String
  let value: @Sendable (EventRow) -> FieldValue

  /// All columns in the order of the record.
  public static let all: [EventColumn] = identity + time + actor + action + target + outcome + place + article

  private static let identity = [
    EventColumn("title", .text, "One line for labels: action, actor, target and place.") { .text($0.record.title) },
    EventColumn("event_id", .text, "The same article and event give the same id on every machine.") { .text($0.record.id) },
  ]

  private static let time = [
    EventColumn("event_date", .date, "The first day of the event.") { .optional($0.date?.start.description) },
    EventColumn("date_precision", .text, "day, week, month, quarter, season, year, decade, interval or unknown.") {
      .text($0.date?.precision.rawValue ?? "unknown")
    },
    EventColumn("start_time", .time, "The first second of the event.") { .optional($0.date.map { "\($0.start)T00:00:00Z" }) },
    EventColumn("end_time", .time, "The last second of the event.") { .optional($0.date.map { "\($0.end)T23:59:59Z" }) },
    EventColumn("date_basis", .text, "Where the day comes from: text, context, dateline or published.") {
      .optional($0.date?.basis.rawValue)
    },
    EventColumn("date_text", .text, "The words that say the day.") { .optional($0.date?.text) },
  ]

  private static let actor = participant("actor", "who did it") { $0.record.event.actors }
  private static let target = participant("target", "whom it was done to") { $0.record.event.targets }

  private static let action = [
    EventColumn("action", .text, "The lemma of the action.") { .text($0.record.event.action) },
    EventColumn("action_text", .text, "The words of the action.") { .text($0.record.actionText) },
    EventColumn("event_type", .text, "The PLOVER type, or ACCIDENT, DISASTER, OUTBREAK, CRIME, ELECTION, JUDICIAL, STATEMENT.") {
      .text($0.record.event.type)
    },
    EventColumn("cameo_code", .text, "The CAMEO code.") { .optional($0.record.event.cameo) },
    EventColumn("cameo_name", .text, "The name of the CAMEO code.") { .optional($0.record.ontology?.name) },
    EventColumn("plover_type", .text, "The PLOVER type.") { .optional($0.record.ontology?.ploverType) },
    EventColumn("plover_mode", .text, "The PLOVER mode.") { .optional($0.record.ontology?.ploverMode) },
    EventColumn("quad_class", .integer, "0 neutral, 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict.")
    { .optional($0.record.ontology?.quadClass) },
    EventColumn("goldstein", .number, "The Goldstein score, -10 (conflict) to 10 (cooperation).") {
      .optional($0.record.ontology?.goldstein, digits: 1)
    },
  ]

  private static let outcome = [
    EventColumn("realis", .text, "actual, attempted, planned, threatened, hypothetical or negated.") {
      .text($0.record.event.realis.rawValue)
    },
    EventColumn("fatalities", .integer, "The killed that the text counts for this event.") { .optional($0.record.event.fatalities) },
    EventColumn("injured", .integer, "The injured that the text counts for this event.") { .optional($0.record.event.injured) },
  ]

  private static let place = [
    EventColumn("place", .text, "The name of the place.") { .optional($0.record.location?.name) },
    EventColumn("place_text", .text, "The words that name the place.") { .optional($0.record.location?.text) },
    EventColumn("place_type", .text, "The GeoNames class and code, such as P.PPLC.") { .optional($0.record.location?.type) },
    EventColumn("admin1", .text, "The first-level area that the place lies in.") { .optional($0.record.location?.admin1) },
    EventColumn("country", .text, "The ISO 3166 alpha-2 code of the country.") { .optional($0.record.location?.country) },
    EventColumn("country_name", .text, "The name of the country.") { .optional($0.record.location?.countryName) },
    EventColumn("latitude", .number, "Degrees north, WGS 84.") { .optional($0.record.location?.point?.latitude, digits: 6) },
    EventColumn("longitude", .number, "Degrees east, WGS 84.") { .optional($0.record.location?.point?.longitude, digits: 6) },
    EventColumn(
      "geo_precision", .integer,
      "1 site or town, 2 near or relative, 3 second-level area, 4 first-level area, 5 region or river, 6 country, 7 sea or international."
    ) { .optional($0.record.location?.precision) },
    EventColumn("radius_m", .number, "How far from the point the event may have been, in metres.") {
      .optional($0.record.location?.radius, digits: 0)
    },
    EventColumn("geonames_id", .integer, "The id of the place at GeoNames.") { .optional($0.record.location?.geonamesID) },
    EventColumn("other_places", .text, "Further places, with ; between.") {
      .optional($0.record.otherLocations.map(\.name).joined(separator: "; "))
    },
  ]

  private static let article = [
    EventColumn("confidence", .number, "How sure the event is, 0 to 1.") { .decimal($0.record.event.confidence, digits: 2) },
    EventColumn("mentions", .integer, "How many times the document tells the event.") { .integer($0.record.event.tellings.count) },
    EventColumn("quote", .text, "The sentence that tells the event.") { .text($0.record.quote) },
    EventColumn("char_start", .integer, "The offset of the action's words in the text of the article.") {
      .integer($0.offsets($0.record.event.actionRange.start))
    },
    EventColumn("char_end", .integer, "The offset behind the action's words.") { .integer($0.offsets($0.record.event.actionRange.end)) },
    EventColumn("headline", .text, "The title of the article.") { .optional($0.document.title) },
    EventColumn("source", .text, "Who published the article.") { .optional($0.document.source) },
    EventColumn("url", .text, "The address of the article.") { .optional($0.document.url) },
    EventColumn("published", .date, "The day of publication.") { .optional($0.document.published?.day.description) },
    EventColumn("document_id", .text, "The id of the article.") { .text($0.document.id.description) },
  ]

  init(_ name: String, _ type: ColumnType, _ meaning: String, _ value: @escaping @Sendable (EventRow) -> FieldValue) {
    self.name = name
    self.type = type
    self.meaning = meaning
    self.value = value
  }

  private static func participant(_ role: String, _ meaning: String, _ list: @escaping @Sendable (EventRow) -> [Participant])
    -> [EventColumn]
  {
    @Sendable func joined(_ row: EventRow, _ part: (Participant) -> String) -> FieldValue {
      .optional(list(row).map(part).joined(separator: "; "))
    }
    // `a suspect and Britain`: of several the codes are those of the first who has one.
    @Sendable func coded(_ row: EventRow) -> Participant? { list(row).first { $0.code != nil } ?? list(row).first }
    return [
      EventColumn(role, .text, "The name of \(meaning), with ; between several.") { joined($0, \.name) },
      EventColumn(role + "_text", .text, "The words for \(meaning).") { joined($0, \.text) },
      EventColumn(role + "_code", .text, "The CAMEO actor code of \(meaning).") { .optional(coded($0)?.code) },
      EventColumn(role + "_country", .text, "The ISO 3166 alpha-3 code of the country of \(meaning).") {
        .optional(coded($0)?.country)
      },
      EventColumn(role + "_sector", .text, "The sector of \(meaning): GOV, MIL, REB and others.") { .optional(coded($0)?.sector) },
    ]
  }
}

extension EventRow {
  var date: EventDate? { record.event.date }
}
