import TextModel

/// What kept an article from being read: the file, the line, and what to do.
public struct ReadError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What kind of trouble it is; the raw value is what JSON answers carry.
  public enum Code: String, Sendable, CaseIterable {
    /// A line or file that is no JSON, or no JSON object.
    case badJSON = "bad_json"
    /// An object without any text.
    case noText = "no_text"
    /// A page, feed or file that holds no article.
    case notAnArticle = "not_an_article"
    /// More bytes than the limits allow.
    case tooLarge = "too_large"
    /// No text at all: an image, a program, a PDF.
    case binary
    /// A file that is missing or cannot be opened.
    case unreadable
    /// A damaged gzip file or one that ends early.
    case damaged
    /// A story that its publisher called back.
    case withdrawn
    /// A format that Dateline does not read.
    case unsupported
  }

  /// The file or `-`.
  public let file: String
  /// The line, counted from 1, where one is to blame.
  public let line: Int?
  /// What kind of trouble it is.
  public let code: Code
  /// What is wrong and what to do.
  public let message: String
  /// The id of the document, where the bad line still told it.
  public let id: DocumentID?

  /// Creates an error.
  public init(_ code: Code, file: String, line: Int? = nil, id: DocumentID? = nil, message: String) {
    self.code = code
    self.file = file
    self.line = line
    self.id = id
    self.message = message
  }

  /// `FILE:LINE: what is wrong and what to do`.
  public var description: String {
    let name = file == "-" ? "standard input" : file
    return line.map { "\(name):\($0): \(message)" } ?? "\(name): \(message)"
  }
}
