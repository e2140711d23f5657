import PackedStorage
import TextModel

/// Gives every word its universal and Penn tag, jointly and from left to right.
///
/// A greedy averaged perceptron; linear in the words.
public struct SentenceTagger: Sendable {
  /// The tags that it tells apart.
  public let tags: TagSet
  private let model: SparseModel

  /// Opens the sections `tagger.*`.
  ///
  /// - Throws: `PackedFileError.damaged` where one is missing.
  public init(file: PackedFile) throws(PackedFileError) {
    tags = try TagSet(file: file)
    model = try SparseModel("tagger", in: file)
  }

  /// The tags of a sentence as indices into `tags`, in place of what `found` held.
  public func tag(_ words: borrowing WordForms, into found: inout ContiguousArray<UInt8>) {
    found.removeAll(keepingCapacity: true)
    var keys = FeatureKeys()
    var previous: UInt64 = 200
    var beforePrevious: UInt64 = 200
    let classes = tags.pairs.count
    for index in 0..<words.count {
      let word = words[index]
      var best = word.onlyTag ?? classes
      if best >= classes {
        TaggerFeatures.add(words, index, previous, beforePrevious, to: &keys)
        var scores = SparseModel.Scores(repeating: 0)
        model.score(keys, into: &scores)
        best = SparseModel.best(of: scores, classes)
      }
      found.append(UInt8(truncatingIfNeeded: best))
      beforePrevious = previous
      previous = UInt64(best)
    }
  }
}

/// The features of the tagger.
public enum TaggerFeatures {
  /// Fills `keys` with the features of the word at `index` after two tags.
  public static func add(
    _ words: borrowing WordForms, _ index: Int, _ tag1: UInt64, _ tag2: UInt64, to keys: inout FeatureKeys
  ) {
    let word = words[index]
    let left = words[index - 1]
    let left2 = words[index - 2]
    let right = words[index + 1]
    let right2 = words[index + 2]
    let kinds = word.entry.tagClass
    let rightKinds = right.entry.tagClass
    let casing = word.entry.casing
    keys.removeAll()
    keys.add(0)
    keys.add(word.lower)
    keys.add(word.lower, word.shape)
    keys.add(word.suffix1, word.shape)
    keys.add(word.suffix2)
    keys.add(word.suffix3)
    keys.add(word.suffix4)
    keys.add(word.suffix3, word.shape)
    keys.add(word.prefix1)
    keys.add(word.prefix2)
    keys.add(word.prefix3)
    keys.add(word.shape)
    keys.add(word.shape, casing)
    keys.add(word.shape, casing, right.shape)
    keys.add(word.shape, casing, left.shape)
    keys.add(kinds)
    keys.add(kinds, casing, word.shape)
    keys.add(tag1)
    keys.add(tag1, tag2)
    keys.add(tag1, word.lower)
    keys.add(tag1, tag2, word.lower)
    keys.add(tag1, word.suffix3)
    keys.add(tag1, word.shape)
    keys.add(tag1, kinds)
    keys.add(tag1, tag2, kinds)
    keys.add(tag1, kinds, rightKinds)
    keys.add(tag1, right.lower)
    keys.add(tag1, right.suffix3)
    keys.add(tag1, right.shape, word.shape)
    keys.add(left.lower)
    keys.add(left2.lower)
    keys.add(right.lower)
    keys.add(right2.lower)
    keys.add(left.lower, word.lower)
    keys.add(word.lower, right.lower)
    keys.add(left.lower, right.lower)
    keys.add(right.lower, right2.lower)
    keys.add(left2.lower, left.lower)
    keys.add(left.suffix3)
    keys.add(right.suffix3)
    keys.add(right2.suffix3)
    keys.add(rightKinds)
    keys.add(kinds, rightKinds)
    keys.add(kinds, rightKinds, right2.entry.tagClass)
    keys.add(left.entry.tagClass, kinds, rightKinds)
    keys.add(word.lower, rightKinds)
    keys.add(right.shape, right.entry.casing)
    keys.add(left.shape, left.entry.casing)
  }
}

extension WordFeatures {
  /// The one tag that the word can have, where its letters are small or their case says nothing: `US` is not `us`.
  public var onlyTag: Int? { entry.onlyTag < 255 && shape & 15 <= 5 ? entry.onlyTag : nil }
}
