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

  @Option(name: .long, help: "tokens, entities, places, times, events, predicates (verbs with their days), by commas.")
  var layers = "entities,places,times,events"

  @Option(
    name: .long,
    help: """
      jsonl; conllu for the tokens alone; displacy or doccano for entities and times, an object a line; brat for entities, times and events, two \
      files a document in the folder that -o names.
      """)
  var format = AnnotationFormat.jsonl

  @Option(name: [.short, .long], help: "Write to this file, which appears whole or not at all.")
  var output: String?

  @Option(name: .long, help: "The unit of all positions: scalars, utf8 or utf16.")
  var offsets = OffsetUnit.scalars

  func run() throws {
    if try input.isListed() { return }
    let stages = format.layers(try chosenLayers())
    var configuration = try filter.configuration(input)
    if !stages.isDisjoint(with: [.tokens, .predicates]) { configuration.detail = .everyToken }
    if format == .brat, output == nil { throw ValidationError("brat takes two files a document: -o names the folder for them") }
    let extractor = try DataLocation.extractor(try DataLocation.open(input.gazetteer), configuration)
    let failed = format == .brat ? try writeFolder(extractor, stages) : try writeStream(extractor, stages)
    if failed > 0 { throw CommandFailure(status: 1, message: "") }
  }

  private func writeFolder(_ extractor: Extractor, _ stages: Set<AnnotationLayer>) throws -> Int {
    var folder = try BratFolder(path: output ?? "")
    return try annotate(extractor, stages) { document in
      if document.standoff != nil { try folder.write(document) }
    }
  }

  private func writeStream(_ extractor: Extractor, _ stages: Set<AnnotationLayer>) throws -> Int {
    let target = try OutputTarget(path: output)
    do {
      let failed = try annotate(extractor, stages) { document in
        try target.write(document.bytes)
        if input.lineBuffered { try target.flush() }
      }
      try target.close()
      return failed
    } catch {
      if (error as? CommandFailure)?.isInterruption ?? false { try? target.flush() }
      target.abandon()
      throw error
    }
  }

  /// Annotates all documents; answers how many could not be read.
  private func annotate(_ extractor: Extractor, _ stages: Set<AnnotationLayer>, _ write: (RenderedAnnotation) throws -> Void) throws -> Int
  {
    var failed = 0
    let writer = AnnotationWriter(layers: stages, unit: offsets)
    let format = format
    try DocumentPipeline(input).run { result -> RenderedAnnotation in
      switch result {
      case .success(let document): return format.rendered(extractor.annotate(document, layers: stages), writer)
      case .failure(let error):
        guard format == .jsonl else { return RenderedAnnotation(bytes: []) }
        return RenderedAnnotation(
          bytes: AnnotationWriter.errorLine(id: error.id, line: error.line, code: error.code.rawValue, message: error.message))
      }
    } finish: { result, document in
      if case .failure(let error) = result {
        failed += 1
        StandardStream.error.write("dateline: \(error)\n")
      }
      try write(document)
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
