import Dateline
import GeoPackages
import OutputFormats
import TextModel

/// What a request for items asks: a query, and the parameters that its links carry on.
struct ItemsRequest {
  let query: EventQuery

  /// The parameters that are no property of an event.
  static let names = ["bbox", "datetime", "limit", "offset", "q", "f"]

  /// Reads the parameters of a request; `columns` are the properties that can be asked for.
  ///
  /// - Throws: `Problem` 400 for a parameter that is unknown or wrong, as the standard asks (req/core/query-param-unknown and -invalid).
  init(_ request: ServiceRequest, columns: EventSchema, settings: ServiceSettings) throws(Problem) {
    var query = EventQuery()
    for (name, value) in request.parameters {
      switch name {
      case "bbox": query.box = try Self.box(value)
      case "datetime":
        guard let interval = TimeParameter.interval(value) else {
          throw Problem(
            400, "datetime takes 2017-08-10, 2017-08-10T00:00:00Z, or two of them with / between, either of them ..; not '\(value)'")
        }
        query.interval = interval
      case "limit":
        guard let number = Int(value), number >= 1 else { throw Problem(400, "limit takes a whole number from 1 on; not '\(value)'") }
        query.limit = min(number, settings.pageLimit)
      case "offset":
        guard let number = Int(value), number >= 0 else { throw Problem(400, "offset takes a whole number from 0 on; not '\(value)'") }
        query.offset = number
      case "q": query.words = value.split(separator: " ").prefix(16).map(String.init)
      case "f": break
      default:
        guard columns.position(name) != nil else {
          throw Problem(
            400,
            "there is no parameter '\(name)'; there are \(Self.names.joined(separator: ", ")) and the properties of an event (/collections/events/queryables)"
          )
        }
        guard Self.isValue(value, of: name) else { throw Problem(400, "\(name) takes \(Self.type(name)); not '\(value)'") }
        query.matches.append(EventQuery.Match(column: name, value: value))
      }
    }
    self.query = query
  }

  private static func type(_ name: String) -> String {
    switch EventColumn.all.first(where: { $0.name == name })?.type {
    case .integer: "a whole number"
    case .number: "a number"
    case .date: "a day, YYYY-MM-DD"
    case .time: "a time, 2017-08-10T00:00:00Z"
    case .text, nil: "text"
    }
  }

  private static func isValue(_ text: String, of name: String) -> Bool {
    switch EventColumn.all.first(where: { $0.name == name })?.type {
    case .integer: Int(text) != nil
    case .number: Double(text)?.isFinite ?? false
    case .date: CalendarDay(iso: text) != nil && text.utf8.count == 10
    case .time: text.utf8.count > 10 && !text.contains("/") && TimeParameter.interval(text) != nil
    case .text, nil: true
    }
  }

  /// Four edges, or six with heights that say nothing here.
  private static func box(_ text: String) throws(Problem) -> BoundingBox {
    let numbers = text.split(separator: ",", omittingEmptySubsequences: false).map { Double($0.trimmed) }
    let edges = numbers.compactMap { $0 }
    guard edges.count == numbers.count, edges.count == 4 || edges.count == 6,
      let box = edges.count == 4
        ? BoundingBox(west: edges[0], south: edges[1], east: edges[2], north: edges[3])
        : BoundingBox(west: edges[0], south: edges[1], east: edges[3], north: edges[4])
    else { throw Problem(400, "bbox takes WEST,SOUTH,EAST,NORTH in degrees; not '\(text)'") }
    return box
  }
}
