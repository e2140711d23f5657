/// The event record as a schema that other programs check files by.
public enum RecordSchema {
  /// JSON Schema (draft 2020-12) of one line of `--format jsonl` without its lists of participants and places.
  public static var jsonSchema: [UInt8] {
    var json = JSONBuilder()
    json.beginObject()
    json.add("$schema", .text("https://json-schema.org/draft/2020-12/schema"))
    json.add("title", .text("Dateline event record"))
    json.add("description", .text("Who did what to whom, where and when: one event of one article."))
    json.add("type", .text("object"))
    json.beginArray("required")
    for column in EventColumn.all { json.add(nil, .text(column.name)) }
    json.endArray()
    json.beginObject("properties")
    for column in EventColumn.all {
      json.beginObject(column.name)
      json.add("description", .text(column.meaning))
      json.beginArray("type")
      json.add(nil, .text(column.type.jsonType))
      json.add(nil, .text("null"))
      json.endArray()
      if let format = column.type.jsonFormat { json.add("format", .text(format)) }
      json.endObject()
    }
    for list in ["actors", "targets", "places"] {
      json.beginObject(list)
      json.add("type", .text("array"))
      json.beginObject("items")
      json.add("type", .text("object"))
      json.endObject()
      json.endObject()
    }
    json.endObject()
    json.endObject()
    json.endLine()
    return json.bytes
  }

  /// Table Schema (frictionless) of `--format csv`.
  public static var tableSchema: [UInt8] {
    var json = JSONBuilder()
    json.beginObject()
    json.beginArray("fields")
    for column in EventColumn.all {
      json.beginObject()
      json.add("name", .text(column.name))
      json.add("type", .text(column.type.tableType))
      if column.type == .time { json.add("format", .text("%Y-%m-%d %H:%M:%S")) }
      json.add("description", .text(column.meaning))
      if column.name == "event_id" {
        json.beginObject("constraints")
        json.addJSON("required", Array("true".utf8))
        json.endObject()
      }
      json.endObject()
    }
    json.endArray()
    json.beginArray("missingValues")
    json.add(nil, .text(""))
    json.endArray()
    json.endObject()
    json.endLine()
    return json.bytes
  }
}

extension ColumnType {
  fileprivate var jsonType: String {
    switch self {
    case .text, .date, .time: "string"
    case .integer: "integer"
    case .number: "number"
    }
  }

  fileprivate var jsonFormat: String? {
    switch self {
    case .date: "date"
    case .time: "date-time"
    case .text, .integer, .number: nil
    }
  }

  fileprivate var tableType: String {
    switch self {
    case .text: "string"
    case .integer: "integer"
    case .number: "number"
    case .date: "date"
    case .time: "datetime"
    }
  }
}
