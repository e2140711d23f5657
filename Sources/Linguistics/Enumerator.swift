import TextModel

/// The mark before an item of a list that runs on in one line: `2.)`, `b.`, `• 9.`.
struct Enumerator: Sendable {
  /// What the marks of one list have in common.
  private struct Style: Equatable {
    let bullet: UInt32
    let isLetter: Bool
    let hasDot: Bool
    let hasBracket: Bool
  }

  private let style: Style
  private let value: Int
  /// The offset behind the mark.
  let end: Int

  /// Reads the mark at an offset of a text, before `limit`; nothing where none stands there or no space follows it.
  init?(_ bytes: [UInt8], at offset: Int, limit: Int) {
    var index = offset
    let first = ScalarClass.scan(bytes, at: index)
    let bullet = Self.bullets.contains(first.value) ? first.value : 0
    if bullet != 0 {
      index += first.width
      while index < limit, bytes[index] == 0x20 { index += 1 }
    }
    let start = index
    var value = 0
    while index < limit, isDigit(bytes[index]), index - start < 3 {
      value = value * 10 + Int(bytes[index] - 0x30)
      index += 1
    }
    let isLetter = index == start
    if isLetter {
      guard index < limit, (0x61...0x7A).contains(bytes[index]) else { return nil }
      value = Int(bytes[index])
      index += 1
    }
    guard index - start <= 2 else { return nil }
    let hasDot = index < limit && bytes[index] == 0x2E
    if hasDot { index += 1 }
    let hasBracket = index < limit && bytes[index] == 0x29
    if hasBracket { index += 1 }
    guard hasDot || hasBracket, index < limit, bytes[index] == 0x20 else { return nil }
    style = Style(bullet: bullet, isLetter: isLetter, hasDot: hasDot, hasBracket: hasBracket)
    self.value = value
    end = index
  }

  /// Whether this is the mark of the item behind the one that `other` marks.
  func follows(_ other: Enumerator) -> Bool { style == other.style && value == other.value + 1 }

  /// `*`, `-`, the middle dot, the bullet and its hyphen and triangle.
  private static let bullets: Set<UInt32> = [0x2A, 0x2D, 0xB7, 0x2022, 0x2043, 0x2023]
}
