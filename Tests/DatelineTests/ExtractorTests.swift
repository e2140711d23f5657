import Dateline
import OutputFormats
import TestSupport
import Testing
import TextModel

/// The bytes of all events of an extraction.
private func bytes(_ extraction: Extraction) -> [[UInt8]] {
  let offsets = OffsetConverter(extraction.document.text)
  return extraction.events.map {
    JSONLinesWriter().bytes(of: EventRow(record: $0, document: extraction.document, offsets: offsets))
  }
}

@Suite struct ExtractorTests {
  @Test func explainAndExtractFindTheSameEvents() throws {
    let plain = try SampleDocuments.extractor()
    var configuration = Configuration.news
    configuration.detail = .explanation
    let explaining = try SampleDocuments.extractor(configuration)
    for document in SampleDocuments.all() + SampleDocuments.shuffled(60, seed: 1) {
      let extraction = plain.extract(document)
      let explained = explaining.extract(document)
      #expect(bytes(extraction) == bytes(explained), "\(document.id) \(document.text.string)")
      let text = Explanation(explained, gazetteer: explaining.gazetteer).text
      for record in extraction.events { #expect(text.contains(record.title), "\(document.id)") }
    }
  }

  @Test func parsingEveryTokenChangesNoEvent() throws {
    let plain = try SampleDocuments.extractor()
    var configuration = Configuration.news
    configuration.detail = .everyToken
    let full = try SampleDocuments.extractor(configuration)
    for document in SampleDocuments.shuffled(60, seed: 2) { #expect(bytes(plain.extract(document)) == bytes(full.extract(document))) }
  }

  @Test func annotateHoldsTheEventsOfExtract() throws {
    let extractor = try SampleDocuments.extractor()
    for document in SampleDocuments.all() {
      let extraction = extractor.extract(document)
      let annotation = extractor.annotate(document, layers: Set(AnnotationLayer.allCases))
      #expect(annotation.events.map(\.id) == extraction.events.map(\.id))
      #expect(annotation.timexes.map(\.value) == extraction.timexes.map(\.value))
    }
  }

  /// Where the first event of an article lies that came with a point.
  @Test(arguments: Cases.rows("given-points.tsv"))
  func givenPointsPlaceEvents(_ row: CaseRow) throws {
    var document = Document(id: .string("x"), text: Text(row["text"]))
    let degrees = row["points"].split(separator: " ").compactMap { Double($0) }
    document.points = [Coordinate(latitude: degrees[0], longitude: degrees[1])]
    let location = try SampleDocuments.extractor().extract(document).events.first?.location
    let found = [location?.point?.latitude, location?.point?.longitude].map { $0.map { "\(($0 * 10).rounded() / 10)" } ?? "" }
    #expect(
      [location?.name ?? "", found[0], found[1], location.map { "\($0.precision)" } ?? ""]
        == [row["place"], row["latitude"], row["longitude"], row["precision"]])
  }

  /// The verbs and verbal nouns of a text with their realis, first day and where that comes from.
  @Test(arguments: Cases.rows("predicates.tsv"))
  func predicatesHaveTheirDays(_ row: CaseRow) throws {
    var configuration = Configuration.news
    configuration.detail = .everyToken
    configuration.publicationDay = CalendarDay(iso: row["day"])
    let extractor = try SampleDocuments.extractor(configuration)
    let annotation = extractor.annotate(Document(id: .string("x"), text: Text(row["text"])), layers: [.predicates])
    let found = annotation.predicates.map { predicate in
      [
        predicate.lemma, predicate.realis.rawValue, predicate.date?.start.description ?? "-", predicate.date?.basis.rawValue ?? "-",
      ].joined(separator: " ")
    }
    #expect(found.joined(separator: "; ") == row["predicates"])
  }

  @Test func nothingIsKeptBetweenDocuments() throws {
    let documents = SampleDocuments.shuffled(40, seed: 3)
    let extractor = try SampleDocuments.extractor()
    let forward = documents.map { bytes(extractor.extract($0)) }
    let backward = Array(documents.reversed().map { bytes(extractor.extract($0)) }.reversed())
    #expect(forward == backward)
    #expect(try documents.map { bytes(try SampleDocuments.extractor().extract($0)) } == forward)
  }

  @Test func idsAreUniqueInADocumentAndPositionsLieInTheText() throws {
    let extractor = try SampleDocuments.extractor()
    for document in SampleDocuments.all() + SampleDocuments.shuffled(60, seed: 4) {
      let extraction = extractor.extract(document)
      #expect(Set(extraction.events.map(\.id)).count == extraction.events.count, "\(document.text.string)")
      for record in extraction.events {
        #expect(record.event.actionRange.start < record.event.actionRange.end)
        #expect(record.event.actionRange.end <= document.text.count)
        #expect((0...1).contains(record.event.confidence))
        #expect(record.event.date.map { $0.start <= $0.end } ?? true)
      }
    }
  }

  @Test func theIdDependsOnTheArticleAndNotOnItsName() throws {
    let extractor = try SampleDocuments.extractor()
    for document in SampleDocuments.all() {
      var renamed = Document(id: .string("another"), text: document.text)
      renamed.published = document.published
      renamed.blocks = document.blocks
      renamed.dateline = document.dateline
      renamed.title = document.title
      renamed.url = document.url
      #expect(extractor.extract(renamed).events.map(\.id) == extractor.extract(document).events.map(\.id))
    }
  }

  @Test func filtersOnlyLeaveEventsOut() throws {
    let all = try SampleDocuments.extractor()
    var located = Configuration.news
    located.unlocated = .dropped
    var inside = Configuration.news
    inside.boundingBox = BoundingBox(west: 20, south: 20, east: 60, north: 60)
    var sure = Configuration.news
    sure.minimumConfidence = 0.5
    var syria = Configuration.news
    syria.countries = ["SY", "IQ"]
    for (name, configuration) in [("located", located), ("inside", inside), ("sure", sure), ("syria", syria)] {
      let filtered = try SampleDocuments.extractor(configuration)
      for document in SampleDocuments.all() {
        let kept = filtered.extract(document).events
        let whole = Set(all.extract(document).events.map(\.id))
        #expect(kept.allSatisfy { whole.contains($0.id) }, "\(name)")
        #expect(name != "located" || kept.allSatisfy { $0.location?.point != nil })
        #expect(name != "sure" || kept.allSatisfy { $0.event.confidence >= 0.5 })
        #expect(name != "syria" || kept.allSatisfy { ["SY", "IQ"].contains($0.location?.country) })
      }
    }
  }

  @Test(arguments: ["", " ", "\n\n\n", ".", "\u{0}", "a", "((((((((((", "\"", "1999", "\u{1F6A8}\u{200D}\u{301}", "THE THE THE THE"])
  func anyTextIsTaken(_ text: String) throws {
    let extractor = try SampleDocuments.extractor()
    let extraction = extractor.extract(Document(id: .string("x"), text: Text(text)))
    #expect(extraction.events.isEmpty)
  }

  @Test func textsOfRandomBytesAreTaken() throws {
    let extractor = try SampleDocuments.extractor()
    var generator = SeededGenerator(seed: 5)
    let pool = Array("The army captured Homs on Monday, 5 May 2017. \"\n\u{2019}\u{E9}\u{4E2D}(),;:-$%".utf8)
    for number in 0..<200 {
      let bytes = (0..<Int.random(in: 1...400, using: &generator)).map { _ in
        Bool.random(using: &generator) ? pool.randomElement(using: &generator) ?? 0 : UInt8.random(in: 0...255, using: &generator)
      }
      let document = Document(id: .number(String(number)), text: Text(repairing: bytes))
      let annotation = extractor.annotate(document, layers: Set(AnnotationLayer.allCases))
      let line = AnnotationWriter(layers: Set(AnnotationLayer.allCases), unit: .utf16).bytes(of: annotation)
      #expect(line.count { $0 == UInt8(ascii: "\n") } == 1)
    }
  }
}
