import TextModel

/// The words that steer the splitting and tagging of sentences: abbreviations, words that begin sentences, prefixes, contractions.
///
/// Read from `language/abbreviations.tsv`, whose head explains the kinds. Immutable.
struct AbbreviationTable: Sendable {
  enum Kind: UInt8, Sendable {
    case title, number, month, unit, company, place, initials, list, clock
  }

  private let kinds: [UInt64: Kind]
  private let starters: Set<UInt64>
  private let prefixes: Set<UInt64>
  private let splits: [UInt64: Int]
  private let contractions: [UInt64: Int]
  private let predicates: Set<UInt64>
  private let exclaimed: Set<UInt64>
  /// The hashes of the names of days and months.
  let calendar: Set<UInt64>
  /// The words that say something of the verb of a clause.
  let clauses: ClauseWords

  /// Reads the bytes of the table.
  ///
  /// - Throws: `FactTableError` naming the line whose kind is unknown or whose example is wrong.
  init(table bytes: [UInt8]) throws(FactTableError) {
    let table = try FactTable(name: "language/abbreviations.tsv", bytes: bytes, required: ["abbreviation", "kind", "example"])
    let word = table.column("abbreviation")
    let kind = table.column("kind")
    let example = table.column("example")
    var kinds: [UInt64: Kind] = [:]
    var starters: Set<UInt64> = []
    var prefixes: Set<UInt64> = []
    var splits: [UInt64: Int] = [:]
    var contractions: [UInt64: Int] = [:]
    var predicates: Set<UInt64> = []
    var calendar: Set<UInt64> = []
    var exclaimed: Set<UInt64> = []
    var clauses = ClauseWords()
    for row in table.rows {
      let key = ByteHash.lower(Array(row[word].utf8))
      switch row[kind] {
      case "title": kinds[key] = .title
      case "number": kinds[key] = .number
      case "month": kinds[key] = .month
      case "unit": kinds[key] = .unit
      case "company": kinds[key] = .company
      case "place": kinds[key] = .place
      case "initials": kinds[key] = .initials
      case "list": kinds[key] = .list
      case "clock": kinds[key] = .clock
      case "starter": starters.insert(key)
      case "prefix": prefixes.insert(key)
      case "predicate": predicates.insert(key)
      case "calendar": calendar.insert(key)
      case "exclaimed": exclaimed.insert(key)
      case "split", "contraction":
        guard let bar = Array(row[example].utf8).firstIndex(of: UInt8(ascii: "|")) else {
          throw table.error(row, "the example of a split must show the two parts with | between them")
        }
        if row[kind] == "split" { splits[key] = bar } else { contractions[key] = bar }
      case let other:
        if !clauses.add(key, kind: other) { throw table.error(row, "unknown kind \(other); the head of the table lists the kinds") }
      }
    }
    self.kinds = kinds
    self.starters = starters
    self.prefixes = prefixes
    self.splits = splits
    self.contractions = contractions
    self.predicates = predicates
    self.calendar = calendar
    self.exclaimed = exclaimed
    self.clauses = clauses
  }

  /// What kind of abbreviation the word without its dot is.
  func kind(_ bytes: [UInt8], _ range: TextRange) -> Kind? {
    range.count > 12 ? nil : kinds[ByteHash.lower(bytes, range)]
  }

  /// Whether a capitalized word begins a sentence when it follows an abbreviation.
  func isStarter(_ bytes: [UInt8], _ range: TextRange) -> Bool {
    range.count <= 12 && starters.contains(ByteHash.lower(bytes, range))
  }

  /// Whether a word is a name that is written with an exclamation mark.
  func isExclaimed(_ bytes: [UInt8], _ range: TextRange) -> Bool {
    range.count <= 12 && exclaimed.contains(ByteHash.lower(bytes, range))
  }

  /// Whether a word keeps its hyphen with the word behind it.
  func isPrefix(_ bytes: [UInt8], _ range: TextRange) -> Bool {
    range.count <= 8 && prefixes.contains(ByteHash.lower(bytes, range))
  }

  /// The length in bytes of the first part of a word that is two words.
  func split(_ bytes: [UInt8], _ range: TextRange) -> Int? {
    range.count < 2 || range.count > 9 ? nil : splits[ByteHash.lower(bytes, range)]
  }

  /// The length in bytes of the first part of a word that is two words where a predicate follows: `its a war` against `its war`.
  func contraction(_ bytes: [UInt8], _ range: TextRange, before next: TextRange) -> Int? {
    guard range.count <= 4, next.count <= 7, let length = contractions[ByteHash.lower(bytes, range)] else { return nil }
    return predicates.contains(ByteHash.lower(bytes, next)) ? length : nil
  }
}
