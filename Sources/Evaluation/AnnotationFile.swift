import FoundationEssentials

/// Annotations of documents as `dateline annotate` writes them, one JSON object a line.
public struct AnnotationFile: Sendable {
  /// What is wrong with a file of annotations.
  public struct Failure: Error, CustomStringConvertible {
    /// The file, the line, and what to do.
    public let description: String
  }

  /// One document's annotations; layers that a line lacks are nothing.
  public struct Row: Decodable, Sendable {
    let id: Identifier
    let entities: [Span]?
    let places: [Span]?
    let times: [Span]?
    let events: [Event]?
    let predicates: [Span]?
  }

  /// An id: JSON numbers and strings that look alike are the same.
  public struct Identifier: Decodable, Hashable, Sendable {
    let text: String

    /// Reads a number or a string.
    public init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let number = try? container.decode(Int.self) { text = String(number) } else { text = try container.decode(String.self) }
    }
  }

  /// A stretch of text with what the layers say about it.
  public struct Span: Decodable, Sendable {
    let start: Int
    let end: Int
    let type: String?
    let value: String?
    let mod: String?
    let firstSecond: String?
    let lastSecond: String?
    let latitude: Double?
    let longitude: Double?

    private enum CodingKeys: String, CodingKey {
      case start, end, type, value, mod, latitude, longitude
      case firstSecond = "start_time"
      case lastSecond = "end_time"
    }
  }

  /// An event, by the columns that are scored.
  public struct Event: Decodable, Sendable {
    let cameoCode: String?
    let eventType: String?
    let start: Int?
    let end: Int?
    let firstSecond: String?
    let lastSecond: String?

    private enum CodingKeys: String, CodingKey {
      case cameoCode = "cameo_code"
      case eventType = "event_type"
      case start = "char_start"
      case end = "char_end"
      case firstSecond = "start_time"
      case lastSecond = "end_time"
    }
  }

  let rows: [Identifier: Row]
  let order: [Identifier]

  /// Reads a file.
  ///
  /// - Throws: `Failure` that names the file and the line.
  public init(path: String) throws {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw Failure(description: "\(path): cannot be read; check the path")
    }
    try self.init(name: path, lines: data)
  }

  /// Reads the lines of a file; `name` is what failures call it.
  ///
  /// - Throws: `Failure` that names the file and the line.
  public init(name path: String, lines data: Data) throws {
    var found: [Identifier: Row] = [:]
    var ids: [Identifier] = []
    for (number, line) in data.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).enumerated() where !line.isEmpty {
      guard let row = try? JSONDecoder().decode(Row.self, from: Data(line)) else {
        throw Failure(
          description:
            "\(path):\(number + 1): is no annotation; a line is a JSON object with an id and layers, as `dateline annotate` writes it")
      }
      if found.updateValue(row, forKey: row.id) != nil {
        throw Failure(description: "\(path):\(number + 1): the id \(row.id.text) stands there twice; each document has one line")
      }
      ids.append(row.id)
    }
    rows = found
    order = ids
  }
}
