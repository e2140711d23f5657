import PackedStorage
import TextModel

/// The bytes of the tables that `TemporalTagger` is built from, in the form of Gazetteer/README.md.
public struct TemporalTables: Sendable {
  /// `dates/words.tsv`: the words and their classes.
  public var words: [UInt8]
  /// `dates/parts.tsv`: named parts of patterns.
  public var parts: [UInt8]
  /// `dates/rules.tsv`: the rules.
  public var rules: [UInt8]
  /// `dates/holidays.tsv`: the holidays.
  public var holidays: [UInt8]

  /// The names of the tables under Gazetteer, in the order of the initializer; their sections are `tables/` and the name.
  public static let names = ["dates/words.tsv", "dates/parts.tsv", "dates/rules.tsv", "dates/holidays.tsv"]

  /// Creates the tables from their bytes.
  public init(words: [UInt8], parts: [UInt8], rules: [UInt8], holidays: [UInt8]) {
    self.words = words
    self.parts = parts
    self.rules = rules
    self.holidays = holidays
  }

  /// Takes the tables from a packed file.
  ///
  /// - Throws: `PackedFileError` where the file lacks one of them.
  public init(_ file: PackedFile) throws(PackedFileError) {
    var bytes: [[UInt8]] = []
    for name in Self.names { bytes.append(try file.array("tables/" + name, of: UInt8.self).array) }
    self.init(words: bytes[0], parts: bytes[1], rules: bytes[2], holidays: bytes[3])
  }
}
