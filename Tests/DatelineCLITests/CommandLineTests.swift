import TestSupport
import Testing

/// A row a case: a command line in a folder of fixtures, its standard input, and what must come out.
@Suite struct CommandLineTests {
  @Test(arguments: Cases.rows("command-line.tsv"))
  func commandLine(_ row: CaseRow) throws {
    let folder = try Fixtures.folder()
    let input = row["input"]
    let run = try ProgramRun(
      row["arguments"].split(separator: " ").map { String($0) }, in: folder, input: input.isEmpty ? .none : .bytes(Array(input.utf8)))
    #expect(run.status == Int32(row["status"]), "\(run.error)")
    Self.check(run.text, row.list("output"), "standard output")
    Self.check(run.error, row.list("error"), "standard error")
    #expect(!folder.names.contains { $0.hasSuffix(".partial") }, "an unfinished file was left: \(folder.names)")
  }

  /// Each piece must occur; `!` before it: must not; `-` alone: nothing at all may be there.
  private static func check(_ text: String, _ pieces: [String], _ stream: String) {
    for piece in pieces {
      switch piece.first {
      case "-" where piece.count == 1: #expect(text.isEmpty, "\(stream)")
      case "!": #expect(!text.contains(piece.dropFirst()), "\(stream)")
      default: #expect(text.contains(piece), "\(stream)")
      }
    }
  }

  @Test(arguments: [
    "extract", "annotate", "read", "places", "explain", "merge", "gazetteer lookup", "gazetteer build", "gazetteer stats", "evaluate",
    "version",
  ])
  func everyCommandHasHelp(_ command: String) throws {
    let run = try ProgramRun(command.split(separator: " ").map { String($0) } + ["--help"], in: try TestFolder())
    #expect(run.status == 0)
    #expect(run.error.isEmpty)
    #expect(run.text.contains("USAGE: dateline \(command)"))
    #expect(run.text.contains("OVERVIEW: "))
  }
}
