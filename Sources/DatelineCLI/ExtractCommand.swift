import ArgumentParser
import ArticleReading
import Dateline
import OutputFormats
import TextModel

/// `dateline extract`: articles in, events out.
struct ExtractCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "extract", abstract: "Articles in, events out: GeoJSON, CSV, JSON Lines or a page with a map.")

  @OptionGroup var input: InputOptions
  @OptionGroup var filter: FilterOptions

  @Option(
    name: [.short, .long],
    help: """
      geojson, geojsonl, geojsonseq, csv, jsonl, html, or the columns of a data set: phoenix, polecat, icews, gdelt2, acled (default: by the \
      ending of -o, else geojson).
      """)
  var format: EventFormat?

  @Option(name: [.short, .long], help: "Write to this file, which appears whole or not at all; may be given several times.")
  var output: [String] = []

  @Flag(name: .long, help: "CSV for Excel: a byte order mark and CRLF.")
  var excel = false

  @Option(name: .long, help: "The unit of char_start and char_end: scalars, utf8 or utf16.")
  var offsets = OffsetUnit.scalars

  func run() throws {
    let plan = try targets()
    let data = try DataLocation.open(input.gazetteer)
    let configuration = try filter.configuration(input)
    let extractor = try DataLocation.extractor(data, configuration)
    let schema = configuration.lexicon.hasIssues ? EventSchema.withIssues : .events
    let maker = EventWriters(dialect: excel ? .excel : .standard, schema: schema)
    let writers = try plan.map { try maker.writer(for: $0.format) { extractor.gazetteer } }
    var sinks: [EventSink] = []
    do {
      for (writer, target) in zip(writers, plan) { sinks.append(try EventSink(writer, path: target.path)) }
      let summary = try write(extractor, schema, writers, sinks)
      for sink in sinks { try sink.close() }
      if !input.quiet { StandardStream.error.write(summary.line) }
      if summary.failed > 0 { throw CommandFailure(status: 1, message: "") }
    } catch {
      for sink in sinks { sink.abandon() }
      throw error
    }
  }

  private func write(_ extractor: Extractor, _ schema: EventSchema, _ writers: [any EventWriter], _ sinks: [EventSink]) throws -> RunSummary
  {
    var summary = RunSummary()
    let unit = offsets
    let streams = input.lineBuffered
    try DocumentPipeline(input).run { result -> DocumentOutput in
      guard case .success(let document) = result else { return DocumentOutput() }
      let extraction = extractor.extract(document)
      let converter = OffsetConverter(extraction.document.text, unit: unit)
      let rows = extraction.events.map {
        EventFields(EventRow(record: $0, document: extraction.document, offsets: converter), schema: schema)
      }
      return DocumentOutput(
        rows: writers.map { writer in rows.map { writer.bytes(of: $0) } }, located: extraction.events.count { $0.location?.point != nil },
        dated: extraction.events.count { $0.event.date != nil })
    } finish: { result, output in
      switch result {
      case .failure(let error):
        summary.failed += 1
        summary.endProgress()
        StandardStream.error.write("dateline: \(error)\n")
      case .success:
        summary.documents += 1
        summary.events += output.rows.first?.count ?? 0
        summary.located += output.located
        summary.dated += output.dated
        for (sink, rows) in zip(sinks, output.rows) { try sink.write(rows) }
        if streams { for sink in sinks { try sink.flush() } }
      }
      summary.showProgress()
    }
    summary.endProgress()
    return summary
  }

  private func targets() throws -> [(path: String?, format: EventFormat)] {
    if output.isEmpty { return [(nil, format ?? .geojson)] }
    for (index, path) in output.enumerated() where output[..<index].contains(path) {
      throw ValidationError("-o names \(path) twice; a file holds one format")
    }
    return try output.map { path in
      if let format = format ?? EventFormat(fileName: path) { return (path, format) }
      throw ValidationError("the ending of \(path) says no format; name one with --format, or end in .geojson, .csv, .jsonl or .html")
    }
  }
}

/// The formatted rows of one document, a list a format, and what to count.
private struct DocumentOutput: Sendable {
  var rows: [[[UInt8]]] = []
  var located = 0
  var dated = 0
}

extension EventFormat: ExpressibleByArgument {}
extension OffsetUnit: ExpressibleByArgument {}
