import EntityRecognition
import Gazetteers
import TemporalTagging
import TextModel

/// One document as the parts of event coding see it: the trees, the names by token, the places and the days.
struct CodingContext {
  let document: Document
  let analysis: Analysis
  let tree: DependencyTree
  let mentions: [Mention]
  let places: [Int: Place]
  let timexes: [Timex]
  let gazetteer: Gazetteer
  let agents: AgentLexicon
  let verbForms: VerbForms
  let nounClasses: NounClasses
  let lexicon: UserLexicon
  private let lemmas: [String]
  private let verbLemmas: [String]
  private let mentionOfToken: [Int32]
  private let sentenceOfToken: [Int32]

  init(
    document: Document, analysis: Analysis, mentions: [Mention], places: [Int: Place], timexes: [Timex], gazetteer: Gazetteer,
    agents: AgentLexicon, verbForms: VerbForms, nounClasses: NounClasses, lexicon: UserLexicon
  ) {
    self.document = document
    self.analysis = analysis
    tree = DependencyTree(analysis)
    lemmas = analysis.tokens.map { $0.lemma.lowercased() }
    verbLemmas = zip(analysis.tokens, lemmas).map { token, lemma in
      token.upos == .punct ? lemma : verbForms.lemma(of: document.text[token.range].lowercased()) ?? lemma
    }
    self.mentions = mentions
    self.places = places
    self.timexes = timexes
    self.gazetteer = gazetteer
    self.agents = agents
    self.verbForms = verbForms
    self.nounClasses = nounClasses
    self.lexicon = lexicon
    var owner = [Int32](repeating: -1, count: analysis.tokens.count)
    for (index, mention) in mentions.enumerated() where mention.kind != .embeddedPlace {
      for token in mention.tokens where owner[token] < 0 { owner[token] = Int32(index) }
    }
    mentionOfToken = owner
    var sentences = [Int32](repeating: 0, count: analysis.tokens.count)
    for (index, sentence) in analysis.sentences.enumerated() {
      for token in sentence.tokens { sentences[token] = Int32(index) }
    }
    sentenceOfToken = sentences
  }

  var tokens: [Token] { tree.tokens }

  /// The index of the mention that a token belongs to.
  func mention(at token: Int) -> Int? { mentionOfToken[token] < 0 ? nil : Int(mentionOfToken[token]) }

  /// The index of the sentence that a token belongs to.
  func sentence(of token: Int) -> Int { Int(sentenceOfToken[token]) }

  /// The lemma of a token in lower case.
  func lemma(_ token: Int) -> String { lemmas[token] }

  /// The lemma of a verb, by the lexicon's own forms where it has them.
  func verbLemma(_ token: Int) -> String { verbLemmas[token] }

  /// The words of a range of tokens.
  func range(of range: Range<Int>) -> TextRange {
    TextRange(tokens[range.lowerBound].range.start, tokens[range.upperBound - 1].range.end)
  }

  /// The country code (alpha-3) of a place.
  func alpha3(_ place: Place) -> String? { place.countries.first.flatMap { gazetteer.alpha3(of: $0) } }

  /// What a head is, as conditions of the lexicon ask for it.
  func satisfies(_ requirement: ActionRequirement, _ head: Int) -> Bool {
    switch requirement {
    case .any: return true
    case .absent: return false
    case .lemmas(let lemmas):
      // A list may name classes among its words: `@place|town|base`.
      return lemmas.contains(lemma(head)) || lemmas.contains("@place") && satisfies(.place, head)
        || lemmas.contains("@person") && satisfies(.person, head) || lemmas.contains("@org") && satisfies(.organization, head)
        || lemmas.contains("@structure") && satisfies(.structure, head)
    case .place:
      return mention(at: head).map { [.place, .facility].contains(mentions[$0].kind) } ?? Self.placeNouns.contains(lemma(head))
    case .organization:
      guard let mention = mention(at: head) else {
        return agentCode(head).map { ["GOV", "MIL", "COP", "LEG"].contains($0.prefix(3)) } ?? false
      }
      return mentions[mention].kind == .organization || places[mention]?.type.isCountry == true
    case .structure: return mention(at: head).map { mentions[$0].kind == .facility } ?? nounClasses.contains(lemma(head), in: .structure)
    case .person:
      if tokens[head].upos == .pron { return !["it", "this", "that", "which", "what"].contains(lemma(head)) }
      guard let mention = mention(at: head) else {
        return !Self.placeNouns.contains(lemma(head)) && (agentCode(head) != nil || nounClasses.contains(lemma(head), in: .person))
      }
      return [.person, .group, .demonym, .organization].contains(mentions[mention].kind)
    }
  }

  private func agentCode(_ head: Int) -> String? {
    agents.code(endingAt: head, in: agentWords(head))?.code
  }

  func agentWords(_ head: Int) -> AgentWords {
    AgentWords(tokens: tokens, text: document.text, start: analysis.sentences[sentence(of: head)].tokens.lowerBound)
  }

  private static let placeNouns: Set<String> = [
    "city", "town", "village", "area", "region", "province", "district", "base", "territory", "border", "country", "capital", "airport",
    "neighborhood", "neighbourhood", "position", "bridge", "road", "port", "island", "stronghold", "camp",
  ]
}
