/// Events as GeoJSON (RFC 7946): a FeatureCollection, a Feature a line, or RFC 8142 text sequences.
///
/// One geometry type, Point, or null where no place was found; flat properties; no `crs`, no jitter.
public struct GeoJSONWriter: EventWriter {
  /// How features are put together.
  public enum Layout: Sendable {
    /// One FeatureCollection.
    case collection
    /// One Feature a line.
    case lines
    /// One Feature a record that begins with a record separator (RFC 8142).
    case sequence
  }

  private let layout: Layout

  /// Creates a writer.
  public init(layout: Layout) { self.layout = layout }

  /// The opening of a FeatureCollection; nothing for the other layouts.
  public var header: [UInt8] {
    layout == .collection ? Array("{\"type\":\"FeatureCollection\",\"features\":[".utf8) : []
  }

  /// The end of a FeatureCollection.
  public var footer: [UInt8] { layout == .collection ? Array("\n]}\n".utf8) : [] }

  /// Between two features.
  public var separator: [UInt8] { layout == .collection ? [UInt8(ascii: ",")] : [] }

  /// The bytes of one feature.
  public func bytes(of fields: EventFields) -> [UInt8] {
    switch layout {
    case .collection: [UInt8(ascii: "\n")] + feature(fields)
    case .lines: feature(fields) + [UInt8(ascii: "\n")]
    case .sequence: [0x1E] + feature(fields) + [UInt8(ascii: "\n")]
    }
  }

  /// One feature without anything around it.
  public func feature(_ fields: EventFields) -> [UInt8] {
    var json = JSONBuilder()
    json.beginObject()
    json.add("type", .text("Feature"))
    json.add("id", fields["event_id"])
    Self.addGeometry(longitude: fields["longitude"], latitude: fields["latitude"], to: &json)
    json.beginObject("properties")
    for (name, value) in zip(fields.schema.names, fields.values) {
      json.add(name, value)
      // An event without a day has no `time` at all: map tools then always show it.
      if name == "end_time", value != .null { json.add("time", fields["start_time"]) }
    }
    json.endObject()
    json.endObject()
    return json.bytes
  }

  static func addGeometry(longitude: FieldValue, latitude: FieldValue, to json: inout JSONBuilder) {
    guard longitude != .null, latitude != .null else {
      json.add("geometry", .null)
      return
    }
    json.beginObject("geometry")
    json.add("type", .text("Point"))
    json.beginArray("coordinates")
    json.add(nil, longitude)
    json.add(nil, latitude)
    json.endArray()
    json.endObject()
  }
}
