extension Text {
  /// Whether a text has letters but not one capital, so that its case says nothing about names. Complexity: O(n), and O(1) in ordinary text.
  public var isLowerCased: Bool {
    var hasLetters = false
    for byte in bytes {
      if byte &- 0x41 < 26 { return false }
      if byte &- 0x61 < 26 { hasLetters = true }
    }
    return hasLetters
  }

  /// The text with its ASCII letters as capitals; all offsets stay. Complexity: O(n).
  public var inCapitals: Text { Text(repairing: bytes.map { $0 &- 0x61 < 26 ? $0 ^ 0x20 : $0 }) }
}
