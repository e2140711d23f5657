import ArticleReading
import OutputFormats

/// Turns the rows of files that Dateline wrote back into events.
struct EventFieldsReader {
  /// Columns whose values are numbers.
  private static let numbers: Set<String> = [
    "quad_class", "goldstein", "fatalities", "injured", "latitude", "longitude", "geo_precision", "radius_m", "geonames_id", "confidence",
    "mentions", "char_start", "char_end", "n_sources", "n_articles",
  ]

  /// The event of a GeoJSON feature or of a line of JSON Lines; nothing where the object is none.
  func fields(json bytes: [UInt8]) -> EventFields? {
    guard case .object(let outer)? = try? JSONParser.parse(bytes) else { return nil }
    var members = outer
    for (key, value) in outer where key.elementsEqual("properties".utf8) {
      if case .object(let properties) = value { members = properties }
    }
    var fields = EventFields(schema: .merged)
    for (key, value) in members {
      let name = String(decoding: key, as: UTF8.self)
      switch name {
      case "actors": fields.actors = objects(value)
      case "targets": fields.targets = objects(value)
      case "places": fields.places = objects(value)
      default: fields[name] = scalar(value)
      }
    }
    return completed(fields)
  }

  /// The event of a row of CSV; nothing where the columns are not those of events.
  func fields(cells: [String], header: [String]) -> EventFields? {
    var fields = EventFields(schema: .merged)
    for (name, cell) in zip(header, cells) where !cell.isEmpty {
      if Self.numbers.contains(name) {
        fields[name] = Double(cell) == nil ? .null : .verbatimNumber(cell)
      } else if name.hasSuffix("_time"), cell.utf8.count == 19 {
        fields[name] = .text(cell.prefix(10) + "T" + cell.suffix(8) + "Z")
      } else {
        fields[name] = .text(unguarded(cell))
      }
    }
    return completed(fields)
  }

  /// A cell without the apostrophe that keeps spreadsheets from running it.
  private func unguarded(_ cell: String) -> String {
    let bytes = Array(cell.utf8.prefix(2))
    return bytes.count == 2 && bytes[0] == UInt8(ascii: "'") && "=+-@".utf8.contains(bytes[1]) ? String(cell.dropFirst()) : cell
  }

  private func scalar(_ value: JSONValue) -> FieldValue {
    switch value {
    case .null, .array, .object: .null
    case .bool(let flag): .text(flag ? "true" : "false")
    case .number(let bytes): .verbatimNumber(String(decoding: bytes, as: UTF8.self))
    case .string(let bytes): .optional(String(decoding: bytes, as: UTF8.self))
    }
  }

  private func objects(_ value: JSONValue) -> [EventObject] {
    guard case .array(let elements) = value else { return [] }
    return elements.compactMap { element in
      guard case .object(let members) = element else { return nil }
      return EventObject(members.map { EventMember(String(decoding: $0.key, as: UTF8.self), scalar($0.value)) })
    }
  }

  /// An event with the lists that flat files do not hold: names and words one by one, the codes of the first.
  private func completed(_ flat: EventFields) -> EventFields? {
    guard !flat.text("event_id").isEmpty else { return nil }
    var fields = flat
    // Of a joint act the lists hold all parties among the actors.
    let others = Set(ListCell.parts(flat.text("target")))
    if flat.targets.isEmpty, flat.actors.count > 1, !others.isEmpty {
      let isOther = flat.actors.map { object in object.members.contains { $0.name == "name" && others.contains($0.value.string) } }
      fields.targets = zip(flat.actors, isOther).filter(\.1).map(\.0)
      fields.actors = zip(flat.actors, isOther).filter { !$0.1 }.map(\.0)
      fields.isJoint = !fields.targets.isEmpty && !fields.actors.isEmpty
    }
    if fields.actors.isEmpty { fields.actors = participants(flat, "actor") }
    if fields.targets.isEmpty { fields.targets = participants(flat, "target") }
    if fields.places.isEmpty, flat["place"] != .null {
      let members = [
        ("text", "place_text"), ("name", "place"), ("type", "place_type"), ("latitude", "latitude"), ("longitude", "longitude"),
        ("country", "country"), ("geonames_id", "geonames_id"),
      ]
      fields.places = [EventObject(members.map { EventMember($0.0, flat[$0.1]) })]
    }
    return fields
  }

  private func participants(_ fields: EventFields, _ role: String) -> [EventObject] {
    let names = ListCell.parts(fields.text(role))
    let texts = ListCell.parts(fields.text(role + "_text"))
    return names.enumerated().map { index, name in
      let codes = index == 0 ? ["code", "country", "sector"].map { fields["\(role)_\($0)"] } : [.null, .null, .null]
      return EventObject([
        EventMember("text", .text(index < texts.count ? texts[index] : name)), EventMember("name", .text(name)),
        EventMember("code", codes[0]), EventMember("country", codes[1]), EventMember("sector", codes[2]),
      ])
    }
  }
}

/// Cells that hold several values, `; ` between.
enum ListCell {
  /// The values.
  static func parts(_ cell: String) -> [String] {
    var parts: [String] = []
    var rest = Substring(cell)
    while let mark = rest.utf8.firstIndex(of: UInt8(ascii: ";")) {
      let after = rest.utf8.index(after: mark)
      guard after < rest.endIndex, rest.utf8[after] == 0x20 else { break }
      parts.append(String(rest[..<mark]))
      rest = rest[rest.utf8.index(after: after)...]
    }
    return (parts + [String(rest)]).filter { !$0.isEmpty }
  }
}
