import TextModel

/// Compiles the patterns of the rule tables.
///
/// A pattern is a row of items: a word in lower case or a mark; `CLASS` or `CLASS:slot`; `<part>`, a named pattern; `(a b|c)`;
/// `{slot=value}`; each may end in `?`. Between items lies white space or a hyphen; `&` before an item asks for nothing between,
/// `-` for a hyphen, `_` for white space; `~` takes all three; before a bracket it holds for the first item in it.
struct PatternCompiler {
  /// What is wrong with a pattern.
  struct Failure: Error {
    let reason: String
  }

  private var vocabulary: Vocabulary
  private let parts: [String: String]
  private let classes = WordClass.named
  private var characters: [UInt8] = []
  private var position = 0
  private var steps: [TimexPattern.Step] = []
  private var depth = 0
  /// The steps of named parts by the join that their first item takes, with targets counted from the first step: many rules use the same.
  private var compiledParts: [PartKey: [TimexPattern.Step]] = [:]

  private struct PartKey: Hashable {
    let name: String
    let join: TimexPattern.Join
  }

  /// The join that stands before a bracket and holds for the first item in it.
  private var inherited = TimexPattern.Join.loose

  init(vocabulary: Vocabulary, parts: [String: String]) {
    self.vocabulary = vocabulary
    self.parts = parts
  }

  /// The vocabulary with all words of the patterns compiled so far.
  var words: Vocabulary { vocabulary }

  /// Compiles one pattern.
  mutating func compile(_ pattern: String) throws(Failure) -> TimexPattern {
    steps = []
    try text(pattern)
    steps.append(.accept)
    var result = TimexPattern(steps: steps)
    result.prepare()
    return result
  }

  private mutating func text(_ pattern: String) throws(Failure) {
    let saved = (characters, position)
    characters = Array(pattern.utf8)
    position = 0
    depth += 1
    guard depth < 12 else { throw Failure(reason: "parts name each other in a circle") }
    try alternatives()
    guard position == characters.count else { throw Failure(reason: "a bracket closes that was never opened, in \(pattern)") }
    depth -= 1
    (characters, position) = saved
  }

  /// alternatives := sequence (`|` sequence)*
  private mutating func alternatives() throws(Failure) {
    var ends: [Int] = []
    let outer = inherited
    while true {
      inherited = outer
      let split = steps.count
      steps.append(.jump(split + 1))
      try sequence()
      guard peek == UInt8(ascii: "|") else { break }
      position += 1
      ends.append(steps.count)
      steps.append(.jump(0))
      steps[split] = .split(split + 1, steps.count)
    }
    for end in ends { steps[end] = .jump(steps.count) }
    steps.append(.jump(steps.count + 1))
  }

  private var peek: UInt8? { position < characters.count ? characters[position] : nil }

  private mutating func sequence() throws(Failure) {
    while let next = peek, next != UInt8(ascii: "|"), next != UInt8(ascii: ")") {
      if next == UInt8(ascii: " ") { position += 1 } else { try item() }
    }
  }

  private mutating func item() throws(Failure) {
    let split = steps.count
    steps.append(.jump(split + 1))
    var join = TimexPattern.Join.loose
    if let next = peek, position + 1 < characters.count, !Self.endsItem(characters[position + 1]) {
      switch next {
      case UInt8(ascii: "&"): join = .glued
      case UInt8(ascii: "_"): join = .space
      case UInt8(ascii: "-"): join = .hyphen
      case UInt8(ascii: "~"): join = .any
      default: break
      }
      if join != .loose { position += 1 }
    }
    if join == .loose { join = inherited }
    inherited = .loose
    try atom(join)
    if peek == UInt8(ascii: "?") {
      position += 1
      steps[split] = .split(split + 1, steps.count)
    }
  }

  private mutating func atom(_ join: TimexPattern.Join) throws(Failure) {
    switch peek {
    case UInt8(ascii: "("):
      position += 1
      inherited = join
      try alternatives()
      inherited = .loose
      guard peek == UInt8(ascii: ")") else { throw Failure(reason: "a bracket is not closed") }
      position += 1
    case UInt8(ascii: "<"):
      let name = try until(UInt8(ascii: ">"))
      try part(name, join)
    case UInt8(ascii: "{"):
      let parts = try until(UInt8(ascii: "}")).split(separator: "=").map { String($0) }
      guard parts.count == 2, let slot = Slot.named(parts[0]) else { throw Failure(reason: "{slot=value} names no slot") }
      guard let value = slot.value(named: parts[1]) else { throw Failure(reason: "\(parts[1]) is no value of \(parts[0])") }
      steps.append(.set(slot, value))
      inherited = join
    default: try word(join)
    }
  }

  private mutating func part(_ name: String, _ join: TimexPattern.Join) throws(Failure) {
    guard let pattern = parts[name] else { throw Failure(reason: "there is no part named \(name)") }
    let start = steps.count
    let key = PartKey(name: name, join: join)
    if let known = compiledParts[key] {
      steps += known.map { $0.moved(by: start) }
      inherited = .loose
      return
    }
    inherited = join
    try text(pattern)
    inherited = .loose
    compiledParts[key] = steps[start...].map { $0.moved(by: -start) }
  }

  private mutating func until(_ closing: UInt8) throws(Failure) -> String {
    position += 1
    let start = position
    while let next = peek, next != closing { position += 1 }
    guard peek == closing else { throw Failure(reason: "a bracket is not closed") }
    position += 1
    return String(decoding: characters[start..<(position - 1)], as: UTF8.self)
  }

  private mutating func word(_ join: TimexPattern.Join) throws(Failure) {
    let start = position
    while let next = peek, !Self.endsWord(next) { position += 1 }
    let text = String(decoding: characters[start..<position], as: UTF8.self)
    guard let first = text.utf8.first else { throw Failure(reason: "an item is empty at column \(start + 1)") }
    guard ByteKind.isUpper(first) else {
      steps.append(.literal(Int32(vocabulary.insert(text)), join))
      return
    }
    let pieces = characters[start..<position].strings(between: UInt8(ascii: ":"))
    guard let wordClass = classes[pieces[0]] else {
      throw Failure(reason: "there is no word class \(pieces[0])")
    }
    var slot = wordClass.slot
    if pieces.count == 2 {
      slot = Slot.named(pieces[1])
      if slot == nil { throw Failure(reason: "there is no slot \(pieces[1])") }
    }
    steps.append(.wordClass(wordClass, slot: slot, join))
  }

  private static func endsItem(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: " "), UInt8(ascii: "|"), UInt8(ascii: ")"), UInt8(ascii: "?"): true
    default: false
    }
  }

  private static func endsWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "("), UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "<"), UInt8(ascii: ">"): true
    default: endsItem(byte)
    }
  }
}
