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

  @Test func theConfigurationFileHoldsWhereTheCommandLineIsSilent() throws {
    let folder = try Fixtures.folder()
    try folder.write("dateline.config", "# mine\nformat = csv\nquiet = true\nmin-confidence = 0.99 # none\n".utf8)
    let filtered = try ProgramRun(["extract", "battle.txt"], in: folder)
    #expect(filtered.status == 0 && filtered.error.isEmpty && filtered.lines.count == 1 && filtered.text.hasPrefix("title,"))
    let said = try ProgramRun(["extract", "battle.txt", "--min-confidence", "0", "-f", "jsonl"], in: folder)
    #expect(said.text.hasPrefix("{") && said.lines.count > 1)
    let read = try ProgramRun(["read", "battle.txt"], in: folder)
    #expect(read.status == 0 && read.text.contains("Iraqi troops"), "options of other commands are passed over")
    let told = try ProgramRun(["config"], in: folder)
    #expect(told.text.contains("format = csv  # line 2") && told.text.contains("# jobs: default"))
  }

  @Test(arguments: [
    ("colour = red", ":1: 'colour' is no option"), ("\njobs =", ":2: 'jobs' has no value"), ("quiet = yes", "true or false"),
  ])
  func aWrongLineOfTheConfigurationFileIsNamed(_ line: String, _ message: String) throws {
    let folder = try Fixtures.folder()
    try folder.write("dateline.config", line.utf8)
    let run = try ProgramRun(["extract", "battle.txt"], in: folder)
    #expect(run.status == 2 && run.output.isEmpty && run.error.contains("dateline.config" + message) || run.error.contains(message))
    #expect(run.status == 2)
  }
}
