import Gazetteers
import PackedStorage
import TestSupport
import Testing
import TextModel

/// Damaged data files: refused where the damage shows, and never a trap where it does not.
@Suite struct DamageTests {
  private static let texts = [
    "U.S. troops left Deir ez-Zor for Sana'a, Aleppo and St. Louis; Syrians, Assad and the Middle East.", "حلب 摩苏尔 Мосул İstanbul ’s",
    "NEW YORK - ROCHESTER, ARNOLD, Mo.", "",
  ].map { Text($0) }

  /// Asks everything of a gazetteer that the pipeline does.
  private static func use(_ gazetteer: Gazetteer) -> Int {
    var count = 0
    for text in texts {
      for match in gazetteer.matcher.matches(in: text) {
        count += gazetteer.senses(of: match.name).count + gazetteer.name(match.name).utf8.count
        for sense in gazetteer.senses(of: match.name) {
          switch sense {
          case .place(let id, _): count += gazetteer.containers(of: id).map { gazetteer.place($0).name.utf8.count }.reduce(0, +)
          case .actor(let id, _): count += gazetteer.actor(id).roles.count
          }
        }
      }
      count += gazetteer.matcher.nested(in: text, range: text.range).count
    }
    for row in 0..<UInt32(min(64, gazetteer.placeCount)) { count += gazetteer.place(PlaceID(row)).name.utf8.count }
    count += gazetteer.lookup("Aleppo").count + Int(gazetteer.personName("James").given) + gazetteer.statistics.types.count
    return count
  }

  /// Sections are not compared with their checksums when a file is opened: what is read from them must be checked at use.
  @Test func damagedSectionsNeverTrap() throws {
    let bytes = try GazetteerCompiler().compile(Fixture.sources()).bytes
    let clean = try Gazetteer(file: PackedFile(bytes: bytes, name: "clean"))
    #expect(Self.use(clean) > 100)
    let body = 64 + 64 * 40
    var generator = SeededGenerator(seed: 11)
    for round in 0..<1500 {
      var damaged = bytes
      // A byte here and there, a run of ones, or words that are far too large.
      for _ in 0..<Int.random(in: 1...200, using: &generator) {
        let index = Int.random(in: body..<bytes.count - 8, using: &generator)
        switch round % 3 {
        case 0: damaged[index] ^= UInt8.random(in: 1...255, using: &generator)
        case 1: for offset in 0..<8 { damaged[index + offset] = 0xFF }
        default: for offset in 0..<4 { damaged[index / 4 * 4 + offset] = UInt8.random(in: 0...255, using: &generator) }
        }
      }
      if let gazetteer = try? Gazetteer(file: PackedFile(bytes: damaged, name: "damaged")) { _ = Self.use(gazetteer) }
    }
  }

  @Test func damagedHeadersAreRefused() throws {
    let bytes = try GazetteerCompiler().compile(Fixture.sources()).bytes
    var generator = SeededGenerator(seed: 12)
    for _ in 0..<1000 {
      var damaged = bytes
      let index = Int.random(in: 0..<40, using: &generator)
      damaged[index] ^= UInt8.random(in: 1...255, using: &generator)
      #expect(throws: PackedFileError.self, "byte \(index)") { try PackedFile(bytes: damaged, name: "damaged") }
    }
  }

  @Test func foreignFilesAreRefused() throws {
    var generator = SeededGenerator(seed: 13)
    for length in [0, 1, 63, 64, 4096] {
      let noise = (0..<length).map { _ in UInt8.random(in: 0...255, using: &generator) }
      #expect(throws: PackedFileError.self) { try PackedFile(bytes: noise, name: "noise") }
    }
    // A data file of the right form without the sections of a gazetteer.
    let empty = try PackedFile(bytes: PackedFileWriter().bytes(), name: "empty")
    #expect(throws: PackedFileError.self) { try Gazetteer(file: empty) }
  }
}
