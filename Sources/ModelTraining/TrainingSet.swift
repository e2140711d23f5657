import Linguistics
import TextModel

/// A random number generator that gives the same numbers on every machine (SplitMix64).
struct SeededNumbers: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// A number from 0 to 1.
  mutating func fraction() -> Double { Double(next() >> 11) / Double(1 << 53) }

  /// The numbers below `count` in random order.
  mutating func order(_ count: Int) -> [Int] {
    var order = Array(0..<count)
    var index = count - 1
    while index > 0 {
      order.swapAt(index, Int(next() % UInt64(index + 1)))
      index -= 1
    }
    return order
  }
}

/// A gold sentence with its tags and relations as numbers.
struct TrainingSentence {
  let bytes: [UInt8]
  let words: [TextRange]
  let tags: [UInt8]
  /// The heads, `words.count` for the root.
  let heads: [Int]
  let relations: [UInt8]
  let lemmas: [String]
  /// How the sentence is read at run time.
  let view: CaseView
}

/// The gold sentences of all treebanks, and the sets of tags and relations that they use.
struct TrainingSet {
  let sentences: [TrainingSentence]
  let tags: TagSet
  let relations: RelationSet

  /// Collects the sentences; words that share one place in the text (rare) leave their sentence out.
  init(_ documents: [TreebankDocument]) {
    var tagCounts: [TagSet.Pair: Int] = [:]
    var relationCounts: [DependencyRelation: Int] = [:]
    for word in documents.lazy.flatMap({ document in document.sentences.lazy.flatMap(\.words) }) {
      tagCounts[TagSet.Pair(word.upos, word.xpos), default: 0] += 1
      relationCounts[word.relation, default: 0] += 1
    }
    let tagOrder = tagCounts.sorted { ($1.value, $0.key.name) < ($0.value, $1.key.name) }.prefix(126).map(\.key)
    let relationOrder = relationCounts.sorted { ($1.value, $0.key.rawValue) < ($0.value, $1.key.rawValue) }.map(\.key)
    let tagIndex = Dictionary(uniqueKeysWithValues: tagOrder.enumerated().map { ($1, UInt8($0)) })
    let relationIndex = Dictionary(uniqueKeysWithValues: relationOrder.enumerated().map { ($1, UInt8($0)) })
    var sentences: [TrainingSentence] = []
    for document in documents {
      let bytes = document.text.bytes
      for sentence in document.sentences {
        let words = sentence.words
        guard !words.isEmpty, words.allSatisfy({ !$0.range.isEmpty }) else { continue }
        let ranges = words.map(\.range)
        sentences.append(
          TrainingSentence(
            bytes: bytes, words: ranges, tags: words.map { tagIndex[TagSet.Pair($0.upos, $0.xpos)] ?? 0 },
            heads: words.map { $0.head < 0 ? words.count : $0.head }, relations: words.map { relationIndex[$0.relation] ?? 0 },
            lemmas: words.map(\.lemma), view: CaseView.of(bytes, ranges[...], block: .paragraph)))
      }
    }
    self.sentences = sentences
    tags = TagSet(Array(tagOrder))
    relations = RelationSet(Array(relationOrder.prefix(64)))
  }

  /// The words of all sentences.
  var wordCount: Int { sentences.reduce(0) { $0 + $1.words.count } }
}

extension TagSet.Pair {
  /// Both tags as one word, for a fixed order.
  var name: String { "\(upos.rawValue)|\(xpos.rawValue)" }

  /// Reads what `name` wrote.
  init?(name: String) {
    let parts = name.split(separator: "|").map(String.init)
    guard parts.count == 2, let upos = UniversalTag(rawValue: parts[0]), let xpos = PennTag(rawValue: parts[1]) else { return nil }
    self.init(upos, xpos)
  }
}
