/// A stable mark of a text's wording: copies of an article have marks that differ in few bits, whatever site they stand on.
///
/// One bit of each of 256 minimal hashes (Broder 1997; Li and König 2010, b-bit minwise hashing with b = 1) over sequences of three words,
/// case and punctuation aside. Two texts that share a part J of their sequences agree in about (1 + J) / 2 of the bits.
/// The same text gives the same mark on every machine and in every run.
public struct Fingerprint: Equatable, Sendable, CustomStringConvertible {
  private let words: [4 of UInt64]
  /// Some of the minimal hashes as they are: copies have one of them in common, by which they are found.
  public let keys: [8 of UInt32]
  /// How many different sequences the text has: a short text has too few for a judgment by parts.
  private let size: Int

  /// A text is a copy from this share of common sequences on, and where it has at least so many of them.
  private static let copyShare = 0.4
  private static let leastSize = 40

  /// Marks a text; nothing where it has no word. Complexity: O(words).
  public init?(_ text: Text) {
    let shingles = Self.shingles(text)
    guard !shingles.isEmpty else { return nil }
    var least = [UInt32](repeating: .max, count: 256)
    let (factors, summands) = (Self.factors, Self.summands)
    for shingle in shingles {
      for index in 0..<256 { least[index] = min(least[index], shingle &* factors[index] &+ summands[index]) }
    }
    var words: [4 of UInt64] = [0, 0, 0, 0]
    for index in 0..<256 where (least[index] &* 0x9E37_79B1) >> 31 == 1 { words[index / 64] |= 1 << UInt64(index % 64) }
    self.words = words
    keys = [8 of UInt32] { least[$0] }
    size = shingles.count
  }

  /// Whether two texts are the same or one a copy of the other with small changes.
  public func isCopy(of other: Fingerprint) -> Bool {
    guard min(size, other.size) >= Self.leastSize else { return self == other }
    return Double(256 - distance(to: other)) >= 128 * (1 + Self.copyShare)
  }

  /// In how many of 256 bits two marks differ.
  public func distance(to other: Fingerprint) -> Int {
    (0..<4).reduce(0) { $0 + (words[$1] ^ other.words[$1]).nonzeroBitCount }
  }

  /// 64 hexadecimal digits.
  public var description: String {
    (0..<4).map { index in
      let digits = String(words[index], radix: 16)
      return String(repeating: "0", count: 16 - digits.count) + digits
    }.joined()
  }

  /// Whether all bits are equal, and the number of sequences.
  public static func == (one: Fingerprint, other: Fingerprint) -> Bool { one.distance(to: other) == 0 && one.size == other.size }

  /// The hashes of all sequences of three words; of the words themselves where there are fewer.
  private static func shingles(_ text: Text) -> Set<UInt32> {
    var words: [UInt64] = []
    var hash = offset
    var isInside = false
    for byte in Array(text.string.lowercased().utf8) + [0x20] {
      if byte >= 0x80 || (97...122).contains(byte) || (48...57).contains(byte) {
        hash = (hash ^ UInt64(byte)) &* prime
        isInside = true
      } else if isInside {
        words.append(hash)
        (hash, isInside) = (offset, false)
      }
    }
    if words.count < 3 { return Set(words.map(folded)) }
    return Set((2..<words.count).map { folded((words[$0 - 2] &* prime ^ words[$0 - 1]) &* prime ^ words[$0]) })
  }

  /// FNV-1a.
  private static let offset: UInt64 = 0xCBF2_9CE4_8422_2325
  private static let prime: UInt64 = 0x0000_0100_0000_01B3

  /// The finalizer of splitmix64.
  private static func mixed(_ value: UInt64) -> UInt64 {
    var mixed = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }

  private static func folded(_ hash: UInt64) -> UInt32 { UInt32(truncatingIfNeeded: mixed(hash) >> 32) }

  private static let factors = (0..<256).map { UInt32(truncatingIfNeeded: mixed(UInt64(2 * $0 + 1) &* offset)) | 1 }
  private static let summands = (0..<256).map { UInt32(truncatingIfNeeded: mixed(UInt64(2 * $0 + 2) &* offset)) }
}
