import PackedStorage
import TestSupport
import Testing

@Suite struct PackedFileTests {
  private func sample() -> [UInt8] {
    var strings = StringTableBuilder()
    for name in ["Tikrit", "Mosul", "", "Mosul", "حلب"] { _ = strings.insert(name) }
    var writer = PackedFileWriter()
    writer.add("numbers", [UInt32](0..<1000))
    strings.add("names", to: &writer)
    return writer.bytes()
  }

  @Test func sectionsComeBack() throws {
    let file = try PackedFile(bytes: sample(), name: "sample")
    try file.verify()
    let numbers = try file.array("numbers", of: UInt32.self)
    #expect(numbers.count == 1000)
    #expect(numbers[999] == 999)
    #expect(numbers.at(1000) == nil)
    let names = try StringTable("names", in: file)
    #expect(names.count == 4)
    #expect((0..<5).map { names[$0] } == ["Tikrit", "Mosul", "", "حلب", ""])
    #expect(names.equals(1, Array("Mosul".utf8)))
    #expect(!names.equals(1, Array("Mosu".utf8)))
  }

  @Test func everyTruncationIsRefused() {
    let bytes = sample()
    for length in stride(from: 0, to: bytes.count, by: 7) {
      #expect(throws: PackedFileError.self) { try PackedFile(bytes: Array(bytes.prefix(length)), name: "cut") }
    }
  }

  @Test func everyDamagedByteIsFound() {
    var generator = SeededGenerator(seed: 3)
    let bytes = sample()
    let payloadStart = 64 + 3 * 64
    for _ in 0..<2000 {
      var damaged = bytes
      let index = Int.random(in: 0..<bytes.count, using: &generator)
      if (40..<64).contains(index) || (index >= payloadStart && isPadding(index)) { continue }
      damaged[index] ^= UInt8.random(in: 1...255, using: &generator)
      #expect(throws: PackedFileError.self, "byte \(index)") {
        let file = try PackedFile(bytes: damaged, name: "damaged")
        try file.verify()
      }
    }
  }

  /// Bytes between sections belong to none.
  private func isPadding(_ index: Int) -> Bool {
    let lengths = [4000, 5 * 4, 6 + 5 + 6]
    var offset = 64 + 3 * 64
    for length in lengths {
      if (offset..<offset + length).contains(index) { return false }
      offset = (offset + length + 63) / 64 * 64
    }
    return true
  }

  @Test func aMissingFileIsNamed() {
    #expect(throws: PackedFileError.self) { try PackedFile(path: "/nonexistent/gazetteer.dlgz") }
  }
}
