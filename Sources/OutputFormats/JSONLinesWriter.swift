import EventCoding
import TextModel

/// The event record as JSON, one a line: the columns, and the participants and places as arrays of objects.
public struct JSONLinesWriter: EventWriter {
  /// Creates a writer.
  public init() {}

  /// Nothing.
  public var header: [UInt8] { [] }
  /// Nothing: each row ends itself.
  public var separator: [UInt8] { [] }
  /// Nothing.
  public var footer: [UInt8] { [] }

  /// One line.
  public func bytes(of row: EventRow) -> [UInt8] {
    var json = JSONBuilder()
    Self.add(row, to: &json)
    json.endLine()
    return json.bytes
  }

  static func add(_ row: EventRow, to json: inout JSONBuilder) {
    json.beginObject()
    for column in EventColumn.all { json.add(column.name, column.value(row)) }
    add("actors", row.record.event.actors, row.offsets, to: &json)
    add("targets", row.record.event.targets, row.offsets, to: &json)
    json.beginArray("places")
    for location in [row.record.location].compactMap({ $0 }) + row.record.otherLocations {
      json.beginObject()
      json.add("text", .text(location.text))
      json.add("name", .text(location.name))
      json.add("type", .text(location.type))
      json.add("latitude", .optional(location.point?.latitude, digits: 6))
      json.add("longitude", .optional(location.point?.longitude, digits: 6))
      json.add("country", .optional(location.country))
      json.add("geonames_id", .optional(location.geonamesID))
      json.add("start", .integer(row.offsets(location.range.start)))
      json.add("end", .integer(row.offsets(location.range.end)))
      json.endObject()
    }
    json.endArray()
    json.endObject()
  }

  private static func add(_ name: String, _ participants: [Participant], _ offsets: OffsetConverter, to json: inout JSONBuilder) {
    json.beginArray(name)
    for participant in participants {
      json.beginObject()
      json.add("text", .text(participant.text))
      json.add("name", .text(participant.name))
      json.add("code", .optional(participant.code))
      json.add("country", .optional(participant.country))
      json.add("sector", .optional(participant.sector))
      json.add("start", .integer(offsets(participant.range.start)))
      json.add("end", .integer(offsets(participant.range.end)))
      json.endObject()
    }
    json.endArray()
  }
}
