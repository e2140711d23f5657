import EntityRecognition
import Gazetteers
import TextModel

/// Finds where an event happened: what the action's clause says, then its arguments, then the running place of the story, then a point that came
/// with it, then the dateline.
struct EventPlacer {
  let context: CodingContext

  /// A place mention with the reason for it.
  struct Choice {
    let mention: Int
    let basis: PlaceBasis
    let reason: String
    /// How far it stands from the action in the tree; nothing where it does not stand in its sentence.
    var cost: Double?
  }

  private var tree: DependencyTree { context.tree }
  private var tokens: [Token] { context.tokens }

  /// The places of an action in its sentence, nearest first.
  func places(of action: Int, framed: [Int]) -> [Choice] {
    if let head = framed.first, let index = context.mention(at: head), isLocation(index) {
      return [Choice(mention: mostSpecific(index), basis: .text, reason: "the frame of the action says that its argument is the place")]
    }
    let sentence = context.analysis.sentences[context.sentence(of: action)].tokens
    var scored: [(cost: Double, choice: Choice)] = []
    var seen: Set<Int> = []
    for token in sentence {
      guard let index = context.mention(at: token), isLocation(index), seen.insert(index).inserted, !isDateline(index) else { continue }
      guard let (cost, reason) = cost(of: index, for: action) else { continue }
      scored.append((cost, Choice(mention: mostSpecific(index), basis: .text, reason: reason, cost: cost)))
    }
    return scored.sorted { $0.cost < $1.cost }.map(\.choice)
  }

  /// The place that an event of a sentence without one takes over: the nearest one before it in its paragraph, else the one
  /// named at a point that came with the article, else the dateline's.
  func inherited(for action: Int, running: Int?) -> Choice? {
    if let running { return Choice(mention: running, basis: .context, reason: "the running place of the story") }
    if !context.document.points.isEmpty {
      let index = context.mentions.indices.first { isLocation($0) && liesAtGivenPoint($0) }
      return index.map { Choice(mention: $0, basis: .given, reason: "a point that came with the article lies there") }
    }
    let index = context.mentions.indices.first { isLocation($0) && isDateline($0) }
    return index.map { Choice(mention: mostSpecific($0), basis: .dateline, reason: "the dateline") }
  }

  private func liesAtGivenPoint(_ index: Int) -> Bool {
    guard let place = context.places[index], place.type.isPopulatedPlace || place.type.isFacility, let point = place.coordinate else {
      return false
    }
    return context.document.points.contains { GreatCircle.distance($0, point) <= GreatCircle.neighbourhood }
  }

  /// Whether a mention says where the report was written, and not where a thing happened.
  private func isDateline(_ index: Int) -> Bool {
    context.document.dateline.map { $0.place.contains(context.mentions[index].range) } ?? false
  }

  /// Whether two mentions stand in one list: `Tikrit, Mosul, and Aleppo`.
  func areCoordinated(_ a: Int, _ b: Int) -> Bool { listHead(of: a) == listHead(of: b) }

  /// The first place of the list that a place stands in, which says for all of them how they belong to the action.
  private func listHead(of index: Int) -> Int {
    var current = index
    while let previous = context.mentions[..<current].lastIndex(where: { $0.range.end <= context.mentions[current].range.start }),
      isLocation(previous)
    {
      let gap = context.document.text.bytes[context.mentions[previous].range.end..<context.mentions[current].range.start]
      let isList = [", ", " and ", ", and ", " or "].contains { gap.elementsEqual($0.utf8) }
      guard isList, !contains(current, previous) else { break }
      current = previous
    }
    return current
  }

  /// Whether a mention is a place on earth that an event can happen at.
  func isLocation(_ index: Int) -> Bool {
    [.place, .facility].contains(context.mentions[index].kind) && context.places[index] != nil
  }

  /// How far a place stands from an action, and what ties them; nothing where the place belongs to something else.
  private func cost(of index: Int, for action: Int) -> (Double, String)? {
    let mention = context.mentions[listHead(of: index)]
    let head = firstConjunct(of: mention.tokens.first { !mention.tokens.contains(tokens[$0].head) } ?? mention.tokens.lowerBound)
    guard let path = tree.distance(head, action) else { return nil }
    // `the U.S.-led invasion` says who, and not where.
    let end = mention.range.end
    if end < context.document.text.bytes.count, context.document.text.bytes[end] == UInt8(ascii: "-") { return nil }
    let preposition = tree.preposition(of: head)
    // `hackers linked to China` says whose they are.
    if preposition == "to", tokens[head].head >= 0, tokens[head].head != action, tokens[tokens[head].head].deprel == .acl { return nil }
    var cost = Double(path.arcs) + 3 * Double(path.clauses)
    switch preposition {
    case "in"?, "at"?, "near"?, "outside"?, "around"?, "inside"?, "across"?, "throughout"?: cost -= 2
    case "on"?, "of"?, "to"?, "into"?, "over"?, "along"?, "between"?, "off"?, "through"?: cost += 0
    case "from"?, "with"?, "against"?, "by"?, "for"?, "about"?, "between and"?: cost += 3
    default:
      if [.nsubj, .nsubjPass, .nmodPoss, .compound, .amod].contains(tokens[head].deprel) {
        cost += tokens[head].deprel == .compound ? 1.5 : 3
      }
    }
    if let place = context.places[index], place.type.isCountry { cost += 1 }
    // A state or country that does something, alone or with others, is an actor, no place.
    let isCountry = context.places[index]?.type.isCountry == true
    if isCountry, Self.roles.contains(tokens[head].deprel) { return nil }
    // `U.S. experts were attacked`: a country that says whose a thing is does not say where, unless the thing is the event.
    if isCountry, preposition == nil || tokens[head].deprel == .nmodPoss, Self.modifiers.contains(tokens[head].deprel),
      tokens[head].head != action
    {
      return nil
    }
    if context.timexes.contains(where: { $0.range.overlaps(mention.range) }) { return nil }
    guard cost <= 11 else { return nil }
    return (cost, "\(preposition.map { "'\($0)' " } ?? "")\(path.arcs) arcs from the action\(path.clauses > 0 ? ", another clause" : "")")
  }

  /// The first of the phrases that a phrase is joined to.
  private func firstConjunct(of head: Int) -> Int {
    var current = head
    while tokens[current].deprel == .conj, tokens[current].head >= 0, tokens[current].head < current { current = tokens[current].head }
    return current
  }

  private static let roles: [DependencyRelation] = [.nsubj, .obj, .nsubjPass, .iobj]
  private static let modifiers: [DependencyRelation] = [.compound, .amod, .nmodDesc, .nmodPoss]

  /// `Mosul, Iraq`: the first of a chain is the place; `the city of Mosul` is Mosul; `Congo's North Kivu province` is North Kivu.
  private func mostSpecific(_ index: Int) -> Int {
    if let owned = context.mentions.indices.first(where: { context.mentions[$0].range.start >= context.mentions[index].range.end }),
      isLocation(owned), contains(index, owned)
    {
      let gap = context.document.text.bytes[context.mentions[index].range.end..<context.mentions[owned].range.start]
      if ["'s ", "’s ", "' ", "’ "].contains(where: { gap.elementsEqual($0.utf8) }) { return mostSpecific(owned) }
    }
    var current = index
    while current > 0 {
      let previous = context.mentions[..<current].lastIndex { $0.range.end <= context.mentions[current].range.start } ?? current
      guard previous != current, isLocation(previous) else { break }
      let gap = context.document.text.bytes[context.mentions[previous].range.end..<context.mentions[current].range.start]
      guard gap.elementsEqual(", ".utf8) || gap.elementsEqual(",\n".utf8), contains(current, previous) else { break }
      current = previous
    }
    return current
  }

  private func contains(_ outer: Int, _ inner: Int) -> Bool {
    guard let large = context.places[outer], let small = context.places[inner], large.id != small.id else { return false }
    if large.type.isCountry { return small.countries.contains { large.countries.contains($0) } && !small.type.isCountry }
    return small.admin1 == large.id || small.admin2 == large.id
  }
}
