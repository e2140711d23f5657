import PackedStorage

/// What training saw of a word: the tags it can have, how it is mostly written, and its one tag where it has no other.
public struct WordEntry: Sendable, BitwiseCopyable {
  /// How a word is mostly written inside a sentence.
  public enum Casing: UInt8, Sendable {
    case unknown, small, capitalized, capitals, mixed
  }

  /// 16 bits for the class of its possible tags (0 unknown), 8 for its casing, 8 for its one tag (255 none).
  let bits: UInt32

  /// A word that training did not see, or too seldom.
  public static let unknown = WordEntry(tagClass: 0, casing: .unknown, onlyTag: nil)

  /// Creates an entry.
  public init(tagClass: UInt16, casing: Casing, onlyTag: UInt8?) {
    bits = UInt32(tagClass) | UInt32(casing.rawValue) << 16 | UInt32(onlyTag ?? 255) << 24
  }

  init(bits: UInt32) { self.bits = bits }

  /// The value that a `HashSlots` stores.
  public var value: UInt32 { bits }
  var tagClass: UInt64 { UInt64(bits & 0xFFFF) }
  var casing: UInt64 { UInt64(bits >> 16 & 0xFF) }
  var onlyTag: Int { Int(bits >> 24) }
}

/// The words that training saw often enough, by the hash of their small letters.
public struct WordLexicon: Sendable {
  private let slots: HashSlots

  /// Opens the section `words.slots`.
  ///
  /// - Throws: `PackedFileError.damaged` where it is missing.
  public init(file: PackedFile) throws(PackedFileError) { slots = try HashSlots("words.slots", in: file) }

  /// Holds entries in memory, for training.
  public init(_ entries: [(hash: UInt64, value: UInt32)]) { slots = HashSlots(entries) }

  @inline(__always) func entry(_ hash: UInt64) -> WordEntry { slots.find(hash).map(WordEntry.init(bits:)) ?? .unknown }
}
