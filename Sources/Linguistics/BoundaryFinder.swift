import PackedStorage
import TextModel

/// Finds the ends of sentences that no mark shows: signatures, addresses, headings that run into the text behind them.
///
/// A linear classifier over the words on both sides. It only looks where a capital, a digit or a sign follows a space, and only adds to the ends
/// that marks and lines give.
public struct BoundaryFinder: Sendable {
  private let model: SparseModel

  /// Opens the sections `boundaries.*`.
  ///
  /// - Throws: `PackedFileError.damaged` where one is missing.
  public init(file: PackedFile) throws(PackedFileError) { model = try SparseModel("boundaries", in: file) }

  /// The parts of a sentence whose forms were read, as ranges of its words; one part where no further end is found.
  func parts(_ bytes: [UInt8], _ words: ArraySlice<TextRange>, _ forms: borrowing WordForms) -> [Range<Int>] {
    guard forms.view == .written, words.count > 1 else { return [0..<words.count] }
    var parts: [Range<Int>] = []
    var start = 0
    var keys = FeatureKeys()
    for index in 0..<words.count - 1 where BoundaryFeatures.isCandidate(bytes, words, index) && !isAbbreviation(bytes, words, index) {
      BoundaryFeatures.add(forms, index, start: start, to: &keys)
      var scores = SparseModel.Scores(repeating: 0)
      model.score(keys, into: &scores)
      guard scores[1] > scores[0] else { continue }
      parts.append(start..<index + 1)
      start = index + 1
    }
    parts.append(start..<words.count)
    return parts
  }

  /// Whether a word keeps a dot at its end: the tables of abbreviations have decided already that the sentence goes on behind it.
  private func isAbbreviation(_ bytes: [UInt8], _ words: ArraySlice<TextRange>, _ index: Int) -> Bool {
    let word = words[words.startIndex + index]
    return bytes[word.end - 1] == 0x2E && bytes[word.start] != 0x2E
  }
}

/// The features of the boundary finder.
public enum BoundaryFeatures {
  /// Whether a sentence could end behind the word at `index` of a sentence: a space, and no small letter or closing mark behind it.
  public static func isCandidate(_ bytes: [UInt8], _ words: ArraySlice<TextRange>, _ index: Int) -> Bool {
    let place = words.startIndex + index
    let next = words[place + 1].start
    guard words[place].end < next else { return false }
    let first = ScalarClass.scan(bytes, at: next)
    switch first.kind {
    case .letter: return !ScalarClass.isLower(first.value)
    case .closer, .apostrophe, .space, .extender: return false
    case .symbol: return first.value != 0x2C && first.value != 0x2E && first.value != 0x3B && first.value != 0x3A && first.value != 0x25
    default: return true
    }
  }

  /// Fills `keys` with the features of an end behind the word at `index` of a sentence that begins at `start`.
  public static func add(_ words: borrowing WordForms, _ index: Int, start: Int, to keys: inout FeatureKeys) {
    let left = words[index]
    let left2 = index > start ? words[index - 1] : words[-1]
    let left3 = index > start + 1 ? words[index - 2] : words[-1]
    let right = words[index + 1]
    let right2 = words[index + 2]
    let right3 = words[min(index + 3, words.count)]
    let begin = words[start]
    let before = step(index + 1 - start)
    let behind = step(words.count - index - 1)
    let rightCase = right.entry.casing &* 32 &+ right.shape
    let leftCase = left.entry.casing &* 32 &+ left.shape
    let right2Case = right2.entry.casing &* 32 &+ right2.shape
    keys.removeAll()
    keys.add(0)
    keys.add(left.lower)
    keys.add(right.lower)
    keys.add(left.shape)
    keys.add(right.shape)
    keys.add(leftCase)
    keys.add(rightCase)
    keys.add(leftCase, rightCase)
    keys.add(left.shape, right.shape, right2.shape)
    keys.add(left2.shape, left.shape, right.shape)
    keys.add(leftCase, rightCase, right2Case)
    keys.add(left.lower, right.lower)
    keys.add(left.lower, right.shape)
    keys.add(left.lower, rightCase)
    keys.add(left.shape, right.lower)
    keys.add(leftCase, right.lower)
    keys.add(right.lower, right2.lower)
    keys.add(right.lower, right2.shape)
    keys.add(rightCase, right2.lower)
    keys.add(left2.lower, left.lower)
    keys.add(left2.lower)
    keys.add(right2.lower)
    keys.add(left.entry.tagClass)
    keys.add(right.entry.tagClass)
    keys.add(left.entry.tagClass, right.entry.tagClass, rightCase)
    keys.add(right.entry.tagClass, right2.entry.tagClass, rightCase)
    keys.add(left.suffix3, right.shape)
    keys.add(left.suffix2, rightCase)
    keys.add(before, left.shape, right.shape)
    keys.add(before, rightCase)
    keys.add(before, behind, leftCase)
    keys.add(before, begin.shape, leftCase)
    keys.add(before, begin.lower)
    keys.add(behind, rightCase)
    keys.add(left3.shape, left2.shape, left.shape)
    keys.add(left3.shape, left2.shape, left.shape, rightCase)
    keys.add(right.shape, right2.shape, right3.shape)
    keys.add(left.prefix3, right.shape)
    keys.add(right.prefix3, left.shape)
    keys.add(words[words.count - 1].lower, behind)
    keys.add(words[words.count - 1].lower, rightCase)
  }

  /// A number of words in seven steps.
  private static func step(_ count: Int) -> UInt64 {
    switch count {
    case ..<4: UInt64(count)
    case ..<7: 4
    case ..<15: 5
    default: 6
    }
  }
}
