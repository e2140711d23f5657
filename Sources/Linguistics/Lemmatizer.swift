import PackedStorage
import TextModel

/// How a word becomes its lemma: some bytes leave its end, others come in their place.
public struct LemmaRule: Sendable, Hashable {
  /// The bytes that leave the end.
  public let strip: Int
  /// What comes in their place.
  public let append: [UInt8]
  /// Whether capitals stay.
  public let keepsCase: Bool

  /// Creates a rule.
  public init(strip: Int, append: [UInt8], keepsCase: Bool) {
    self.strip = strip
    self.append = append
    self.keepsCase = keepsCase
  }

  /// The rule that makes `lemma` of `form`.
  public init(form: [UInt8], lemma: [UInt8]) {
    let small = form.map(lowered)
    keepsCase = lemma.contains { (0x41...0x5A).contains($0) }
    let from = keepsCase ? form : small
    var common = 0
    while common < from.count, common < lemma.count, from[common] == lemma[common] { common += 1 }
    // A scalar beyond ASCII is never cut in two.
    while common > 0, common < from.count, from[common] & 0xC0 == 0x80 { common -= 1 }
    while common > 0, common < lemma.count, lemma[common] & 0xC0 == 0x80 { common -= 1 }
    strip = from.count - common
    append = Array(lemma[common...])
  }
}

/// Finds lemmas: a lexicon of words with their Penn tag, then the longest known ending with that tag.
///
/// Constant time a word.
struct Lemmatizer: Sendable {
  /// The longest ending that rules look at, in bytes.
  static let longestSuffix = 7
  private let words: HashSlots
  private let suffixes: HashSlots
  private let rules: [LemmaRule]

  init(file: PackedFile) throws(PackedFileError) {
    words = try HashSlots("lemmas.words", in: file)
    suffixes = try HashSlots("lemmas.suffixes", in: file)
    let packed = try file.array("lemmas.rules", of: UInt32.self).array
    let endings = try StringTable("lemmas.endings", in: file)
    // A rule is the bytes that leave (7 bits), whether capitals stay (1 bit), and the place of its ending.
    let rules = packed.map { value in
      LemmaRule(strip: Int(value & 0x7F), append: Array(endings[Int(value >> 8)].utf8), keepsCase: value & 0x80 != 0)
    }
    self.rules = rules
  }

  /// The lemma of a word.
  func lemma(_ bytes: [UInt8], _ range: TextRange, _ tag: PennTag, _ tagIndex: UInt8, lower: UInt64, view: CaseView) -> String {
    var value = words.find(LemmaKeys.word(lower, tagIndex))
    if value == nil {
      var longest: UInt32?
      LemmaKeys.forEachSuffix(bytes, range, tagIndex) { key in
        if let found = suffixes.find(key) { longest = found }
      }
      value = longest
    }
    let isName = tag == .nnp || tag == .nnps
    guard let value, Int(value) < rules.count else { return text(bytes, range, 0, [], keepsCase: isName, view) }
    let rule = rules[Int(value)]
    return text(bytes, range, rule.strip, rule.append, keepsCase: rule.keepsCase || isName, view)
  }

  private func text(_ bytes: [UInt8], _ range: TextRange, _ strip: Int, _ append: [UInt8], keepsCase: Bool, _ view: CaseView) -> String {
    var lemma: [UInt8] = []
    lemma.reserveCapacity(range.count + append.count)
    let end = strip < range.count ? range.end - strip : append.isEmpty ? range.end : range.start
    var index = range.start
    while index < end {
      let byte = bytes[index]
      if byte == 0xE2, index + 2 < range.end, bytes[index + 1] == 0x80, bytes[index + 2] == 0x99, index + 2 < end {
        lemma.append(0x27)
        index += 3
        continue
      }
      // In capitals the lemma of a name is written as names are.
      let keeps = keepsCase && (view == .written || index == range.start)
      lemma.append(keeps ? byte : lowered(byte))
      index += 1
    }
    lemma.append(contentsOf: append)
    return String(decoding: lemma, as: UTF8.self)
  }
}

/// The hashes under which the lemmatizer keeps its rules.
public enum LemmaKeys {
  /// A word with its tag.
  public static func word(_ lower: UInt64, _ tag: UInt8) -> UInt64 {
    ByteHash.spread(lower &+ (UInt64(tag) &+ 1) &* 0xA076_1D64_78BD_642F)
  }

  /// The endings of a word with its tag, the shortest (empty) first.
  public static func forEachSuffix(_ bytes: [UInt8], _ range: TextRange, _ tag: UInt8, _ body: (UInt64) -> Void) {
    var hash = ByteHash.basis
    let salt = (UInt64(tag) &+ 1) &* 0xE703_7ED1_A0B4_28DB
    body(ByteHash.spread(hash &+ salt))
    var index = range.end
    while index > range.start, range.end - index < Lemmatizer.longestSuffix {
      index -= 1
      hash = (hash ^ UInt64(lowered(bytes[index]))) &* ByteHash.prime
      body(ByteHash.spread(hash &+ salt))
    }
  }
}
