import GeoPackages
import OutputFormats

/// The documents of OGC API Features about the store (OGC 17-069r4), and pages of its events.
struct FeatureDocuments {
  /// The address that links begin with, without a slash at its end.
  let base: String
  let store: EventStore

  /// The conformance classes that the service keeps.
  static let conformance = [
    "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core", "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/oas30",
    "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/geojson",
    "http://www.opengis.net/spec/ogcapi-features-3/1.0/conf/queryables",
  ]
  /// The forms of a page of items.
  static let itemOffers: [MediaOffer] = [.geojson, .json, .csv]
  private static let crs = "http://www.opengis.net/def/crs/OGC/1.3/CRS84"
  private static let openAPI = "application/vnd.oai.openapi+json;version=3.0"

  private func link(_ path: String, _ relation: String, _ type: String, _ title: String) -> JSONDocument {
    ["href": .string(base + path), "rel": .string(relation), "type": .string(type), "title": .string(title)]
  }

  /// The landing page.
  func landing() -> JSONDocument {
    [
      "title": "Dateline", "description": "Events from news articles: who did what to whom, where and when.",
      "links": [
        link("/", "self", "application/json", "This document"), link("/?f=html", "alternate", "text/html", "Map, timeline and search"),
        link("/api", "service-desc", Self.openAPI, "The definition of this API"),
        link("/?f=html", "service-doc", "text/html", "The page of this service"),
        link("/conformance", "conformance", "application/json", "Conformance classes"),
        link("/collections", "data", "application/json", "The collections"),
      ],
    ]
  }

  /// The list of collections, which has one.
  func collections() throws(EventStoreError) -> JSONDocument {
    ["links": [link("/collections", "self", "application/json", "This document")], "collections": [try collection()]]
  }

  /// The collection of events, with the box and the time that they fill.
  func collection() throws(EventStoreError) -> JSONDocument {
    let box = try store.extent()
    let interval = try store.interval()
    let edges: JSONDocument =
      box.map { [.number($0.west), .number($0.south), .number($0.east), .number($0.north)] } ?? [-180, -90, 180, 90]
    let times: JSONDocument = [
      interval?.start.map { .string($0) } ?? .null, interval?.end.map { .string($0) } ?? .null,
    ]
    return [
      "id": "events", "title": "Events", "description": "Who did what to whom, where and when: an event a feature.",
      "extent": [
        "spatial": ["bbox": [edges], "crs": .string(Self.crs)],
        "temporal": ["interval": [times], "trs": "http://www.opengis.net/def/uom/ISO-8601/0/Gregorian"],
      ],
      "itemType": "feature", "crs": [.string(Self.crs)],
      "links": [
        link("/collections/events", "self", "application/json", "This document"),
        link("/collections/events/items", "items", MediaOffer.geojson.type, "Events as GeoJSON"),
        link("/collections/events/items?f=csv", "items", MediaOffer.csv.type, "Events as CSV"),
        link(
          "/collections/events/queryables", "http://www.opengis.net/def/rel/ogc/1.0/queryables", "application/schema+json",
          "What events can be asked for by"),
      ],
    ]
  }

  /// The properties of events as JSON Schema; each is a parameter of items, too.
  func queryables() -> JSONDocument {
    var properties: [(name: String, value: JSONDocument)] = [
      ("geometry", ["$ref": "https://geojson.org/schema/Point.json", "description": "Where the event happened; asked for by bbox."])
    ]
    for column in EventColumn.all {
      var members: [(name: String, value: JSONDocument)] = [
        ("title", .string(column.name)), ("description", .string(column.meaning)), ("type", .string(column.type.schemaType)),
      ]
      if let format = column.type.schemaFormat { members.append(("format", .string(format))) }
      properties.append((column.name, .object(members)))
    }
    return [
      "$schema": "https://json-schema.org/draft/2020-12/schema", "$id": .string(base + "/collections/events/queryables"), "type": "object",
      "title": "Events", "properties": .object(properties), "additionalProperties": false,
    ]
  }

  /// A page of items with its links.
  func items(_ page: EventPage, _ request: ItemsRequest, _ parameters: [(name: String, value: String)], at time: ServiceTime)
    -> JSONDocument
  {
    var links: [JSONDocument] = []
    func add(_ relation: String, _ step: Int, _ title: String) {
      links.append(
        [
          "href": .string(pageLink(request, parameters, step: step)), "rel": .string(relation), "type": "application/geo+json",
          "title": .string(title),
        ])
    }
    add("self", 0, "This page")
    if request.query.offset + page.events.count < page.matched, !page.events.isEmpty { add("next", 1, "The next page") }
    if request.query.offset > 0 { add("prev", -1, "The page before") }
    links.append(link("/collections/events", "collection", "application/json", "The collection"))
    let writer = GeoJSONWriter(layout: .lines)
    return [
      "type": "FeatureCollection", "links": .array(links), "timeStamp": .string(time.description(.seconds)),
      "numberMatched": .integer(page.matched), "numberReturned": .integer(page.events.count),
      "features": .array(page.events.map { .raw(writer.feature($0)) }),
    ]
  }

  /// The address of a page some pages on from the one that was asked for.
  func pageLink(_ request: ItemsRequest, _ parameters: [(name: String, value: String)], step: Int) -> String {
    let offset = max(0, request.query.offset + step * request.query.limit)
    var kept = parameters.filter { $0.name != "offset" && $0.name != "limit" }
    if step != 0 || parameters.contains(where: { $0.name == "limit" }) { kept.append(("limit", String(request.query.limit))) }
    if offset > 0 { kept.append(("offset", String(offset))) }
    let query = kept.map { Self.escaped($0.name) + "=" + Self.escaped($0.value) }.joined(separator: "&")
    return base + "/collections/events/items" + (query.isEmpty ? "" : "?" + query)
  }

  /// One event with its links.
  func item(_ event: EventFields) -> JSONDocument {
    let own = "/collections/events/items/" + Self.escaped(event.text("event_id"))
    let links: JSONDocument = [
      link(own, "self", MediaOffer.geojson.type, "This event"),
      link("/collections/events", "collection", "application/json", "The collection"),
    ]
    let feature = GeoJSONWriter(layout: .lines).feature(event)
    return .raw(feature.dropLast() + Array(",\"links\":".utf8) + links.bytes.dropLast() + [UInt8(ascii: "}")])
  }

  private static func escaped(_ text: String) -> String {
    var bytes: [UInt8] = []
    let digits = Array("0123456789ABCDEF".utf8)
    for byte in text.utf8 {
      switch byte {
      case 48...57, 65...90, 97...122, UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: ":"),
        UInt8(ascii: ","), UInt8(ascii: "/"):
        bytes.append(byte)
      default: bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension ColumnType {
  /// The type in JSON Schema.
  var schemaType: String {
    switch self {
    case .text, .date, .time: "string"
    case .integer: "integer"
    case .number: "number"
    }
  }

  /// The format in JSON Schema.
  var schemaFormat: String? {
    switch self {
    case .date: "date"
    case .time: "date-time"
    case .text, .integer, .number: nil
    }
  }
}
