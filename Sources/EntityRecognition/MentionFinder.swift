import Gazetteers
import Linguistics
import TextModel

/// Finds the names of a document and decides what each one is: a place, a demonym, a facility, an organization, a person, a group.
///
/// Candidates come from the gazetteer, from the name tagger, and from the words that announce names; the classifier weighs what their surroundings say.
public struct MentionFinder: Sendable {
  private let gazetteer: Gazetteer
  private let lexicon: NameLexicon
  private let tagger: NameTagger?
  private let weights: RecognitionWeights

  /// Creates a finder; without a tagger it finds names by the gazetteer and by the words that announce them alone.
  public init(gazetteer: Gazetteer, lexicon: NameLexicon, tagger: NameTagger? = nil, weights: RecognitionWeights = .news) {
    self.tagger = tagger
    self.gazetteer = gazetteer
    self.lexicon = lexicon
    self.weights = weights
  }

  /// The mentions of an English document, ordered by where they start; an embedded place lies inside the organization that it belongs to.
  public func mentions(in document: Document, _ analysis: Analysis) -> [Mention] {
    let forms = TokenForms(document.text, analysis)
    let persons = PersonFinder(lexicon: lexicon, forms: forms, tokens: analysis.tokens, gazetteer: gazetteer)
    var drafts = announcedNames(analysis, forms, persons) + taggedNames(document, analysis, forms, persons)
    let surnames = Self.surnames(drafts, forms)
    drafts += bareSurnames(surnames, analysis, forms)
    let found = mentions(in: document, analysis, forms, beside: drafts, surnames, hasTagger: tagger != nil)
    let occasions = OccasionFinder(lexicon: lexicon, forms: forms, analysis: analysis)
    return found.map { mention in
      guard mention.kind == .place, occasions.isInside(mention.tokens) else { return mention }
      var inside = mention
      inside.kind = .embeddedPlace
      return inside
    }
  }

  /// The names of the gazetteer in a document of any language, as `LinguisticAnalyzer.segment` splits it.
  public func knownMentions(in document: Document, _ analysis: Analysis) -> [Mention] {
    mentions(in: document, analysis, TokenForms(document.text, analysis), beside: [], [], hasTagger: false)
  }

  /// What the names of the gazetteer are where they compete with the readings of other finders.
  private func mentions(
    in document: Document, _ analysis: Analysis, _ forms: TokenForms, beside others: [MentionDraft], _ surnames: Set<String>,
    hasTagger: Bool
  ) -> [Mention] {
    let known = KnownNameFinder(gazetteer: gazetteer, lexicon: lexicon, forms: forms, analysis: analysis, document: document).names()
    var tagged: [Int: MentionKind] = [:]
    for draft in others where draft.source == .tagger { for index in draft.tokens { tagged[index] = draft.kind } }
    let classifier = MentionClassifier(
      gazetteer: gazetteer, lexicon: lexicon, forms: forms, analysis: analysis, document: document, tagged: tagged, surnames: surnames,
      hasTagger: hasTagger, weights: weights)
    let selector = MentionSelector(document: document, analysis: analysis, forms: forms, gazetteer: gazetteer)
    return selector.select(others + classifier.drafts(for: known))
  }

  /// Organizations by their heads, facilities by their last words, persons by their titles and given names.
  private func announcedNames(_ analysis: Analysis, _ forms: TokenForms, _ persons: PersonFinder) -> [MentionDraft] {
    let composer = OrganizationComposer(lexicon: lexicon, forms: forms, tokens: analysis.tokens)
    let facilities = FacilityComposer(lexicon: lexicon, forms: forms, tokens: analysis.tokens)
    var found: [MentionDraft] = []
    for sentence in analysis.sentences {
      found += composer.organizations(in: sentence.tokens).map {
        MentionDraft(tokens: $0.tokens, kind: .organization, confidence: 0.8, source: .composed)
      }
      found += facilities.facilities(in: sentence.tokens).map {
        MentionDraft(tokens: $0.tokens, kind: $0.kind, confidence: 0.7, source: .composed, liesInNamesake: $0.liesInNamesake)
      }
      found += persons.persons(in: sentence.tokens).map {
        MentionDraft(tokens: $0.tokens, kind: .person, confidence: $0.confidence, source: .composed)
      }
    }
    return found
  }

  /// The names that the trained tagger sees.
  private func taggedNames(_ document: Document, _ analysis: Analysis, _ forms: TokenForms, _ persons: PersonFinder) -> [MentionDraft] {
    guard let tagger else { return [] }
    let bits = GazetteerEvidence(gazetteer: gazetteer, lexicon: lexicon).bits(in: document, analysis)
    return tagger.names(in: document.text, analysis, bits: bits).compactMap { span in
      var tokens = Self.nominal(span.tokens, analysis, forms)
      // `Israel Friday reopened the crossing`: the day belongs to the verb.
      if let last = tokens.last, lexicon.places.calendar.contains(forms.lower[last]), analysis.tokens[last].deprel == .oblUnmarked {
        tokens = tokens.dropLast()
        if tokens.count < 2 { return nil }
      }
      // What was taken for a place with the town that it lies in may be an office: `the Interior Ministry in Cairo`.
      if span.type == .location, tokens.upperBound < span.tokens.upperBound, !forms.inCapitals[tokens.lowerBound] {
        return tokens.count < 2
          ? nil : MentionDraft(tokens: tokens, kind: .organization, confidence: weights.taggerOrganization, source: .tagger)
      }
      return switch span.type {
      case .person:
        MentionDraft(tokens: persons.withoutTitle(tokens), kind: .person, confidence: weights.taggerPerson, source: .tagger)
      case .organization where isCountry(tokens, document, analysis):
        MentionDraft(tokens: tokens, kind: .place, confidence: weights.taggerPlace, source: .tagger)
      case .organization: MentionDraft(tokens: tokens, kind: .organization, confidence: weights.taggerOrganization, source: .tagger)
      case .location: MentionDraft(tokens: tokens, kind: .place, confidence: weights.taggerPlace, source: .tagger)
      }
    }
  }

  /// Whether a name is a country's: `Turkey said` is no company.
  private func isCountry(_ tokens: Range<Int>, _ document: Document, _ analysis: Analysis) -> Bool {
    guard tokens.count == 1, let token = tokens.first else { return false }
    return gazetteer.lookup(document.text[analysis.tokens[token].range]).contains { sense in
      if case .place(let id, .main) = sense { gazetteer.type(of: id).isCountry } else { false }
    }
  }

  /// Prepositions that lead out of a name.
  private static let outer: Set<String> = ["from", "in", "at", "to", "with", "by", "against", "after"]

  /// A name up to the first word that no name holds: of `Interior Ministry in Cairo` the first two, of `FMLN OF KILLING THEM` the first.
  private static func nominal(_ name: Range<Int>, _ analysis: Analysis, _ forms: TokenForms) -> Range<Int> {
    guard forms.inCapitals[name.lowerBound] else {
      let end = name.dropFirst().first {
        outer.contains(forms.lower[$0]) && analysis.tokens[$0].upos == .adp && forms.letterCase[$0] == .lower
      }
      return name.lowerBound..<(end ?? name.upperBound)
    }
    let inner: Set<String> = ["of", "for", "and", "de", "del", "la", "el", "y"]
    var end = name.lowerBound + 1
    while end < name.upperBound {
      let tag = analysis.tokens[end].upos
      if inner.contains(forms.lower[end]) {
        let isInside = end + 1 < name.upperBound && ![.verb, .pron, .aux].contains(analysis.tokens[end + 1].upos)
        if !isInside { break }
      } else if [.adp, .verb, .pron, .aux, .sconj].contains(tag) {
        break
      }
      end += 1
    }
    return name.lowerBound..<end
  }

  /// A word that was the surname of a full name elsewhere in the document.
  private func bareSurnames(_ surnames: Set<String>, _ analysis: Analysis, _ forms: TokenForms) -> [MentionDraft] {
    guard !surnames.isEmpty else { return [] }
    var found: [MentionDraft] = []
    for index in analysis.tokens.indices where forms.proper[index] != .none && surnames.contains(forms.lower[index]) {
      found.append(MentionDraft(tokens: index..<index + 1, kind: .person, confidence: 0.7, source: .composed))
    }
    return found
  }

  /// The last words of full names of persons: a later bare surname is a person.
  private static func surnames(_ drafts: [MentionDraft], _ forms: TokenForms) -> Set<String> {
    var found: Set<String> = []
    for draft in drafts where draft.kind == .person && draft.tokens.count >= 2 { found.insert(forms.lower[draft.tokens.upperBound - 1]) }
    return found
  }
}
