import Linguistics
import PackedStorage
import TextModel

/// Learns the lemmatizer's rules from the lemmas of a treebank.
struct LemmaTrainer {
  private var rules: [LemmaRule] = []
  private var ruleIndex: [LemmaRule: Int] = [:]
  private var wordCounts: [UInt64: [Int: Int]] = [:]
  private var samples: [UInt64: (bytes: [UInt8], tag: UInt8)] = [:]

  /// Counts the lemmas of the sentences.
  init(_ sentences: [TrainingSentence]) {
    for sentence in sentences {
      for (index, range) in sentence.words.enumerated() {
        let form = Array(sentence.bytes[range.start..<range.end])
        let rule = LemmaRule(form: form, lemma: Array(sentence.lemmas[index].utf8))
        guard rule.strip < 100, sentence.lemmas[index] != "_" else { continue }
        let number = number(of: rule)
        let key = LemmaKeys.word(WordForms.hash(sentence.bytes, range), sentence.tags[index])
        wordCounts[key, default: [:]][number, default: 0] += 1
        samples[key] = (form, sentence.tags[index])
      }
    }
  }

  /// Learns the regular forms of verbs that the treebanks lack: `shelled` is of `shell`, though `travelled` is of `travel`.
  mutating func addRegularForms(of verbs: [String], _ tags: TagSet) {
    let endings: [(tag: PennTag, forms: ([UInt8]) -> [String])] = [
      (.vbz, InflectedForms.thirdPerson), (.vbg, { InflectedForms.suffixed($0, "ing") }), (.vbd, { InflectedForms.suffixed($0, "ed") }),
      (.vbn, { InflectedForms.suffixed($0, "ed") }),
    ]
    for verb in verbs.sorted() {
      for (penn, forms) in endings {
        guard let tag = tags.pairs.firstIndex(of: TagSet.Pair(.verb, penn)) else { continue }
        for form in forms(Array(verb.utf8)) {
          let bytes = Array(form.utf8)
          let key = LemmaKeys.word(WordForms.hash(bytes, TextRange(0, bytes.count)), UInt8(tag))
          guard wordCounts[key] == nil else { continue }
          let rule = LemmaRule(form: bytes, lemma: Array(verb.utf8))
          wordCounts[key] = [number(of: rule): 1]
          samples[key] = (bytes, UInt8(tag))
        }
      }
    }
  }

  private mutating func number(of rule: LemmaRule) -> Int {
    if let known = ruleIndex[rule] { return known }
    ruleIndex[rule] = rules.count
    rules.append(rule)
    return rules.count - 1
  }

  /// Adds the sections `lemmas.*`.
  func add(to writer: inout PackedFileWriter) {
    let suffixes = suffixRules()
    let chosen = Dictionary(suffixes.map { ($0.hash, $0.value) }, uniquingKeysWith: { first, _ in first })
    var words: [(hash: UInt64, value: UInt32)] = []
    for (key, counts) in wordCounts.sorted(by: { $0.key < $1.key }) {
      guard let sample = samples[key] else { continue }
      let rule = Self.most(counts)
      var found: UInt32?
      LemmaKeys.forEachSuffix(sample.bytes, TextRange(0, sample.bytes.count), sample.tag) { found = chosen[$0] ?? found }
      if found != UInt32(rule) { words.append((key, UInt32(rule))) }
    }
    var endings = StringTableBuilder()
    // The table keeps each string once, so every rule gets its own place by a list of places.
    let places = rules.map { endings.insert(String(decoding: $0.append, as: UTF8.self)) }
    writer.add("lemmas.words", HashSlots.slots(of: words))
    writer.add("lemmas.suffixes", HashSlots.slots(of: suffixes))
    writer.add("lemmas.rules", zip(rules, places).map { UInt32($0.strip) | ($0.keepsCase ? 0x80 : 0) | $1 << 8 })
    endings.add("lemmas.endings", to: &writer)
  }

  /// The rule that most words of an ending follow, for the endings where it differs from that of the shorter ending.
  private func suffixRules() -> [(hash: UInt64, value: UInt32)] {
    var counts: [UInt64: [Int: Int]] = [:]
    var parents: [UInt64: (parent: UInt64?, length: Int)] = [:]
    for (key, words) in wordCounts.sorted(by: { $0.key < $1.key }) {
      guard let sample = samples[key] else { continue }
      let rule = Self.most(words)
      var parent: UInt64?
      var length = 0
      LemmaKeys.forEachSuffix(sample.bytes, TextRange(0, sample.bytes.count), sample.tag) { suffix in
        if rules[rule].strip <= length { counts[suffix, default: [:]][rule, default: 0] += 1 }
        parents[suffix] = (parent, length)
        parent = suffix
        length += 1
      }
    }
    var decided: [UInt64: Int] = [:]
    var result: [(hash: UInt64, value: UInt32)] = []
    for (suffix, place) in parents.sorted(by: { ($0.value.length, $0.key) < ($1.value.length, $1.key) }) {
      let inherited = place.parent.flatMap { decided[$0] }
      decided[suffix] = inherited
      guard let own = counts[suffix], own.values.reduce(0, +) >= 2 || place.length == 0 else { continue }
      let rule = Self.most(own)
      if rule == inherited { continue }
      decided[suffix] = rule
      result.append((suffix, UInt32(rule)))
    }
    return result
  }

  private static func most(_ counts: [Int: Int]) -> Int {
    counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? 0
  }
}
