import PackedStorage
import TextModel

/// All places, names and actors of one compiled data file, used in place.
///
/// Immutable and cheap to copy. Every index that comes from the file is checked at use: a damaged file gives wrong answers or none, and never traps.
public struct Gazetteer: Sendable {
  let file: PackedFile
  let places: PackedArray<PlaceRecord>
  let actors: PackedArray<ActorRecord>
  let roles: PackedArray<RoleRecord>
  let names: PackedArray<NameRecord>
  let senses: PackedArray<UInt32>
  let strings: StringTable
  let types: [FeatureType]
  let countryLists: [[String]]
  let alpha3ByAlpha2: [String: String]
  let alpha2ByAlpha3: [String: String]
  let countryPlaces: [String: PlaceID]
  let personHashes: PackedArray<UInt64>
  let personWeights: PackedArray<UInt16>
  /// Finds the names in texts as newspapers print them.
  public internal(set) var matcher: NameMatcher
  /// The user's own places, where there are any.
  var supplement: GazetteerSupplement?

  /// Opens the gazetteer of a data file. Complexity: O(countries).
  ///
  /// - Throws: `PackedFileError.damaged` where a section is missing or cannot be.
  public init(file: PackedFile) throws(PackedFileError) {
    self.file = file
    places = try file.array("gazetteer.places", of: PlaceRecord.self)
    actors = try file.array("gazetteer.actors", of: ActorRecord.self)
    roles = try file.array("gazetteer.roles", of: RoleRecord.self)
    names = try file.array("gazetteer.names", of: NameRecord.self)
    senses = try file.array("gazetteer.senses", of: UInt32.self)
    strings = try StringTable("gazetteer.strings", in: file)
    personHashes = try file.array("gazetteer.persons.hashes", of: UInt64.self)
    personWeights = try file.array("gazetteer.persons.weights", of: UInt16.self)
    types = try Self.lines("gazetteer.types", file).map { FeatureType($0) }
    countryLists = try Self.lines("gazetteer.countries.lists", file).map { $0.split(separator: "|").map(String.init) }
    var byAlpha2: [String: String] = [:]
    var byAlpha3: [String: String] = [:]
    var found: [String: PlaceID] = [:]
    for line in try Self.lines("gazetteer.countries", file) {
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      guard cells.count == 3, let row = UInt32(cells[2]) else { continue }
      found[cells[0]] = PlaceID(row)
      guard !cells[1].isEmpty else { continue }
      byAlpha2[cells[0]] = cells[1]
      byAlpha3[cells[1]] = cells[0]
    }
    alpha3ByAlpha2 = byAlpha2
    alpha2ByAlpha3 = byAlpha3
    countryPlaces = found
    matcher = NameMatcher(
      scanner: TokenScanner(fold: try FoldTable(file: file)), trie: try NameTrie(file: file), names: names, strings: strings,
      configuration: .news)
  }

  /// A matcher that reads texts another way.
  public func matcher(_ configuration: NameMatcherConfiguration) -> NameMatcher {
    matcher.reading(configuration)
  }

  /// The bytes of a small table by its path below Gazetteer, such as `language/titles.tsv`.
  public func table(_ path: String) -> [UInt8]? {
    try? file.array("tables/" + path, of: UInt8.self).array
  }

  /// Whom the facts come from, for a person to read: a line a source.
  public var sources: String { Self.text("gazetteer.sources", file) }

  static func text(_ section: String, _ file: PackedFile) -> String {
    guard let bytes = try? file.array(section, of: UInt8.self) else { return "" }
    return bytes.string(0..<bytes.count)
  }

  private static func lines(_ section: String, _ file: PackedFile) throws(PackedFileError) -> [String] {
    let bytes = try file.array(section, of: UInt8.self)
    return bytes.string(0..<bytes.count).utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).dropLast()
      .map { String(decoding: $0, as: UTF8.self) }
  }
}
