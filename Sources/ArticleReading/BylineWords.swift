/// The words around the names of authors, in the languages of news pages.
enum BylineWords {
  /// A line without the words that announce an author: `View all posts by`, `Von`, `Interview:`.
  static func withoutOpening(_ line: String) -> String {
    var rest = line[...]
    // `Text: von Anna Schmidt`.
    for _ in 0..<3 {
      let lower = rest.lowercased()
      guard let opening = openings.first(where: { lower.hasPrefix($0) && lower.utf8.count > $0.utf8.count }) else { break }
      rest = rest.dropFirst(opening.count).drop { $0 == " " || $0 == ":" }
    }
    return String(rest)
  }

  /// Whether a line is what stands in an author's place where none is named: `admin`, `Posted on`, `More posts`.
  static func isNobody(_ line: String) -> Bool {
    let lower = line.lowercased()
    return nobodies.contains(lower) || lower.hasPrefix("updated on") || dateOpenings.contains { lower.hasPrefix($0) }
  }

  /// Whether a line in small letters begins as lines with the day of publication do: `Veröffentlicht am`.
  static func opensDate(_ lower: String) -> Bool { dayOpenings.contains { lower.hasPrefix($0) } }

  /// Whether a line holds nothing but names: two words with capitals or more, with particles and `and` between them.
  static func isListOfNames(_ line: String) -> Bool {
    let words = line.split { " ,;/".contains($0) }
    let named = words.count { $0.unicodeScalars.first?.properties.isUppercase ?? false }
    return named >= 2 && words.count <= 9
      && words.allSatisfy { ($0.unicodeScalars.first?.properties.isUppercase ?? false) || joints.contains($0.lowercased()) }
  }

  /// The names in a line that says who wrote it or when: `Posted on May 3 by Anna Schmidt`, `03.05.2020 | Anna Schmidt`; nothing in others.
  static func names(in line: String) -> String? {
    let parts = line.replacing(" - ", with: "|").split { "|•·–—".contains($0) }.map { String($0.drop { $0 == " " }) }
    let dated = parts.map { WrittenDate($0) != nil }
    let hasDate = dated.contains(true)
    for (part, isDated) in zip(parts, dated) {
      let opened = withoutOpening(part)
      if opened != part || hasDate && !isDated, let name = AuthorRule.name(opened), isListOfNames(name) { return name }
      guard isDated else { continue }
      for link in [" by ", " von ", " par ", " por ", " da ", " di "] {
        guard let range = part.firstRange(of: link) else { continue }
        if let name = AuthorRule.name(String(part[range.upperBound...])), isListOfNames(name) { return name }
      }
    }
    return nil
  }

  /// Longer ones first, where one begins another.
  private static let openings = [
    "view all posts by ", "view all articles by ", "all posts by ", "all articles by ", "posts by ", "more from ", "more by ",
    "zeige alle beiträge von ", "alle beiträge von ", "alle artikel von ", "alle beiträge anzeigen von ", "beitrag von ", "beiträge von ",
    "ein beitrag von ", "ein artikel von ", "artikel von ", "erstellt von ", "geschrieben von ", "verfasst von ", "veröffentlicht von ",
    "publiziert von ", "pressemitteilung von ", "ver todas las entradas de ", "ver todos los artículos de ", "publicado por ",
    "escrito por ", "voir tous les articles de ", "tous les articles de ", "publié par ", "écrit par ", "rédigé par ", "article de ",
    "pubblicato da ", "scritto da ", "alle berichten van ", "geschreven door ", "geplaatst door ", "opublikowane przez ", "written by ",
    "posted by ", "published by ", "reported by ", "reporting by ", "story by ", "words by ", "text by ", "article by ", "author:",
    "authors:",
    "by:", "autor:", "autorin:", "autoren:", "auteur:", "auteurs:", "autore:", "author ", "text:", "interview:", "von:", "par:", "por:",
    "by ", "von ", "par ", "por ", "di ", "door ",
  ]

  private static let nobodies: Set<String> = [
    "admin", "administrator", "wordpressadmin", "wpadmin", "editor", "editors", "staff", "author", "authors", "autor", "autoren",
    "webmaster", "user", "guest", "null",
    "none", "unknown", "more posts", "more articles", "all posts", "all articles", "view all posts", "alle beiträge", "alle artikel",
    "mehr beiträge", "follow", "following", "subscribe", "share", "read more", "weiterlesen", "agencies", "agenturen", "super user",
  ]

  /// What stands before a day, whose numbers may be gone.
  private static let dateOpenings = [
    "posted on", "published on", "veröffentlicht am", "publiziert am", "erstellt am", "erschienen am", "geschrieben am", "publié le",
    "mis en ligne le", "publicado el",
    "publicado em", "pubblicato il", "geplaatst op", "gepubliceerd op", "opublikowano", "publicerad",
  ]

  private static let dayOpenings =
    dateOpenings + ["published:", "date published", "publication date", "first published", "posted:", "veröffentlicht:"]

  private static let joints: Set<String> = [
    "and", "und", "et", "y", "e", "en", "de", "del", "della", "di", "da", "du", "la", "le", "van", "von", "der", "den", "zu", "zur", "bin",
    "al", "&",
  ]
}
