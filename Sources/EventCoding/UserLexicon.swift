import Gazetteers
import TextModel

/// What a researcher brings along: actors with dated codes, role nouns, sentences and stories not to code, issues.
public struct UserLexicon: Sendable {
  /// The codes of an actor through time; a code of nothing means that it is no actor.
  struct Entry: Sendable {
    var roles: [ActorRole] = []

    /// The first dated code that covers the day, else the undated one; without a day the undated one, else the last.
    func code(on day: CalendarDay?) -> String? {
      let undated = roles.first { $0.from == nil && $0.to == nil }?.code
      guard let day else { return undated ?? roles.last?.code }
      let dated = roles.first { role in
        (role.from != nil || role.to != nil) && (role.from.map { $0 <= day } ?? true) && (role.to.map { day <= $0 } ?? true)
      }
      return dated?.code ?? undated
    }
  }

  /// What a discard list or an issue list leaves out.
  enum Discard: String, Sendable {
    /// The sentence gives no event.
    case sentence = "~"
    /// The whole story gives none.
    case story = "~~"
  }

  /// Actors by the words of their names.
  var actors: [String: Entry] = [:]
  /// Codes by the forms of role nouns; a code that goes before the country's ends in `~`.
  var agents: [String: String] = [:]
  /// What is not coded; labels are those of `Discard`.
  var discards = PhraseIndex()
  /// Issues by their phrases.
  var issues = PhraseIndex()
  /// The words of the longest name.
  private(set) var longest = 0
  /// What is wrong with the files, as `FILE:LINE: what and what was done`.
  public internal(set) var warnings: [String] = []

  /// Creates an empty lexicon.
  public init() {}

  /// Whether the user brings codes of his own, which then stand as he gives them.
  var hasCodes: Bool { !actors.isEmpty || !agents.isEmpty }

  /// Whether records get a column for issues.
  public var hasIssues: Bool { !issues.isEmpty }

  /// The code of a name or role noun on a day, as the files give it; nothing where they have none that holds then.
  public func code(of phrase: String, on day: CalendarDay?) -> String? {
    let key = PhraseWords.key(phrase)
    let code = actors[key].map { $0.code(on: day) } ?? agents[key]
    return code == "---" ? nil : code
  }

  /// Adds a code to the actor of these words.
  mutating func add(_ role: ActorRole, to key: String) {
    actors[key, default: Entry()].roles.append(role)
    longest = max(longest, key.utf8.count { $0 == 0x20 } + 1)
  }

  /// Whether a text holds a phrase that leaves out its whole story.
  func discardsStory(_ text: String) -> Bool { discards.labels(in: text).contains(Discard.story.rawValue) }

  /// Whether a sentence holds a phrase that leaves it out.
  func discardsSentence(_ text: String) -> Bool { discards.labels(in: text).contains(Discard.sentence.rawValue) }

  /// The issues of a sentence with how often each occurs, as PETRARCH writes them: `LITERACY 1`.
  func issueCounts(_ text: String) -> [String] {
    var order: [String] = []
    var counts: [String: Int] = [:]
    for label in issues.labels(in: text) {
      if counts[label] == nil { order.append(label) }
      counts[label, default: 0] += 1
    }
    return order.map { "\($0) \(counts[$0] ?? 0)" }
  }

  /// The actor whose name is the longest run of these words that `accepts` takes.
  func actor(in words: [String], where accepts: (Range<Int>) -> Bool) -> Entry? {
    guard !actors.isEmpty else { return nil }
    for width in stride(from: min(longest, words.count), through: 1, by: -1) {
      for start in 0...(words.count - width) where accepts(start..<start + width) {
        if let entry = actors[words[start..<start + width].joined(separator: " ")] { return entry }
      }
    }
    return nil
  }
}
