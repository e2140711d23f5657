import Linguistics
import PackedStorage
import TextModel

extension LanguageDetector {
  /// Reads the tables of languages of a data file.
  ///
  /// - Throws: `FactTableError` where a table is missing or wrong.
  public init(_ data: PackedFile) throws(FactTableError) {
    let tables = DataTables(file: data)
    try self.init(trigrams: tables.bytes("language/trigrams.tsv"), scripts: tables.bytes("language/scripts.tsv"))
  }
}

extension Document {
  /// Whether the text is English, or nothing says that it is not.
  var isEnglish: Bool { language.map { $0.lowercased().split(separator: "-").first == "en" } ?? true }
}
