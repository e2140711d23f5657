/// An answer of the service, whatever carries it.
public struct ServiceAnswer: Sendable {
  /// The status of HTTP.
  public var status: Int
  /// The media type of the body.
  public var type: String
  /// Further fields of the header.
  public var fields: [(name: String, value: String)] = []
  /// The body.
  public var body: [UInt8]

  init(_ status: Int = 200, type: String, fields: [(name: String, value: String)] = [], body: [UInt8]) {
    self.status = status
    self.type = type
    self.fields = fields
    self.body = body
  }

  init(_ document: JSONDocument, status: Int = 200, type: String = "application/json") {
    self.init(status, type: type, body: document.bytes)
  }
}

/// Why a request is not answered as it wished: what went wrong and what to do (RFC 9457).
public struct Problem: Error {
  /// The status of HTTP.
  public let status: Int
  /// What is wrong with this request and what to do.
  public let detail: String
  /// Further fields of the header.
  public var fields: [(name: String, value: String)] = []

  init(_ status: Int, _ detail: String, fields: [(name: String, value: String)] = []) {
    self.status = status
    self.detail = detail
    self.fields = fields
  }

  /// The problem as an answer.
  public var answer: ServiceAnswer {
    let document: JSONDocument = [
      "type": "about:blank", "title": .string(Self.titles[status] ?? "Error"), "status": .integer(status), "detail": .string(detail),
    ]
    return ServiceAnswer(status, type: "application/problem+json", fields: fields, body: document.bytes)
  }

  private static let titles = [
    400: "Bad Request", 403: "Forbidden", 404: "Not Found", 405: "Method Not Allowed", 406: "Not Acceptable", 408: "Request Timeout",
    413: "Content Too Large", 415: "Unsupported Media Type", 422: "Unprocessable Content", 500: "Internal Server Error",
    503: "Service Unavailable",
  ]
}
