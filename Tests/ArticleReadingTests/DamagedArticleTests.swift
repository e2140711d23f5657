import ArticleReading
import FoundationEssentials
import TestSupport
import Testing
import TextModel

/// Whatever the bytes are, reading ends, and what it gives is sound. Inputs at which a reader once failed, and others of their kind, are the files of
/// Tests/Cases/hostile; Tests/Fuzzing finds new ones.
@Suite struct DamagedArticleTests {
  static let hostile = paths(in: "hostile")
  static let whole = paths(in: "reading/formats").filter { !$0.hasSuffix(".expected") } + paths(in: "reading").filter { $0.contains(".") }

  @Test(arguments: hostile)
  func hostileFilesAreReadToTheirEnd(_ path: String) throws {
    let bytes = try #require(FileManager.default.contents(atPath: path).map(Array.init))
    for format in InputFormat.allCases { Self.check(readAll(bytes, path, format, limits: Self.limits), bytes, "\(path) as \(format)") }
  }

  @Test(arguments: whole)
  func damagedFilesAreReadToTheirEnd(_ path: String) throws {
    let bytes = try #require(FileManager.default.contents(atPath: path).map(Array.init))
    var generator = SeededGenerator(seed: UInt64(bytes.count))
    for round in 0..<40 {
      let damaged = Self.damage(bytes, &generator)
      Self.check(readAll(damaged, path, limits: Self.limits), damaged, "\(path), round \(round)")
    }
  }

  private static let limits: ReadLimits = {
    var limits = ReadLimits()
    limits.unpacked = 1 << 20
    return limits
  }()

  /// Cuts, overwrites or repeats a few pieces.
  private static func damage(_ bytes: [UInt8], _ generator: inout SeededGenerator) -> [UInt8] {
    var damaged = bytes
    for _ in 0..<Int.random(in: 1...6, using: &generator) where damaged.count > 1 {
      let start = Int.random(in: 0..<damaged.count, using: &generator)
      let piece = start..<min(damaged.count, start + Int.random(in: 1...200, using: &generator))
      switch Int.random(in: 0..<4, using: &generator) {
      case 0: damaged.removeSubrange(piece)
      case 1: damaged.insert(contentsOf: Array(damaged[piece]), at: Int.random(in: 0...damaged.count, using: &generator))
      case 2: damaged[start] = UInt8.random(in: 0...255, using: &generator)
      default: damaged.removeSubrange(start...)
      }
    }
    return damaged
  }

  private static func check(_ results: [Result<Document, ReadError>], _ bytes: [UInt8], _ input: String) {
    #expect(results.count <= bytes.count + 1, "\(input): more documents than bytes")
    for case .success(let document) in results {
      #expect(!document.text.string.contains("root:x:0"), "\(input): a file that was not named was read")
      #expect(document.text.count <= 4 * bytes.count + 1000, "\(input): text outgrows its source")
      var end = 0
      for block in document.blocks {
        #expect(block.range.start >= end && block.range.end <= document.text.count, "\(input): blocks are in order and inside the text")
        end = block.range.end
      }
    }
  }

  private static func paths(in folder: String) -> [String] {
    let folder = Cases.packageRoot + "/Tests/Cases/" + folder
    return ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted().map { folder + "/" + $0 }
  }
}
