import Dateline
import EventCoding
import PackedStorage
import TestSupport
import Testing
import TextModel

/// The extractor on the data file that `make build` left beside the program; every test of event coding runs the real stages.
private enum RealExtractor {
  static func make() throws -> Extractor {
    try Extractor(data: PackedFile(path: Cases.packageRoot + "/.build/release/dateline.dlgz"))
  }

  static func events(_ text: String, published: String = "2017-08-15", _ extractor: Extractor) throws -> [EventRecord] {
    var document = Document(id: .string("case"), text: Text(text))
    document.published = PublicationDay(try #require(CalendarDay(iso: published)), source: .option)
    return extractor.extract(document).events
  }
}

@Suite struct EventCodingTests {
  /// Every row of the action lexicon that has an example codes it as the row says; the share that must hold never falls.
  @Test(arguments: [("actions/verbs.tsv", 0.95), ("actions/nouns.tsv", 0.91), ("actions/embedding.tsv", 0.60)])
  func examplesOfTheLexicon(_ table: String, _ floor: Double) throws {
    let extractor = try RealExtractor.make()
    let rows = Cases.rows(at: Cases.packageRoot + "/Gazetteer/" + table).filter { !$0["example"].isEmpty && !$0["cameo"].isEmpty }
    var failures: [String] = []
    for row in rows {
      let events = try RealExtractor.events(row["example"], extractor)
      if !events.contains(where: { $0.event.cameo?.hasPrefix(row["cameo"].prefix(2)) ?? false }) {
        failures.append("\(row.location): \(row["example"]) gave \(events.map { $0.event.cameo ?? $0.event.type })")
      }
    }
    let share = 1 - Double(failures.count) / Double(max(1, rows.count))
    #expect(share >= floor, "\(failures.count) of \(rows.count) examples fail, e.g. \(failures.prefix(12).joined(separator: "; "))")
  }

  /// What the examples say of actor, target and place (`army > base @ Homs`); the share that must hold never falls.
  @Test(arguments: [("actions/verbs.tsv", 0.85), ("actions/nouns.tsv", 0.74)])
  func rolesOfTheLexicon(_ table: String, _ floor: Double) throws {
    let extractor = try RealExtractor.make()
    let rows = Cases.rows(at: Cases.packageRoot + "/Gazetteer/" + table).filter { $0["expect"].contains(">") }
    var failures: [String] = []
    for row in rows {
      let sides = row["expect"].split(separator: "@").first?.split(separator: ">").map { $0.trimmed } ?? []
      let events = try RealExtractor.events(row["example"], extractor).map(\.event)
      let holds = events.contains { event in
        zip([event.actors, event.targets], sides).allSatisfy { found, wanted in
          let texts = found.map(\.text).joined(separator: ", ")
          return wanted == "-" ? found.isEmpty : wanted.split(separator: ",").allSatisfy { texts.contains($0.trimmed) }
        }
      }
      if !holds { failures.append(row.location) }
    }
    let share = 1 - Double(failures.count) / Double(max(1, rows.count))
    #expect(share >= floor, "\(failures.count) of \(rows.count) examples fail, e.g. \(failures.prefix(12).joined(separator: "; "))")
  }

  /// Rows for words that name no action: their examples give no event of that verb.
  @Test func idiomsAreNoEvents() throws {
    let extractor = try RealExtractor.make()
    for row in Cases.rows(at: Cases.packageRoot + "/Gazetteer/actions/verbs.tsv") where row["type"] == "IDIOM" && !row["example"].isEmpty {
      let events = try RealExtractor.events(row["example"], extractor)
      #expect(!events.contains { $0.event.action.hasPrefix(row["action"]) }, "\(row.location): \(row["example"])")
    }
  }

  /// Who did it and to whom, as country and role.
  @Test func participants() throws {
    let extractor = try RealExtractor.make()
    for row in Cases.rows("participants.tsv") {
      let events = try RealExtractor.events(row["text"], extractor).map(\.event)
      let holds = events.contains { event in
        (event.cameo ?? "").hasPrefix(row["code"]) && (event.actors.first?.code ?? "").hasPrefix(row["actor"])
          && (event.targets.first?.code ?? "").hasPrefix(row["target"])
      }
      #expect(holds, "\(row["text"])")
    }
  }

  @Test(arguments: Cases.rows("casualties.tsv"))
  func casualties(_ row: CaseRow) throws {
    let event = try RealExtractor.events(row["text"], RealExtractor.make()).first?.event
    #expect(event?.fatalities == Int(row["fatalities"]) && event?.injured == Int(row["injured"]))
  }

  /// Our own sentences, a row a case: who did what to whom, where, and whether it happened.
  @Test(arguments: Cases.rows("events.tsv"))
  func sentences(_ row: CaseRow) throws {
    let extractor = try RealExtractor.make()
    let events = try RealExtractor.events(row["text"], extractor)
    let lines = events.map { record in
      [
        record.event.cameo ?? record.event.type, record.event.realis.rawValue, record.event.actors.map(\.text).joined(separator: ", "),
        record.event.targets.map(\.text).joined(separator: ", "), record.location?.name ?? "",
      ].joined(separator: " | ")
    }
    #expect(lines.contains { line in Self.matches(line, row) }, "\(row["text"]) gave \(lines)")
  }

  private static func matches(_ line: String, _ row: CaseRow) -> Bool {
    let cells = line.split(separator: "|", omittingEmptySubsequences: false).map { $0.trimmed }
    return cells[0].hasPrefix(row["code"]) && cells[1] == row["realis"] && cells[2].contains(row["actor"])
      && cells[3].contains(row["target"])
      && cells[4] == row["place"]
  }
}

extension Substring {
  fileprivate var trimmed: String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
