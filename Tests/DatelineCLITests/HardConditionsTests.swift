import Glibc
import TestSupport
import Testing

/// What the program does where the system or the input is against it.
@Suite struct HardConditionsTests {
  @Test func aLineOfFiftyMegabytesIsSkippedInLittleMemory() throws {
    let folder = try TestFolder()
    let padding = String(repeating: "x", count: 50 << 20)
    try folder.write(
      "long.jsonl",
      "{\"id\":1,\"text\":\"Troops captured Homs.\"}\n{\"id\":2,\"text\":\"\(padding)\"}\n{\"id\":3,\"text\":\"Bombs fell.\"}\n".utf8)
    let run = try ProgramRun(["annotate", "--layers", "times", "long.jsonl"], in: folder)
    #expect(run.status == 1)
    #expect(run.lines.count == 3)
    #expect(run.lines.first?.hasPrefix("{\"id\":1,") == true && run.lines.last?.hasPrefix("{\"id\":3,") == true)
    #expect(run.lines.dropFirst().first?.contains("\"line\":2,\"error\":{\"code\":\"too_large\"") == true)
    #expect(run.error.contains("long.jsonl:2: the line is longer than 16 MB"))
    #expect(run.peakKilobytes < 300_000, "\(run.peakKilobytes) kB")
  }

  @Test(arguments: ["long.txt", "long.html"])
  func aFileOfOneLineOfFiftyMegabytesEnds(_ name: String) throws {
    let folder = try TestFolder()
    try folder.write(name, Array("<p>".utf8) + [UInt8](repeating: UInt8(ascii: "a"), count: 50 << 20))
    let run = try ProgramRun(["read", "--input-format", name == "long.txt" ? "text" : "html", name], in: folder)
    #expect(run.status == (name == "long.txt" ? 0 : 1), "\(run.error)")
    #expect(name == "long.txt" || run.error.contains("long.html: a page of more than 20 MB"))
  }

  @Test(arguments: ["extract battle.txt", "annotate battle.txt", "read battle.txt", "places battle.txt", "explain battle.txt"])
  func aFullDiskIsNamed(_ command: String) throws {
    let run = try ProgramRun(command.split(separator: " ").map { String($0) }, in: try Fixtures.folder(), target: "/dev/full")
    #expect(run.status == 1)
    #expect(run.error.contains("dateline: standard output: No space left on device"))
  }

  @Test func aDeviceIsWrittenToAndNotReplaced() throws {
    let folder = try Fixtures.folder()
    let full = try ProgramRun(["extract", "battle.txt", "-f", "csv", "-o", "/dev/full"], in: folder)
    #expect(full.status == 1)
    #expect(full.error.contains("dateline: /dev/full: No space left on device"))
    let null = try ProgramRun(["extract", "battle.txt", "-q", "-f", "csv", "-o", "/dev/null"], in: folder)
    #expect(null.status == 0)
    let again = try ProgramRun(["extract", "battle.txt", "-f", "csv", "-o", "/dev/full"], in: folder)
    #expect(again.status == 1, "/dev/full was replaced by a file")
  }

  @Test func aFileAppearsWholeOrNotAtAll() throws {
    let folder = try Fixtures.folder()
    try folder.write("old.csv", "old".utf8)
    // The second target cannot be opened: neither may change.
    let failed = try ProgramRun(["extract", "battle.txt", "-o", "old.csv", "-o", "nowhere/new.geojson"], in: folder)
    #expect(failed.status == 2)
    #expect(folder.read("old.csv") == Array("old".utf8))
    // A bad input does not keep the rest from being written.
    let partly = try ProgramRun(["extract", "-q", "battle.txt", "missing.txt", "-o", "old.csv", "-o", "new.geojson"], in: folder)
    #expect(partly.status == 1)
    #expect(partly.output.isEmpty)
    #expect(folder.read("old.csv")?.starts(with: Array("title,".utf8)) == true)
    #expect(folder.read("new.geojson")?.suffix(4) == Array("\n]}\n".utf8)[...])
    #expect(!folder.names.contains { $0.hasSuffix(".partial") })
  }

  @Test(arguments: ["annotate --line-buffered", "annotate", "extract -f jsonl", "read"])
  func aClosedPipeEndsTheProgramQuietly(_ command: String) throws {
    let program = try RunningProgram(command.split(separator: " ").map { String($0) } + ["many.jsonl"], in: try Self.manyArticles())
    program.stopListening()
    #expect(program.finish() == 0)
  }

  @Test func lineBufferedAnswersBeforeThePipeCloses() throws {
    let program = try RunningProgram(["annotate", "--line-buffered", "--layers", "places"], in: try TestFolder())
    for number in 1...3 {
      program.send("{\"id\": \(number), \"text\": \"Troops captured Homs.\"}\n")
      #expect(program.receiveLine(within: 20)?.hasPrefix("{\"id\":\(number),") == true)
    }
    program.send("{\"id\": 4, \"text\": \n")
    #expect(program.receiveLine(within: 20)?.contains("\"bad_json\"") == true)
    #expect(program.finish() == 1)
  }

  @Test(arguments: [["annotate"], ["extract", "-f", "geojson"], ["extract", "-f", "csv"], ["read", "-f", "jsonl"]])
  func theOutputDoesNotDependOnTheNumberOfCoresNorOnTheRun(_ command: [String]) throws {
    let folder = try Self.manyArticles()
    let one = try ProgramRun(command + ["--jobs", "1", "many.jsonl", "many.jsonl"], in: folder)
    let two = try ProgramRun(command + ["--jobs", "2", "many.jsonl", "many.jsonl"], in: folder)
    let again = try ProgramRun(command + ["--jobs", "3", "many.jsonl", "many.jsonl"], in: folder)
    #expect(one.status == 0 && two.status == 0 && !one.output.isEmpty)
    #expect(one.output == two.output && two.output == again.output)
  }

  @Test func theProgramRunsFromAnyFolderAndLinked() throws {
    let folder = try Fixtures.folder()
    let link = try ProgramRun(["-s", BuiltProducts.program, "linked"], of: "/bin/ln", in: folder)
    #expect(link.status == 0)
    let run = try ProgramRun(["extract", "-q", "battle.txt"], of: folder.path + "/linked", in: folder)
    #expect(run.status == 0, "\(run.error)")
  }

  /// Three hundred articles made of the samples' sentences.
  private static func manyArticles() throws -> TestFolder {
    let folder = try TestFolder()
    let lines = (1...300).map { number in
      "{\"id\": \(number), \"date\": \"2017-08-\(10 + number % 20)\", \"text\": \"\(Fixtures.battle.split(separator: "\n").joined(separator: "\\n")) Article \(number).\"}"
    }
    try folder.write("many.jsonl", lines.joined(separator: "\n").utf8)
    return folder
  }

  /// A run that is killed goes on where it was, and its files are those of a run in one go.
  @Test func aKilledRunGoesOn() throws {
    let folder = try TestFolder()
    let lines = ["Rebels captured Palmyra.", "Police arrested six men in Madrid.", "The army bombed Aleppo.", "Nothing."].enumerated().map {
      "{\"id\": \($0), \"text\": \"\($1)\"}\n"
    }
    let arguments = ["extract", "--resume", "--line-buffered", "-q", "-", "-o", "out.csv", "-o", "out.geojson"]
    let first = try RunningProgram(arguments, in: folder)
    first.send(lines[0] + "[broken\n" + lines[1])
    for _ in 0..<2500 where !(folder.read("out.csv.resume").map { String(decoding: $0, as: UTF8.self).contains("\n3\n2 ") } ?? false) {
      usleep(4000)
    }
    first.end()
    #expect(folder.read("out.csv") == nil && folder.read("out.csv.partial") != nil)
    let whole = Array((lines[0] + "[broken\n" + lines.dropFirst().joined()).utf8)
    // Another command must not go on with these files.
    let other = try ProgramRun(arguments + ["--located-only"], in: folder, input: .bytes(whole))
    #expect(other.status == 2 && other.error.contains("out.csv.resume: is of a run with other arguments"))
    let second = try ProgramRun(arguments, in: folder, input: .bytes(whole))
    #expect(second.status == 1 && second.error.isEmpty, "the broken line was told in the first run: \(second.error)")
    let plain = try ProgramRun(["extract", "-q", "-", "-o", "plain.csv", "-o", "plain.geojson"], in: folder, input: .bytes(whole))
    #expect(plain.status == 1)
    #expect(folder.read("out.csv") == folder.read("plain.csv"))
    #expect(folder.read("out.geojson") == folder.read("plain.geojson"))
    #expect(!folder.names.contains { $0.hasSuffix(".resume") || $0.hasSuffix(".partial") }, "\(folder.names)")
  }

  @Test func aGeoPackageThatCannotBeWrittenLeavesNothing() throws {
    let folder = try Fixtures.folder()
    let run = try ProgramRun(["extract", "battle.txt", "-o", "nowhere/new.gpkg"], in: folder)
    #expect(run.status == 2 && run.error.contains("nowhere/new.gpkg"))
    let good = try ProgramRun(["extract", "-q", "battle.txt", "-o", "new.gpkg"], in: folder)
    #expect(good.status == 0 && folder.read("new.gpkg")?.starts(with: Array("SQLite format 3".utf8)) == true)
    #expect(!folder.names.contains { $0.hasSuffix(".partial") })
  }

  @Test func anInterruptLeavesWholeRecords() throws {
    let folder = try TestFolder()
    let line = "{\"text\": \"Rebels attacked the town of Tikrit on Monday, killing five soldiers. Police arrested two men in Cairo.\"}\n"
    try folder.write("many.jsonl", Array(String(repeating: line, count: 200_000).utf8))
    let program = try RunningProgram(["annotate", "many.jsonl"], in: folder)
    let first = try #require(program.receiveLine(within: 20))
    let (rest, status) = program.interrupt()
    let lines = rest.split(separator: "\n")
    #expect(status == 130 && first.hasPrefix("{\"id\":1,"))
    #expect(lines.count < 199_999 && rest.hasSuffix("}\n"))
    #expect(lines.enumerated().allSatisfy { $1.hasPrefix("{\"id\":\($0 + 2),") && $1.hasSuffix("}") })
  }
}
