import OutputFormats

/// A JSON value that is written down as it will look; members keep their order.
indirect enum JSONDocument: Sendable, ExpressibleByDictionaryLiteral, ExpressibleByArrayLiteral, ExpressibleByStringLiteral,
  ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral
{
  case object([(name: String, value: JSONDocument)])
  case array([JSONDocument])
  case string(String)
  case integer(Int)
  case number(Double)
  case boolean(Bool)
  case null
  /// Bytes that are JSON already.
  case raw([UInt8])

  init(dictionaryLiteral elements: (String, JSONDocument)...) { self = .object(elements.map { ($0.0, $0.1) }) }
  init(arrayLiteral elements: JSONDocument...) { self = .array(elements) }
  init(stringLiteral value: String) { self = .string(value) }
  init(integerLiteral value: Int) { self = .integer(value) }
  init(booleanLiteral value: Bool) { self = .boolean(value) }

  /// The value as UTF-8, with a line feed at its end.
  var bytes: [UInt8] {
    var json = JSONBuilder()
    add(to: &json, nil)
    json.endLine()
    return json.bytes
  }

  private func add(to json: inout JSONBuilder, _ name: String?) {
    switch self {
    case .object(let members):
      json.beginObject(name)
      for member in members { member.value.add(to: &json, member.name) }
      json.endObject()
    case .array(let elements):
      json.beginArray(name)
      for element in elements { element.add(to: &json, nil) }
      json.endArray()
    case .string(let text): json.add(name, .text(text))
    case .integer(let number): json.add(name, .integer(number))
    case .number(let number): json.add(name, .decimal(number, digits: 6))
    case .boolean(let flag): json.addJSON(name, Array((flag ? "true" : "false").utf8))
    case .null: json.add(name, .null)
    case .raw(let bytes): json.addJSON(name, bytes)
    }
  }

  /// The object with further members behind its own.
  func adding(_ members: [(name: String, value: JSONDocument)]) -> JSONDocument {
    guard case .object(let own) = self else { return self }
    return .object(own + members)
  }
}
