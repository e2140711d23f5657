import TextModel

/// The words of a sentence as the name tagger sees them.
public struct NameInput: Sendable {
  /// The letters.
  public private(set) var forms = WordForms()
  private(set) var tags: ContiguousArray<UInt64> = []
  private(set) var bits: ContiguousArray<UInt64> = []
  /// What each word was called when the document named it before; 0 never.
  private(set) var memories: ContiguousArray<UInt64> = []
  private let tagCodes = Dictionary(uniqueKeysWithValues: PennTag.allCases.enumerated().map { ($1, UInt64($0 + 1)) })

  /// Creates the input of an empty sentence.
  public init() {}

  /// The number of words.
  public var count: Int { forms.count }

  /// Reads a sentence, in place of what was read before.
  public mutating func read(
    _ bytes: [UInt8], _ words: ArraySlice<TextRange>, _ penn: some Sequence<PennTag>, bits found: ArraySlice<GazetteerBits>,
    view: CaseView, lexicon: WordLexicon, memory: borrowing NameMemory
  ) {
    forms.read(bytes, words, view: view, lexicon: lexicon)
    tags.removeAll(keepingCapacity: true)
    for tag in penn { tags.append(tagCodes[tag] ?? 0) }
    bits.removeAll(keepingCapacity: true)
    for value in found { bits.append(UInt64(value.rawValue) &+ 1) }
    memories.removeAll(keepingCapacity: true)
    for index in 0..<forms.count { memories.append(memory[forms[index].lower]) }
  }

  @inline(__always) func tag(_ index: Int) -> UInt64 { index < 0 || index >= tags.count ? 100 : tags[index] }
  @inline(__always) func bit(_ index: Int) -> UInt64 { index < 0 || index >= bits.count ? 0 : bits[index] }
  /// Whether nothing about a word or the next can begin a name: small letters or marks, and no evidence of any kind.
  @inline(__always) func isPlain(_ index: Int) -> Bool {
    Self.isSmall(forms[index].shape) && Self.isSmall(forms[index + 1].shape) && bit(index) == 1 && memory(index) == 0
  }

  /// Small letters, marks, or the end of the sentence, as `WordShape` numbers them.
  @inline(__always) private static func isSmall(_ shape: UInt64) -> Bool { shape == 5 || shape == 2 || shape == 31 }

  @inline(__always) func memory(_ index: Int) -> UInt64 { index < 0 || index >= memories.count ? 9 : memories[index] }
}

/// What the words of a document were called so far: a name that was recognized once is recognized again.
public struct NameMemory: Sendable {
  private var types: [UInt64: UInt64] = [:]

  /// Creates the memory of a new document.
  public init() {}

  /// 0 for a word that was not seen; 1 to 3 for the type of the name it was in; 4 for a capitalized word that was no name.
  subscript(word: UInt64) -> UInt64 { types[word] ?? 0 }

  /// Takes note of a word and its label; small words are not noted.
  public mutating func note(_ word: WordFeatures, label: Int) {
    let shape = word.shape & 15
    guard shape >= 7 || shape == 4 else { return }
    if label > 0 { types[word.lower] = UInt64((label - 1) / 4 + 1) } else if types[word.lower] == nil { types[word.lower] = 4 }
  }
}

/// The labels of the name tagger: outside, and for each type beginning, inside, last and unit.
public enum NameLabels {
  /// The number of labels.
  public static let count = 13

  /// The label of a word at `place` in a name of `length` words.
  public static func label(_ type: NameType, place: Int, length: Int) -> Int {
    let part = length == 1 ? 3 : place == 0 ? 0 : place == length - 1 ? 2 : 1
    return 1 + Int(type.rawValue) * 4 + part
  }

  /// Whether a name goes on behind a label.
  @inline(__always) static func isOpen(_ label: Int) -> Bool { label > 0 && (label - 1) & 3 < 2 }

  /// Whether a label may stand behind another.
  @inline(__always) public static func allows(_ label: Int, after previous: Int, isLast: Bool) -> Bool {
    let part = label == 0 ? 4 : (label - 1) & 3
    if isLast, part < 2 { return false }
    if isOpen(previous) { return (part == 1 || part == 2) && (label - 1) >> 2 == (previous - 1) >> 2 }
    return part == 0 || part >= 3
  }
}

/// The features of the name tagger.
public enum NameFeatures {
  /// Fills `keys` with the features of the word at `index` after two labels.
  public static func add(_ input: borrowing NameInput, _ index: Int, _ label1: Int, _ label2: Int, to keys: inout FeatureKeys) {
    let (p1, p2) = (UInt64(label1), UInt64(label2))
    let word = input.forms[index]
    let left = input.forms[index - 1]
    let right = input.forms[index + 1]
    let left2 = input.forms[index - 2]
    let right2 = input.forms[index + 2]
    keys.removeAll()
    keys.add(p1)
    keys.add(p1, p2)
    keys.add(word.lower)
    keys.add(word.lower, word.shape)
    keys.add(word.lower, p1)
    keys.add(left.lower)
    keys.add(left2.lower)
    keys.add(right.lower)
    keys.add(right2.lower)
    keys.add(left.lower, word.lower)
    keys.add(word.lower, right.lower)
    keys.add(left.lower, word.shape)
    keys.add(right.lower, word.shape)
    keys.add(left2.lower, left.lower)
    keys.add(right.lower, right2.lower)
    keys.add(p1, right.lower)
    keys.add(p1, left.lower)
    keys.add(word.suffix2)
    keys.add(word.suffix3, word.shape)
    keys.add(word.suffix4)
    keys.add(word.prefix1)
    keys.add(word.prefix2)
    keys.add(word.prefix3)
    keys.add(left.suffix3)
    keys.add(right.suffix3)
    keys.add(word.shape)
    keys.add(word.shape, p1)
    keys.add(left.shape, word.shape)
    keys.add(word.shape, right.shape)
    keys.add(left.shape, word.shape, right.shape)
    keys.add(word.shape, right.shape, right2.shape)
    keys.add(word.shape, word.entry.casing)
    keys.add(word.shape, word.entry.tagClass)
    keys.add(word.shape, word.entry.casing, p1)
    addContext(input, index, p1, p2, to: &keys)
  }

  private static func addContext(_ input: borrowing NameInput, _ index: Int, _ p1: UInt64, _ p2: UInt64, to keys: inout FeatureKeys) {
    let word = input.forms[index]
    let left = input.forms[index - 1]
    let right = input.forms[index + 1]
    let (t0, t1, t2) = (input.tag(index), input.tag(index - 1), input.tag(index + 1))
    let (g0, g1, g2) = (input.bit(index), input.bit(index - 1), input.bit(index + 1))
    let memory = input.memory(index)
    keys.add(t0)
    keys.add(t0, p1)
    keys.add(t1, t0)
    keys.add(t0, t2)
    keys.add(t1, t0, t2)
    keys.add(t0, word.shape, p1)
    keys.add(p1, p2, t0)
    keys.add(t0, t2, input.tag(index + 2), p1)
    keys.add(g0)
    keys.add(g0, p1)
    keys.add(g0, word.shape, word.entry.casing)
    keys.add(g0, t0)
    keys.add(g0, word.lower)
    keys.add(g0, left.lower)
    keys.add(g0, right.lower)
    keys.add(g1, g0)
    keys.add(g0, g2)
    keys.add(g1, g0, g2)
    keys.add(g0, g2, p1)
    keys.add(g0, t2, p1)
    for bit in 0..<10 { keys.add((g0 &- 1) >> UInt64(bit) & 1, p1, word.shape) }
    for bit in 0..<10 { keys.add(g2 == 0 ? 2 : (g2 &- 1) >> UInt64(bit) & 1, p1) }
    keys.add(memory)
    keys.add(memory, p1)
    keys.add(memory, word.shape, g0)
    keys.add(memory, input.memory(index + 1), p1)
  }
}
