import Dateline
import OutputFormats

/// The definition of the service as OpenAPI 3.0.
struct OpenAPIDocument {
  let service: EventService
  let base: String

  /// The definition.
  var document: JSONDocument {
    [
      "openapi": "3.0.3",
      "info": [
        "title": "Dateline", "version": .string(DatelineVersion.current),
        "description": "News articles in, events out; the events of a store as OGC API Features.",
        "license": ["name": "Apache-2.0", "url": "https://www.apache.org/licenses/LICENSE-2.0"],
      ],
      "servers": [["url": .string(base)]],
      "paths": .object([
        ("/", get("landing", "The landing page: links, or a page with map, timeline and search", [format(["json", "html"])], page)),
        ("/api", get("definition", "This document", [], json("application/vnd.oai.openapi+json;version=3.0", ["type": "object"]))),
        ("/conformance", get("conformance", "The conformance classes", [], json("application/json", conformsTo))),
        ("/collections", get("collections", "The collections", [], json("application/json", collections))),
        ("/collections/events", get("collection", "The collection of events", [], json("application/json", collection))),
        ("/collections/events/queryables", get("queryables", "What events can be asked for by", [], schemaAnswer)),
        ("/collections/events/schema", get("schema", "The properties of an event", [], schemaAnswer)),
        ("/collections/events/items", get("items", "Events", itemParameters, items, failures: ["400", "406"])),
        ("/collections/events/items/{featureId}", get("item", "One event", itemPath, feature, failures: ["400", "404", "406"])),
        ("/extract", ["post": extraction]), ("/documents", ["post": keeping]),
        ("/healthz", get("health", "Whether the service stands", [], json("application/json", ["type": "object"]))),
        ("/metrics", get("metrics", "Counts for Prometheus", [], ["text/plain": ["schema": ["type": "string"]]])),
      ]),
      "components": ["schemas": ["problem": problem, "feature": featureSchema]],
    ]
  }

  // MARK: Operations

  private func get(
    _ id: String, _ summary: String, _ parameters: [JSONDocument], _ content: JSONDocument, failures: [String] = ["400", "406"]
  )
    -> JSONDocument
  {
    [
      "get": [
        "operationId": .string(id), "summary": .string(summary), "parameters": .array(parameters),
        "responses": responses("200", summary, content, failures),
      ]
    ]
  }

  private func responses(_ status: String, _ summary: String, _ content: JSONDocument, _ failures: [String]) -> JSONDocument {
    let failure: JSONDocument = [
      "description": "What is wrong and what to do",
      "content": ["application/problem+json": ["schema": ["$ref": "#/components/schemas/problem"]]],
    ]
    let success: JSONDocument = ["description": .string(summary), "content": content]
    return JSONDocument.object([(name: status, value: success)]).adding((failures + ["500"]).map { ($0, failure) })
  }

  private var extraction: JSONDocument {
    [
      "operationId": "extract", "summary": "Articles to events; nothing is kept",
      "parameters": [format(ArticleExtraction.offers.map(\.name)), publicationDay], "requestBody": articles,
      "responses": responses(
        "200", "The events",
        .object(
          ArticleExtraction.offers.map { offer -> (name: String, value: JSONDocument) in
            (offer.type, ["schema": ["type": offer == .geojson || offer == .json ? "object" : "string"]])
          }), ["400", "406", "408", "413", "415", "422", "503"]),
    ]
  }

  private var keeping: JSONDocument {
    [
      "operationId": "keep", "summary": "Articles whose events go into the store, in place of what the same articles gave before",
      "parameters": [publicationDay, format(["json"])], "requestBody": articles,
      "responses": responses(
        "201", "What was kept",
        json(
          "application/json",
          [
            "type": "object", "required": ["documents", "events", "replaced", "errors"],
            "properties": [
              "documents": ["type": "integer"], "events": ["type": "integer"], "replaced": ["type": "integer"],
              "errors": ["type": "array", "items": ["type": "object"]],
            ],
          ]), ["400", "403", "406", "408", "413", "415", "422", "503"]),
    ]
  }

  private var articles: JSONDocument {
    // Whatever the bytes are, they are taken as text.
    let text: JSONDocument = ["schema": [:]]
    return [
      "required": true, "description": .string("At most \(service.settings.bodyLimit) bytes"),
      "content": [
        "text/plain": text, "text/html": text,
        "application/json": ["schema": ["oneOf": [Self.articleSchema, ["type": "array", "items": Self.articleSchema]]]],
        "application/x-ndjson": text,
      ],
    ]
  }

  /// Only the text is asked for; members of another type than text are passed over, as in files.
  private static let articleSchema: JSONDocument = [
    "type": "object",
    "properties": [
      "id": ["description": "A string or a number"],
      "text": ["description": "The article; html, maintext, body and content are taken, too"],
      "title": ["description": "The headline"], "date": ["description": "The day of publication"], "url": ["description": "The address"],
      "source": ["description": "The publisher"],
    ],
  ]

  // MARK: Parameters

  private func parameter(_ name: String, _ description: String, _ schema: JSONDocument, explode: JSONDocument? = nil) -> JSONDocument {
    let parameter: JSONDocument = [
      "name": .string(name), "in": "query", "required": false, "description": .string(description), "schema": schema, "style": "form",
    ]
    return parameter.adding(explode.map { [("explode", $0)] } ?? [])
  }

  private func format(_ names: [String]) -> JSONDocument {
    parameter("f", "The form of the answer, before the field Accept", ["type": "string", "enum": .array(names.map { .string($0) })])
  }

  private var publicationDay: JSONDocument {
    parameter("date", "The publication day of articles that name none", ["type": "string", "format": "date"])
  }

  private var itemParameters: [JSONDocument] {
    let own: [JSONDocument] = [
      parameter(
        "bbox", "West, south, east, north in degrees; six numbers hold heights, too",
        ["type": "array", "oneOf": [["minItems": 4, "maxItems": 4], ["minItems": 6, "maxItems": 6]], "items": ["type": "number"]],
        explode: false),
      parameter("datetime", "A day, a time, or two with / between; .. is an open end", ["type": "string"], explode: false),
      parameter(
        "limit", "The most events of a page; above \(service.settings.pageLimit) it is \(service.settings.pageLimit)",
        ["type": "integer", "minimum": 1, "default": 100], explode: false),
      parameter("offset", "How many events are passed over", ["type": "integer", "minimum": 0, "default": 0]),
      parameter("q", "Words that all stand in the title, the sentence, the place or the headline", ["type": "string"]),
      format(FeatureDocuments.itemOffers.map(\.name)),
    ]
    return own
      + EventColumn.all.map { column in
        var schema: [(name: String, value: JSONDocument)] = [("type", .string(column.type.schemaType))]
        if let format = column.type.schemaFormat { schema.append(("format", .string(format))) }
        return parameter(column.name, column.meaning, .object(schema))
      }
  }

  private var itemPath: [JSONDocument] {
    [
      [
        "name": "featureId", "in": "path", "required": true, "description": "The event_id", "schema": ["type": "string"],
      ], format(["geojson", "json"]),
    ]
  }

  // MARK: Schemas

  private func json(_ type: String, _ schema: JSONDocument) -> JSONDocument {
    let content: JSONDocument = ["schema": schema]
    return .object([(name: type, value: content)])
  }

  private var page: JSONDocument {
    [
      "application/json": ["schema": ["type": "object", "required": ["links"], "properties": ["links": links]]],
      "text/html": ["schema": ["type": "string"]],
    ]
  }

  private var links: JSONDocument {
    [
      "type": "array",
      "items": [
        "type": "object", "required": ["href", "rel"],
        "properties": ["href": ["type": "string"], "rel": ["type": "string"], "type": ["type": "string"], "title": ["type": "string"]],
      ],
    ]
  }

  private var conformsTo: JSONDocument {
    ["type": "object", "required": ["conformsTo"], "properties": ["conformsTo": ["type": "array", "items": ["type": "string"]]]]
  }

  private var collection: JSONDocument {
    [
      "type": "object", "required": ["id", "links"],
      "properties": ["id": ["type": "string"], "links": links, "extent": ["type": "object"], "itemType": ["type": "string"]],
    ]
  }

  private var collections: JSONDocument {
    [
      "type": "object", "required": ["links", "collections"],
      "properties": ["links": links, "collections": ["type": "array", "items": collection]],
    ]
  }

  private var schemaAnswer: JSONDocument { json("application/schema+json", ["type": "object"]) }

  private var items: JSONDocument {
    let schema: JSONDocument = [
      "type": "object", "required": ["type", "features", "links", "timeStamp", "numberMatched", "numberReturned"],
      "properties": [
        "type": ["type": "string", "enum": ["FeatureCollection"]],
        "features": ["type": "array", "items": ["$ref": "#/components/schemas/feature"]],
        "links": links, "timeStamp": ["type": "string", "format": "date-time"], "numberMatched": ["type": "integer", "minimum": 0],
        "numberReturned": ["type": "integer", "minimum": 0],
      ],
    ]
    return [
      "application/geo+json": ["schema": schema], "application/json": ["schema": schema], "text/csv": ["schema": ["type": "string"]],
    ]
  }

  private var feature: JSONDocument { json("application/geo+json", ["$ref": "#/components/schemas/feature"]) }

  private var featureSchema: JSONDocument {
    let point: JSONDocument = [
      "type": "object", "nullable": true, "required": ["type", "coordinates"],
      "properties": [
        "type": ["type": "string", "enum": ["Point"]],
        "coordinates": ["type": "array", "minItems": 2, "maxItems": 2, "items": ["type": "number"]],
      ],
    ]
    let properties = EventColumn.all.map { column -> (name: String, value: JSONDocument) in
      let schema: JSONDocument = ["type": .string(column.type.schemaType), "nullable": true]
      return (name: column.name, value: schema)
    }
    return [
      "type": "object", "required": ["type", "id", "geometry", "properties"],
      "properties": [
        "type": ["type": "string", "enum": ["Feature"]], "id": ["type": "string"], "geometry": point,
        "properties": ["type": "object", "properties": .object(properties)], "links": links,
      ],
    ]
  }

  private var problem: JSONDocument {
    [
      "type": "object", "required": ["type", "title", "status", "detail"],
      "properties": ["type": ["type": "string"], "title": ["type": "string"], "status": ["type": "integer"], "detail": ["type": "string"]],
    ]
  }
}
