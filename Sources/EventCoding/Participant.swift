import TextModel

/// One who takes part in an event: the words, and whom they stand for.
public struct Participant: Sendable, Hashable {
  /// The words in the text.
  public let text: String
  /// Where they stand.
  public let range: TextRange
  /// The canonical name: of the table entry, the fullest form in the document, or the words without article.
  public let name: String
  /// The CAMEO actor code, such as `SYRMIL`.
  public let code: String?
  /// The country as ISO 3166 alpha-3.
  public let country: String?
  /// The sector: GOV MIL REB OPP CVL COP JUD LEG PTY BUS MED EDU NGO IGO CRM HLH.
  public let sector: String?

  /// Creates a participant.
  public init(text: String, range: TextRange, name: String, code: String?, country: String?, sector: String?) {
    self.text = text
    self.range = range
    self.name = name
    self.code = code
    self.country = country
    self.sector = sector
  }
}
