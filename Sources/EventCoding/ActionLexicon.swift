import TextModel

/// What a word that stands beside an action must be.
public enum ActionRequirement: Sendable, Hashable {
  /// One of these lemmas is the head.
  case lemmas([String])
  /// A person, a group of people or a word for one.
  case person
  /// An organization, a government, a state.
  case organization
  /// A place.
  case place
  /// What people build or drive.
  case structure
  /// Anything, but something.
  case any
  /// Nothing stands there.
  case absent
}

/// A condition of an action: a slot and what fills it.
public struct ActionCondition: Sendable, Hashable {
  /// `obj`, `subj`, `xcomp`, `mod`, or a preposition.
  public let slot: String
  /// What must fill it.
  public let requirement: ActionRequirement
}

/// Which slots fill which role of an event.
public struct ActionFrame: Sendable, Hashable {
  /// A choice of slots: the first that is filled gives the role; joined slots give it together.
  public typealias Sources = [[String]]
  /// Who does it.
  public var actor: Sources
  /// To whom.
  public var target: Sources
  /// Where, beyond what any clause says of places.
  public var place: Sources = []
  /// Whether the row says that the object is the target, also where the row asks for that object: `burn a bus`.
  public var hasObjectAsTarget = false
  /// Whether all parties are actors.
  public var isReciprocal = false
}

/// One way in which English names an action, and its codes.
public struct ActionEntry: Sendable, Hashable {
  /// The lemmas that trigger it.
  public let words: [String]
  /// What must stand beside it.
  public let conditions: [ActionCondition]
  /// The CAMEO code, where CAMEO has one.
  public let cameo: String?
  /// ACCIDENT, DISASTER and the others that CAMEO lacks, where the row says so.
  public let type: String?
  /// Who fills which role.
  public let frame: ActionFrame
  /// The table that holds it.
  let table: String
  /// Its line there.
  let line: Int

  /// The table and line, for `explain`.
  public var origin: String { "\(table):\(line)" }
  /// The lemma of the action with its particle or compound, and the object that it asks for: `carry out`, `car bomb`.
  public var name: String { words.joined(separator: " ") }
  /// Whether the words name no action here: `captured a third of the vote`.
  var isIdiom: Bool { type == "IDIOM" }
  /// More conditions, then more words, are more specific.
  var specificity: Int { conditions.reduce(0) { $0 + ($1.isLexical ? 4 : 2) } + words.count }
}

extension ActionCondition {
  /// Whether it asks for certain words, and not for a kind of filler alone.
  var isLexical: Bool { if case .lemmas = requirement { true } else { false } }
}

/// The actions that English verbs and nouns name: `actions/verbs.tsv` and `actions/nouns.tsv`.
public struct ActionLexicon: Sendable {
  private let verbs: [String: [ActionEntry]]
  private let nouns: [String: [ActionEntry]]
  /// The number of rows.
  public let count: Int

  /// Reads both tables.
  ///
  /// - Throws: `FactTableError` that names the table and the line.
  public init(verbs verbBytes: [UInt8], nouns nounBytes: [UInt8]) throws(FactTableError) {
    let verbRows = try Self.entries("actions/verbs.tsv", verbBytes, frame: ActionFrame(actor: [["subj"]], target: [["obj"]]))
    let nounFrame = ActionFrame(actor: [["by"], ["poss"], ["mod"]], target: [["on"], ["against"], ["of"]])
    let nounRows = try Self.entries("actions/nouns.tsv", nounBytes, frame: nounFrame)
    // A verb is found by its first word, a compound noun by its last.
    verbs = Dictionary(grouping: verbRows) { $0.words.first ?? "" }
    nouns = Dictionary(grouping: nounRows) { $0.words.last ?? "" }
    count = verbRows.count + nounRows.count
  }

  /// The lemmas of all verbs.
  var verbLemmas: [String] { verbs.keys.sorted() }
  /// The entries that a verb of this lemma may trigger.
  public func verbEntries(_ lemma: String) -> [ActionEntry] { verbs[lemma] ?? [] }
  /// The entries that a noun of this lemma may trigger.
  public func nounEntries(_ lemma: String) -> [ActionEntry] { nouns[lemma] ?? [] }
  /// Whether a word can name an action at all; a sentence without such a word holds no event.
  public func isTrigger(_ lemma: String) -> Bool { verbs[lemma] != nil || nouns[lemma] != nil }

  private static func entries(_ name: String, _ bytes: [UInt8], frame: ActionFrame) throws(FactTableError) -> [ActionEntry] {
    let table = try FactTable(name: name, bytes: bytes, required: ["action", "with", "cameo", "type", "frame"])
    let columns = ["action", "with", "cameo", "type", "frame"].map(table.column)
    // Many rows share their conditions and most share their frame: each is read once.
    var conditionsOfCell: [String: [ActionCondition]] = ["": []]
    var frameOfCell: [String: ActionFrame] = ["": frame]
    var found: [ActionEntry] = []
    found.reserveCapacity(table.rows.count)
    for row in table.rows {
      let (with, cameo, type, roles) = (row[columns[1]], row[columns[2]], row[columns[3]], row[columns[4]])
      if cameo.isEmpty && type.isEmpty { throw table.error(row, "the row has neither a CAMEO code nor a type") }
      if conditionsOfCell[with] == nil { conditionsOfCell[with] = try conditions(row.bytes(columns[1]), row, table) }
      if frameOfCell[roles] == nil { frameOfCell[roles] = try parsed(row.bytes(columns[4]), frame, row, table) }
      found.append(
        ActionEntry(
          words: row.list(columns[0], separator: 0x20), conditions: conditionsOfCell[with] ?? [], cameo: cameo.isEmpty ? nil : cameo,
          type: type.isEmpty ? nil : type, frame: frameOfCell[roles] ?? frame, table: name, line: row.line))
    }
    return found
  }

  private static func conditions(_ cell: ArraySlice<UInt8>, _ row: FactRow, _ table: FactTable) throws(FactTableError)
    -> [ActionCondition]
  {
    var found: [ActionCondition] = []
    for part in cell.pieces(between: UInt8(ascii: " ")) {
      guard let colon = part.firstIndex(of: UInt8(ascii: ":")) else {
        throw table.error(row, "the condition '\(String(decoding: part, as: UTF8.self))' is not SLOT:WORDS")
      }
      let words = part[(colon + 1)...].strings(between: UInt8(ascii: "|"))
      let requirement: ActionRequirement
      switch words.count == 1 ? words[0] : "" {
      case "@person": requirement = .person
      case "@org": requirement = .organization
      case "@place": requirement = .place
      case "@structure": requirement = .structure
      case "@any": requirement = .any
      case "-": requirement = .absent
      default: requirement = .lemmas(words)
      }
      found.append(ActionCondition(slot: String(decoding: part[..<colon], as: UTF8.self), requirement: requirement))
    }
    return found
  }

  private static func parsed(_ cell: ArraySlice<UInt8>, _ standard: ActionFrame, _ row: FactRow, _ table: FactTable)
    throws(FactTableError) -> ActionFrame
  {
    var frame = standard
    for part in cell.strings(between: UInt8(ascii: " ")) {
      if part == "reciprocal" {
        frame.isReciprocal = true
        continue
      }
      let sides = Array(part.utf8)[...].pieces(between: UInt8(ascii: "="))
      guard sides.count == 2 else { throw table.error(row, "the frame's part '\(part)' is not ROLE=SOURCES") }
      let choices = sides[1].pieces(between: UInt8(ascii: ",")).map { $0.strings(between: UInt8(ascii: "+")) }
      let sources = choices == [["-"]] ? [] : choices
      switch String(decoding: sides[0], as: UTF8.self) {
      case "actor": frame.actor = sources
      case "target":
        frame.target = sources
        frame.hasObjectAsTarget = sources.contains { $0.contains("obj") }
      case "place": frame.place = sources
      case let role: throw table.error(row, "the frame names actor, target or place, not '\(role)'")
      }
    }
    return frame
  }
}
