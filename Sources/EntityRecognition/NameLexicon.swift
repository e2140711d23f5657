import TextModel

/// The words that say what kind of name stands beside or inside them: titles of persons and heads of organizations.
public struct NameLexicon: Sendable {
  /// Where a head stands in the name of an organization.
  public enum HeadPosition: String, Sendable {
    /// At its end: `Syrian Army`.
    case last
    /// At its beginning: `Ministry of Defence`.
    case first
    /// At either.
    case any
  }

  /// A head of organization names.
  public struct Head: Sendable, Hashable {
    /// The CAMEO role code, such as `MIL`.
    public let code: String
    /// Where it stands.
    public let position: HeadPosition
  }

  /// Heads by their words in lower case.
  public let heads: [String: Head]
  /// Titles by their words in lower case, without final dot.
  public let titles: Set<String>
  /// The words beside places.
  public let places: PlaceContext
  /// The number of words of the longest title that begins with a word.
  let titleWidths: [String: Int]
  /// The last words of titles.
  let titleEnds: Set<String>

  /// Reads `organizations/heads.tsv`, `language/titles.tsv` and `language/place-context.tsv`.
  ///
  /// - Throws: `FactTableError` that names the table and the line.
  public init(heads headBytes: [UInt8], titles titleBytes: [UInt8], places placeBytes: [UInt8]) throws(FactTableError) {
    let headTable = try FactTable(name: "organizations/heads.tsv", bytes: headBytes, required: ["head", "code", "position"])
    let (head, code, position) = (headTable.column("head"), headTable.column("code"), headTable.column("position"))
    var found: [String: Head] = [:]
    for row in headTable.rows {
      guard let place = HeadPosition(rawValue: row[position]) else {
        throw headTable.error(row, "the position is first, last or any, not '\(row[position])'")
      }
      found[row[head].lowercased()] = Head(code: row[code], position: place)
    }
    heads = found
    let titleTable = try FactTable(name: "language/titles.tsv", bytes: titleBytes, required: ["title"])
    let column = titleTable.column("title")
    let spelt = titleTable.rows.map { Self.key(of: $0[column]) }
    titles = Set(spelt)
    places = try PlaceContext(table: placeBytes)
    var (ends, widths): (Set<String>, [String: Int]) = ([], [:])
    for title in spelt {
      let words = Array(title.utf8)[...].pieces(between: UInt8(ascii: " "))
      guard let first = words.first, let last = words.last?.strings(between: UInt8(ascii: "-")).last else { continue }
      let opening = String(decoding: first, as: UTF8.self)
      widths[opening] = max(widths[opening] ?? 0, words.count)
      ends.insert(last)
    }
    (titleEnds, titleWidths) = (ends, widths)
  }

  /// Words in lower case, without the dots of abbreviations.
  static func key(of words: String) -> String {
    let lower = words.lowercased()
    let dot = UInt8(ascii: ".")
    return lower.utf8.contains(dot) ? String(decoding: lower.utf8.filter { $0 != dot }, as: UTF8.self) : lower
  }
}
