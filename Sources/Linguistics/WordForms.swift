import TextModel

/// How the case of a sentence's letters is to be read.
public enum CaseView: Sendable {
  /// As written.
  case written
  /// The case says nothing: all capitals, or a headline with every word capitalized.
  case meaningless
}

/// What the models see of a word's letters.
public struct WordFeatures: Sendable, BitwiseCopyable {
  /// The hash of the small letters, digits as zeros, any apostrophe as `'`.
  public internal(set) var lower: UInt64 = 0
  var suffix1: UInt64 = 0
  var suffix2: UInt64 = 0
  var suffix3: UInt64 = 0
  var suffix4: UInt64 = 0
  var prefix1: UInt64 = 0
  var prefix2: UInt64 = 0
  var prefix3: UInt64 = 0
  /// Letters, capitals, digits and marks as a small number.
  public internal(set) var shape: UInt64 = 0
  var entry = WordEntry.unknown
}

/// The words of a sentence as the models see them, with two empty places before and behind.
public struct WordForms: Sendable {
  /// Empty places on each side.
  static let margin = 2

  private var padded: ContiguousArray<WordFeatures> = []
  /// How the case was read.
  public private(set) var view = CaseView.written
  /// The number of words.
  public var count: Int { padded.count - 2 * Self.margin }

  /// Creates the forms of an empty sentence.
  public init() {}

  /// The word at `index`, from -2 to `count` + 1.
  @inline(__always) public subscript(index: Int) -> WordFeatures { padded[index &+ Self.margin] }

  /// Reads a sentence, in place of what was read before.
  public mutating func read(_ bytes: [UInt8], _ words: ArraySlice<TextRange>, view: CaseView, lexicon: WordLexicon) {
    padded.removeAll(keepingCapacity: true)
    var before = WordFeatures()
    before.lower = 1
    before.shape = 30
    padded.append(before)
    padded.append(before)
    var isFirst = true
    for range in words {
      var word = Self.features(bytes, range)
      let kind = WordShape(bytes, range)
      word.shape = kind.value(view: view, isFirst: isFirst)
      word.entry = lexicon.entry(word.lower)
      if kind.hasLetters { isFirst = false }
      padded.append(word)
    }
    var behind = WordFeatures()
    behind.lower = 2
    behind.shape = 31
    padded.append(behind)
    padded.append(behind)
    self.view = view
  }

  /// The hash of a word under which the lexicon knows it.
  public static func hash(_ bytes: [UInt8], _ range: TextRange) -> UInt64 { features(bytes, range).lower }

  private static func features(_ bytes: [UInt8], _ range: TextRange) -> WordFeatures {
    var word = WordFeatures()
    var hash = ByteHash.basis
    let start = range.start
    let end = range.end
    var index = start
    while index < end {
      var byte = lowered(bytes[index])
      if byte == 0xE2, index + 2 < end, bytes[index + 1] == 0x80, bytes[index + 2] | 1 == 0x99 {
        byte = 0x27
        index += 2
      } else if isDigit(byte) {
        byte = 0x30
      }
      hash = (hash ^ UInt64(byte)) &* ByteHash.prime
      index += 1
      switch index - start {
      case 1: word.prefix1 = hash
      case 2: word.prefix2 = hash
      case 3: word.prefix3 = hash
      default: break
      }
    }
    word.lower = ByteHash.spread(hash)
    var tail = ByteHash.basis
    var length = 0
    index = end
    while index > start, length < 4 {
      index -= 1
      let byte = bytes[index]
      tail = (tail ^ UInt64(isDigit(byte) ? 0x30 : lowered(byte))) &* ByteHash.prime
      length += 1
      switch length {
      case 1: word.suffix1 = tail
      case 2: word.suffix2 = tail
      case 3: word.suffix3 = tail
      default: word.suffix4 = tail
      }
    }
    return word
  }
}

/// Which kinds of characters a word is made of.
struct WordShape {
  private var upper = 0
  private var small = 0
  private var digits = 0
  private var marks = 0
  private var startsUpper = false

  var hasLetters: Bool { upper + small > 0 }
  var isUpper: Bool { upper > 0 && small == 0 }
  var letters: Int { upper + small }
  var isCapitalized: Bool { startsUpper }

  init(_ bytes: [UInt8], _ range: TextRange) {
    var index = range.start
    while index < range.end {
      let scalar = ScalarClass.scan(bytes, at: index)
      switch scalar.kind {
      case .letter:
        if ScalarClass.isUpper(scalar.value) {
          upper += 1
          if index == range.start { startsUpper = true }
        } else {
          small += 1
        }
      case .digit: digits += 1
      default: marks += 1
      }
      index += scalar.width
    }
  }

  func value(view: CaseView, isFirst: Bool) -> UInt64 {
    let extra: UInt64 = marks > 0 ? 16 : 0
    if !hasLetters { return digits > 0 ? 1 + extra : 2 }
    if digits > 0 { return 3 + extra }
    if view == .meaningless { return 4 + extra }
    if upper == 0 { return 5 + extra }
    if startsUpper && (small > 0 || upper == 1) { return (upper == 1 ? (isFirst ? 6 : 7) : 8) + extra }
    return (small == 0 ? 9 : 10) + extra
  }
}
