import ArticleReading
import FoundationEssentials
import TestSupport
import Testing
import TextModel

/// Every file of Tests/Cases/reading/formats gives what stands beside it in FILE.expected.
@Suite struct FormatTests {
  static let folder = Cases.packageRoot + "/Tests/Cases/reading/formats"
  static let files = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).filter { !$0.hasSuffix(".expected") }.sorted()

  @Test(arguments: files)
  func aFormatIsRead(_ name: String) throws {
    let bytes = try #require(FileManager.default.contents(atPath: Self.folder + "/" + name).map(Array.init))
    let found = readAll(bytes, name).map(Self.shown).joined(separator: "\n")
    let expected = Self.folder + "/" + name + ".expected"
    if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] != nil {
      #expect(FileManager.default.createFile(atPath: expected, contents: Data(found.utf8)))
      return
    }
    let wanted = FileManager.default.contents(atPath: expected).map { String(decoding: $0, as: UTF8.self) }
    #expect(found == wanted)
  }

  /// A story that was called back is read where that is asked for.
  @Test func withdrawnStoriesSayThatTheyAre() throws {
    let bytes = try #require(FileManager.default.contents(atPath: Self.folder + "/agency-g2.xml").map(Array.init))
    var statuses: [String?] = []
    ArticleReader(withdrawn: .read).read(bytes: bytes, name: "agency-g2.xml") { result in
      if case .success(let document) = result { statuses.append(document.status) }
      return .next
    }
    #expect(statuses == [nil, "canceled", nil])
  }

  private static func shown(_ result: Result<Document, ReadError>) -> String {
    switch result {
    case .failure(let error): return "\(error.code.rawValue)\t\(error)\n"
    case .success(let document):
      let fields: [(String, String?)] = [
        ("id", document.id.description), ("title", document.title), ("date", document.published?.day.description),
        ("author", document.author),
        ("source", document.source), ("language", document.language), ("url", document.url),
        ("points", document.points.isEmpty ? nil : document.points.map { "\($0.latitude) \($0.longitude)" }.joined(separator: ", ")),
        ("dateline", document.dateline.map { document.text[$0.place] }),
      ]
      let head = fields.compactMap { name, value in value.map { "\(name)\t\($0)\n" } }.joined()
      return head + document.blocks.map { "  \($0.kind.rawValue)\t\(document.text[$0.range])\n" }.joined()
    }
  }
}

@Suite struct ArchiveTests {
  static let page =
    "<html><head><title>Flood cuts off Stoke</title></head><body><article><h1>Flood cuts off Stoke</h1><p>The river rose by two metres on Thursday, the fire service said, and cut the last road into the town.</p></article></body></html>"

  static func record(_ type: String, _ address: String, _ block: [UInt8]) -> [UInt8] {
    Array(
      "WARC/1.0\r\nWARC-Type: \(type)\r\nWARC-Target-URI: \(address)\r\nContent-Type: application/http; msgtype=\(type)\r\nContent-Length: \(block.count)\r\n\r\n"
        .utf8) + block + Array("\r\n\r\n".utf8)
  }

  static func answer(_ header: String, _ body: [UInt8]) -> [UInt8] { Array("HTTP/1.1 200 OK\r\n\(header)\r\n\r\n".utf8) + body }

  static let html = answer("Content-Type: text/html; charset=utf-8", Array(page.utf8))

  @Test func pagesOfAnArchiveAreRead() throws {
    let page = Self.page
    let chunks = Array(
      "5;x=1\r\n\(page.prefix(5))\r\n\(String(page.utf8.count - 5, radix: 16))\r\n\(page.dropFirst(5))\r\n0\r\n\r\n".utf8)
    let records: [[UInt8]] = [
      Self.record("warcinfo", "", Array("software: x".utf8)),
      Self.record("request", "https://x.example/1", Array("GET / HTTP/1.1\r\n\r\n".utf8)),
      Self.record("response", "<https://x.example/1>", Self.html),
      Self.record("response", "https://x.example/2", Self.answer("Content-Type: text/html\r\nTransfer-Encoding: chunked", chunks)),
      Self.record("response", "https://x.example/3", Self.answer("Content-Type: image/png", [0x89, 0x50])),
      Array("garbage\r\nmore\r\n".utf8),
      Self.record("response", "https://x.example/4", Array("HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n\(Self.page)".utf8)),
      Self.record("response", "https://x.example/5", Self.answer("Content-Type: text/plain\r\nContent-Encoding: gzip", FileTests.packed)),
      Self.record("response", "https://x.example/6", Self.answer("Content-Type: text/html\r\nContent-Encoding: br", [1, 2, 3])),
      Self.record("response", "https://x.example/7", Self.html),
    ]
    let archive = Array(records.joined().dropLast(30))
    let results = readAll(archive, "crawl.warc")
    let documents = results.compactMap { try? $0.get() }
    #expect(documents.map(\.url) == ["1", "2", "5", "7"].map { "https://x.example/\($0)" })
    #expect(documents.prefix(2).allSatisfy { $0.title == "Flood cuts off Stoke" && $0.text.string.contains("two metres on Thursday") })
    let errors = results.compactMap { result -> ReadError.Code? in
      guard case .failure(let error) = result else { return nil }
      return error.code
    }
    #expect(errors == [.damaged, .unsupported])
  }

  @Test func oldArchivesAreRead() throws {
    let body = Self.html
    let head =
      "filedesc://x.arc 0.0.0.0 20210304093000 text/plain 6\n1 0 x\n\nhttps://x.example/a page 10.0.0.1 20210304093000 text/html \(body.count)\n"
    let archive = Array(head.utf8) + body
    #expect(try readOne(archive, "x.arc").url == "https://x.example/a%20page")
  }

  /// A tar archive of files.
  static func tape(_ files: [(name: String, bytes: [UInt8])]) -> [UInt8] {
    var archive: [UInt8] = []
    for file in files {
      var header = [UInt8](repeating: 0, count: 512)
      func put(_ text: String, at index: Int) { header.replaceSubrange(index..<index + text.utf8.count, with: text.utf8) }
      put(file.name, at: 0)
      let digits = String(file.bytes.count, radix: 8)
      put(String(repeating: "0", count: 11 - digits.count) + digits, at: 124)
      put("        ", at: 148)
      put("0", at: 156)
      put("ustar\u{0}00", at: 257)
      let sum = String(header.reduce(0) { $0 + Int($1) }, radix: 8)
      put(String(repeating: "0", count: 6 - sum.count) + sum + "\u{0} ", at: 148)
      archive += header + file.bytes + [UInt8](repeating: 0, count: (512 - file.bytes.count % 512) % 512)
    }
    return archive + [UInt8](repeating: 0, count: 1024)
  }

  @Test func filesOfATapeArchiveAreRead() throws {
    let inner = Self.tape([("x.txt", Array("Rain.".utf8))])
    let archive = Self.tape([
      ("news/a.html", Array(Self.page.utf8)), ("news/b.png", [0x89, 0x50, 0x4E, 0x47]), ("c.txt.gz", FileTests.packed),
      ("d.jsonl", Array("{\"text\": \"One.\"}\n{\"text\": \"Two.\"}\n".utf8)), ("inner.tar", inner), (".hidden.txt", [65]),
    ])
    let results = readAll(archive, "news.tar")
    #expect(results.compactMap { try? $0.get() }.map(\.file) == ["news/a.html", "c.txt.gz", "d.jsonl", "d.jsonl"].map { "news.tar/\($0)" })
    if case .failure(let error)? = results.last { #expect(error.code == .unsupported && error.file == "news.tar/inner.tar") }
    if case .failure(let error)? = readAll(Array(archive.prefix(700)), "news.tar").last { #expect(error.code == .damaged) }
  }

  /// "Rain fell in the valley all night." packed with zstd.
  static let packed: [UInt8] = [
    0x28, 0xb5, 0x2f, 0xfd, 0x04, 0x58, 0x11, 0x01, 0x00, 0x52, 0x61, 0x69, 0x6e, 0x20, 0x66, 0x65, 0x6c, 0x6c, 0x20, 0x69, 0x6e, 0x20,
    0x74, 0x68, 0x65, 0x20, 0x76, 0x61, 0x6c, 0x6c, 0x65, 0x79, 0x20, 0x61, 0x6c, 0x6c, 0x20, 0x6e, 0x69, 0x67, 0x68, 0x74, 0x2e, 0xec,
    0x97, 0x37, 0x7a,
  ]

  @Test func zstandardIsUnpacked() throws {
    guard case .success(let document)? = readAll(Self.packed, "a.txt.zst").first else {
      // A system without libzstd says so.
      if case .failure(let error)? = readAll(Self.packed, "a.txt.zst").first { #expect(error.message.contains("zstd")) }
      return
    }
    #expect(document.text.string == "Rain fell in the valley all night.")
    if case .failure(let error)? = readAll(Array(Self.packed.prefix(20)), "a.txt.zst").first { #expect(error.code == .damaged) }
  }

  @Test func columnsCanBeNamed() throws {
    let names = try #require(FieldNames("text=Inhalt,date=Tag"))
    var found: [Document] = []
    ArticleReader(names: names).read(bytes: Array("Nr\tTag\tInhalt\n1\t4.3.2021\tRain fell.\n".utf8), name: "a.tsv") { result in
      if case .success(let document) = result { found.append(document) }
      return .next
    }
    #expect(found.map(\.text.string) == ["Rain fell."])
    #expect(found.first?.published?.day.description == "2021-03-04")
    #expect(FieldNames("colour=red") == nil)
    if case .failure(let error)? = readAll(Array("a,b\n1,2\n".utf8), "a.csv").first {
      #expect(error.code == .noText && error.message.contains("--fields"))
    }
  }
}
