/// Phrases of a user's discard and issue lists, found in texts word by word.
struct PhraseIndex: Sendable {
  /// How the last word of a phrase is compared.
  enum Ending: Sendable, Hashable {
    /// As a whole word.
    case word
    /// As the beginning of a word.
    case stem
  }

  private struct Entry: Sendable {
    let words: [String]
    let ending: Ending
    let label: String
  }

  private var entries: [String: [Entry]] = [:]

  /// Whether there is any phrase.
  var isEmpty: Bool { entries.isEmpty }

  /// Adds a phrase; one without words is left out.
  mutating func add(_ words: [String], ending: Ending, label: String) {
    guard let first = words.first else { return }
    entries[String(first.prefix(2)), default: []].append(Entry(words: words, ending: ending, label: label))
  }

  /// The labels of the phrases in a text, one for each occurrence. Complexity: O(n) for few phrases a beginning.
  func labels(in text: String) -> [String] {
    guard !entries.isEmpty else { return [] }
    let words = PhraseWords.of(text)
    var found: [String] = []
    for start in words.indices {
      for entry in entries[String(words[start].prefix(2))] ?? [] where Self.matches(entry, words[start...]) { found.append(entry.label) }
    }
    return found
  }

  private static func matches(_ entry: Entry, _ words: ArraySlice<String>) -> Bool {
    guard entry.words.count <= words.count else { return false }
    for (offset, expected) in entry.words.enumerated() {
      let word = words[words.startIndex + offset]
      let isStem = entry.ending == .stem && offset == entry.words.count - 1
      guard isStem ? word.hasPrefix(expected) : word == expected else { return false }
    }
    return true
  }
}
