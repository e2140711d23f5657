/// A JSON value as it stands in a file; numbers keep their spelling.
package enum JSONValue: Sendable {
  case null
  case bool(Bool)
  case number([UInt8])
  case string([UInt8])
  case array([JSONValue])
  case object([(key: [UInt8], value: JSONValue)])

  /// The first member of that name, of an object.
  subscript(key: StaticString) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.first { member in
      member.key.count == key.utf8CodeUnitCount
        && member.key.withUnsafeBufferPointer { bytes in (0..<bytes.count).allSatisfy { bytes[$0] == key.utf8Start[$0] } }
    }?.value
  }

  /// The first member that is there and not null, of several names.
  func first(_ keys: [StaticString]) -> JSONValue? {
    for key in keys {
      switch self[key] {
      case nil, .null?: continue
      case let value?: return value
      }
    }
    return nil
  }

  /// The text of a string or the spelling of a number.
  var string: String? {
    switch self {
    case .string(let bytes), .number(let bytes): String(decoding: bytes, as: UTF8.self)
    default: nil
    }
  }

  /// The bytes of a string.
  var bytes: [UInt8]? {
    if case .string(let bytes) = self { return bytes }
    return nil
  }

  /// The elements of an array; a single value stands for itself.
  var elements: [JSONValue] {
    switch self {
    case .array(let elements): elements
    case .null: []
    default: [self]
    }
  }
}
