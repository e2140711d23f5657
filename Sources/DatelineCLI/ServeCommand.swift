import ArgumentParser
import Dateline
import Glibc

/// `dateline serve`: hands over to `dateline-server`, a program of its own, so that the main job does not carry a web server.
struct ServeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve", abstract: "A page with map, timeline and search, and an API for programs and map tools.")

  @Argument(parsing: .captureForPassthrough, help: "What `dateline serve --help` shows.")
  var arguments: [String] = []

  func run() throws {
    let program = DataFile.programFolder() + "/dateline-server"
    var list: [UnsafeMutablePointer<CChar>?] = ([program] + arguments).map { strdup($0) } + [nil]
    execv(program, &list)
    let reason = String(cString: strerror(errno))
    throw CommandFailure(status: 2, message: "dateline: \(program): \(reason); make it with `make server`")
  }
}
