import TextModel

/// The forms in which print varies a name, by the rules of `language/variants.tsv`.
struct NameVariants {
  static let tableName = "language/variants.tsv"

  /// A generic word and the types of places that it belongs to.
  private struct Generic {
    let form: [UInt8]
    let types: Set<String>
  }

  private var short: [(from: [UInt8], to: [UInt8])] = []
  private var articles: Set<[UInt8]> = []
  private var articleForms: [[UInt8]] = []
  private var articleCountries: Set<String> = []
  private var generic: [Generic] = []
  private var added: [Generic] = []
  private var flipped: [Generic] = []
  private var inflection = Inflection()
  /// Later words that print often leaves without their capitals.
  private(set) var lowerWords: [String] = []
  private var stopWords: Set<[UInt8]> = []

  /// No rules.
  init() {}

  init(table: FactTable) throws(FactTableError) {
    let (rule, form, other, place) = (table.column("rule"), table.column("form"), table.column("other"), table.column("where"))
    for row in table.rows {
      let types = Set(row.list(place))
      let word = Array(row[form].utf8)
      switch row[rule] {
      case "short":
        let full = Array(row[other].utf8)
        short += [(word, full), (full, word)]
        if word.last == UInt8(ascii: ".") { short.append((word.dropLast(), full)) }
      case "article":
        articles.formUnion(row.list(form).map { Array($0.utf8) })
        articleForms = row.list(other).map { Array($0.utf8) }
        articleCountries.formUnion(types)
      case "generic": generic.append(Generic(form: word, types: types))
      case "added": added.append(Generic(form: word, types: types))
      case "flipped": flipped.append(Generic(form: word, types: types))
      case "ending": for letters in row.list(form) { inflection.addEnding(letters, row.list(other)) }
      case "beginning": for letters in row.list(form) { inflection.addBeginning(letters, row.list(other)) }
      case "lower": lowerWords += row.list(form)
      case "stop": stopWords.formUnion(row.list(form).map { Array($0.utf8) })
      default:
        throw table.error(
          row, "the rule '\(row[rule])' is unknown; there are short, article, generic, added, flipped, beginning, ending, lower and stop")
      }
    }
  }

  /// A form of a name, and whether it says less than the name: a bare form may be common for other things.
  struct Variant {
    let bytes: [UInt8]
    var isBare = false
    var name: String { String(decoding: bytes, as: UTF8.self) }
  }

  /// Whether a name is a word that is no name by itself.
  func isStopWord(_ name: [UInt8]) -> Bool {
    name.count <= 12 && stopWords.contains(name.map(Self.lowered))
  }

  /// An alias without its article: `The US` begins at `US`, as `the US` does; a main name keeps it (`The Hague`).
  static func withoutArticle(_ alias: String) -> String {
    let bytes = Array(alias.utf8)
    guard bytes.count > 5, bytes.starts(with: the) || bytes.starts(with: smallThe) else { return alias }
    return String(decoding: bytes.dropFirst(4), as: UTF8.self)
  }

  /// The forms of a place's name, without the name itself.
  func variants(of name: [UInt8], type: String, country: String) -> [Variant] {
    var found = shortened(name).map { Variant(bytes: $0) }
    if name.starts(with: Self.the) { found.append(Variant(bytes: Array(name.dropFirst(4)))) }
    if let cut = cutAtApostrophes(name) { found.append(Variant(bytes: cut)) }
    if articleCountries.contains(country) { found += withArticles(name) }
    found += withGenerics(name, type)
    found += inflection.forms(of: name).map { Variant(bytes: $0) }
    return found.filter { $0.bytes.count > 1 && $0.bytes != name }
  }

  /// `St. Louis` for `Saint Louis` and the other way round; a dot is also left out when names are matched.
  func shortened(_ name: [UInt8]) -> [[UInt8]] {
    guard name.contains(Self.blank) else { return [] }
    var found: [[UInt8]] = []
    for (from, to) in short {
      if name.starts(with: from), name.dropFirst(from.count).first == Self.blank {
        found.append(to + name.dropFirst(from.count))
      } else if let start = Self.range(of: from, in: name) {
        found.append(name[..<start] + to + name[(start + from.count)...])
      }
    }
    return found
  }

  /// `Aleppo` and `Aleppo Province` for `Aleppo Governorate`; `Como Lake` for `Lake Como`.
  private func withGenerics(_ name: [UInt8], _ type: String) -> [Variant] {
    var found: [Variant] = []
    for rule in generic where rule.types.contains(type) {
      let suffix = [Self.blank] + rule.form
      let prefix = rule.form + Self.of
      if name.ends(with: suffix) {
        found.append(Variant(bytes: name.dropLast(suffix.count)))
      } else if name.starts(with: prefix) {
        let rest = Array(name.dropFirst(prefix.count))
        found.append(Variant(bytes: rest.starts(with: Self.smallThe) ? Array(rest.dropFirst(4)) : rest))
      }
    }
    let base = found.first?.bytes ?? name
    found += added.filter { $0.types.contains(type) }.map { Variant(bytes: base + [Self.blank] + $0.form) }
    for rule in flipped where rule.types.contains(type) {
      if name.starts(with: rule.form + [Self.blank]) {
        found.append(Variant(bytes: name.dropFirst(rule.form.count + 1) + [Self.blank] + rule.form))
      } else if name.ends(with: [Self.blank] + rule.form) {
        found.append(Variant(bytes: rule.form + [Self.blank] + name.dropLast(rule.form.count + 1)))
      }
    }
    return found
  }

  /// `Sana a` for `Sana'a`.
  private func cutAtApostrophes(_ name: [UInt8]) -> [UInt8]? {
    guard name.contains(where: { $0 == 0x27 || $0 == 0x60 || $0 == 0xCA || $0 == 0xE2 }) else { return nil }
    var cut: [UInt8] = []
    var isCut = false
    for scalar in String(decoding: name, as: UTF8.self).unicodeScalars {
      switch scalar {
      case "'", "`", "’", "‘", "ʻ", "ʼ", "ʾ", "ʿ":
        isCut = isCut || (cut.last ?? Self.blank) != Self.blank
        cut.append(Self.blank)
      default: cut += UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter
      }
    }
    let words = cut.split(separator: Self.blank)
    guard isCut, words.count > 1, words.allSatisfy({ $0.count != 1 || $0.first != UInt8(ascii: "s") }) else { return nil }
    return Array(words.joined(separator: [Self.blank]))
  }

  /// `al-Raqqa`, `el-Raqqa` and `Raqqa` for `ar-Raqqa`; `Deir al-Zor` for `Deir ez-Zor`.
  private func withArticles(_ name: [UInt8]) -> [Variant] {
    let words = name.split(whereSeparator: { $0 == Self.blank || $0 == UInt8(ascii: "-") })
    guard words.count > 1, let index = words.dropLast().firstIndex(where: { articles.contains($0.map(Self.lowered)) }) else { return [] }
    let article = words[index].map(Self.lowered)
    let before = words[..<index].flatMap { $0 + [Self.blank] }
    let after = Array(words[(index + 1)...].joined(separator: [Self.blank]))
    var found = articleForms.filter { $0 != article }.map { Variant(bytes: before + $0 + [UInt8(ascii: "-")] + after) }
    if index == 0 { found.append(Variant(bytes: after, isBare: true)) }
    return found
  }

  /// Where a word stands inside a name, between blanks.
  private static func range(of word: [UInt8], in name: [UInt8]) -> Int? {
    guard name.count > word.count + 1, let first = word.first else { return nil }
    for start in 1..<name.count - word.count where name[start] == first && name[start - 1] == blank {
      if name[start + word.count] == blank, name[start..<start + word.count].elementsEqual(word) { return start }
    }
    return nil
  }

  private static func lowered(_ byte: UInt8) -> UInt8 { byte &- 65 < 26 ? byte | 0x20 : byte }
  private static let blank = UInt8(ascii: " ")
  private static let the = Array("The ".utf8)
  private static let smallThe = Array("the ".utf8)
  private static let of = Array(" of ".utf8)
}

extension [UInt8] {
  /// Whether the bytes end like others.
  fileprivate func ends(with suffix: [UInt8]) -> Bool {
    count > suffix.count && self[(count - suffix.count)...].elementsEqual(suffix)
  }
}
