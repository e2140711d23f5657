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
  public func bytes(of fields: EventFields) -> [UInt8] {
    var json = JSONBuilder()
    Self.add(fields, to: &json)
    json.endLine()
    return json.bytes
  }

  static func add(_ fields: EventFields, to json: inout JSONBuilder) {
    json.beginObject()
    for (name, value) in zip(fields.schema.names, fields.values) { json.add(name, value) }
    // Of talks, treaties and clashes all parties are actors; the columns of actor and target say the direction of the code.
    let (actors, targets) = fields.isJoint ? (fields.actors + fields.targets, []) : (fields.actors, fields.targets)
    for (name, objects) in [("actors", actors), ("targets", targets), ("places", fields.places)] {
      json.beginArray(name)
      for object in objects {
        json.beginObject()
        for member in object.members { json.add(member.name, member.value) }
        json.endObject()
      }
      json.endArray()
    }
    json.endObject()
  }
}
