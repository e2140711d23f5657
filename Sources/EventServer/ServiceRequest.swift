/// A request as the service sees it, whatever brought it.
public struct ServiceRequest: Sendable {
  /// GET, HEAD, POST or another.
  public var method: String
  /// The path, decoded, without a slash at its end.
  public var path: [String]
  /// The parameters in their order, decoded.
  public var parameters: [(name: String, value: String)]
  /// The fields of the header, names in small letters.
  public var fields: [String: String]
  /// The body.
  public var body: [UInt8]

  /// Creates a request from the path and query as they stand in its first line.
  public init(method: String, target: String, fields: [String: String] = [:], body: [UInt8] = []) {
    self.method = method
    let parts = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    path = (parts.first ?? "").split(separator: "/").map { Self.decoded($0, space: "+") }
    parameters = (parts.count > 1 ? parts[1] : "").split(separator: "&").map { pair in
      let sides = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      return (Self.decoded(sides[0], space: " "), sides.count > 1 ? Self.decoded(sides[1], space: " ") : "")
    }
    self.fields = fields
    self.body = body
  }

  /// The value of a parameter; nothing where it is missing.
  func parameter(_ name: String) -> String? { parameters.first { $0.name == name }?.value }

  /// The first of these media types that the reader likes best: by `f`, then by the field `Accept`; nothing where it takes none of them.
  func preferred(_ offers: [MediaOffer]) -> MediaOffer? {
    if let wanted = parameter("f") { return offers.first { $0.name == wanted } }
    let ranges = MediaRange.list(fields["accept"] ?? "*/*")
    var best: (offer: MediaOffer, quality: Double)?
    for offer in offers {
      let quality = MediaRange.quality(of: offer.type, in: ranges)
      if quality > (best?.quality ?? 0) { best = (offer, quality) }
    }
    return best?.offer
  }

  /// Text with its escapes resolved; `+` is `space`. Bytes that are no UTF-8 become U+FFFD.
  private static func decoded(_ text: Substring, space: Character) -> String {
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"), rest.count >= 2, let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) {
        bytes.append(value)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte == UInt8(ascii: "+") ? space.asciiValue ?? byte : byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

/// A form in which an answer can be given.
struct MediaOffer: Sendable, Equatable {
  /// The name that the parameter `f` takes.
  let name: String
  /// The media type.
  let type: String

  static let json = MediaOffer(name: "json", type: "application/json")
  static let geojson = MediaOffer(name: "geojson", type: "application/geo+json")
  static let csv = MediaOffer(name: "csv", type: "text/csv")
  static let lines = MediaOffer(name: "jsonl", type: "application/x-ndjson")
  static let html = MediaOffer(name: "html", type: "text/html")
}

/// A media type that a reader takes, with how much it likes it (RFC 9110, 12.5.1).
struct MediaRange: Sendable {
  let type: String
  let quality: Double

  /// The ranges of a field `Accept`; what cannot be read is left out.
  static func list(_ field: String) -> [MediaRange] {
    field.split(separator: ",").prefix(64).map { part in
      let pieces = part.split(separator: ";").map { $0.trimmed }
      let quality = pieces.dropFirst().first { $0.hasPrefix("q=") }.flatMap { Double($0.dropFirst(2)) } ?? 1
      return MediaRange(type: (pieces.first ?? "").lowercased(), quality: min(max(quality, 0), 1))
    }
  }

  /// How much a type is liked: the most exact range that takes it says so.
  static func quality(of type: String, in ranges: [MediaRange]) -> Double {
    let group = type.prefix { $0 != "/" } + "/*"
    for wanted in [type, String(group), "*/*"] {
      if let range = ranges.first(where: { $0.type == wanted }) { return range.quality }
    }
    return 0
  }
}

extension Substring {
  /// The text without the spaces at its ends.
  var trimmed: Substring {
    let start = drop { $0 == " " || $0 == "\t" }
    return start.lastIndex { $0 != " " && $0 != "\t" }.map { start[...$0] } ?? ""
  }
}
