/// How a name stands to what it names.
public enum NameKind: UInt8, Sendable, CaseIterable {
  /// The name under which the tables list it.
  case main
  /// Another name or spelling.
  case alternate
  /// Matched only as written, with its dots and capitals.
  case abbreviation
  /// An adjective or people's name of a place.
  case demonym
  /// A name of former times.
  case historic
}
