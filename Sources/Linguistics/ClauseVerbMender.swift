import TextModel

/// Sees to it that a full sentence has a verb: where every form in -ed was taken for a participle, the first that can be the main verb
/// becomes its past tense (`The army forced out hundreds of refugees.`).
///
/// A greedy tagger decides before it sees that no other verb comes; most words of English that can be both are participles behind a noun.
struct ClauseVerbMender: Sendable {
  /// What a tag can be in a clause.
  private enum Role {
    case finite, participle, nominal, adverb, comma, period, connective, conjunction, other
  }

  private let roles: [Role]
  private let past: UInt8?
  private let words: ClauseWords
  private let by: UInt64
  private let to: UInt64
  private let that: UInt64
  /// The tags of `to` and of a base form, and which tags a base form may be mistaken for or stand before.
  private let infinitive: (to: UInt8, base: UInt8)?
  /// The tag of a present tense, and what its object begins with.
  private let present: UInt8?
  private let noun: UInt8?
  private let gerunds: [Bool]
  private let plurals: [Bool]
  private let openings: [Bool]
  private let mistaken: [Bool]
  private let objects: [Bool]

  init(tags: TagSet, words: ClauseWords) {
    func tag(_ upos: UniversalTag, _ xpos: PennTag) -> UInt8? { tags.pairs.firstIndex { $0 == TagSet.Pair(upos, xpos) }.map { UInt8($0) } }
    roles = tags.pairs.map { Self.role(of: $0.xpos) }
    past = tag(.verb, .vbd)
    self.words = words
    by = ClauseWords.hash("by")
    to = ClauseWords.hash("to")
    that = ClauseWords.hash("that")
    infinitive = tag(.part, .to).flatMap { to in tag(.verb, .vb).map { (to, $0) } }
    present = tag(.verb, .vbz)
    noun = tag(.noun, .nn)
    gerunds = tags.pairs.map { $0.xpos == .vbg }
    plurals = tags.pairs.map { $0.xpos == .nns }
    openings = tags.pairs.map { [.dt, .cd, .prpPossessive].contains($0.xpos) }
    mistaken = tags.pairs.map { [.nn, .jj].contains($0.xpos) }
    objects = tags.pairs.map { [.dt, .prpPossessive, .nns, .cd, .prp, .jj].contains($0.xpos) }
  }

  private static func role(of tag: PennTag) -> Role {
    switch tag {
    case .vbd, .vbz, .vbp, .md: .finite
    case .vbn: .participle
    case .nn, .nns, .nnp, .nnps, .prp, .cd, .closeQuote, .rightBracket: .nominal
    case .rb: .adverb
    case .comma: .comma
    case .period: .period
    case .cc: .conjunction
    case .inPreposition, .wdt, .wp, .wpPossessive, .wrb: .connective
    default: .other
    }
  }

  /// Mends the tags of a sentence in place. Complexity: O(n).
  func mend(_ bytes: [UInt8], _ words: ArraySlice<TextRange>, _ forms: borrowing WordForms, _ tags: inout ContiguousArray<UInt8>) {
    mendInfinitives(bytes, words, forms, &tags)
    mendHeadline(&tags)
    guard let past, words.count >= 4, let last = tags.last, roles[Int(last)] == .period else { return }
    mendDemand(forms, &tags)
    // `..., a human rights group charged on Saturday.`
    if let verb = (max(1, forms.count - 5)..<forms.count).first(where: { roles[Int(tags[$0])] == .participle && isReport($0, forms, tags) }
    ),
      roles[Int(tags[verb - 1])] == .nominal
    {
      tags[verb] = past
    }
    // Clauses that a conjunction has opened and whose verb has not come yet.
    var open = 0
    var choice: (index: Int, rank: Int)?
    for index in 0..<forms.count {
      switch roles[Int(tags[index])] {
      case .connective where self.words.subordinators.contains(forms[index].lower): open += 1
      case .finite where open > 0: open -= 1
      case .finite where !isReport(index, forms, tags):
        // `The militants set fire to houses and killed a soldier`: what `and` joins to a verb before it is not the first.
        if let choice, choice.rank < 2, roles[Int(tags[index - 1])] == .conjunction { tags[choice.index] = past }
        return
      case .participle where open == 0:
        guard let rank = rank(index, forms, tags), isPastForm(bytes, words[words.startIndex + index]) else { continue }
        if choice.map({ rank < $0.rank }) ?? true { choice = (index, rank) }
      case .nominal where self.words.disguised.contains(forms[index].lower):
        guard index > 0, choice == nil, roles[Int(tags[index - 1])] == .nominal else { continue }
        choice = (index, 4)
      default: break
      }
    }
    if let choice { tags[choice.index] = past }
  }

  /// `Shelling kills three in Kharkiv`: in a line without a verb a plural before an article or a number is one.
  private func mendHeadline(_ tags: inout ContiguousArray<UInt8>) {
    guard let present, (3...14).contains(tags.count), !tags.contains(where: { [.finite, .period].contains(roles[Int($0)]) }) else { return }
    let verb = (1..<tags.count - 1).first { plurals[Int(tags[$0])] && openings[Int(tags[$0 + 1])] && roles[Int(tags[$0 - 1])] != .comma }
    guard let verb else { return }
    tags[verb] = present
    if let noun, gerunds[Int(tags[verb - 1])] { tags[verb - 1] = noun }
  }

  /// `threatened to block highways`: behind some words `to` opens an infinitive.
  private func mendInfinitives(
    _ bytes: [UInt8], _ words: ArraySlice<TextRange>, _ forms: borrowing WordForms, _ tags: inout ContiguousArray<UInt8>
  ) {
    guard let infinitive, forms.count > 2 else { return }
    for index in 1..<forms.count - 1 where forms[index].lower == to && self.words.intentions.contains(forms[index - 1].lower) {
      guard mistaken[Int(tags[index + 1])], !(65...90).contains(bytes[words[words.startIndex + index + 1].start]) else { continue }
      tags[index] = infinitive.to
      tags[index + 1] = infinitive.base
    }
  }

  /// `demanded that the government end curbs on the press`: the clause has no finite verb.
  private func mendDemand(_ forms: borrowing WordForms, _ tags: inout ContiguousArray<UInt8>) {
    guard let infinitive, let verb = (0..<forms.count - 4).first(where: { self.words.demands.contains(forms[$0].lower) }),
      forms[verb + 1].lower == that
    else { return }
    let clause = verb + 2..<forms.count - 1
    guard
      !clause.contains(where: { roles[Int(tags[$0])] == .finite || tags[$0] == infinitive.base && roles[Int(tags[$0 - 1])] == .nominal })
    else { return }
    let found = clause.dropFirst().first { index in
      mistaken[Int(tags[index])] && roles[Int(tags[index - 1])] == .nominal && objects[Int(tags[index + 1])]
    }
    if let found { tags[found] = infinitive.base }
  }

  /// How well a participle would do as the main verb, 0 best: it stands behind a noun, and its doer does not stand behind it.
  private func rank(_ index: Int, _ forms: borrowing WordForms, _ tags: ContiguousArray<UInt8>) -> Int? {
    var before = index - 1
    if before > 0, roles[Int(tags[before])] == .adverb { before -= 1 }
    guard before >= 0 else { return nil }
    let passive = forms[index + 1].lower == by ? 2 : 0
    switch roles[Int(tags[before])] {
    case .nominal: return passive
    case .comma: return passive + 1
    default: return nil
    }
  }

  /// Whether past tense and participle of a verb can be the same form: `forced`, `held`, `struck`, but not `taken`.
  private func isPastForm(_ bytes: [UInt8], _ range: TextRange) -> Bool {
    switch lowered(bytes[range.end - 1]) {
    case UInt8(ascii: "d"), UInt8(ascii: "t"), UInt8(ascii: "k"), UInt8(ascii: "g"): true
    default: false
    }
  }

  /// `..., residents said.`: the verb of those who report is not that of what they tell.
  private func isReport(_ index: Int, _ forms: borrowing WordForms, _ tags: ContiguousArray<UInt8>) -> Bool {
    guard self.words.reports.contains(forms[index].lower), forms.count - index <= 5 else { return false }
    return (max(0, index - 8)..<index).contains { roles[Int(tags[$0])] == .comma }
  }
}
