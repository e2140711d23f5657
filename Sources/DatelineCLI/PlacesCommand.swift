import ArgumentParser
import ArticleReading
import Dateline
import OutputFormats

/// `dateline places`: the places alone, with counts.
struct PlacesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "places", abstract: "The places that articles mention, with counts, as GeoJSON or CSV.")

  @OptionGroup var input: InputOptions
  @OptionGroup var filter: FilterOptions

  @Option(name: [.short, .long], help: "geojson or csv (default: by the ending of -o, else geojson).")
  var format: PlaceFormat?

  @Option(name: [.short, .long], help: "Write to this file, which appears whole or not at all.")
  var output: String?

  @Flag(name: .long, help: "CSV for Excel: a byte order mark and CRLF.")
  var excel = false

  func run() throws {
    if try input.isListed() { return }
    let extractor = try DataLocation.extractor(try DataLocation.open(input.gazetteer), filter.configuration(input))
    let target = try OutputTarget(path: output)
    do {
      var tally = PlaceTally()
      var failed = 0
      try DocumentPipeline(input).run { result -> Annotation? in
        guard case .success(let document) = result else { return nil }
        return extractor.annotate(document, layers: [.places])
      } finish: { result, annotation in
        if case .failure(let error) = result {
          failed += 1
          StandardStream.error.write("dateline: \(error)\n")
        }
        if let annotation { tally.add(annotation) }
      }
      let named = format ?? (output?.hasSuffix(".csv") == true ? .csv : .geojson)
      try target.write(
        named == .csv ? PlaceWriter.csv(tally.counts, dialect: excel ? .excel : .standard) : PlaceWriter.geoJSON(tally.counts))
      try target.close()
      if failed > 0 { throw CommandFailure(status: 1, message: "") }
    } catch {
      target.abandon()
      throw error
    }
  }
}

/// The forms of a list of places.
enum PlaceFormat: String, CaseIterable, ExpressibleByArgument {
  case geojson
  case csv
}
