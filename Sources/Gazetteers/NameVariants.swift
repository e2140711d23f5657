import TextModel

/// The forms in which print varies a name, by the rules of `language/variants.tsv`.
struct NameVariants {
  static let tableName = "language/variants.tsv"
  private var short: [(String, String)] = []
  private var articles: Set<String> = []
  private var articleForms: [String] = []
  private var articleCountries: Set<String> = []
  private var generic: [(form: String, types: Set<String>)] = []
  private var added: [(form: String, types: Set<String>)] = []
  private var flipped: [(form: String, types: Set<String>)] = []
  /// Later words that print often leaves without their capitals.
  private(set) var lowerWords: [String] = []
  /// Words that are no names by themselves.
  private(set) var stopWords: Set<String> = []

  /// No rules.
  init() {}

  init(table: FactTable) throws(FactTableError) {
    let (rule, form, other, place) = (table.column("rule"), table.column("form"), table.column("other"), table.column("where"))
    for row in table.rows {
      let types = Set(row.list(place))
      switch row[rule] {
      case "short": short.append((row[form], row[other]))
      case "article":
        articles.formUnion(row.list(form))
        articleForms = row.list(other)
        articleCountries.formUnion(types)
      case "generic": generic.append((row[form], types))
      case "added": added.append((row[form], types))
      case "flipped": flipped.append((row[form], types))
      case "lower": lowerWords += row.list(form)
      case "stop": stopWords.formUnion(row.list(form))
      default: throw table.error(row, "the rule \(row[rule]) is unknown; there are short, article, generic, added, flipped, lower and stop")
      }
    }
  }

  /// A form of a name, and whether it says less than the name: a bare form may be common for other things.
  struct Variant {
    let name: String
    let isBare: Bool
  }

  /// The forms of a place's name, without the name itself.
  func variants(of name: String, type: String, country: String) -> [Variant] {
    var found = shortened(name).map { Variant(name: $0, isBare: false) }
    if name.hasPrefix("The ") { found.append(Variant(name: String(name.dropFirst(4)), isBare: false)) }
    found += cutAtApostrophes(name).map { Variant(name: $0, isBare: false) }
    if articleCountries.contains(country) { found += withArticles(name) }
    var hasGeneric = false
    for rule in generic where rule.types.contains(type) {
      if name.hasSuffix(" " + rule.form) {
        found.append(Variant(name: String(name.dropLast(rule.form.utf8.count + 1)), isBare: false))
        hasGeneric = true
      } else if name.hasPrefix(rule.form + " of ") {
        found.append(Variant(name: Self.withoutThe(String(name.dropFirst(rule.form.utf8.count + 4))), isBare: false))
        hasGeneric = true
      }
    }
    if !hasGeneric { found += added.filter { $0.types.contains(type) }.map { Variant(name: name + " " + $0.form, isBare: false) } }
    for rule in flipped where rule.types.contains(type) {
      if name.hasPrefix(rule.form + " ") {
        found.append(Variant(name: String(name.dropFirst(rule.form.utf8.count + 1)) + " " + rule.form, isBare: false))
      } else if name.hasSuffix(" " + rule.form) {
        found.append(Variant(name: rule.form + " " + String(name.dropLast(rule.form.utf8.count + 1)), isBare: false))
      }
    }
    return found.filter { $0.name.utf8.count > 1 && $0.name != name }
  }

  /// `St. Louis` for `Saint Louis` and the other way round; a dot is also left out when names are matched.
  func shortened(_ name: String) -> [String] {
    var found: [String] = []
    for (abbreviated, full) in short {
      for (from, to) in [(abbreviated, full), (full, abbreviated), (String(abbreviated.dropLast()), full)] {
        if name.hasPrefix(from + " ") {
          found.append(to + name.dropFirst(from.count))
        } else if let range = name.firstRange(of: " " + from + " ") {
          found.append(name.replacingCharacters(in: range, with: " " + to + " "))
        }
      }
    }
    return found
  }

  /// `Sana a` for `Sana'a`.
  private func cutAtApostrophes(_ name: String) -> [String] {
    guard name.utf8.contains(where: { $0 == 0x27 || $0 == 0x60 || $0 >= 0x80 }) else { return [] }
    let cut = String(String.UnicodeScalarView(name.unicodeScalars.map { "'`’‘ʻʼʾʿ".unicodeScalars.contains($0) ? " " : $0 }))
    let words = cut.split(separator: " ")
    guard cut != name, words.count > name.split(separator: " ").count, words.allSatisfy({ $0 != "s" }) else { return [] }
    return [words.joined(separator: " ")]
  }

  /// `al-Raqqa`, `el-Raqqa` and `Raqqa` for `ar-Raqqa`; `Deir al-Zor` for `Deir ez-Zor`.
  private func withArticles(_ name: String) -> [Variant] {
    let words = name.split(whereSeparator: { $0 == " " || $0 == "-" }).map(String.init)
    guard words.count > 1, let index = words.dropLast().firstIndex(where: { articles.contains($0.lowercased()) }) else { return [] }
    var found = articleForms.filter { $0 != words[index].lowercased() }.map { form in
      Variant(name: (words[..<index] + [form + "-" + words[(index + 1)...].joined(separator: " ")]).joined(separator: " "), isBare: false)
    }
    if index == 0 { found.append(Variant(name: words.dropFirst().joined(separator: " "), isBare: true)) }
    return found
  }

  private static func withoutThe(_ name: String) -> String { name.hasPrefix("the ") ? String(name.dropFirst(4)) : name }
}

extension String {
  /// The string with a range replaced.
  fileprivate func replacingCharacters(in range: Range<String.Index>, with text: String) -> String {
    String(self[..<range.lowerBound]) + text + String(self[range.upperBound...])
  }
}
