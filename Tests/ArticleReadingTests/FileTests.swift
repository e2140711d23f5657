import ArticleReading
import FoundationEssentials
import TestSupport
import Testing
import TextModel

@Suite struct FileTests {
  /// "Rain fell in the valley all night." packed with gzip.
  static let packed: [UInt8] = [
    31, 139, 8, 0, 0, 0, 0, 0, 2, 3, 11, 74, 204, 204, 83, 72, 75, 205, 201, 81, 0, 210, 37, 25, 169, 10, 101, 137, 57, 57, 169, 149, 10,
    64, 82, 33, 47, 51, 61, 163, 68, 15, 0, 108, 184, 57, 40, 34, 0, 0, 0,
  ]

  @Test func packedFilesAreRead() throws {
    #expect(try readOne(Self.packed, "a.txt.gz").text.string == "Rain fell in the valley all night.")
    #expect(try readOne(Self.packed + Self.packed, "a.txt.gz").text.string.count == 68)
    for cut in [12, Self.packed.count / 2, Self.packed.count - 1] {
      let result = try #require(readAll(Array(Self.packed.prefix(cut)), "a.txt.gz").first)
      if case .failure(let error) = result { #expect(error.code == .damaged) } else { Issue.record("a cut file was read") }
    }
    var broken = Self.packed
    for index in 12..<20 { broken[index] = 0xFF }
    if case .failure(let error)? = readAll(broken, "a.txt.gz").first { #expect(error.code == .damaged) }
    var limits = ReadLimits()
    limits.unpacked = 10
    if case .failure(let error)? = readAll(Self.packed, "a.txt.gz", limits: limits).first {
      #expect(error.code == .tooLarge)
    } else {
      Issue.record("no limit")
    }
  }

  @Test func foldersAreWalkedInOrder() throws {
    let root = FileManager.default.temporaryDirectory.path + "/dateline-walk-\(UInt64.random(in: 0 ... .max))"
    defer { try? FileManager.default.removeItem(atPath: root) }
    try FileManager.default.createDirectory(atPath: root + "/b/c", withIntermediateDirectories: true)
    try FileManager.default.createDirectory(atPath: root + "/empty", withIntermediateDirectories: true)
    for name in ["b/c/2.html", "b/1.txt", "a.jsonl.gz", "z.png", ".hidden.txt", "B.xml"] {
      #expect(FileManager.default.createFile(atPath: root + "/" + name, contents: Data("x".utf8)))
    }
    var seen: [String] = []
    var errors: [ReadError] = []
    InputWalker().walk([root, root + "/empty", root + "/none.txt", "-", root + "/z.png"]) { result in
      switch result {
      case .success(let path): seen.append(String(path.hasPrefix(root) ? path.dropFirst(root.count + 1) : path[...]))
      case .failure(let error): errors.append(error)
      }
      return .next
    }
    #expect(seen == ["B.xml", "a.jsonl.gz", "b/1.txt", "b/c/2.html", "-", "z.png"])
    #expect(errors.map(\.file) == [root + "/empty", root + "/none.txt"])
  }

  /// Damaged input never crashes and never gives text that is not UTF-8, whatever it was.
  @Test func damageIsSurvived() throws {
    var generator = SeededGenerator(seed: 11)
    let seeds = try [fixture("news-page.html"), fixture("feed.rss"), fixture("feed.atom"), Array(PlainTextTests.story.utf8), Self.packed]
    for round in 0..<1500 {
      var bytes = seeds[round % seeds.count]
      for _ in 0..<Int.random(in: 1...12, using: &generator) {
        let index = Int.random(in: 0..<bytes.count, using: &generator)
        switch Int.random(in: 0..<4, using: &generator) {
        case 0: bytes[index] = UInt8.random(in: 0...255, using: &generator)
        case 1: bytes.remove(at: index)
        case 2: bytes.insert([0x3C, 0x26, 0x3E, 0x22, 0, 0xFF].randomElement(using: &generator) ?? 0, at: index)
        default: if round % 7 == 0 { bytes.removeSubrange(index...) }
        }
        if bytes.isEmpty { bytes = [0x3C] }
      }
      for format in [InputFormat.auto, .html, .feed, .text, .jsonl] {
        for case .success(let document) in readAll(bytes, "file", format) {
          #expect(String(validating: document.text.bytes, as: UTF8.self) != nil)
          var last = 0
          for block in document.blocks {
            #expect(block.range.start >= last && block.range.end <= document.text.count && !block.range.isEmpty)
            last = block.range.end
          }
        }
      }
    }
  }
}
