import Glibc

/// Options that a user always wants, from a file: a line an option, `name = value`, `#` for comments.
///
/// The file is `$DATELINE_CONFIG`, else `dateline/config` in `$XDG_CONFIG_HOME` (`~/.config`). The command line wins over it.
struct SettingsFile {
  /// One line.
  struct Setting {
    let name, value: String
    let line: Int
  }

  /// Its path; nothing where no folder for it is known.
  let path: String?
  /// Its lines, in order.
  let settings: [Setting]

  /// Options that may stand in the file, with the commands that take them; those with no value are flags.
  static let options: [(name: String, takesValue: Bool, commands: Set<String>)] = {
    let readers: Set<String> = ["extract", "annotate", "read", "places", "explain"]
    let events: Set<String> = ["extract", "annotate"]
    return [
      ("gazetteer", true, readers.union(["merge"])), ("date-direction", true, readers), ("jobs", true, readers), ("quiet", false, readers),
      ("dedupe", false, readers), ("fields", true, readers), ("actors", true, events), ("countries", true, events), ("bbox", true, events),
      ("min-confidence", true, events), ("located-only", false, events), ("format", true, ["extract"]), ("excel", false, ["extract"]),
      ("offsets", true, events),
    ]
  }()

  /// Reads the file; without one there are no settings.
  ///
  /// - Throws: `CommandFailure` with status 2 that names the line of an unknown option or of one without a value.
  static func read() throws(CommandFailure) -> SettingsFile {
    guard let path = place, let text = content(path) else { return SettingsFile(path: place, settings: []) }
    var settings: [Setting] = []
    for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      let content = trimmed(line.prefix { $0 != "#" })
      if content.isEmpty { continue }
      let parts = content.split(separator: "=", maxSplits: 1).map { trimmed($0) }
      func wrong(_ reason: String) -> CommandFailure {
        CommandFailure(status: 2, message: "dateline: \(path):\(number + 1): \(reason)")
      }
      guard let option = options.first(where: { $0.name == parts[0] }) else {
        throw wrong("'\(parts[0])' is no option that can stand here; `dateline config` lists them")
      }
      guard parts.count == 2, !parts[1].isEmpty else { throw wrong("'\(parts[0])' has no value: write \(parts[0]) = VALUE") }
      if !option.takesValue, !["true", "false"].contains(parts[1]) { throw wrong("\(parts[0]) is true or false, not '\(parts[1])'") }
      settings.append(Setting(name: parts[0], value: parts[1], line: number + 1))
    }
    return SettingsFile(path: path, settings: settings)
  }

  /// The arguments of a command with the settings that it takes and that they do not name themselves.
  func completed(_ arguments: [String]) -> [String] {
    guard let command = arguments.first else { return arguments }
    var added: [String] = []
    for setting in settings {
      guard let option = Self.options.first(where: { $0.name == setting.name }), option.commands.contains(command),
        !Self.names(setting.name, arguments)
      else { continue }
      if option.takesValue {
        added += ["--\(setting.name)", setting.value]
      } else if setting.value == "true" {
        added.append("--\(setting.name)")
      }
    }
    return [command] + added + arguments.dropFirst()
  }

  /// Whether an option stands among arguments, by its long or its short name.
  private static func names(_ option: String, _ arguments: [String]) -> Bool {
    let short = ["jobs": "-j", "quiet": "-q", "format": "-f"][option]
    return arguments.contains { argument in
      argument == "--\(option)" || argument.hasPrefix("--\(option)=")
        || short.map { argument.hasPrefix($0) && !argument.hasPrefix("--") } ?? false
    }
  }

  private static var place: String? {
    if let named = environment("DATELINE_CONFIG") { return named }
    if let folder = environment("XDG_CONFIG_HOME") { return folder + "/dateline/config" }
    return environment("HOME").map { $0 + "/.config/dateline/config" }
  }

  private static func environment(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 }
  }

  /// The text of a file of at most 64 KB; nothing where it cannot be read.
  private static func content(_ path: String) -> String? {
    guard let file = fopen(path, "r") else { return nil }
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: 1 << 16)
    let count = bytes.withUnsafeMutableBytes { fread($0.baseAddress, 1, $0.count, file) }
    return String(decoding: bytes.prefix(count), as: UTF8.self)
  }

  private static func trimmed(_ text: some StringProtocol) -> String {
    let isSpace: (Character) -> Bool = { $0 == " " || $0 == "\t" || $0 == "\r" || $0 == "\r\n" }
    return String(text.drop(while: isSpace).reversed().drop(while: isSpace).reversed())
  }
}
