import TextModel

/// What a word beside a name says that the place is: `Washington state`, `the city of Mosul`.
public enum PlaceClass: String, Sendable {
  /// A city, a town, a village.
  case settlement
  /// A state, a province, a governorate.
  case admin1
  /// A county, a district.
  case admin2
  /// A country.
  case country
}

/// The words of `language/place-context.tsv`: those beside and inside names that say whether a name names a place, and what kind of place.
public struct PlaceContext: Sendable {
  /// Phrases behind which a place almost always stands; words joined by spaces.
  let strong: Set<String>
  /// Words behind which a place often stands.
  let weak: Set<String>
  /// Words that may stand between those and the place.
  let between: Set<String>
  /// Words before which a place often stands.
  let after: Set<String>
  /// Words that say what the place beside them is.
  let classes: [String: PlaceClass]
  /// The last words of buildings and parks, in lower case.
  let sites: Set<String>
  /// The last words of roads.
  let roads: Set<String>
  /// The last words of rivers, mountains, islands.
  let features: Set<String>
  /// Words that seldom are a place by themselves.
  let plain: Set<String>
  /// Verbs of saying and the relative pronouns of persons.
  let says: Set<String>
  /// Words that make the demonym before them a language or a dish.
  let languages: Set<String>
  /// Words that make the demonym behind them a language.
  let speech: Set<String>
  /// The names of days and months.
  let calendar: Set<String>
  /// Words that no name begins with.
  let function: Set<String>
  /// The last words of the names of votes, which have a year.
  let votes: Set<String>
  /// The last words of the names of wars and agreements.
  let occasions: Set<String>

  /// Reads the table.
  ///
  /// - Throws: `FactTableError` that names the table and the line.
  public init(table bytes: [UInt8]) throws(FactTableError) {
    let table = try FactTable(name: "language/place-context.tsv", bytes: bytes, required: ["word", "role", "other"])
    let (word, role, other) = (table.column("word"), table.column("role"), table.column("other"))
    var sets: [String: Set<String>] = [:]
    var named: [String: PlaceClass] = [:]
    for row in table.rows {
      if row[role] == "class" {
        guard let kind = PlaceClass(rawValue: row[other]) else {
          throw table.error(row, "the class is settlement, admin1, admin2 or country, not '\(row[other])'")
        }
        named[row[word]] = kind
      } else if Self.roles.contains(row[role]) {
        sets[row[role], default: []].insert(row[word].lowercased())
      } else {
        throw table.error(row, "the role '\(row[role])' is unknown; there are class, \(Self.roles.joined(separator: ", "))")
      }
    }
    classes = named
    strong = sets["strong"] ?? []
    weak = sets["weak"] ?? []
    between = sets["between"] ?? []
    after = sets["after"] ?? []
    sites = sets["site"] ?? []
    roads = sets["road"] ?? []
    features = sets["feature"] ?? []
    plain = sets["plain"] ?? []
    says = sets["says"] ?? []
    languages = sets["language"] ?? []
    speech = sets["speech"] ?? []
    calendar = sets["calendar"] ?? []
    function = sets["function"] ?? []
    votes = sets["vote"] ?? []
    occasions = sets["occasion"] ?? []
  }

  private static let roles = [
    "strong", "weak", "between", "after", "site", "road", "feature", "plain", "says", "language", "speech", "calendar", "function",
    "vote", "occasion",
  ]
}
