import ArticleReading
import Dateline
import FoundationEssentials
import OutputFormats
import PackedStorage
import TestSupport
import Testing
import TextModel

/// The examples of the documentation (Dateline.docc): they compile here, they run, and the page shows them as they are.
@Suite struct LibraryExampleTests {
  private let dataPath = BuiltProducts.dataFile

  @Test func eventsOfAText() throws {
    var lines: [String] = []
    func show(_ line: String) { lines.append(line) }

    // example: events
    let extractor = try Extractor(data: PackedFile(path: dataPath))
    let article = Document(id: .string("a1"), text: Text("Rebels captured Tal Afar on 10 August 2017."))
    for event in extractor.extract(article).events {
      show("\(event.title), \(event.location?.country ?? "?"), \(event.event.date?.start.description ?? "no day")")
    }
    // end

    #expect(lines == ["capture: Rebels -> Tal Afar (Tal Afar), IQ, 2017-08-10"])
  }

  @Test func placesOfAText() throws {
    var lines: [String] = []
    func show(_ line: String) { lines.append(line) }

    // example: places
    let extractor = try Extractor(data: PackedFile(path: dataPath))
    var article = Document(id: .string("a2"), text: Text("Floods hit Goma and Bukavu in Congo."))
    article.title = "Floods"
    for place in extractor.annotate(article, layers: [.places]).places {
      guard let point = place.location?.point else { continue }
      show("\(article.text[place.mention.range]) \(point.latitude) \(point.longitude)")
    }
    // end

    #expect(lines.map { $0.split(separator: " ")[0] } == ["Goma", "Bukavu", "Congo"])
  }

  @Test func filesToGeoJSON() throws {
    let folder = try TestFolder()
    try folder.write("page.html", "<html><body><p>Police arrested two men in Cairo on 3 May 2019.</p></body></html>".utf8)
    let path = folder.path + "/page.html"

    // example: files
    var configuration = Configuration.news
    configuration.minimumConfidence = 0.5
    let extractor = try Extractor(data: PackedFile(path: dataPath), configuration: configuration)
    let writer = GeoJSONWriter(layout: .lines)
    var output: [UInt8] = []
    ArticleReader().read(path) { result in
      if case .success(let article) = result {
        for event in extractor.extract(article).events {
          output += writer.bytes(of: EventRow(record: event, document: article, offsets: OffsetConverter(article.text)))
        }
      }
      return .next
    }
    // end

    #expect(String(decoding: output, as: UTF8.self).contains("\"title\":\"arrest: Police -> two men (Cairo)\""))
  }

  @Test func thePageShowsTheExamples() throws {
    let source = try text("Tests/DatelineTests/LibraryExampleTests.swift")
    let page = try text("Sources/Dateline/Dateline.docc/Dateline.md")
    let examples = source.split(separator: "    // example: ").dropFirst().prefix(3).compactMap { part -> String? in
      guard let end = part.firstRange(of: "    // end"), let start = part.firstIndex(of: "\n") else { return nil }
      return part[part.index(after: start)..<end.lowerBound].split(separator: "\n").map { String($0.dropFirst(4)) }.joined(separator: "\n")
    }
    #expect(examples.count == 3)
    for example in examples {
      #expect(page.contains(example.replacing("show(", with: "print(")), "Sources/Dateline/Dateline.docc/Dateline.md lacks\n\(example)")
    }
  }

  private func text(_ path: String) throws -> String {
    try String(contentsOf: URL(filePath: Cases.packageRoot + "/" + path), encoding: .utf8)
  }
}
