import ArgumentParser
import Glibc

/// The program: its subcommands, and the exit status that users of other tools expect.
@main
struct DatelineProgram {
  static func main() {
    signal(SIGPIPE, SIG_IGN)
    do {
      let arguments = Array(CommandLine.arguments.dropFirst())
      var command = try RootCommand.parseAsRoot(SettingsFile.read().completed(arguments))
      try command.run()
    } catch let failure as CommandFailure {
      StandardStream.error.write(failure.message.isEmpty ? "" : failure.message + "\n")
      exit(failure.status)
    } catch let failure as OutputError {
      if failure.status != 0 { StandardStream.error.write("\(failure)\n") }
      exit(failure.status)
    } catch {
      let status = RootCommand.exitCode(for: error).rawValue
      var text = RootCommand.fullMessage(for: error)
      if text.hasPrefix("Error: ") { text = "dateline: " + text.dropFirst("Error: ".count) }
      if status == 0 {
        StandardStream.output.write(text + "\n")
        exit(0)
      }
      if !text.isEmpty { StandardStream.error.write(text + "\n") }
      exit(status == EX_USAGE ? 2 : status)
    }
  }
}

/// `dateline`: the root of all commands.
struct RootCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dateline",
    abstract: "Extracts events from news articles: who did what to whom, where and when.",
    discussion: """
      Articles (HTML pages, feeds, text, JSON Lines; files, folders, standard input) go in; events come out as GeoJSON, CSV, JSON Lines or a page with a map.

        dateline extract article.html -o events.geojson -o events.csv
        dateline explain article.txt
      """,
    subcommands: [
      ExtractCommand.self, AnnotateCommand.self, ReadCommand.self, PlacesCommand.self, ExplainCommand.self, MergeCommand.self,
      GazetteerCommand.self, ServeCommand.self,
      SchemaCommand.self, DoctorCommand.self, ConfigCommand.self, EvaluateCommand.self, VersionCommand.self,
    ])

  @Flag(name: .long, help: "Print the version; `dateline version --verbose` tells the data's sources, too.")
  var version = false

  func run() throws {
    guard version else { throw CleanExit.helpRequest(self) }
    try VersionCommand.show(.line)
  }
}
