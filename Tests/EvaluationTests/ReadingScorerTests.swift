import Evaluation
import FoundationEssentials
import TestSupport
import Testing

/// A file with what it holds, the articles that were read from it, and the shares that follow.
@Suite struct ReadingScorerTests {
  @Test(arguments: Cases.rows("read-articles.tsv"))
  func shares(_ row: CaseRow) throws {
    let cases = try ReadingCase.rows(name: "gold", lines: Data(#"{"id": 1, "file": "here/f/a", \#(row["gold"])}"#.utf8))
    let articles = try ReadArticle.rows(name: "read", lines: Data(row["read"].replacing(";;", with: "\n").utf8))
    let report = ReadingScorer().score(cases: cases, predicted: articles)
    #expect(report.kinds.map { "\($0.name) \($0.share.right)/\($0.share.all)" }.joined(separator: "; ") == row["shares"])
    let isAllRight = report.kinds.allSatisfy { $0.share.right == $0.share.all }
    #expect(ReadingScorer().failures(cases: cases, predicted: articles).isEmpty == isAllRight)
  }

  @Test func aLineThatIsNoArticleIsNamed() {
    #expect(throws: AnnotationFile.Failure.self) { try ReadArticle.rows(name: "read", lines: Data("{}".utf8)) }
    #expect(throws: AnnotationFile.Failure.self) { try ReadingCase.rows(path: "missing.jsonl") }
  }
}
