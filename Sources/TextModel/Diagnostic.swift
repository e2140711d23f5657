/// Something that a stage noticed and went on from: what it was and where.
public struct Diagnostic: Hashable, Sendable {
  /// How much it matters to the user.
  public enum Severity: String, Sendable {
    /// A choice worth knowing about.
    case note
    /// Something was left out or repaired.
    case warning
  }

  /// The stage that speaks, such as `reading` or `dates`.
  public let stage: String
  /// How much it matters.
  public let severity: Severity
  /// One sentence for a person.
  public let message: String
  /// The words that it is about, if any.
  public let range: TextRange?

  /// Creates a diagnostic.
  public init(stage: String, severity: Severity, message: String, range: TextRange? = nil) {
    self.stage = stage
    self.severity = severity
    self.message = message
    self.range = range
  }
}
