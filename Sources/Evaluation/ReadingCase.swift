import FoundationEssentials

/// A file of articles with what a person, or another reader, found in it: checks of a feed's fields, a news item, or the records of a web archive.
public struct ReadingCase: Decodable, Sendable {
  let id: AnnotationFile.Identifier
  let file: String
  /// Checks of a feed's fields.
  let checks: [Check]?
  /// Whether the checks of a feed concern articles; nothing means that they do.
  let relevant: Bool?
  /// The position of a news item in its file.
  let item: Int?
  let title: String?
  let date: String?
  let author: String?
  let lang: String?
  let text: String?
  /// What a server says beside a feed.
  let http: [String: String]?
  /// Why the annotating reader gave up.
  let error: String?
  /// The records of an archive.
  let records: [Record]?

  /// A field of a feed by its path, as feedparser names it, and its value.
  struct Check: Decodable, Sendable {
    let path: [Step]
    let equals: Value?
  }

  /// A record of a web archive.
  struct Record: Decodable, Sendable {
    let type: String
    let uri: String?
    let contentType: String?
    let length: Int

    private enum CodingKeys: String, CodingKey {
      case type, uri
      case contentType = "content_type"
      case length = "payload_len"
    }

    /// Whether an article can be read from it: a page or text with a body that came from the web.
    var isPage: Bool {
      ["response", "resource", "conversion"].contains(type) && length > 0
        && ["text/html", "application/xhtml", "text/plain"].contains { contentType?.hasPrefix($0) ?? false }
        && !(uri?.hasPrefix("metadata:") ?? false)
    }
  }

  /// A name or a position.
  enum Step: Decodable, Sendable {
    case name(String)
    case position(Int)

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let number = try? container.decode(Int.self) { self = .position(number) } else { self = .name(try container.decode(String.self)) }
    }
  }

  /// A text or a list of numbers; of anything else nothing is compared.
  enum Value: Decodable, Sendable {
    case text(String)
    case numbers([Double])
    case other

    /// Whether it is the address under which the annotating reader was served the file.
    var isLocalAddress: Bool { if case .text(let text) = self { text.contains("://127.0.0.1") } else { false } }

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let text = try? container.decode(String.self) {
        self = .text(text)
      } else if let numbers = try? container.decode([Double].self) {
        self = .numbers(numbers)
      } else {
        self = .other
      }
    }
  }

  /// Reads a file of such cases.
  ///
  /// - Throws: `AnnotationFile.Failure` that names the file and the line.
  public static func rows(path: String) throws -> [ReadingCase] {
    try GoldFile.rows(path, of: ReadingCase.self, form: form)
  }

  /// Reads cases that are in memory; `name` is what failures call them.
  ///
  /// - Throws: `AnnotationFile.Failure` that names the line.
  public static func rows(name: String, lines: Data) throws -> [ReadingCase] {
    try GoldFile.rows(name: name, lines: lines, form: form)
  }

  private static let form = "id, file, and checks (of a feed), text (of a news item) or records (of a web archive)"
}
