import Gazetteers
import TextModel

extension UserLexicon {
  /// The kinds of files that a user may bring.
  private enum FileKind {
    case actors
    case agents
    case discards
    case issues
    case actorTable(FactTable)
    case agentTable(FactTable)
  }

  /// Adds a file: PETRARCH's actors, agents, discards or issues, or a table in the form of ours (`actors/*.tsv`).
  ///
  /// The kind is told by the file's name where it says one (`Phoenix.agents.txt`), else by what stands in it. Lines that are wrong are left
  /// out and told in `warnings`; nothing stops the rest.
  public mutating func read(_ bytes: [UInt8], name: String) {
    switch kind(bytes, name) {
    case .actors: readActors(bytes, name: name)
    case .agents: readAgents(bytes, name: name)
    case .discards: readDiscards(bytes)
    case .issues: readIssues(bytes, name: name)
    case .actorTable(let table): readActorTable(table)
    case .agentTable(let table): readAgentTable(table)
    }
  }

  private func kind(_ bytes: [UInt8], _ name: String) -> FileKind {
    if let table = try? FactTable(name: name, bytes: bytes, required: ["name", "type", "roles"]) { return .actorTable(table) }
    if let table = try? FactTable(name: name, bytes: bytes, required: ["noun", "code"]) { return .agentTable(table) }
    let file = name.split(separator: "/").last.map { $0.lowercased() } ?? ""
    if file.contains("agent") { return .agents }
    if file.contains("discard") { return .discards }
    if file.contains("issue") { return .issues }
    if file.contains("actor") { return .actors }
    let lines = DictionaryLines(bytes).lines
    let groups = lines.flatMap { BracketedLine($0.text).groups }
    if groups.isEmpty { return .discards }
    if groups.contains(where: { $0.utf8.count > 2 && ($0.hasPrefix("~") || $0.hasSuffix("~")) }) { return .agents }
    let isActors = lines.contains { $0.text.hasPrefix("\t") || $0.text.hasPrefix("+") || BracketedLine($0.text).head.contains("_") }
    return isActors ? .actors : .issues
  }

  /// `name type roles aliases`, as in `actors/leaders.tsv`.
  private mutating func readActorTable(_ table: FactTable) {
    let (name, roles, aliases) = (table.column("name"), table.column("roles"), table.column("aliases"))
    for row in table.rows {
      let keys = ([row[name]] + row.list(aliases)).map { PhraseWords.key($0) }.filter { !$0.isEmpty }
      if row.list(roles).isEmpty { warn(table.name, row.line, "the actor has no role; the row was left out") }
      for cell in row.list(roles) {
        guard let role = Self.role(cell) else {
          warn(table.name, row.line, "the role '\(cell)' is not CODE or CODE@YYYY-MM-DD..YYYY-MM-DD; it was left out")
          continue
        }
        for key in keys { add(role, to: key) }
      }
    }
  }

  /// `noun plural code`, as in `actors/agents.tsv`.
  private mutating func readAgentTable(_ table: FactTable) {
    let (noun, plural, code) = (table.column("noun"), table.column("plural"), table.column("code"))
    for row in table.rows {
      guard !row[code].isEmpty, row[code].utf8.count % 3 == 0 else {
        warn(table.name, row.line, "the code '\(row[code])' is not one or two role codes of three letters; the row was left out")
        continue
      }
      for form in [row[noun]] + row.list(plural) where !form.isEmpty { agents[PhraseWords.key(form)] = row[code] }
    }
  }

  private static func role(_ cell: String) -> ActorRole? {
    let parts = cell.split(separator: "@", omittingEmptySubsequences: false)
    guard let code = parts.first, !code.isEmpty, parts.count <= 2 else { return nil }
    guard parts.count == 2 else { return ActorRole(code: String(code), from: nil, to: nil) }
    let letters = Array(parts[1].utf8)
    guard let dots = letters.indices.dropLast().first(where: { letters[$0] == 0x2E && letters[$0 + 1] == 0x2E }) else { return nil }
    let ends = [letters[..<dots], letters[(dots + 2)...]].map { String(decoding: $0, as: UTF8.self) }
    let days = ends.map { CalendarDay(iso: $0) }
    guard zip(ends, days).allSatisfy({ $0.isEmpty || $1 != nil }) else { return nil }
    return ActorRole(code: String(code), from: days[0], to: days[1])
  }
}
