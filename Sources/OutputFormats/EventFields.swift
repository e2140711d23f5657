import EventCoding

/// The names of the columns of a file of events, in order.
public struct EventSchema: Sendable, Equatable {
  /// The names.
  public let names: [String]
  private let positions: [String: Int]

  /// Creates a schema of these columns.
  public init(_ names: [String]) {
    self.names = names
    positions = Dictionary(names.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The columns of the event record.
  public static let events = EventSchema(EventColumn.all.map(\.name))
  /// The record with the issues that a user's dictionary gave it.
  public static let withIssues = EventSchema(events.names + ["issues"])
  /// The record with the articles that tell the event: what `dateline merge` writes.
  public static let merged = EventSchema(events.names + ["issues"] + articleColumns)

  /// The columns that say which articles tell an event.
  public static let articleColumns = ["n_sources", "sources", "n_articles", "articles"]

  /// The position of a column; nothing where there is none of that name.
  public func position(_ name: String) -> Int? { positions[name] }
}

/// A participant or a place of an event as the members of an object, in order.
public struct EventObject: Sendable, Hashable {
  /// The members.
  public var members: [EventMember]

  /// Creates an object.
  public init(_ members: [EventMember]) { self.members = members }

  /// The value of a member; null where there is none of that name.
  public subscript(name: String) -> FieldValue { members.first { $0.name == name }?.value ?? .null }
}

/// A member of an object: its name and value.
public struct EventMember: Sendable, Hashable {
  /// The name.
  public let name: String
  /// The value.
  public let value: FieldValue

  /// Creates a member.
  public init(_ name: String, _ value: FieldValue) {
    self.name = name
    self.value = value
  }
}

/// One event as the values of its columns and its lists of participants and places: what files hold of it, whoever wrote them.
public struct EventFields: Sendable, Equatable {
  /// The names of the columns.
  public let schema: EventSchema
  /// Their values, in the order of the schema.
  public var values: [FieldValue]
  /// Whether all parties do it together, so that actors and targets are the two sides of one act.
  public var isJoint = false
  /// Who did it.
  public var actors: [EventObject]
  /// To whom.
  public var targets: [EventObject]
  /// Where, its own place first.
  public var places: [EventObject]

  /// Creates an event without any value.
  public init(schema: EventSchema) {
    self.schema = schema
    values = [FieldValue](repeating: .null, count: schema.names.count)
    (actors, targets, places) = ([], [], [])
  }

  /// The values of an extracted event; `issues` only where the schema has that column.
  public init(_ row: EventRow, schema: EventSchema = .events) {
    self.schema = schema
    values = EventColumn.all.map { $0.value(row) }
    if schema.position("issues") != nil { values.append(.optional(row.record.issues.joined(separator: ","))) }
    values += [FieldValue](repeating: .null, count: schema.names.count - values.count)
    let offsets = row.offsets
    func objects(_ participants: [Participant]) -> [EventObject] {
      participants.map { participant in
        EventObject([
          EventMember("text", .text(participant.text)), EventMember("name", .text(participant.name)),
          EventMember("code", .optional(participant.code)), EventMember("country", .optional(participant.country)),
          EventMember("sector", .optional(participant.sector)), EventMember("start", .integer(offsets(participant.range.start))),
          EventMember("end", .integer(offsets(participant.range.end))),
        ])
      }
    }
    actors = objects(row.record.event.actors)
    targets = objects(row.record.event.targets)
    isJoint = row.record.event.isJoint
    places = ([row.record.location].compactMap { $0 } + row.record.otherLocations).map { location in
      EventObject([
        EventMember("text", .optional(location.text)), EventMember("name", .text(location.name)), EventMember("type", .text(location.type)),
        EventMember("latitude", .optional(location.point?.latitude, digits: 6)),
        EventMember("longitude", .optional(location.point?.longitude, digits: 6)), EventMember("country", .optional(location.country)),
        EventMember("geonames_id", .optional(location.geonamesID)),
        EventMember("start", .optional(location.range.map { offsets($0.start) })),
        EventMember("end", .optional(location.range.map { offsets($0.end) })),
      ])
    }
  }

  /// The value of a column; null where the schema has none of that name.
  public subscript(name: String) -> FieldValue {
    get { schema.position(name).map { values[$0] } ?? .null }
    set { if let position = schema.position(name) { values[position] = newValue } }
  }

  /// The value of a column as text; empty where it is not known.
  public func text(_ name: String) -> String { self[name].string }
}

extension FieldValue {
  /// The value as CSV writes it, without quotes or guard; empty where it is not known.
  public var string: String {
    switch self {
    case .null: ""
    case .text(let text), .verbatimNumber(let text): text
    case .integer(let number): String(number)
    case .decimal(let number, let digits): String(decoding: Decimal.format(number, digits: digits), as: UTF8.self)
    }
  }
}
