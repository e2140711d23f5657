import TextModel

/// Tells the language of a text by its script and by the three-letter sequences that are frequent in it.
///
/// The order of a language's sequences stands for their probability (Zipf), so the table needs no weights; languages without a script of
/// their own compete as in naive Bayes, and the winner must lead English clearly before a text counts as not English.
/// Built once, immutable, used from any thread.
///
/// ```swift
/// detector.language(of: document)   // "de"
/// ```
public struct LanguageDetector: Sendable {
  private let scripts: [Script]
  private let languages: [String]
  /// Names that may be declared where a language is found: its other codes, and sisters that no text tells apart.
  private let others: [String: Set<String>]
  private let english: Int
  private let sequences: TrigramTable
  /// How much more a sequence of each rank says for a language than one that the language's row lacks.
  private let gains: [Float]

  private struct Script {
    let codes: ClosedRange<UInt32>
    let language: String
  }

  /// How much of a text is looked at, in bytes, and how many sequences a decision takes. Where the first part is plainly English, as most
  /// articles are, the rest is left alone.
  private static let sampleSize = 6000
  private static let firstPart = 1200
  private static let leastSequences = 60
  /// What the winner must gain a sequence, and by how much it must lead English.
  private static let leastGain: Float = 1.2
  private static let leastLead: Float = 0.25
  /// By how much a text that is plainly English leads every other language.
  private static let plainLead: Float = 0.5

  /// Reads `language/trigrams.tsv` and `language/scripts.tsv`.
  ///
  /// - Throws: `FactTableError` where a table is wrong.
  public init(trigrams: [UInt8], scripts: [UInt8]) throws(FactTableError) {
    let blocks = try FactTable(name: "language/scripts.tsv", bytes: scripts, required: ["first", "last", "language"])
    var found: [Script] = []
    for row in blocks.rows {
      guard let first = UInt32(row[0], radix: 16), let last = UInt32(row[1], radix: 16), first <= last else {
        throw FactTableError(table: blocks.name, line: row.line, reason: "first and last are hexadecimal code points")
      }
      found.append(Script(codes: first...last, language: row[2]))
    }
    self.scripts = found
    let table = try FactTable(name: "language/trigrams.tsv", bytes: trigrams, required: ["language", "also", "trigrams"])
    languages = table.rows.map { $0[0] }
    others = Dictionary(
      table.rows.map { ($0[0], Set($0[1].split(separator: "|").map(String.init))) }, uniquingKeysWith: { first, _ in first })
    guard let english = languages.firstIndex(of: "en") else {
      throw FactTableError(table: table.name, line: 1, reason: "there is no row for en")
    }
    self.english = english
    let rows = table.rows.map { TrigramTable.row($0[2]) }
    sequences = TrigramTable(rows)
    gains = Self.gains(rows.map(\.count).max() ?? 0)
  }

  /// The language of a document as BCP 47: what it declares where the text agrees or tells nothing, else what the text tells.
  ///
  /// Nothing where neither does. Complexity: O(1), for only the first 6 kB are looked at.
  public func language(of document: Document) -> String? {
    guard let found = detected(in: document) else { return document.language }
    let declared = document.language?.lowercased().split(separator: "-").first.map(String.init)
    return declared.map { $0 == found || others[found]?.contains($0) ?? false } ?? false ? document.language : found
  }

  private func detected(in document: Document) -> String? {
    var sample: [UInt8] = []
    for block in document.analyzedBlocks where sample.count < Self.sampleSize {
      sample.append(contentsOf: document.text[block.range].utf8.prefix(Self.sampleSize - sample.count))
      sample.append(0x20)
    }
    if sample.count > Self.firstPart {
      let part = sample.prefix(Self.firstPart)
      let codes = part.allSatisfy { $0 < 0x80 } ? part.map { UInt32($0 &- 0x41 < 26 ? $0 | 0x20 : $0) } : []
      if languageByTrigrams(codes, lead: Self.plainLead) == languages[english] { return languages[english] }
    }
    return language(of: String(decoding: sample, as: UTF8.self).lowercased().unicodeScalars.map(\.value))
  }

  private func language(of codes: [UInt32]) -> String? {
    var letters = 0
    var byScript: [String: Int] = [:]
    for code in codes where code >= 0x41 {
      guard Unicode.Scalar(code)?.properties.isAlphabetic ?? false else { continue }
      letters += 1
      if code >= 0x370, let script = scripts.first(where: { $0.codes.contains(code) }) { byScript[script.language, default: 0] += 1 }
    }
    if let kana = byScript["ja"], let characters = byScript["zh"], kana * 10 >= characters { byScript["ja"] = kana + characters }
    let leading = byScript.max { ($0.value, $1.key) < ($1.value, $0.key) }
    if let leading, leading.value * 2 > letters, letters >= 10 { return leading.key }
    return languageByTrigrams(codes)
  }

  /// The language that gains most; nothing where it gains little, or where a lead is asked for and another comes nearer than that.
  private func languageByTrigrams(_ codes: [UInt32], lead: Float = 0) -> String? {
    var scores = [Float](repeating: 0, count: languages.count)
    var count = 0
    var (first, second): (UInt32, UInt32) = (TrigramTable.edge, TrigramTable.edge)
    for code in codes + [0x20] {
      let isLetter = code >= 0x61 && (code <= 0x7A || code >= 0xAA)
      let third = isLetter ? code : TrigramTable.edge
      if second != TrigramTable.edge {
        count += 1
        sequences.forEach(first, second, third) { scores[$0] += gains[$1] }
      }
      (first, second) = (second, third)
    }
    guard count >= Self.leastSequences, let best = scores.indices.max(by: { scores[$0] < scores[$1] }) else { return nil }
    let total = Float(count)
    // Letters that are not Latin leave few languages to choose from.
    let isLatin = codes.count { $0 >= 0x370 } * 2 < codes.count
    guard scores[best] >= (isLatin ? Self.leastGain : Self.leastGain / 2) * total else { return nil }
    if lead > 0, scores.indices.contains(where: { $0 != best && scores[best] - scores[$0] < lead * total }) { return nil }
    if best != english, scores[best] - scores[english] < Self.leastLead * total { return nil }
    return languages[best]
  }

  /// The logarithm of rank against that of a sequence four times as rare as the last row; by halves, for the module has no `log`.
  private static func gains(_ count: Int) -> [Float] {
    (0..<count).map { rank in
      var (ratio, gain) = (Float(4 * count) / Float(rank + 5), Float(0))
      while ratio > 2 {
        ratio /= 2
        gain += 0.693147
      }
      let part = (ratio - 1) / (ratio + 1)
      return gain + 2 * part * (1 + part * part / 3)
    }
  }
}

/// Which languages hold a sequence of three letters, and at which rank.
private struct TrigramTable: Sendable {
  private struct Link {
    var language: UInt16 = 0
    var rank: UInt16 = 0
  }

  /// What stands before the first and behind the last letter of a word.
  static let edge = UInt32(UInt8(ascii: "_"))
  private var keys: [UInt64]
  /// Where the links of each slot begin; those of a slot stand together.
  private var starts: [Int32]
  private var links: [Link]

  /// The sequences of a cell: three letters each, apart by blanks.
  static func row(_ cell: String) -> [UInt64] {
    var (found, key, length): ([UInt64], UInt64, Int) = ([], 0, 0)
    for scalar in cell.unicodeScalars {
      if scalar == " " {
        if length == 3 { found.append(key) }
        (key, length) = (0, 0)
      } else {
        key = key << 21 | UInt64(scalar.value)
        length += 1
      }
    }
    if length == 3 { found.append(key) }
    return found
  }

  init(_ rows: [[UInt64]]) {
    let total = rows.reduce(0) { $0 + $1.count }
    var size = 1024
    while size < total * 2 { size *= 2 }
    keys = [UInt64](repeating: 0, count: size)
    starts = [Int32](repeating: 0, count: size + 1)
    links = [Link](repeating: Link(), count: total)
    let slots = rows.map { $0.map { insert($0) } }
    for row in slots { for slot in row { starts[slot + 1] += 1 } }
    for slot in 0..<size { starts[slot + 1] += starts[slot] }
    var free = starts
    for (language, row) in slots.enumerated() {
      for (rank, slot) in row.enumerated() {
        links[Int(free[slot])] = Link(language: UInt16(language), rank: UInt16(rank))
        free[slot] += 1
      }
    }
  }

  private mutating func insert(_ key: UInt64) -> Int {
    let slot = slot(of: key)
    keys[slot] = key
    return slot
  }

  /// Calls `body` with each language that holds the sequence and its rank there.
  func forEach(_ first: UInt32, _ second: UInt32, _ third: UInt32, _ body: (Int, Int) -> Void) {
    let slot = slot(of: UInt64(first) << 42 | UInt64(second) << 21 | UInt64(third))
    for at in Int(starts[slot])..<Int(starts[slot + 1]) { body(Int(links[at].language), Int(links[at].rank)) }
  }

  /// The slot that holds the key, or the free one where it belongs.
  private func slot(of key: UInt64) -> Int {
    var slot = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32) & (keys.count - 1)
    while keys[slot] != key, keys[slot] != 0 { slot = (slot + 1) & (keys.count - 1) }
    return slot
  }
}
