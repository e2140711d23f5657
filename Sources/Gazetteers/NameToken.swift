/// A word of a text as names are compared: folded and hashed, with what decides whether it may begin, continue or end a name.
struct NameToken {
  /// The offset of its first byte.
  var start = 0
  /// Behind its last byte, a possessive `'s` included, a last dot not.
  var end = 0
  /// Behind its last byte without a possessive `'s`.
  var cutEnd = 0
  /// The hash of the whole word.
  var hash: UInt64 = 0
  /// The hash without a possessive `'s`.
  var cutHash: UInt64 = 0
  /// The number of bytes of the folded form.
  var foldedCount = 0
  /// Whether it begins with a small letter.
  var isLower = false
  /// Whether a dot stands right behind it.
  var hasDot = false
  /// Whether it is a letter that is a word by itself.
  var isSingle = false

  /// Whether it ends in a possessive `'s`.
  @inline(__always) var isPossessive: Bool { cutEnd != end }
}
