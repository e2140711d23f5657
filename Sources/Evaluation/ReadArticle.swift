import FoundationEssentials

/// An article as `dateline read --format jsonl` writes it.
public struct ReadArticle: Decodable, Sendable {
  let id: AnnotationFile.Identifier?
  let file: String?
  let title: String?
  let date: String?
  let author: String?
  let source: String?
  let url: String?
  let language: String?
  let declaredLanguage: String?
  let latitude: Double?
  let longitude: Double?
  let text: String

  private enum CodingKeys: String, CodingKey {
    case id, file, title, date, author, source, url, language, latitude, longitude, text
    case declaredLanguage = "declared_language"
  }

  /// What the file says of the language, which for a text of three words is another thing than what the text is in.
  var givenLanguage: String? { declaredLanguage ?? language }

  /// Reads a file of articles, in its order.
  ///
  /// - Throws: `AnnotationFile.Failure` that names the file and the line.
  public static func rows(path: String) throws -> [ReadArticle] {
    try GoldFile.rows(path, of: ReadArticle.self, form: form)
  }

  /// Reads articles that are in memory; `name` is what failures call them.
  ///
  /// - Throws: `AnnotationFile.Failure` that names the line.
  public static func rows(name: String, lines: Data) throws -> [ReadArticle] {
    try GoldFile.rows(name: name, lines: lines, form: form)
  }

  private static let form = "text and what `dateline read --format jsonl` writes beside it"
}
