import PackedStorage

/// A place as it lies in the file: 40 bytes.
struct PlaceRecord: BitwiseCopyable, Sendable {
  static let noCoordinate = Int32.min
  /// Inhabitants, 0 where unknown.
  var population: UInt64 = 0
  /// The GeoNames id, 0 where it has none.
  var geonamesID: UInt32 = 0
  /// Ten millionths of a degree; `noCoordinate` where there is no point.
  var latitude: Int32 = noCoordinate
  var longitude: Int32 = noCoordinate
  /// The name's index in the strings.
  var name: UInt32 = 0
  /// The row of the first-level area plus one; 0 for none.
  var admin1: UInt32 = 0
  /// The row of the second-level area plus one; 0 for none.
  var admin2: UInt32 = 0
  /// The index of its type.
  var type: UInt16 = 0
  /// The index of its list of countries.
  var countries: UInt16 = 0
  /// What speaks for it beside its kind and size, in hundredths of a natural logarithm of odds.
  var weight: Int32 = 0
}

/// An actor as it lies in the file: 16 bytes.
struct ActorRecord: BitwiseCopyable, Sendable {
  var name: UInt32 = 0
  var type: UInt32 = 0
  var firstRole: UInt32 = 0
  var roleCount: UInt32 = 0
}

/// A role as it lies in the file: 12 bytes; days since 1970-01-01.
struct RoleRecord: BitwiseCopyable, Sendable {
  static let open = Int32.min
  var code: UInt32 = 0
  var from: Int32 = open
  var to: Int32 = open
}

/// A name as it lies in the file: 20 bytes.
struct NameRecord: BitwiseCopyable, Sendable {
  /// It is matched only as written.
  static let exact: UInt8 = 1
  /// Another name of the same words follows.
  static let hasNext: UInt8 = 2
  /// It is also written with a final `'s` of its own: `St. John's`.
  static let hasPossessive: UInt8 = 4
  /// The spelling's index in the strings.
  var spelling: UInt32 = 0
  var firstSense: UInt32 = 0
  var senseCount: UInt32 = 0
  /// Bit i: word i has a capital in every spelling.
  var capitals: UInt16 = 0
  var flags: UInt8 = 0
  /// How common it is as a word, a given name, a surname, in 255ths.
  var word: UInt8 = 0
  var given: UInt8 = 0
  var surname: UInt8 = 0
  var reserved: UInt16 = 0

  @inline(__always) var isExact: Bool { flags & Self.exact != 0 }
  @inline(__always) var hasNext: Bool { flags & Self.hasNext != 0 }
  @inline(__always) var hasPossessive: Bool { flags & Self.hasPossessive != 0 }
}

/// A sense in 32 bits: whether it is an actor, the kind of the name, the row.
struct PackedSense {
  static let actorBit: UInt32 = 1 << 31
  static let rowMask: UInt32 = (1 << 28) - 1

  static func place(_ row: UInt32, _ kind: NameKind) -> UInt32 { row & rowMask | UInt32(kind.rawValue) << 28 }
  static func actor(_ row: UInt32, _ kind: NameKind) -> UInt32 { place(row, kind) | actorBit }

  static func kind(_ bits: UInt32) -> NameKind? { NameKind(rawValue: UInt8(bits >> 28 & 7)) }

  static func sense(_ bits: UInt32) -> NameSense? {
    guard let kind = kind(bits) else { return nil }
    return bits & actorBit != 0 ? .actor(ActorID(bits & rowMask), kind) : .place(PlaceID(bits & rowMask), kind)
  }
}
