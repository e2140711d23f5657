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

  /// The mentions of a document, ordered by where they start; an embedded place lies inside the organization that it belongs to.
  public func mentions(in document: Document, _ analysis: Analysis) -> [Mention] {
    let forms = TokenForms(document.text, analysis)
    let known = KnownNameFinder(gazetteer: gazetteer, lexicon: lexicon, forms: forms, analysis: analysis, document: document).names()
    let persons = PersonFinder(lexicon: lexicon, forms: forms, tokens: analysis.tokens, gazetteer: gazetteer)
    var drafts = announcedNames(analysis, forms, persons) + taggedNames(document, analysis, persons)
    let surnames = Self.surnames(drafts, forms)
    drafts += bareSurnames(surnames, analysis, forms)
    let classifier = MentionClassifier(
      gazetteer: gazetteer, lexicon: lexicon, forms: forms, analysis: analysis, document: document, drafts: drafts, surnames: surnames,
      hasTagger: tagger != nil, weights: weights)
    drafts += classifier.drafts(for: known)
    let found = MentionSelector(document: document, analysis: analysis, forms: forms, gazetteer: gazetteer).select(drafts)
    let occasions = OccasionFinder(lexicon: lexicon, forms: forms, analysis: analysis)
    return found.map { mention in
      guard mention.kind == .place, occasions.isInside(mention.tokens) else { return mention }
      var inside = mention
      inside.kind = .embeddedPlace
      return inside
    }
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
  private func taggedNames(_ document: Document, _ analysis: Analysis, _ persons: PersonFinder) -> [MentionDraft] {
    guard let tagger else { return [] }
    let bits = GazetteerEvidence(gazetteer: gazetteer, lexicon: lexicon).bits(in: document, analysis)
    return tagger.names(in: document.text, analysis, bits: bits).map { span in
      switch span.type {
      case .person:
        MentionDraft(tokens: persons.withoutTitle(span.tokens), kind: .person, confidence: weights.taggerPerson, source: .tagger)
      case .organization: MentionDraft(tokens: span.tokens, kind: .organization, confidence: weights.taggerOrganization, source: .tagger)
      case .location: MentionDraft(tokens: span.tokens, kind: .place, confidence: weights.taggerPlace, source: .tagger)
      }
    }
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
