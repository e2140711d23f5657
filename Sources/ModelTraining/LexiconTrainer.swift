import Linguistics
import TextModel

/// Counts words, their tags and how they are written.
struct LexiconTrainer {
  private struct Count {
    var tags: [UInt8: Int] = [:]
    var casings: [WordEntry.Casing: Int] = [:]
    var total = 0
  }

  /// How often a word must have been seen to be known: rarer ones are unknown in training as in use.
  private static let leastCount = 3
  private static let sureCount = 20
  private static let sureShare = 0.995

  /// The entries of the words of `sentences`, in a fixed order; words that are too rare there are known by their `forms`.
  static func entries(_ sentences: some Sequence<TrainingSentence>, forms: [InflectedForms.Form], tags: TagSet)
    -> [(hash: UInt64, value: UInt32)]
  {
    var counts: [UInt64: Count] = [:]
    for sentence in sentences {
      for (index, range) in sentence.words.enumerated() {
        let hash = WordForms.hash(sentence.bytes, range)
        counts[hash, default: Count()].tags[sentence.tags[index], default: 0] += 1
        counts[hash, default: Count()].total += 1
        if index > 0, sentence.view == .written, let casing = casing(sentence.bytes, range) {
          counts[hash, default: Count()].casings[casing, default: 0] += 1
        }
      }
    }
    var classes: [[UInt8]: UInt16] = [:]
    var entries: [(hash: UInt64, value: UInt32)] = []
    for (hash, count) in counts.sorted(by: { $0.key < $1.key }) where count.total >= leastCount {
      let common = count.tags.filter { $0.value * 20 >= count.total }.map(\.key).sorted()
      let tagClass = classes[common] ?? UInt16(min(classes.count + 1, 65_535))
      classes[common] = tagClass
      let top = count.tags.max { ($0.value, $1.key) < ($1.value, $0.key) }
      let isSure = count.total >= sureCount && Double(top?.value ?? 0) >= sureShare * Double(count.total)
      entries.append((hash, WordEntry(tagClass: tagClass, casing: casing(of: count), onlyTag: isSure ? top?.key : nil).value))
    }
    let known = Set(entries.map(\.hash))
    for form in forms {
      let bytes = Array(form.word.utf8)
      let hash = WordForms.hash(bytes, TextRange(0, bytes.count))
      let possible = form.tags.compactMap { tag in tags.pairs.firstIndex(of: tag).map { UInt8($0) } }.sorted()
      // A class that no word of the treebank has would say nothing to the tagger.
      guard !known.contains(hash), let tagClass = classes[possible] else { continue }
      entries.append((hash, WordEntry(tagClass: tagClass, casing: .small, onlyTag: nil).value))
    }
    return entries
  }

  private static func casing(of count: Count) -> WordEntry.Casing {
    let total = count.casings.values.reduce(0, +)
    for casing in [WordEntry.Casing.small, .capitalized, .capitals] where (count.casings[casing] ?? 0) * 10 >= total * 8 && total > 0 {
      return casing
    }
    return total > 0 ? .mixed : .unknown
  }

  /// How a word is written; nothing for a word that does not begin with an ASCII letter.
  private static func casing(_ bytes: [UInt8], _ range: TextRange) -> WordEntry.Casing? {
    let letters = bytes[range.start..<range.end].filter { (0x41...0x5A).contains($0 & 0xDF) }
    guard let first = letters.first else { return nil }
    let upper = letters.count { $0 < 0x60 }
    if upper == 0 { return .small }
    return upper == letters.count && upper > 1 ? .capitals : first < 0x60 ? .capitalized : .mixed
  }
}
