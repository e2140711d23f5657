import ArgumentParser
import Evaluation

/// `dateline evaluate GOLD PREDICTED`: the scorers, for users with annotations of their own.
struct EvaluateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate", abstract: "Score annotations against gold ones: entities, places, times, events, in the form of `annotate`.")

  @Argument(help: "Gold annotations, one JSON object a line.")
  var gold: String

  @Argument(help: "Predicted annotations with the same ids.")
  var predicted: String

  func run() throws {
    do {
      let report = try AnnotationScorer().score(gold: AnnotationFile(path: gold), predicted: AnnotationFile(path: predicted))
      StandardStream.output.write(report.text)
    } catch let error as AnnotationFile.Failure {
      throw CommandFailure(status: 2, message: "dateline: \(error)")
    }
  }
}
