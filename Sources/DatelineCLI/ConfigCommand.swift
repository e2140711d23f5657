import ArgumentParser

/// `dateline config`: which options hold, and from where.
struct ConfigCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "config", abstract: "The options that can stand in the configuration file, their values, and where they come from.",
    discussion: """
      The file is $DATELINE_CONFIG, else dateline/config in $XDG_CONFIG_HOME or ~/.config: a line an option, such as

        min-confidence = 0.5
        gazetteer = /data/places.csv

      An option of the command line wins over the file.
      """)

  func run() throws {
    let file = try SettingsFile.read()
    StandardStream.output.write(
      "# file: \(file.path ?? "none, for no home folder is known")\(file.settings.isEmpty ? " (no settings)" : "")\n")
    for option in SettingsFile.options {
      let own = file.settings.filter { $0.name == option.name }
      if own.isEmpty { StandardStream.output.write("# \(option.name): default\n") }
      for setting in own { StandardStream.output.write("\(setting.name) = \(setting.value)  # line \(setting.line)\n") }
    }
  }
}
