/// What the gazetteer knows about the name that a token is part of; the name tagger's evidence from outside the text.
///
/// A token gets the union over the longest names of each kind that cover it; a word that is not capitalized gets none outside all-capitals text.
public struct GazetteerBits: OptionSet, Sendable, Hashable {
  /// The bits.
  public let rawValue: UInt16

  /// Creates a set from its bits.
  @inlinable public init(rawValue: UInt16) { self.rawValue = rawValue }

  /// A country or its other names (`Syria`).
  public static let country = GazetteerBits(rawValue: 1 << 0)
  /// A first-level area (`Anbar`).
  public static let admin1 = GazetteerBits(rawValue: 1 << 1)
  /// A populated place of fewer than 100,000 inhabitants.
  public static let city = GazetteerBits(rawValue: 1 << 2)
  /// A populated place of 100,000 inhabitants or more, or a capital.
  public static let bigCity = GazetteerBits(rawValue: 1 << 3)
  /// A demonym (`Syrian`).
  public static let demonym = GazetteerBits(rawValue: 1 << 4)
  /// A known organization, or a head word of organizations (`Ministry`).
  public static let organization = GazetteerBits(rawValue: 1 << 5)
  /// A known person.
  public static let person = GazetteerBits(rawValue: 1 << 6)
  /// A given name (`Ahmed`).
  public static let givenName = GazetteerBits(rawValue: 1 << 7)
  /// A surname (`Hassan`).
  public static let surname = GazetteerBits(rawValue: 1 << 8)
  /// A title that announces a person (`President`).
  public static let title = GazetteerBits(rawValue: 1 << 9)
}

/// What a name names.
public enum NameType: UInt8, Sendable, CaseIterable {
  /// A person.
  case person
  /// An organization.
  case organization
  /// A place.
  case location
}

/// A name that the name tagger found.
public struct NameSpan: Sendable, Hashable {
  /// The indices of its tokens in the document's tokens.
  public let tokens: Range<Int>
  /// What it names.
  public let type: NameType

  /// Creates a span.
  public init(tokens: Range<Int>, type: NameType) {
    self.tokens = tokens
    self.type = type
  }
}
