import ArgumentParser
import ArticleReading
import Dateline
import OutputFormats
import TextModel

/// `dateline extract`: articles in, events out.
struct ExtractCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "extract", abstract: "Articles in, events out: GeoJSON, CSV, JSON Lines or a page with a map.",
    discussion: """
      A page with a map:  dateline extract news/ -o events.html
      For QGIS:           dateline extract news/ -o events.gpkg
      For a spreadsheet:  dateline extract news/ --excel -o events.csv
      Sure events only:   dateline extract feed.xml --min-confidence 0.7
      One country:        dateline extract feed.xml --countries SY
      From a program:     crawler | dateline extract --format jsonl -
      What would be read: dateline extract archive/ --list
      Safe from a stop:   dateline extract archive/ --resume -o all.csv
      Why it looks so:    dateline explain article.html
      """)

  @OptionGroup var input: InputOptions
  @OptionGroup var filter: FilterOptions

  @Option(
    name: [.short, .long],
    help: """
      geojson, geojsonl, geojsonseq, csv, jsonl, html, gpkg, kml, timelinejs, or the columns of a data set: phoenix, polecat, icews, gdelt2, \
      acled (default: by the ending of -o, else geojson).
      """)
  var format: EventFormat?

  @Option(name: [.short, .long], help: "Write to this file, which appears whole or not at all; may be given several times.")
  var output: [String] = []

  @Flag(name: .long, help: "CSV for Excel: a byte order mark and CRLF.")
  var excel = false

  @Option(name: .long, help: "The unit of char_start and char_end: scalars, utf8 or utf16.")
  var offsets = OffsetUnit.scalars

  @Flag(
    name: .long,
    help:
      "Go on where a run with the same arguments was stopped: files with -o only, of rows (no gpkg); OUTPUT.resume says how far it came.")
  var resume = false

  func run() throws {
    if try input.isListed() { return }
    let plan = try targets()
    var journal = try journal(plan)
    let state = try journal?.state()
    let data = try DataLocation.open(input.gazetteer)
    let configuration = try filter.configuration(input)
    let extractor = try DataLocation.extractor(data, configuration)
    let schema = configuration.lexicon.hasIssues ? EventSchema.withIssues : .events
    let maker = EventWriters(dialect: excel ? .excel : .standard, schema: schema)
    let renderers = try plan.map { try maker.renderer(for: $0.format) { extractor.gazetteer } }
    var sinks: [any EventOutput] = []
    do {
      for (renderer, target) in zip(renderers, plan) { sinks.append(try renderer.output(path: target.path, state: state)) }
      let summary = try write(extractor, schema, renderers, sinks, from: state) { summary, results in
        guard var open = journal, input.lineBuffered || open.isDue else { return }
        for sink in sinks { try sink.flush() }
        let bytes = zip(plan, sinks).map { ($0.path ?? "", $1.count) }
        try open.note(
          ResumeJournal.State(
            results: results, counts: summary.counts, bytes: Dictionary(bytes, uniquingKeysWith: { first, _ in first })))
        journal = open
      }
      for sink in sinks { try sink.close() }
      journal?.remove()
      if !input.quiet {
        if plan.contains(where: { $0.format == .timelinejs }), summary.dated < summary.events {
          StandardStream.error.write("dateline: timelinejs: \(summary.events - summary.dated) events without a day left out\n")
        }
        StandardStream.error.write(summary.line)
      }
      if summary.failed > 0 { throw CommandFailure(status: 1, message: "") }
    } catch {
      if (error as? CommandFailure)?.isInterruption ?? false { for sink in sinks { try? sink.flush() } }
      for sink in sinks { sink.abandon() }
      throw error
    }
  }

  private func write(
    _ extractor: Extractor, _ schema: EventSchema, _ renderers: [EventRenderer], _ sinks: [any EventOutput],
    from state: ResumeJournal.State?, note: (RunSummary, Int) throws -> Void
  ) throws -> RunSummary {
    var summary = RunSummary(counts: state?.counts ?? [])
    var results = state?.results ?? 0
    let unit = offsets
    let streams = input.lineBuffered
    summary.copies = try DocumentPipeline(input).run(skipping: results) {
      summary.share = $0
    } work: { result -> DocumentOutput in
      guard case .success(let document) = result else { return DocumentOutput() }
      let extraction = extractor.extract(document)
      let converter = OffsetConverter(extraction.document.text, unit: unit)
      let rows = extraction.events.map {
        EventFields(EventRow(record: $0, document: extraction.document, offsets: converter), schema: schema)
      }
      return DocumentOutput(
        rows: renderers.map { renderer in rows.map { renderer.render($0) } }, events: rows.count,
        located: extraction.events.count { $0.location?.point != nil },
        dated: extraction.events.count { $0.event.date != nil })
    } finish: { result, output in
      switch result {
      case .failure(let error):
        summary.failed += 1
        summary.endProgress()
        StandardStream.error.write("dateline: \(error)\n")
      case .success:
        summary.documents += 1
        summary.events += output.events
        summary.located += output.located
        summary.dated += output.dated
        for (sink, rows) in zip(sinks, output.rows) { try sink.write(rows) }
        if streams { for sink in sinks { try sink.flush() } }
      }
      results += 1
      try note(summary, results)
      summary.showProgress()
    }
    summary.endProgress()
    return summary
  }

  private func journal(_ plan: [(path: String?, format: EventFormat)]) throws -> ResumeJournal? {
    guard resume else { return nil }
    guard let first = plan.first?.path, plan.allSatisfy({ $0.path != nil && $0.path != "-" && $0.format != .gpkg }) else {
      throw ValidationError("--resume takes files with -o, and none of them a GeoPackage")
    }
    return ResumeJournal(output: first, arguments: Array(CommandLine.arguments.dropFirst()))
  }

  private func targets() throws -> [(path: String?, format: EventFormat)] {
    if output.isEmpty { return [(nil, format ?? .geojson)] }
    for (index, path) in output.enumerated() where output[..<index].contains(path) {
      throw ValidationError("-o names \(path) twice; a file holds one format")
    }
    return try output.map { path in
      if let format = format ?? EventFormat(fileName: path) { return (path, format) }
      throw ValidationError(
        "the ending of \(path) says no format; name one with --format, or end in .geojson, .csv, .jsonl, .html, .gpkg or .kml")
    }
  }
}

/// The formatted rows of one document, a list a format, and what to count.
private struct DocumentOutput: Sendable {
  var rows: [[RenderedEvent]] = []
  var events = 0
  var located = 0
  var dated = 0
}

extension EventFormat: ExpressibleByArgument {}
extension OffsetUnit: ExpressibleByArgument {}
