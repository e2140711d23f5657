import TextModel

/// How a block's lines are laid out: whether its single line breaks only wrap the text, or end what they stand behind.
struct LineLayout {
  /// The longest line in bytes, where the lines are wrapped at a width; nothing where every line is a paragraph.
  private let width: Int?
  private let block: TextRange
  /// Whether the block ends as running text does, and not as a list of short lines.
  private let isProse: Bool

  init(_ bytes: [UInt8], _ block: TextRange) {
    var longest = 0
    var lines = 0
    var wrapped = 0
    var start = block.start
    var index = block.start
    while index <= block.end {
      if index == block.end || bytes[index] == 0x0A {
        let length = index - start
        if length > 1 {
          longest = max(longest, length)
          lines += 1
          if index < block.end, length >= 40, !Self.hasBlankLine(bytes, index, min(index + 3, block.end)) { wrapped += 1 }
        }
        start = index + 1
      }
      index += 1
    }
    self.block = block
    var last = block.end
    while last > block.start, bytes[last - 1] <= 0x20 { last -= 1 }
    isProse = last > block.start && [0x2E, 0x21, 0x3F].contains(bytes[last - 1])
    // Wire copy is wrapped at 60 to 90 columns; a line beyond that was never wrapped.
    width = longest <= 100 && lines >= 2 && wrapped * 3 >= lines ? longest : nil
  }

  /// Whether the white space between two tokens ends a sentence by itself.
  func breaks(_ bytes: [UInt8], from end: Int, to begin: Int) -> Bool {
    var newline: Int?
    for index in end..<begin where bytes[index] == 0x0A || bytes[index] == 0x0C {
      newline = index
      break
    }
    guard let newline else { return hasSeparator(bytes, end, begin) }
    if Self.hasBlankLine(bytes, end, begin) { return true }
    guard let width else { return !(isProse && goesOn(bytes, from: end, at: begin)) }
    if beginsItem(bytes, begin) { return true }
    // A line was broken on purpose where the next word would still have fitted.
    var word = begin
    while word < block.end, bytes[word] > 0x20 { word += 1 }
    var start = newline
    while start > block.start, bytes[start - 1] != 0x0A { start -= 1 }
    let first = ScalarClass.scan(bytes, at: begin)
    let canBegin = !(first.kind == .letter && ScalarClass.isLower(first.value))
    return canBegin && (newline - start) + 1 + (word - begin) < width * 3 / 5
  }

  /// Whether a line of prose was cut in the middle: no mark ends it and a small letter begins the next.
  private func goesOn(_ bytes: [UInt8], from end: Int, at begin: Int) -> Bool {
    let (last, first) = (ScalarClass.scan(bytes, before: end), ScalarClass.scan(bytes, at: begin))
    return (last.kind == .letter || last.value == 0x2C) && first.kind == .letter && ScalarClass.isLower(first.value)
  }

  /// Whether two line feeds with nothing but white space between them stand in a range.
  static func hasBlankLine(_ bytes: [UInt8], _ from: Int, _ to: Int) -> Bool {
    var feeds = 0
    for index in from..<to {
      if bytes[index] == 0x0A { feeds += 1 } else if bytes[index] > 0x20 { feeds = 0 }
      if feeds == 2 { return true }
    }
    return false
  }

  /// Whether a line or paragraph separator (U+2028, U+2029) stands in a range.
  private func hasSeparator(_ bytes: [UInt8], _ from: Int, _ to: Int) -> Bool {
    guard to - from >= 3 else { return false }
    for index in from..<(to - 2) where bytes[index] == 0xE2 && bytes[index + 1] == 0x80 && bytes[index + 2] | 1 == 0xA9 { return true }
    return false
  }

  /// Whether an item of a list begins at an offset: a bullet, a dash, a number with a dot.
  private func beginsItem(_ bytes: [UInt8], _ offset: Int) -> Bool {
    let first = ScalarClass.scan(bytes, at: offset)
    let behind = offset + first.width
    guard behind < block.end else { return false }
    let isBullet = first.value == 0x2A || first.value == 0x2D || first.value == 0x2022 || first.value == 0xB7
    if isBullet { return bytes[behind] == 0x20 || bytes[behind] == 0x09 }
    var index = offset
    while index < block.end, isDigit(bytes[index]) { index += 1 }
    let isNumber = index > offset && index - offset <= 2 && index + 1 < block.end
    return isNumber && (bytes[index] == 0x2E || bytes[index] == 0x29) && bytes[index + 1] == 0x20
  }
}
