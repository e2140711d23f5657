/// The index of a name in one compiled gazetteer: names that fold alike share one, abbreviations as written have their own.
public struct NameID: Hashable, Sendable {
  /// The row.
  public let index: UInt32

  /// Creates an id.
  public init(_ index: UInt32) { self.index = index }
}

/// One thing that a name may stand for.
public enum NameSense: Hashable, Sendable {
  /// A place, and how the name stands to it.
  case place(PlaceID, NameKind)
  /// A person, organization or group, and how the name stands to it.
  case actor(ActorID, NameKind)
}

/// How common a name is as something else; 0 to 1 each.
public struct NameAmbiguity: Hashable, Sendable {
  /// As an ordinary word.
  public let word: Double
  /// As a given name.
  public let given: Double
  /// As a surname.
  public let surname: Double

  /// Creates weights.
  public init(word: Double, given: Double, surname: Double) {
    self.word = word
    self.given = given
    self.surname = surname
  }

  /// Nothing but the name.
  public static let none = NameAmbiguity(word: 0, given: 0, surname: 0)
}
