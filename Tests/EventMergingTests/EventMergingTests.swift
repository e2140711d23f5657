import EventMerging
import OutputFormats
import TestSupport
import Testing

/// Events of many articles: what is one row, what stays apart, and that neither order nor memory shows.
@Suite struct EventMergingTests {
  /// An event as a row of a case says it: `id|day|code|realis|place|actor|target|fatalities|url`.
  private static func event(_ text: String, published: String = "2020-03-05") -> EventFields {
    let cells = text.split(separator: "|", omittingEmptySubsequences: false).map { String($0) }
    var fields = EventFields(schema: .merged)
    let names = ["event_id", "event_date", "cameo_code", "realis", "place", "actor", "target", "fatalities", "url"]
    for (name, cell) in zip(names, cells) { fields[name] = .optional(cell) }
    if !cells[1].isEmpty {
      fields["date_precision"] = .text("day")
      fields["start_time"] = .text(cells[1] + "T00:00:00Z")
      fields["end_time"] = .text(cells[1] + "T23:59:59Z")
    }
    for (role, objects) in [("actor", \EventFields.actors), ("target", \EventFields.targets)] where fields[role] != .null {
      fields[keyPath: objects] = [EventObject([EventMember("name", fields[role]), EventMember("text", fields[role])])]
    }
    fields["action"] = .text("attack")
    fields["published"] = .text(published)
    fields["confidence"] = .verbatimNumber("0.5")
    fields["mentions"] = .integer(1)
    return fields
  }

  private static func merged(_ events: [EventFields], budget: Int = 1 << 20) throws -> [EventFields] {
    let folder = try TestFolder()
    // The folder goes with its last use, and the merger spills into it until the end.
    return try withExtendedLifetime(folder) {
      let merger = DocumentMerger(budget: budget, folder: folder.path)
      for event in events { try merger.add(event) }
      var rows: [EventFields] = []
      try merger.forEachRow { rows.append($0) }
      return rows
    }
  }

  @Test(arguments: Cases.rows("merges.tsv"))
  func rows(_ row: CaseRow) throws {
    let events = (1...4).map { row["telling\($0)"] }.filter { !$0.isEmpty }.map { Self.event($0) }
    let lines = try Self.merged(events).map { fields in
      ["n_articles", "actor", "target", "fatalities"].map { fields.text($0) }.joined(separator: "|")
    }
    #expect(lines.sorted() == row.list("rows").map { $0.replacing(",", with: "|") }.sorted())
  }

  @Test func aRowNamesItsSources() throws {
    let rows = try Self.merged([
      Self.event("e1|2020-03-05|190|actual|Cali|army|rebels||https://www.a.example/1"),
      Self.event("e2|2020-03-05|190|actual|Cali|army|rebels||https://b.example/2"),
      Self.event("e3|2020-03-05|190|actual|Cali|army|rebels||https://b.example/3"),
    ])
    #expect(rows.count == 1)
    #expect(rows[0].text("n_sources") == "2")
    #expect(rows[0].text("sources") == "a.example; b.example")
    #expect(rows[0].text("n_articles") == "3")
    #expect(rows[0].text("articles") == "https://b.example/2; https://b.example/3; https://www.a.example/1")
    #expect(rows[0].text("mentions") == "3")
  }

  @Test func theLatestCountStands() throws {
    let rows = try Self.merged([
      Self.event("e1|2020-03-05|190|actual|Cali|army|rebels|30|u1", published: "2020-03-05"),
      Self.event("e2|2020-03-05|190|actual|Cali|army|rebels|12|u2", published: "2020-03-07"),
    ])
    #expect(rows.map { $0.text("fatalities") } == ["12"])
  }

  /// The property: however the events are shuffled, split among files and spilled to disk, the rows are the same bytes.
  @Test(arguments: 0..<40)
  func theOrderOfTheInputDoesNotShow(_ seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    func pick(_ values: [String]) -> String { values[Int.random(in: values.indices, using: &generator)] }
    let events = (0..<60).map { number in
      let words = [
        "e\(number / 2 * 2 + Int.random(in: 0...1, using: &generator))", pick(["2020-03-05", "2020-03-06", ""]),
        pick(["190", "183", "042"]),
        pick(["actual", "planned"]), pick(["Cali", "Pasto", ""]), pick(["army", "rebels", "police", ""]), pick(["rebels", "miners", ""]),
        pick(["", "3", "5"]), pick(["u1", "u2", "u3", "u4"]),
      ]
      return Self.event(words.joined(separator: "|"), published: pick(["2020-03-05", "2020-03-07"]))
    }
    let expected = try Self.merged(events)
    for budget in [1 << 20, 2000, 1] {
      #expect(try Self.merged(events.shuffled(using: &generator), budget: budget) == expected)
    }
    let articles = events.reduce(into: Set<String>()) { $0.insert($1.text("event_id")) }
    #expect(expected.reduce(0) { $0 + (Int($1.text("mentions")) ?? 0) } >= articles.count, "no telling is lost")
  }

  /// What a writer wrote is read back as it was, in every format that holds events.
  @Test(arguments: ["jsonl", "geojson", "geojsonl", "geojsonseq", "csv", "excel"])
  func filesAreReadBack(_ format: String) throws {
    let writers: [String: any EventWriter] = [
      "jsonl": JSONLinesWriter(), "geojson": GeoJSONWriter(layout: .collection), "geojsonl": GeoJSONWriter(layout: .lines),
      "geojsonseq": GeoJSONWriter(layout: .sequence), "csv": CSVWriter(dialect: .standard, schema: .merged),
      "excel": CSVWriter(dialect: .excel, schema: .merged),
    ]
    let writer = try #require(writers[format])
    let events = [
      Self.event("e1|2020-03-05|190|actual|Cali|army; \"the\" police, too|=rebels|12|u1"), Self.event("e2||042|planned||||||"),
    ]
    var bytes = writer.header
    for (index, event) in events.enumerated() { bytes += (index == 0 ? [] : writer.separator) + writer.bytes(of: event) }
    let folder = try TestFolder()
    let path = try folder.write("events", bytes + writer.footer)
    var read: [EventFields] = []
    try EventFileReader().read(path) { read.append(try $0.get()) }
    #expect(read.count == 2)
    for (a, b) in zip(events, read) {
      for name in a.schema.names { #expect(a.text(name) == b.text(name), "\(format) \(name)") }
    }
  }

  @Test(arguments: Cases.rows("event-files.tsv"))
  func brokenFilesAreNamedAndTheRestCounts(_ row: CaseRow) throws {
    let folder = try TestFolder()
    let path = try folder.write("events", row["content"].utf8)
    var (good, faults): (Int, [String]) = (0, [])
    try EventFileReader().read(path) { result in
      switch result {
      case .success: good += 1
      case .failure(let error): faults.append("\(error.line ?? 0)")
      }
    }
    #expect("\(good)" == row["events"])
    #expect(faults == row.list("lines"))
  }
}
