/// The words and tags of a sentence as the parser sees them, with the root and an empty place at the end.
public struct ParserInput: Sendable {
  private(set) var words: ContiguousArray<UInt64> = []
  private(set) var tags: ContiguousArray<UInt64> = []

  /// Creates the input of an empty sentence.
  public init() {}

  /// Reads a sentence, in place of what was read before, but for the words in `left`, which are in order.
  public mutating func read(_ forms: borrowing WordForms, tags found: ContiguousArray<UInt8>, without left: [Range<Int>] = []) {
    words.removeAll(keepingCapacity: true)
    tags.removeAll(keepingCapacity: true)
    var gap = 0
    for index in 0..<forms.count {
      if gap < left.count, index >= left[gap].lowerBound {
        if index == left[gap].upperBound - 1 { gap += 1 }
        continue
      }
      words.append(forms[index].lower)
      tags.append(UInt64(found[index]) &+ 1)
    }
    words.append(3)
    words.append(4)
    tags.append(201)
    tags.append(202)
  }

  /// The tag at an index; none outside the sentence.
  @inline(__always) func tag(_ index: Int) -> UInt64 { index < 0 || index >= tags.count ? 202 : tags[index] }
}
