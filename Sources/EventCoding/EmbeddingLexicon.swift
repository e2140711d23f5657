import TextModel

/// What a verb makes of the act in its complement.
public enum EmbeddingEffect: String, Sendable, CaseIterable {
  /// The act stands as it is: said, confirmed.
  case report
  /// Somebody means to do it.
  case plan
  /// Somebody threatens to do it.
  case threaten
  /// Somebody tries.
  case attempt
  /// Somebody says that it did not happen.
  case deny
  /// It did not come about.
  case fail
  /// Somebody demands it of somebody.
  case demand
  /// Somebody asks for it.
  case urge
  /// Somebody says that somebody did it.
  case accuse
  /// It is said who did it: blamed on, attributed to, claimed by somebody.
  case attribute
  /// Somebody will not do it.
  case refuse
  /// Somebody lets it happen.
  case allow
  /// Somebody brings it about.
  case cause
}

/// A verb that takes an act as its complement, and the code that both make together.
public struct EmbeddingEntry: Sendable, Hashable {
  /// What becomes of the act.
  public let effect: EmbeddingEffect
  /// The prefix of the act's CAMEO code; `*` any.
  public let complement: String
  /// The code of both together; nothing keeps the act's own.
  public let cameo: String?
  /// The table and line, for `explain`.
  public let origin: String
}

/// Verbs that plan, threaten, deny, demand, report: `actions/embedding.tsv`.
public struct EmbeddingLexicon: Sendable {
  private let entries: [String: [EmbeddingEntry]]

  /// Reads the table.
  ///
  /// - Throws: `FactTableError` that names the line.
  public init(table bytes: [UInt8]) throws(FactTableError) {
    let table = try FactTable(name: "actions/embedding.tsv", bytes: bytes, required: ["verb", "complement", "effect", "cameo"])
    let (verb, complement, effect, cameo) = (
      table.column("verb"), table.column("complement"), table.column("effect"), table.column("cameo")
    )
    var found: [String: [EmbeddingEntry]] = [:]
    for row in table.rows {
      guard let kind = EmbeddingEffect(rawValue: row[effect]) else {
        let known = EmbeddingEffect.allCases.map(\.rawValue).joined(separator: ", ")
        throw table.error(row, "the effect is one of \(known), not '\(row[effect])'")
      }
      let prefixes = row[complement].isEmpty ? ["*"] : row[complement].split(separator: "|").map(String.init)
      found[row[verb], default: []] += prefixes.map {
        EmbeddingEntry(
          effect: kind, complement: $0, cameo: row[cameo].isEmpty ? nil : row[cameo], origin: "actions/embedding.tsv:\(row.line)")
      }
    }
    entries = found
  }

  /// The entry of a verb for an act of this code: the longest prefix wins.
  public func entry(_ verb: String, complement code: String?) -> EmbeddingEntry? {
    entries[verb]?.filter { $0.complement == "*" || (code ?? "").hasPrefix($0.complement) }.max {
      ($0.complement == "*" ? 0 : $0.complement.count) < ($1.complement == "*" ? 0 : $1.complement.count)
    }
  }

  /// The first words of all entries, which are verbs but for some nouns.
  var verbs: [String] { Set(entries.keys.compactMap { $0.split(separator: " ").first.map(String.init) }).sorted() }

  /// Whether a verb embeds acts at all.
  public func contains(_ verb: String) -> Bool { entries[verb] != nil }
}
