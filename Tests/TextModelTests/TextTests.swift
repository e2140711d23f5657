import TestSupport
import Testing
import TextModel

@Suite struct TextTests {
  @Test func offsetsCountTheirUnits() throws {
    let string = "🚨 Взрыв in Aleppo, Ḥalab — café"
    let text = Text(string)
    let name = try #require(string.firstRange(of: "Aleppo"))
    let start = string.utf8.distance(from: string.startIndex, to: name.lowerBound)
    #expect(text[TextRange(start, start + 6)] == "Aleppo")
    #expect(OffsetConverter(text, unit: .scalars)(start) == 11)
    #expect(OffsetConverter(text, unit: .utf16)(start) == 12)
    #expect(OffsetConverter(text, unit: .utf8)(start) == start)
  }

  @Test func everyScalarBoundaryConverts() {
    var generator = SeededGenerator(seed: 7)
    let alphabet: [Unicode.Scalar] = ["a", "é", "ع", "战", "🚨", "\u{301}", "\n", "\u{200F}"]
    for _ in 0..<200 {
      let scalars = (0..<Int.random(in: 0...300, using: &generator)).compactMap { _ in alphabet.randomElement(using: &generator) }
      var string = String.UnicodeScalarView()
      string.append(contentsOf: scalars)
      let text = Text(String(string))
      let toScalars = OffsetConverter(text, unit: .scalars)
      let toUTF16 = OffsetConverter(text, unit: .utf16)
      var byte = 0
      var wide = 0
      for (index, scalar) in scalars.enumerated() {
        #expect(toScalars(byte) == index)
        #expect(toUTF16(byte) == wide)
        byte += UTF8.width(scalar)
        wide += UTF16.width(scalar)
      }
      #expect(toScalars(text.count) == scalars.count)
    }
  }

  @Test func badBytesAreReplaced() {
    #expect(Text(repairing: [0x41, 0xFF, 0x42]).string == "A\u{FFFD}B")
    #expect(Text(repairing: Array("Mosul".utf8)).string == "Mosul")
  }
}
