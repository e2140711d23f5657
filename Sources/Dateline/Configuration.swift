import EventCoding
import Gazetteers
import TemporalTagging
import TextModel

/// What an `Extractor` does beyond its defaults.
public struct Configuration: Sendable {
  /// The publication day of documents that name none; the clock is never read.
  public var publicationDay: CalendarDay?
  /// Where dates without a year or a week lie when no verb tells.
  public var dates = TemporalConfiguration.news
  /// Actors, role nouns, discards and issues that the user brings.
  public var lexicon = UserLexicon()
  /// Places of the user's own beside those of the data file.
  public var places: [OwnPlaceRow] = []
  /// Keeps events that lie in these countries (ISO 3166 alpha-2); empty keeps all.
  public var countries: Set<String> = []
  /// Keeps events that lie inside; nothing keeps all.
  public var boundingBox: BoundingBox?
  /// Keeps events of at least this confidence, 0 to 1.
  public var minimumConfidence = 0.0
  /// What is done with events that no place was found for.
  public var unlocated = Unlocated.kept
  /// How much is parsed and told.
  public var detail = Detail.events

  /// What is done with events without a point.
  public enum Unlocated: Sendable {
    /// They stay, without geometry.
    case kept
    /// They are left out.
    case dropped
  }

  /// How far the analysis goes.
  public enum Detail: Sendable {
    /// Sentences that cannot hold an event are not parsed.
    case events
    /// Every sentence is parsed.
    case everyToken
    /// Every sentence is parsed, and every choice is recorded.
    case explanation
  }

  /// The defaults, made for news.
  public static let news = Configuration()

  /// Creates the defaults.
  public init() {}

  /// Whether an event passes the filters.
  func keeps(_ record: EventRecord) -> Bool {
    let point = record.location?.point
    if record.event.confidence < minimumConfidence { return false }
    if unlocated == .dropped && point == nil { return false }
    if !countries.isEmpty && !(record.location?.country.map(countries.contains) ?? false) { return false }
    if let boundingBox { return point.map(boundingBox.contains) ?? false }
    return true
  }
}

/// A rectangle of longitudes and latitudes; it crosses the 180th meridian where west is greater than east.
public struct BoundingBox: Sendable, Hashable {
  /// The edges in degrees.
  public let west, south, east, north: Double

  /// Creates a box, or nothing where an edge lies off the earth or south lies above north.
  public init?(west: Double, south: Double, east: Double, north: Double) {
    guard abs(west) <= 180, abs(east) <= 180, abs(south) <= 90, abs(north) <= 90, south <= north else { return nil }
    self.west = west
    self.south = south
    self.east = east
    self.north = north
  }

  /// Reads `WEST,SOUTH,EAST,NORTH`.
  public init?(_ text: String) {
    let edges = text.split(separator: ",").compactMap { Double($0) }
    guard edges.count == 4 else { return nil }
    self.init(west: edges[0], south: edges[1], east: edges[2], north: edges[3])
  }

  /// Whether a point lies inside or on the edge.
  public func contains(_ point: Coordinate) -> Bool {
    guard (south...north).contains(point.latitude) else { return false }
    return west <= east
      ? (west...east).contains(point.longitude) : point.longitude >= west || point.longitude <= east
  }
}
