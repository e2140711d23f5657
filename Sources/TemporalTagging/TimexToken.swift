/// What lies between a word and the word before it.
enum TokenGap: UInt8 {
  /// Nothing: `3` and `rd`.
  case none
  /// White space without an empty line.
  case space
  /// A hyphen or en dash without space.
  case hyphen
  /// An empty line or the start of the text; no expression crosses it.
  case wall
}

/// How a word is written.
enum TokenShape: UInt8 {
  case lower, capitalized, upper, number, punctuation
}

/// A word, number or mark as the scanner sees it.
struct TimexToken {
  var start: Int
  var end: Int
  /// The bits of its word classes.
  var classes: UInt64 = 0
  /// The number that it spells.
  var value: Int32 = 0
  /// Its word in the vocabulary, or -1.
  var entry: Int32 = -1
  var gap: TokenGap
  var shape: TokenShape

  func isA(_ wordClass: WordClass) -> Bool { classes & wordClass.bit != 0 }
}
