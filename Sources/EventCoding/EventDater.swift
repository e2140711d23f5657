import TemporalTagging
import TextModel

/// Finds the day of an event: an expression of its clause, a length counted from something that has a day, else the running date of the
/// story, else the publication day where the story tells today's news, else nothing.
struct EventDater {
  let context: CodingContext
  private let lead: EventDate?

  private var tokens: [Token] { context.tokens }
  private var tree: DependencyTree { context.tree }

  init(context: CodingContext) {
    self.context = context
    lead = Self.leadDate(context)
  }

  /// The date of an action; `realis` keeps news of the day from dating what has not happened.
  func date(of action: Int, realis: Realis) -> EventDate? {
    if let timex = nearest(to: action) { return Self.date(timex, .text, context) }
    let offset = OffsetDater(context: context).answer(for: action) { nearest(to: $0).flatMap { Self.date($0, .text, context) } }
    switch offset {
    case .date(let date): return date
    case .unknown: return nil
    case nil: break
    }
    let isPast = isPast(action)
    guard realis == .actual || realis == .attempted, isPast else { return nil }
    if let lead { return lead }
    return publication(action)
  }

  /// Whether a time expression of its sentence dates the action.
  func hasOwnDate(_ action: Int) -> Bool { nearest(to: action) != nil }

  /// The time expression that stands nearest in the tree, of this clause before others.
  private func nearest(to action: Int) -> Timex? {
    let sentence = context.analysis.sentences[context.sentence(of: action)]
    var best: (cost: Int, timex: Timex)?
    for timex in context.timexes
    where sentence.range.contains(timex.range) && timex.start != nil && timex.type != .duration && timex.type != .set {
      guard let token = context.analysis.tokens(in: timex.range).first(where: { _ in true }) else { continue }
      guard let path = tree.distance(token, action) else { continue }
      let bytes = abs(timex.range.start - tokens[action].range.start)
      let cost = path.arcs + 4 * path.clauses + bytes / 30
      if path.clauses > 1 && bytes > 60 { continue }
      if cost < best?.cost ?? 16 { best = (cost, timex) }
    }
    return best?.timex
  }

  private static func date(_ timex: Timex, _ basis: DateBasis, _ context: CodingContext) -> EventDate? {
    guard let start = timex.start, let end = timex.end ?? timex.start else { return nil }
    return EventDate(start: start, end: end, precision: timex.precision, basis: basis, text: oneLine(context.document.text[timex.range]))
  }

  /// The running date: the first day within eight days before publication that the headline or the first sentences name.
  private static func leadDate(_ context: CodingContext) -> EventDate? {
    let opening = context.analysis.sentences.prefix(3).map(\.range)
    if let dateline = context.document.dateline, let range = dateline.date,
      let timex = context.timexes.first(where: { $0.range.overlaps(range) && $0.precision == .day })
    {
      return date(timex, .dateline, context)
    }
    for timex in context.timexes where timex.precision == .day && opening.contains(where: { $0.contains(timex.range) }) {
      guard let start = timex.start, timex.type == .date || timex.type == .time else { continue }
      if let published = context.document.published?.day, start > published || published.ordinal - start.ordinal > 8 { continue }
      return date(timex, .context, context)
    }
    return nil
  }

  /// News without a time is of the publication day or of the day before.
  private func publication(_ action: Int) -> EventDate? {
    guard let published = context.document.published?.day, context.sentence(of: action) < 6, tokens[action].xpos != .nns,
      let before = published.adding(days: -1)
    else {
      return nil
    }
    return EventDate(start: before, end: published, precision: .interval, basis: .published, text: nil)
  }

  /// Whether an action is told in the past or the perfect, or as a headline's present.
  private func isPast(_ action: Int) -> Bool {
    var verb = action
    for _ in 0..<6 {
      if tokens[verb].upos == .verb || tokens[verb].upos == .aux, [.vbd, .vbz, .vbp, .vbn].contains(tokens[verb].xpos) { break }
      let head = tokens[verb].head
      guard head >= 0 else { return tokens[action].upos == .noun || tokens[action].upos == .propn }
      verb = head
    }
    let auxiliaries = tree.children(of: verb, [.aux, .auxPass]).map { context.lemma($0) }
    if auxiliaries.contains(where: { ["will", "would", "may", "might", "could", "shall", "should", "can", "must"].contains($0) }) {
      return false
    }
    if tokens[verb].xpos == .vbd || tokens[verb].xpos == .vbn { return true }
    return auxiliaries.contains("have")
      || [.vbz, .vbp].contains(tokens[verb].xpos) && context.analysis.sentences[context.sentence(of: verb)].block == .headline
  }
}
