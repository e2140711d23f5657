import ArgumentParser
import ArticleReading
import Dateline
import OutputFormats
import TextModel

/// `dateline annotate`: one JSON object a document with all that was found.
struct AnnotateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "annotate", abstract: "One JSON object a document: tokens, entities, places, times and events as standoff.")

  @OptionGroup var input: InputOptions
  @OptionGroup var filter: FilterOptions

  @Option(name: .long, help: "tokens, entities, places, times, events, by commas (default: all but tokens).")
  var layers = "entities,places,times,events"

  @Option(name: .long, help: "jsonl, or conllu for the tokens alone.")
  var format = AnnotationFormat.jsonl

  @Option(name: [.short, .long], help: "Write to this file, which appears whole or not at all.")
  var output: String?

  @Option(name: .long, help: "The unit of all positions: scalars, utf8 or utf16.")
  var offsets = OffsetUnit.scalars

  func run() throws {
    let chosen = try chosenLayers()
    var configuration = try filter.configuration(input)
    if chosen.contains(.tokens) || format == .conllu { configuration.detail = .everyToken }
    let extractor = try DataLocation.extractor(try DataLocation.open(input.gazetteer), configuration)
    let target = try OutputTarget(path: output)
    do {
      let failed = try write(extractor, chosen, target)
      try target.close()
      if failed > 0 { throw CommandFailure(status: 1, message: "") }
    } catch {
      target.abandon()
      throw error
    }
  }

  private func write(_ extractor: Extractor, _ chosen: Set<AnnotationLayer>, _ target: OutputTarget) throws -> Int {
    var failed = 0
    let writer = AnnotationWriter(layers: chosen, unit: offsets)
    let stages = format == .conllu ? [.tokens] : chosen
    let asTables = format == .conllu
    try DocumentPipeline(input).run { result -> [UInt8] in
      switch result {
      case .success(let document):
        let annotation = extractor.annotate(document, layers: stages)
        return asTables ? CoNLLUWriter.bytes(of: annotation) : writer.bytes(of: annotation)
      case .failure(let error):
        return asTables ? [] : AnnotationWriter.errorLine(id: error.id, line: error.line, code: error.code.rawValue, message: error.message)
      }
    } finish: { result, bytes in
      if case .failure(let error) = result {
        failed += 1
        StandardStream.error.write("dateline: \(error)\n")
      }
      try target.write(bytes)
      if input.lineBuffered { try target.flush() }
    }
    return failed
  }

  private func chosenLayers() throws -> Set<AnnotationLayer> {
    var chosen: Set<AnnotationLayer> = []
    for name in layers.split(separator: ",") {
      guard let layer = AnnotationLayer(rawValue: String(name)) else {
        throw ValidationError("--layers knows \(AnnotationLayer.allCases.map(\.rawValue).joined(separator: ", ")); '\(name)' is none")
      }
      chosen.insert(layer)
    }
    return chosen
  }
}

/// The forms of an annotation.
enum AnnotationFormat: String, CaseIterable, ExpressibleByArgument {
  case jsonl
  case conllu
}
