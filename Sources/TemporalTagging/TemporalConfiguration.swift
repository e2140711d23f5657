/// How the tagger reads what the words leave open.
public struct TemporalConfiguration: Sendable {
  /// Where a date without a year or a week lies when no verb tells.
  public enum Direction: String, Sendable, CaseIterable {
    /// As news has it: weekdays lie behind, days and months are the nearest.
    case news
    /// Ahead, as in plans and calendars.
    case future
  }

  /// Where a date lies when no verb tells.
  public var direction = Direction.news

  /// The defaults, made for news.
  public static let news = TemporalConfiguration()

  /// Creates the defaults.
  public init() {}
}
