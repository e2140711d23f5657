import ArgumentParser
import Dateline
import EventServer
import GeoPackages
import Glibc
import Logging
import PackedStorage

/// `dateline-server`: the program behind `dateline serve`, with the exit status and the messages of `dateline`.
@main
struct ServerProgram {
  static func main() async {
    do {
      let command = try ServeCommand.parse()
      try await command.run()
    } catch {
      let status = ServeCommand.exitCode(for: error).rawValue
      var text = ServeCommand.fullMessage(for: error)
      if text.hasPrefix("Error: ") { text = "dateline: " + text.dropFirst("Error: ".count) }
      let line = Array((text.isEmpty ? "" : text + "\n").utf8)
      _ = write(status == 0 ? 1 : 2, line, line.count)
      exit(status == EX_USAGE ? 2 : status)
    }
  }
}

/// The options of `dateline serve`.
struct ServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dateline serve", abstract: "A page with map, timeline and search, and an API for programs and map tools.",
    discussion: """
      The events of a file:   dateline serve events.gpkg
      An empty store:         dateline serve
      A page:                 http://127.0.0.1:8080/
      In QGIS or ogr2ogr:     OAPIF:http://127.0.0.1:8080/
      Articles to events:     curl --data-binary @article.html -H 'Content-Type: text/html' http://127.0.0.1:8080/extract
      Articles to the store:  curl --data-binary @articles.jsonl -H 'Content-Type: application/x-ndjson' http://127.0.0.1:8080/documents

      It listens to this machine alone; --host 0.0.0.0 opens it to others, with no password: put a proxy before it.
      """)

  @Argument(help: "A GeoPackage that `dateline extract -o events.gpkg` wrote, or a new name; without it the store goes with the program.")
  var store: String?

  @Option(name: .long, help: "The address to listen at.")
  var host = "127.0.0.1"

  @Option(name: .shortAndLong, help: "The port; 0 takes a free one.")
  var port = 8080

  @Option(name: .long, help: "The address that links begin with, where a proxy stands before the service.")
  var publicAddress: String?

  @Option(name: .long, help: "The largest body of a request in bytes.")
  var bodyLimit = 4 << 20

  @Option(name: .shortAndLong, help: "How many articles are worked on at one time (default: all cores).")
  var jobs: Int?

  @Option(name: .long, help: "Leave out log lines below this level: trace, debug, info, notice, warning, error, critical.")
  var logLevel = "info"

  @Option(name: .long, help: "Another compiled data file.")
  var gazetteer: String?

  func validate() throws {
    guard (0...65535).contains(port) else { throw ValidationError("--port takes a number from 0 to 65535") }
    guard bodyLimit > 0, bodyLimit <= 256 << 20 else { throw ValidationError("--body-limit takes a number from 1 to \(256 << 20)") }
    if let jobs, jobs < 1 { throw ValidationError("--jobs takes a number of at least 1") }
    guard Logger.Level(rawValue: logLevel) != nil else { throw ValidationError("--log-level knows no '\(logLevel)'") }
  }

  func run() async throws {
    do {
      try await serve()
    } catch let error as EventStoreError {
      throw Self.failure("\(error)")
    } catch let error as PackedFileError {
      throw Self.failure("\(error)")
    } catch let error as ExtractorError {
      throw Self.failure("\(error)")
    }
  }

  private func serve() async throws {
    guard let path = gazetteer ?? DataFile.installed() else {
      throw Self.failure(
        "no \(DataFile.name) beside the program (\(DataFile.programFolder())); make it with `make build`, or name one with --gazetteer")
    }
    var settings = ServiceSettings()
    settings.host = host
    settings.port = port
    settings.publicAddress = publicAddress
    settings.bodyLimit = bodyLimit
    settings.workers = jobs ?? max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
    let level = Logger.Level(rawValue: logLevel) ?? .info
    let service = EventService(
      extractor: try Extractor(data: PackedFile(path: path)), store: try EventStore(path: store), settings: settings)
    let logger = Logger(label: "dateline") { _ in RequestLog(level: level) }
    do {
      try await HTTPServer(service: service, settings: settings, logger: logger).application().runService()
    } catch let error as any CustomStringConvertible & Error {
      throw Self.failure("\(host):\(port): \(error)")
    }
  }

  /// The end of the program with a message and status 2.
  private static func failure(_ message: String) -> any Error {
    let line = Array("dateline: \(message)\n".utf8)
    _ = write(2, line, line.count)
    return ExitCode(2)
  }
}
