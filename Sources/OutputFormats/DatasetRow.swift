/// An event as a published data set has it: one actor, one target, and the codes of others.
struct DatasetRow {
  let fields: EventFields
  /// Who, and to whom, of the pairs that the event makes; nothing where the text names nobody.
  let actor, target: EventObject?
  /// The number of the pair, from 0.
  let pair: Int
  let codes: DatasetCodes
  let version: String

  /// The value of a column of the event record; empty where it is not known.
  subscript(name: String) -> String { fields.text(name) }

  /// The day as digits of year, month and day; empty where there is none.
  var day: (year: String, month: String, day: String) {
    let date = self["event_date"]
    guard date.utf8.count == 10 else { return ("", "", "") }
    return (String(date.prefix(4)), String(date.dropFirst(5).prefix(2)), String(date.suffix(2)))
  }

  /// An id of its own for each pair.
  var identifier: String { pair == 0 ? self["event_id"] : "\(self["event_id"])-\(pair + 1)" }

  /// The id as a number of at most 18 digits, the same on every machine, for formats whose ids are numbers (FNV-1a).
  var number: String {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in identifier.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return String((hash ^ (hash >> 31)) % 1_000_000_000_000_000_000)
  }

  /// The country of the event in the codes of others.
  var country: DatasetCodes.Country? { codes.country(alpha2: self["country"]) }

  /// The name of the place where it is a town, and not an area.
  var town: String { self["place_type"].hasPrefix("P.") ? self["place"] : "" }

  /// The groups of three letters of a code: `SYRMIL` is SYR and MIL.
  static func groups(_ code: String) -> [String] {
    let letters = Array(code.utf8)
    return stride(from: 0, to: letters.count, by: 3).map { String(decoding: letters[$0..<min($0 + 3, letters.count)], as: UTF8.self) }
  }
}

/// A column of a published data set.
struct DatasetColumn: Sendable {
  let name: String
  let value: @Sendable (DatasetRow) -> String

  init(_ name: String, _ value: @escaping @Sendable (DatasetRow) -> String) {
    self.name = name
    self.value = value
  }

  /// A column of the data set that an automatic record cannot fill.
  static func empty(_ name: String) -> DatasetColumn { DatasetColumn(name) { _ in "" } }
  /// A column that is one of ours under another name.
  static func same(_ name: String, _ own: String) -> DatasetColumn { DatasetColumn(name) { $0[own] } }
}

/// A published data set: its columns and what its files look like.
struct DatasetLayout: Sendable {
  /// How the cells of a line are divided.
  enum Separator: Sendable {
    /// By tabs, without quotation marks.
    case tabs
    /// By commas, as CSV.
    case commas
  }

  /// How many rows an event makes.
  enum Rows: Sendable {
    /// One for each pair of actor and target.
    case pairs
    /// One.
    case events
  }

  /// Whether the first line names the columns.
  enum Header: Sendable {
    /// It does.
    case names
    /// The data begin at once.
    case none
  }

  let columns: [DatasetColumn]
  let separator: Separator
  let header: Header
  let rows: Rows
  /// Whether the data set holds events of this kind at all.
  let holds: @Sendable (EventFields, DatasetCodes) -> Bool

  /// Whether an event is said to be, or to be meant to be: these data sets have no column that says otherwise.
  @Sendable static func isAsserted(_ fields: EventFields) -> Bool {
    !["negated", "hypothetical"].contains(fields.text("realis"))
  }
}
