import ArgumentParser
import ArticleReading
import EventMerging
import Gazetteers
import Glibc
import OutputFormats

/// `dateline merge`: the same event in many articles is one row with its sources.
struct MergeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge", abstract: "Event files in, one row an event out, with the articles that tell it.",
    discussion: """
      Events of one day, place and kind that agree in who did it to whom are one row; n_sources, sources, n_articles and articles say who tells it.
      What does not fit in memory is sorted in TMPDIR. docs/Formats.md has the rules.

        dateline merge monday.jsonl tuesday.geojson -o week.csv
      """)

  @Argument(help: "Files that dateline extract wrote (GeoJSON, geojsonl, JSON Lines, CSV), or `-`; standard input where none is given.")
  var paths: [String] = []

  @Option(
    name: [.short, .long],
    help: """
      geojson, geojsonl, geojsonseq, csv, jsonl, html, gpkg, kml, timelinejs, or the columns of a data set: phoenix, polecat, icews, gdelt2, \
      acled (default: by the ending of -o, else geojson).
      """)
  var format: EventFormat?

  @Option(name: [.short, .long], help: "Write to this file, which appears whole or not at all.")
  var output: String?

  @Flag(name: .long, help: "CSV for Excel: a byte order mark and CRLF.")
  var excel = false

  @Flag(name: [.short, .long], help: "No closing line on standard error.")
  var quiet = false

  @Option(name: .long, help: "A compiled data file instead of the one beside the program.")
  var gazetteer: String?

  func run() throws {
    if paths.isEmpty && isatty(0) == 1 { throw ValidationError("give event files or -, or pipe events in") }
    let renderer = try renderer()
    let sink = try renderer.output(path: output)
    do {
      let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
      let merger = DocumentMerger(folder: folder)
      var (read, written, failed) = (0, 0, 0)
      for path in paths.isEmpty ? ["-"] : paths {
        try EventFileReader().read(path) { result in
          switch result {
          case .success(let fields):
            read += 1
            try merger.add(fields)
          case .failure(let error):
            failed += 1
            StandardStream.error.write("dateline: \(error)\n")
          }
        }
      }
      try merger.forEachRow { row in
        written += 1
        try sink.write([renderer.render(row)])
      }
      try sink.close()
      if !quiet { StandardStream.error.write("dateline: \(read) tellings, \(written) events, \(failed) failed\n") }
      if failed > 0 { throw CommandFailure(status: 1, message: "") }
    } catch let error as SortingError {
      sink.abandon()
      throw CommandFailure(status: 1, message: "dateline: \(error)")
    } catch {
      sink.abandon()
      throw error
    }
  }

  /// How events become the format; the data file is opened only for formats that need its tables.
  private func renderer() throws -> EventRenderer {
    let named =
      try format ?? output.map { path in
        guard let format = EventFormat(fileName: path) else {
          throw ValidationError(
            "the ending of \(path) says no format; name one with --format, or end in .geojson, .csv, .jsonl, .html, .gpkg or .kml")
        }
        return format
      } ?? .geojson
    let maker = EventWriters(dialect: excel ? .excel : .standard, schema: .merged)
    return try maker.renderer(for: named) { try DataLocation.gazetteer(try DataLocation.open(gazetteer.map { [$0] } ?? [])) }
  }
}
