import ArgumentParser
import ArticleReading
import Dateline

/// `dateline explain`: why, for a person.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: "Why: tokens, names, candidate places with scores, patterns tried, what dropped out.")

  @OptionGroup var input: InputOptions
  @OptionGroup var filter: FilterOptions

  func run() throws {
    var configuration = try filter.configuration(input)
    configuration.detail = .explanation
    let extractor = try DataLocation.extractor(try DataLocation.open(input.gazetteer), configuration)
    let target = try OutputTarget(path: nil)
    var failed = 0
    try DocumentPipeline(input).run { result -> [UInt8] in
      guard case .success(let document) = result else { return [] }
      return Array(Explanation(extractor.extract(document), gazetteer: extractor.gazetteer).text.utf8)
    } finish: { result, bytes in
      if case .failure(let error) = result {
        failed += 1
        StandardStream.error.write("dateline: \(error)\n")
      }
      try target.write(bytes)
    }
    try target.close()
    if failed > 0 { throw CommandFailure(status: 1, message: "") }
  }
}
