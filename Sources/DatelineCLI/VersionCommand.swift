import ArgumentParser
import Dateline

/// `dateline version`: the version, and the sources of the data.
struct VersionCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "version", abstract: "The version; with --verbose the sources and licences of the data.")

  enum Detail {
    case line
    case sources
  }

  @Flag(name: .long, help: "Say where the data are and whom they come from.")
  var verbose = false

  func run() throws { try Self.show(verbose ? .sources : .line) }

  static func show(_ detail: Detail) throws {
    StandardStream.output.write("dateline \(DatelineVersion.current)\n")
    guard detail == .sources else { return }
    let data = try DataLocation.open([])
    StandardStream.output.write("data: \(data.path), \(data.count) bytes\n\(DatelineVersion.attribution)")
  }
}
