import TextModel

/// The words of `language/abbreviations.tsv` that say something of the verb of a clause, as hashes of their small letters.
struct ClauseWords: Sendable {
  /// Open a clause with a verb of its own: `because`.
  private(set) var subordinators: Set<UInt64> = []
  /// Verbs of those who tell, behind a comma: `..., residents said`.
  private(set) var reports: Set<UInt64> = []
  /// Past tenses that look like nouns: `hit`.
  private(set) var disguised: Set<UInt64> = []
  /// Behind them `to` opens an infinitive: `vowed`.
  private(set) var intentions: Set<UInt64> = []
  /// Their clause has its verb in the base form: `demanded that it end`.
  private(set) var demands: Set<UInt64> = []
  /// May stand between a subject and its verb.
  private(set) var days: Set<UInt64> = []
  /// Behind such a day: `Friday night`.
  private(set) var dayparts: Set<UInt64> = []

  /// Takes a word of a kind of the table; false where the kind is none of clauses.
  mutating func add(_ word: UInt64, kind: String) -> Bool {
    switch kind {
    case "subordinator": subordinators.insert(word)
    case "report": reports.insert(word)
    case "disguised": disguised.insert(word)
    case "intention": intentions.insert(word)
    case "demand": demands.insert(word)
    case "day": days.insert(word)
    case "daypart": dayparts.insert(word)
    default: return false
    }
    return true
  }

  /// The hash of a word in small letters, as `WordForms` has it.
  static func hash(_ word: String) -> UInt64 { ByteHash.lower(Array(word.utf8)) }
}
