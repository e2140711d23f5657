import ArgumentParser
import Dateline
import Gazetteers
import PackedStorage

/// `dateline gazetteer`: look names up, compile tables, count what is held.
struct GazetteerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gazetteer", abstract: "Look a name up, compile the tables into one mapped file, or say what that file holds.",
    subcommands: [LookupCommand.self, BuildCommand.self, StatsCommand.self])
}

/// `dateline gazetteer lookup NAME`.
struct LookupCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "lookup", abstract: "What a name may stand for, most populous first.")

  @Argument(help: "The name, in any case, with or without accents, in any script that the tables hold.")
  var name: [String]

  @Option(name: .long, help: "A table of your own places, or another compiled data file; may be given several times.")
  var gazetteer: [String] = []

  func run() throws {
    let (gazetteer, _) = try DataLocation.gazetteer(gazetteer)
    let senses = gazetteer.lookup(name.joined(separator: " "))
    if senses.isEmpty {
      throw CommandFailure(status: 1, message: "dateline: the gazetteer holds no '\(name.joined(separator: " "))'")
    }
    for sense in senses { StandardStream.output.write(Self.line(sense, gazetteer) + "\n") }
  }

  private static func line(_ sense: NameSense, _ gazetteer: Gazetteer) -> String {
    switch sense {
    case .place(let id, let kind):
      let place = gazetteer.place(id)
      let inside = gazetteer.containers(of: id).map { gazetteer.place($0).name }.joined(separator: ", ")
      let point = place.coordinate.map { "\($0.latitude),\($0.longitude)" } ?? "-"
      let cells = [
        place.name, inside, place.type.code, point, String(place.population), place.geonamesID.map(String.init) ?? "-", "\(kind)",
      ]
      return cells.joined(separator: "\t")
    case .actor(let id, let kind):
      let actor = gazetteer.actor(id)
      let roles = actor.roles.map { role in
        guard role.from != nil || role.to != nil else { return role.code }
        return "\(role.code) \(role.from?.description ?? "")..\(role.to?.description ?? "")"
      }
      return [actor.name, actor.type.rawValue, roles.joined(separator: ", "), "\(kind)"].joined(separator: "\t")
    }
  }
}

/// `dateline gazetteer build`.
struct BuildCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build", abstract: "Compile a folder of tables (Gazetteer/README.md) into one memory-mapped data file.")

  @Option(name: .long, help: "The folder of tables.")
  var tables = "Gazetteer"

  @Option(name: [.short, .long], help: "The file to make (default: dateline.dlgz beside the program).")
  var output: String?

  @Option(name: .long, help: "GeoNames' allCountries.txt, or the file of a country: all its places beside those of the tables.")
  var geonames: String?

  @Option(name: .long, help: "GeoNames' alternateNamesV2.txt; without it the names in the file of the places count.")
  var alternateNames: String?

  @Option(name: .long, help: "GeoNames' admin1CodesASCII.txt.")
  var admin1: String?

  @Option(name: .long, help: "GeoNames' admin2Codes.txt.")
  var admin2: String?

  @Flag(name: .long, help: "List every row that is left out or has a name that is of no use.")
  var listWarnings = false

  func validate() throws {
    if geonames == nil, alternateNames != nil || admin1 != nil || admin2 != nil {
      throw ValidationError("--alternate-names, --admin1 and --admin2 belong to the places of --geonames; name those, too")
    }
  }

  func run() throws {
    do {
      let path = output ?? "\(DataFile.programFolder())/\(DataFile.name)"
      let dump = geonames.map { GeoNamesDump(places: $0, alternateNames: alternateNames, admin1: admin1, admin2: admin2) }
      var writer = try PackedFileWriter(path: path)
      let warnings = try GazetteerCompiler().compile(FolderReader.sources(at: tables), dump: dump, into: &writer)
      let count = try writer.finish()
      tell(warnings)
      StandardStream.error.write("dateline: \(path), \(count) bytes\n")
    } catch let error as GazetteerCompilationError {
      let lines = error.issues.map { "dateline: \(tables)/\($0)" }.joined(separator: "\n")
      throw CommandFailure(status: 1, message: "\(lines)\ndateline: no data file was made; mend the rows above")
    } catch let error as FolderReader.Failure {
      throw CommandFailure(status: 2, message: "dateline: \(error)")
    } catch let error as PackedFileError {
      throw CommandFailure(status: 2, message: "dateline: \(error)")
    }
  }

  /// Names the first lines of a dump that were left out; of the tables only how many names are of no use.
  private func tell(_ warnings: [CompilationIssue]) {
    let (dumped, tabled) = (warnings.filter { isOfDump($0.table) }, warnings.filter { !isOfDump($0.table) })
    for warning in dumped.prefix(listWarnings ? dumped.count : 20) { StandardStream.error.write("dateline: \(warning)\n") }
    if !listWarnings, dumped.count > 20 {
      StandardStream.error.write("dateline: \(dumped.count - 20) more lines of the dump were left out; --list-warnings lists them\n")
    }
    if listWarnings {
      for warning in tabled { StandardStream.error.write("dateline: \(tables)/\(warning)\n") }
    } else if !tabled.isEmpty {
      StandardStream.error.write("dateline: \(tabled.count) rows hold a name that no text can match; --list-warnings lists them\n")
    }
  }

  private func isOfDump(_ table: String) -> Bool { [geonames, alternateNames, admin1, admin2].contains(table) }
}

/// `dateline gazetteer stats`.
struct StatsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stats", abstract: "What a compiled data file holds, and whom it comes from.")

  @Option(name: .long, help: "A table of your own places, or another compiled data file; may be given several times.")
  var gazetteer: [String] = []

  func run() throws {
    let (gazetteer, data) = try DataLocation.gazetteer(gazetteer)
    let statistics = gazetteer.statistics
    var lines = [
      "places\t\(statistics.places)", "actors\t\(statistics.actors)", "names\t\(statistics.names)", "senses\t\(statistics.senses)",
    ]
    lines += statistics.types.map { "type \($0.name)\t\($0.count)" }
    lines += statistics.tables.map { "table \($0.name)\t\($0.count)" }
    lines.append("file\t\(data.path)\t\(data.count) bytes")
    StandardStream.output.write(lines.joined(separator: "\n") + "\n" + gazetteer.sources)
  }
}
