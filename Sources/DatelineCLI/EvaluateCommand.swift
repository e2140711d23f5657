import ArgumentParser
import Evaluation

/// What a gold file holds.
enum GoldKind: String, ExpressibleByArgument, CaseIterable {
  /// Layers in the form of `annotate`.
  case annotations
  /// Texts with the time expressions that they must give.
  case timeCases = "time-cases"
  /// Mentions of events with their days.
  case timeline
  /// Feeds, news items and web archives with what they hold.
  case articles
}

/// `dateline evaluate GOLD PREDICTED`: the scorers, for users with annotations of their own.
struct EvaluateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate", abstract: "Score annotations against gold ones: entities, places, times, events, in the form of `annotate`.")

  @Argument(help: "Gold annotations, one JSON object a line.")
  var gold: String

  @Argument(help: "Predicted annotations with the same ids; for articles the output of `read --format jsonl`.")
  var predicted: String

  @Option(name: .long, help: "What GOLD holds: annotations, time-cases, timeline or articles.")
  var kind = GoldKind.annotations

  @Flag(name: .long, help: "List the time cases or the parts of articles that are not right.")
  var failures = false

  func run() throws {
    do {
      StandardStream.output.write(try report())
    } catch let error as AnnotationFile.Failure {
      throw CommandFailure(status: 2, message: "dateline: \(error)")
    }
  }

  private func report() throws -> String {
    switch kind {
    case .annotations:
      return try AnnotationScorer().score(gold: AnnotationFile(path: gold), predicted: AnnotationFile(path: predicted)).text
    case .timeCases:
      let answers = try AnnotationFile(path: predicted)
      let cases = try TimeCase.rows(path: gold)
      let list = failures ? TimeCaseScorer().failures(cases: cases, predicted: answers).map { $0 + "\n" }.joined() : ""
      return list + TimeCaseScorer().score(cases: cases, predicted: answers).text
    case .timeline:
      return try TimelineScorer().score(gold: TimelineDocument.rows(path: gold), predicted: AnnotationFile(path: predicted)).text
    case .articles:
      let (cases, articles) = (try ReadingCase.rows(path: gold), try ReadArticle.rows(path: predicted))
      let list = failures ? ReadingScorer().failures(cases: cases, predicted: articles).map { $0 + "\n" }.joined() : ""
      return list + ReadingScorer().score(cases: cases, predicted: articles).text
    }
  }
}
