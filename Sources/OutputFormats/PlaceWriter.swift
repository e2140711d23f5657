import EventCoding

/// A place of one or more documents with the number of its mentions.
public struct PlaceCount: Sendable {
  /// The place.
  public let location: EventLocation
  /// How often it was mentioned.
  public let mentions: Int
  /// In how many documents.
  public let documents: Int
  /// The mean confidence of its mentions, 0 to 1.
  public let confidence: Double

  /// Creates a count.
  public init(location: EventLocation, mentions: Int, documents: Int, confidence: Double) {
    self.location = location
    self.mentions = mentions
    self.documents = documents
    self.confidence = confidence
  }

  fileprivate var fields: [(name: String, value: FieldValue)] {
    [
      ("name", .text(location.name)), ("mentions", .integer(mentions)), ("documents", .integer(documents)), ("type", .text(location.type)),
      ("admin1", .optional(location.admin1)), ("country", .optional(location.country)), ("country_name", .optional(location.countryName)),
      ("latitude", .optional(location.point?.latitude, digits: 6)), ("longitude", .optional(location.point?.longitude, digits: 6)),
      ("geo_precision", .integer(location.precision)), ("geonames_id", .optional(location.geonamesID)),
      ("confidence", .decimal(confidence, digits: 2)),
    ]
  }
}

/// Places with their counts, as a GeoJSON FeatureCollection or as CSV.
public enum PlaceWriter {
  /// A FeatureCollection of points.
  public static func geoJSON(_ places: [PlaceCount]) -> [UInt8] {
    var bytes = Array("{\"type\":\"FeatureCollection\",\"features\":[".utf8)
    for (index, place) in places.enumerated() {
      var json = JSONBuilder()
      json.beginObject()
      json.add("type", .text("Feature"))
      let point = place.location.point
      GeoJSONWriter.addGeometry(
        longitude: .optional(point?.longitude, digits: 6), latitude: .optional(point?.latitude, digits: 6), to: &json)
      json.beginObject("properties")
      for field in place.fields { json.add(field.name, field.value) }
      json.endObject()
      json.endObject()
      bytes += (index == 0 ? [] : [UInt8(ascii: ",")]) + [UInt8(ascii: "\n")] + json.bytes
    }
    return bytes + Array("\n]}\n".utf8)
  }

  /// A table with a header line.
  public static func csv(_ places: [PlaceCount], dialect: CSVWriter.Dialect) -> [UInt8] {
    let writer = CSVWriter(dialect: dialect)
    let header = [
      "name", "mentions", "documents", "type", "admin1", "country", "country_name", "latitude", "longitude", "geo_precision", "geonames_id",
      "confidence",
    ]
    let mark: [UInt8] = dialect == .excel ? [0xEF, 0xBB, 0xBF] : []
    return places.reduce(mark + writer.line(header.map { .text($0) })) { $0 + writer.line($1.fields.map(\.value)) }
  }
}
