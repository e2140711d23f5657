import TextModel

extension CaseView {
  /// How the case of a sentence is to be read: without meaning in capitals, and in headings that capitalize every longer word.
  public static func of(_ bytes: [UInt8], _ words: ArraySlice<TextRange>, block: BlockKind) -> CaseView {
    var upper = 0
    var small = 0
    var capitalized = 0
    var plain = 0
    for range in words {
      let shape = WordShape(bytes, range)
      guard shape.hasLetters else { continue }
      if shape.isUpper { upper += shape.letters } else { small += shape.letters }
      if shape.letters >= 4 {
        if shape.isCapitalized { capitalized += 1 } else { plain += 1 }
      }
    }
    if upper >= 10, upper >= 4 * small { return .meaningless }
    let isHeading = block == .headline || block == .heading
    return isHeading && plain == 0 && capitalized >= 3 ? .meaningless : .written
  }
}
