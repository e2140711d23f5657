import TextModel

/// The words that rules know, by their bytes in lower case, with the classes they belong to.
struct Vocabulary: Sendable {
  /// A word: its classes and its value in each.
  struct Entry {
    let word: [UInt8]
    var classes: UInt64 = 0
    var values: [(wordClass: UInt8, value: Int32)] = []
    /// Whether a period behind the word belongs to it.
    var takesPeriod = false
  }

  /// The words, by number.
  private(set) var entries: [Entry] = []
  private var slots: [Int32] = Array(repeating: -1, count: 1 << 12)

  /// The number of a word that is in the vocabulary from now on.
  mutating func insert(_ word: String) -> Int {
    let bytes = Array(word.utf8)
    if let known = number(of: bytes) { return known }
    entries.append(Entry(word: bytes))
    if entries.count * 2 > slots.count {
      slots = Array(repeating: -1, count: slots.count * 2)
      for index in entries.indices { place(index) }
    } else {
      place(entries.count - 1)
    }
    return entries.count - 1
  }

  /// Puts a word into a class with a value.
  mutating func add(_ word: String, to wordClass: WordClass, value: Int32) {
    let index = insertAbbreviated(word)
    entries[index].classes |= wordClass.bit
    entries[index].values.append((UInt8(wordClass.index), value))
  }

  /// The number of a word; where it ends in a period, a period behind it in the text belongs to it.
  mutating func insertAbbreviated(_ word: String) -> Int {
    guard word.hasSuffix("."), word.utf8.count > 1 else { return insert(word) }
    let index = insert(String(word.dropLast()))
    entries[index].takesPeriod = true
    return index
  }

  private mutating func place(_ index: Int) {
    var slot = Int(truncatingIfNeeded: Vocabulary.hash(entries[index].word)) & (slots.count - 1)
    while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
    slots[slot] = Int32(index)
  }

  /// The value of a word in a class.
  func value(of entry: Int, in wordClass: Int) -> Int32 {
    for item in entries[entry].values where Int(item.wordClass) == wordClass { return item.value }
    return 0
  }

  /// The number of a word given in lower case.
  func number(of word: [UInt8]) -> Int? {
    number(hash: Vocabulary.hash(word), count: word.count) { word[$0] }
  }

  /// The number of the word whose hash and bytes (in lower case) are given. Complexity: O(length).
  @inline(__always)
  func number(hash: UInt32, count: Int, byte: (Int) -> UInt8) -> Int? {
    var slot = Int(hash) & (slots.count - 1)
    while slots[slot] >= 0 {
      let index = Int(slots[slot])
      let word = entries[index].word
      if word.count == count, (0..<count).allSatisfy({ word[$0] == byte($0) }) { return index }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  /// FNV-1a.
  static func hash(_ bytes: [UInt8]) -> UInt32 { bytes.reduce(start) { step($0, $1) } }
  static var start: UInt32 { 2_166_136_261 }
  @inline(__always) static func step(_ hash: UInt32, _ byte: UInt8) -> UInt32 { (hash ^ UInt32(byte)) &* 16_777_619 }
}
