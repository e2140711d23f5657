/// How languages that are not English join a name of one word to its sentence: `Харькове` for `Харьков`, `والموصل` for `الموصل`, `서울에서` for `서울`.
///
/// The rules are rows of `language/variants.tsv`; the first that fits a name counts, those of more letters before others.
struct Inflection {
  /// Where a name changes, and what then stands there.
  private struct Rule {
    let edge: Edge
    /// The letters at the edge of the name that are taken away.
    let replaced: [UInt8]
    /// The letters of which one stands at the edge; nil where `replaced` says it.
    let beside: ClosedRange<Unicode.Scalar>?
    let forms: [[UInt8]]

    func fits(_ name: [UInt8], _ letter: Unicode.Scalar?) -> Bool {
      if let beside { return letter.map(beside.contains) ?? false }
      return edge == .start ? name.starts(with: replaced) : name.suffix(replaced.count).elementsEqual(replaced)
    }

    func applied(to name: [UInt8]) -> [[UInt8]] {
      switch edge {
      case .start: forms.map { $0 + name.dropFirst(replaced.count) }
      case .end: forms.map { name.dropLast(replaced.count) + $0 }
      }
    }
  }

  private enum Edge { case start, end }

  private var rules: [Rule] = []
  /// A shorter name, such as one of two letters, is too often a part of something else.
  private static let shortest = 6

  /// Adds the rule of a row: letters, or the first and the last of a range of letters with a hyphen between, and what they become.
  mutating func addEnding(_ letters: String, _ forms: [String]) { add(letters, forms, .end) }

  mutating func addBeginning(_ letters: String, _ forms: [String]) { add(letters, forms, .start) }

  private mutating func add(_ letters: String, _ forms: [String], _ edge: Edge) {
    let scalars = Array(letters.unicodeScalars)
    let isRange = scalars.count == 3 && scalars[1] == "-" && scalars[0] <= scalars[2]
    rules.append(
      Rule(
        edge: edge, replaced: isRange ? [] : Array(letters.utf8), beside: isRange ? scalars[0]...scalars[2] : nil,
        forms: forms.map { Array($0.utf8) }))
    rules.sort { $0.replaced.count > $1.replaced.count }
  }

  /// The forms of a name of one word beyond ASCII; none for other names.
  func forms(of name: [UInt8]) -> [[UInt8]] {
    guard let first = name.first, first >= 0x80, name.count >= Self.shortest, !name.contains(UInt8(ascii: " ")) else { return [] }
    let word = String(decoding: name, as: UTF8.self).unicodeScalars
    let beginning = rules.first { $0.edge == .start && $0.fits(name, word.first) }
    let ending = rules.first { $0.edge == .end && $0.fits(name, word.last) }
    return (beginning?.applied(to: name) ?? []) + (ending?.applied(to: name) ?? [])
  }
}
