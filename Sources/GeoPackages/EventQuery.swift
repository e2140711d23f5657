import Dateline
import OutputFormats

/// Which events of a store are wanted: all conditions hold together.
public struct EventQuery: Sendable, Equatable {
  /// A stretch of time, closed; an open end is nothing. Times are `2017-08-10T00:00:00Z`.
  public struct Interval: Sendable, Equatable {
    /// The first second.
    public let start: String?
    /// The last second.
    public let end: String?

    /// Creates a stretch.
    public init(start: String?, end: String?) {
      self.start = start
      self.end = end
    }
  }

  /// A column and the value that it has.
  public struct Match: Sendable, Equatable {
    /// The name of the column.
    public let column: String
    /// The value as text.
    public let value: String

    /// Creates a condition.
    public init(column: String, value: String) {
      self.column = column
      self.value = value
    }
  }

  /// The point lies inside; events without a point never do.
  public var box: BoundingBox?
  /// The event meets this stretch of time; events without a day never do.
  public var interval: Interval?
  /// These columns have these values.
  public var matches: [Match] = []
  /// Each of these words stands in the title, the sentence, the place or the headline; the case of letters says nothing.
  public var words: [String] = []
  /// The most events that are given.
  public var limit = 100
  /// How many events are passed over first.
  public var offset = 0

  /// Creates a query for all events.
  public init() {}

  /// The condition as SQL with its values; empty where all events are wanted.
  var condition: (sql: String, values: [SQLiteValue]) {
    var parts: [String] = []
    var values: [SQLiteValue] = []
    if let box {
      // The index holds numbers of 32 bits, so the point itself is asked as well.
      let longitude = box.west <= box.east ? "(minx <= ?2 AND maxx >= ?1)" : "(minx <= ?2 OR maxx >= ?1)"
      let exact = box.west <= box.east ? "ST_MinX(geom) BETWEEN ?1 AND ?2" : "(ST_MinX(geom) >= ?1 OR ST_MinX(geom) <= ?2)"
      parts.append(
        "fid IN (SELECT id FROM rtree_events_geom WHERE \(longitude) AND maxy >= ?3 AND miny <= ?4) AND \(exact) "
          + "AND ST_MinY(geom) BETWEEN ?3 AND ?4")
      values += [.real(box.west), .real(box.east), .real(box.south), .real(box.north)]
    }
    func place(_ value: SQLiteValue) -> String {
      values.append(value)
      return "?\(values.count)"
    }
    if let interval {
      parts.append("start_time IS NOT NULL")
      if let end = interval.end { parts.append("start_time <= \(place(FieldValue.text(end).value(.time)))") }
      if let start = interval.start { parts.append("end_time >= \(place(FieldValue.text(start).value(.time)))") }
    }
    for match in matches {
      let type = ColumnType(of: match.column)
      let value: SQLiteValue =
        type == .number || type == .integer ? .real(Double(match.value) ?? .nan) : FieldValue.text(match.value).value(type)
      parts.append("\(PointLayer.quoted(match.column)) = \(place(value))")
    }
    for word in words {
      let pattern = place(.text("%" + word.flatMap { "%_\\".contains($0) ? ["\\", $0] : [$0] } + "%"))
      let columns = ["title", "quote", "place", "country_name", "headline"]
      parts.append("(" + columns.map { "\($0) LIKE \(pattern) ESCAPE '\\'" }.joined(separator: " OR ") + ")")
    }
    return (parts.isEmpty ? "" : "WHERE " + parts.joined(separator: " AND "), values)
  }
}

/// A page of a query's answer.
public struct EventPage: Sendable {
  /// The events, those with a point and a day first.
  public let events: [EventFields]
  /// How many events meet the query in all.
  public let matched: Int
}
