import PackedStorage
import TextModel

/// The pairs of universal and Penn tags that the tagger tells apart, as small numbers.
public struct TagSet: Sendable {
  /// A pair of tags.
  public struct Pair: Sendable, Hashable {
    /// The universal tag.
    public let upos: UniversalTag
    /// The Penn tag.
    public let xpos: PennTag

    /// Creates a pair.
    public init(_ upos: UniversalTag, _ xpos: PennTag) {
      self.upos = upos
      self.xpos = xpos
    }
  }

  /// The pairs, the most frequent first.
  public let pairs: [Pair]

  /// Opens the section `tagger.tags`: the positions of both tags among all cases, a byte each.
  ///
  /// - Throws: `PackedFileError.damaged` where it is missing or names a tag that there is not.
  public init(file: PackedFile) throws(PackedFileError) {
    let bytes = try file.array("tagger.tags", of: UInt8.self).array
    var pairs: [Pair] = []
    for index in stride(from: 0, to: bytes.count - 1, by: 2) {
      guard Int(bytes[index]) < UniversalTag.allCases.count, Int(bytes[index + 1]) < PennTag.allCases.count else {
        throw .damaged(path: file.path, reason: "section tagger.tags names an unknown tag")
      }
      pairs.append(Pair(UniversalTag.allCases[Int(bytes[index])], PennTag.allCases[Int(bytes[index + 1])]))
    }
    guard !pairs.isEmpty, pairs.count <= 128 else { throw .damaged(path: file.path, reason: "section tagger.tags has no or too many tags") }
    self.pairs = pairs
  }

  /// Creates a set, for training.
  public init(_ pairs: [Pair]) { self.pairs = pairs }

  /// The bytes of the section `tagger.tags`.
  public var bytes: [UInt8] {
    pairs.flatMap { pair in
      [UInt8(UniversalTag.allCases.firstIndex(of: pair.upos) ?? 0), UInt8(PennTag.allCases.firstIndex(of: pair.xpos) ?? 0)]
    }
  }
}
