import Evaluation
import FoundationEssentials
import TestSupport
import Testing

/// Gold expressions of one text, what was found there, and whether that passes.
@Suite struct TimeScorerTests {
  @Test(arguments: Cases.rows("time-cases.tsv"))
  func passes(_ row: CaseRow) throws {
    let gold = #"{"id": 1, "text": "", "expected": [\#(row["expected"])]}"#
    let found = #"{"id": 1, "times": [\#(row["found"])]}"#
    let cases = try TimeCase.rows(name: "gold", lines: Data(gold.utf8))
    let answers = try AnnotationFile(name: "found", lines: Data(found.utf8))
    let report = TimeCaseScorer().score(cases: cases, predicted: answers)
    #expect(report.kinds.first?.share.right == (row["passes"] == "yes" ? 1 : 0))
    #expect(TimeCaseScorer().failures(cases: cases, predicted: answers).isEmpty == (row["passes"] == "yes"))
  }

  /// Mentions with their days, the events found there, and the shares that follow.
  @Test(arguments: Cases.rows("timelines.tsv"))
  func days(_ row: CaseRow) throws {
    let gold = #"{"id": 1, "events": [\#(row["mentions"])]}"#
    let found = #"{"id": 1, "\#(row["layer"])": [\#(row["found"])]}"#
    let documents = try TimelineDocument.rows(name: "gold", lines: Data(gold.utf8))
    let report = try TimelineScorer().score(gold: documents, predicted: AnnotationFile(name: "found", lines: Data(found.utf8)))
    #expect(report.kinds.map { "\($0.name) \($0.share.right)/\($0.share.all)" }.joined(separator: "; ") == row["shares"])
  }

  @Test func aLineThatIsNoCaseIsNamed() {
    #expect(throws: AnnotationFile.Failure.self) { try TimeCase.rows(name: "gold", lines: Data("{}".utf8)) }
    #expect(throws: AnnotationFile.Failure.self) { try TimelineDocument.rows(path: "missing.jsonl") }
  }
}
