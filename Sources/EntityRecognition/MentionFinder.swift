import Gazetteers
import TextModel

/// Finds the names of a document and decides what each one is: a place, a demonym, a facility, an organization, a person, a group.
///
/// Candidates come from the gazetteer, from the name tagger, and from the words that announce names; the classifier weighs what their surroundings say.
public struct MentionFinder: Sendable {
  private let gazetteer: Gazetteer
  private let lexicon: NameLexicon

  /// Creates a finder.
  public init(gazetteer: Gazetteer, lexicon: NameLexicon) {
    self.gazetteer = gazetteer
    self.lexicon = lexicon
  }

  /// The mentions of a document, ordered by where they start; an embedded place lies inside the organization that it belongs to.
  public func mentions(in document: Document, _ analysis: Analysis) -> [Mention] {
    let forms = TokenForms(document.text, analysis)
    let known = knownNames(document, analysis)
    var drafts = announcedNames(analysis, forms)
    let surnames = Self.surnames(drafts, forms)
    let classifier = MentionClassifier(
      gazetteer: gazetteer, lexicon: lexicon, forms: forms, analysis: analysis, document: document, drafts: drafts, surnames: surnames)
    drafts += known.enumerated().flatMap { classifier.drafts(for: $1, next: $0 + 1 < known.count ? known[$0 + 1] : nil) }
    return MentionSelector(document: document, analysis: analysis, forms: forms, gazetteer: gazetteer).select(drafts, known)
  }

  /// The names of the gazetteer with their tokens and senses.
  private func knownNames(_ document: Document, _ analysis: Analysis) -> [KnownName] {
    document.analyzedBlocks.flatMap { block in
      gazetteer.matcher.matches(in: document.text, range: block.range).compactMap { match in
        let tokens = analysis.tokens(in: match.range)
        guard !tokens.isEmpty else { return nil }
        return KnownName(match: match, tokens: tokens, senses: gazetteer.senses(of: match.name), prior: gazetteer.ambiguity(of: match.name))
      }
    }
  }

  /// Organizations by their heads, persons by their titles and given names.
  private func announcedNames(_ analysis: Analysis, _ forms: TokenForms) -> [MentionDraft] {
    let composer = OrganizationComposer(lexicon: lexicon, forms: forms, tokens: analysis.tokens)
    let persons = PersonFinder(lexicon: lexicon, forms: forms, tokens: analysis.tokens, gazetteer: gazetteer)
    return analysis.sentences.flatMap { sentence in
      composer.organizations(in: sentence.tokens).map {
        MentionDraft(tokens: $0.tokens, kind: .organization, confidence: 0.8, source: .composed)
      }
        + persons.persons(in: sentence.tokens).map {
          MentionDraft(tokens: $0.tokens, kind: .person, confidence: $0.confidence, source: .composed)
        }
    }
  }

  /// The last words of full names of persons: a later bare surname is a person.
  private static func surnames(_ drafts: [MentionDraft], _ forms: TokenForms) -> Set<String> {
    Set(drafts.filter { $0.kind == .person && $0.tokens.count >= 2 }.map { forms.lower[$0.tokens.upperBound - 1] })
  }
}
