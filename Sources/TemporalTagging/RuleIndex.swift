/// Which rules a token fits at one place of their matches, as sets of bits.
struct RuleIndex: Sendable {
  /// The number of words of 64 bits in a set.
  let width: Int
  /// The rules whose match may end at that place.
  let accepting: [UInt64]
  private let byClass: [UInt64]
  /// Where the set of a vocabulary's word begins in `literals`, or -1.
  private let literalStart: [Int32]
  private let literals: [UInt64]
  private let classes: UInt64

  init(_ openings: [TimexPattern.Openings], words: Int) {
    let width = (openings.count + 63) / 64
    var accepting = [UInt64](repeating: 0, count: width)
    var byClass = [UInt64](repeating: 0, count: 64 * width)
    var starts = [Int32](repeating: -1, count: words)
    var literals: [UInt64] = []
    for (number, opening) in openings.enumerated() {
      let (word, bit) = (number / 64, UInt64(1) << UInt64(number % 64))
      if opening.accepts { accepting[word] |= bit }
      for index in 0..<64 where opening.classes >> UInt64(index) & 1 != 0 { byClass[index * width + word] |= bit }
      for entry in opening.literals {
        if starts[Int(entry)] < 0 {
          starts[Int(entry)] = Int32(literals.count)
          literals += [UInt64](repeating: 0, count: width)
        }
        literals[Int(starts[Int(entry)]) + word] |= bit
      }
    }
    self.width = width
    self.accepting = accepting
    self.byClass = byClass
    literalStart = starts
    self.literals = literals
    classes = openings.reduce(0) { $0 | $1.classes }
  }

  /// Whether any rule has a place for `token`.
  @inline(__always) func knows(_ token: TimexToken) -> Bool {
    token.classes & classes != 0 || (token.entry >= 0 && literalStart[Int(token.entry)] >= 0)
  }

  /// The rules numbered from `word * 64` on that have a place for `token`.
  @inline(__always) func bits(_ token: TimexToken, _ word: Int) -> UInt64 {
    var bits: UInt64 = 0
    if token.entry >= 0 {
      let start = Int(literalStart[Int(token.entry)])
      if start >= 0 { bits = literals[start + word] }
    }
    var rest = token.classes & classes
    while rest != 0 {
      bits |= byClass[rest.trailingZeroBitCount * width + word]
      rest &= rest - 1
    }
    return bits
  }
}
