import Gazetteers
import TextModel

/// Chooses among competing readings, nests places in organizations, and gives each mention the fullest name that the document has for it.
struct MentionSelector {
  let document: Document
  let analysis: Analysis
  let forms: TokenForms
  let gazetteer: Gazetteer

  /// The mentions, ordered by start; embedded places follow the organization they lie in.
  func select(_ drafts: [MentionDraft]) -> [Mention] {
    var chosen: [MentionDraft] = []
    var isTaken = [Bool](repeating: false, count: analysis.tokens.count)
    for draft in drafts.sorted(by: Self.isStronger) where !draft.tokens.contains(where: { isTaken[$0] }) {
      chosen.append(draft)
      for index in draft.tokens { isTaken[index] = true }
    }
    chosen.sort { $0.tokens.lowerBound < $1.tokens.lowerBound }
    chosen = chosen.map(withPlaces)
    var mentions = chosen.map(mention)
    nameFully(&mentions)
    mentions += embedded(in: chosen)
    return mentions.sorted { $0.range.start != $1.range.start ? $0.range.start < $1.range.start : $0.range.end > $1.range.end }
  }

  /// A longer name wins over a shorter one inside it; of equal ones the surer.
  private static func isStronger(_ a: MentionDraft, _ b: MentionDraft) -> Bool {
    let (x, y) = (strength(a), strength(b))
    if x != y { return x > y }
    if a.tokens.count != b.tokens.count { return a.tokens.count > b.tokens.count }
    if a.source != b.source { return a.source.rawValue > b.source.rawValue }
    return (a.tokens.lowerBound, a.kind.rawValue) < (b.tokens.lowerBound, b.kind.rawValue)
  }

  private static func strength(_ draft: MentionDraft) -> Double {
    let base = draft.confidence + 0.35 * Double(min(draft.tokens.count, 5) - 1)
    switch draft.source {
    case .gazetteer: return base + 0.2
    case .composed: return base + 0.1
    case .tagger: return base - 0.1
    }
  }

  /// A place that the tagger alone saw takes its candidates by its words.
  private func withPlaces(_ draft: MentionDraft) -> MentionDraft {
    guard draft.places.isEmpty, draft.kind == .place || draft.kind == .facility else { return draft }
    var draft = draft
    if draft.liesInNamesake { return withNamesake(draft) }
    draft.places = gazetteer.lookup(document.text[range(of: draft.tokens)]).compactMap {
      if case .place(let id, let kind) = $0, kind != .demonym { PlaceCandidate(place: id, kind: kind) } else { nil }
    }
    return draft
  }

  /// `Mosul Dam` has the candidates of `Mosul`.
  private func withNamesake(_ draft: MentionDraft) -> MentionDraft {
    var draft = draft
    guard let match = gazetteer.matcher.nested(in: document.text, range: range(of: draft.tokens)).first else { return draft }
    draft.places = gazetteer.senses(of: match.name).compactMap { sense in
      guard case .place(let id, let kind) = sense, kind != .demonym, gazetteer.population(of: id) >= 50_000 else { return nil }
      return PlaceCandidate(place: id, kind: kind)
    }
    return draft
  }

  private func mention(_ draft: MentionDraft) -> Mention {
    let range = range(of: draft.tokens)
    let name = draft.actor.map { gazetteer.actor($0).name } ?? oneLine(document.text[range])
    return Mention(
      range: range, tokens: draft.tokens, kind: draft.kind, placeCandidates: draft.places, actor: draft.actor, name: name,
      confidence: draft.confidence, expected: draft.expected)
  }

  private func range(of tokens: Range<Int>) -> TextRange {
    TextRange(analysis.tokens[tokens.lowerBound].range.start, analysis.tokens[tokens.upperBound - 1].range.end)
  }

  /// A bare surname takes the full name, an acronym the name that it stands behind in brackets.
  private func nameFully(_ mentions: inout [Mention]) {
    var full: [String: (name: String, actor: ActorID?)] = [:]
    var previous: Mention?
    for index in mentions.indices {
      let mention = mentions[index]
      let words = forms.lower[mention.tokens]
      if mention.kind == .person, mention.tokens.count >= 2, let last = words.last {
        full[last] = full[last] ?? (mention.name, mention.actor)
      } else if mention.kind == .person || mention.kind == .organization, mention.tokens.count == 1, let word = words.first {
        if let previous, mention.kind == .organization, isBracketed(mention, behind: previous), mention.actor == nil {
          full[word] = full[word] ?? (previous.name, previous.actor)
        }
        if mention.actor == nil, let known = full[word] {
          mentions[index].name = known.name
          mentions[index].actor = known.actor
        }
      }
      previous = mention
    }
  }

  private func isBracketed(_ mention: Mention, behind previous: Mention) -> Bool {
    let gap = document.text.bytes[min(previous.range.end, mention.range.start)..<mention.range.start]
    return gap.count <= 3 && (gap.last == UInt8(ascii: "(") || gap.last == UInt8(ascii: "["))
  }

  /// The places inside organizations: `University of Aleppo`, `Syrian Army`.
  private func embedded(in chosen: [MentionDraft]) -> [Mention] {
    var found: [Mention] = []
    for draft in chosen where draft.kind == .organization && draft.tokens.count > 1 {
      let whole = range(of: draft.tokens)
      for match in gazetteer.matcher.nested(in: document.text, range: whole) {
        let tokens = analysis.tokens(in: match.range)
        let places = gazetteer.senses(of: match.name).compactMap { sense -> PlaceCandidate? in
          if case .place(let id, let kind) = sense { PlaceCandidate(place: id, kind: kind) } else { nil }
        }
        let isLarge = places.contains { gazetteer.place($0.place).population >= 15_000 || gazetteer.place($0.place).type.isCountry }
        guard !places.isEmpty, isLarge, gazetteer.ambiguity(of: match.name).word < 0.3, match.range != whole else { continue }
        found.append(
          Mention(
            range: match.range, tokens: tokens, kind: .embeddedPlace, placeCandidates: places, name: oneLine(document.text[match.range]),
            confidence: 0.7))
      }
    }
    return found
  }

  /// The words of a name without line breaks.
  private func oneLine(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 == 0x0A || $0 == 0x0D || $0 == 0x09 }) else { return text }
    return text.utf8.split(whereSeparator: { $0 <= 0x20 }).map { String(decoding: $0, as: UTF8.self) }.joined(separator: " ")
  }
}
