import Gazetteers
import Linguistics
import TextModel

/// Says for every token what the gazetteer and the lexicon of names know of it: the evidence of the name tagger, in training as in use.
public struct GazetteerEvidence: Sendable {
  /// The number of inhabitants from which a town counts as big.
  private static let bigCityPopulation = 100_000
  /// How common a word must be as a given name or surname to count as one.
  private static let nameWeight = 0.02

  private let gazetteer: Gazetteer
  private let lexicon: NameLexicon

  /// Creates the evidence of a gazetteer.
  public init(gazetteer: Gazetteer, lexicon: NameLexicon) {
    self.gazetteer = gazetteer
    self.lexicon = lexicon
  }

  /// The bits of every token of an analysis.
  public func bits(in document: Document, _ analysis: Analysis) -> [GazetteerBits] {
    var bits = [GazetteerBits](repeating: [], count: analysis.tokens.count)
    for block in document.analyzedBlocks {
      gazetteer.matcher.forEachMatch(in: document.text, range: block.range) { match in
        let value = gazetteer.senses(of: match.name).reduce(into: GazetteerBits()) { $0.formUnion(self.bits(of: $1)) }
        for index in analysis.tokens(in: match.range) { bits[index].formUnion(value) }
      }
    }
    for (index, token) in analysis.tokens.enumerated() {
      let first = document.text.bytes[token.range.start]
      guard (0x41...0x5A).contains(first) || first >= 0x80 else { continue }
      let name = gazetteer.personName(token.range, of: document.text)
      if name.given >= Self.nameWeight { bits[index].insert(.givenName) }
      if name.surname >= Self.nameWeight { bits[index].insert(.surname) }
      let key = NameLexicon.key(of: document.text[token.range])
      if lexicon.titles.contains(key) { bits[index].insert(.title) }
      if lexicon.heads[key] != nil { bits[index].insert(.organization) }
    }
    return bits
  }

  private func bits(of sense: NameSense) -> GazetteerBits {
    switch sense {
    case .place(_, .demonym): return .demonym
    case .place(let id, _):
      let code = gazetteer.type(of: id).code
      if code.hasPrefix("A.PCL") { return .country }
      if code.hasPrefix("A.ADM1") { return .admin1 }
      guard code.hasPrefix("P.") else { return .admin1 }
      return code == "P.PPLC" || gazetteer.population(of: id) >= Self.bigCityPopulation ? .bigCity : .city
    case .actor(let id, _):
      return gazetteer.actor(id).type == .person ? .person : .organization
    }
  }
}
