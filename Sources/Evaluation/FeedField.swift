import TextModel

/// A field of a feed that an article has.
enum FeedField: String {
  case title, text, link, id, author, date, language, source, point
  case feedTitle = "title of the feed"

  /// The field at a path of feedparser's, `#` for a position; nothing for what no article has.
  init?(path: String) {
    switch path {
    case "entries.#.title", "entries.#.title_detail.value": self = .title
    case "entries.#.content.#.value", "entries.#.summary", "entries.#.summary_detail.value", "entries.#.description": self = .text
    case "entries.#.link": self = .link
    case "entries.#.id", "entries.#.guid": self = .id
    case "entries.#.author", "entries.#.author_detail.name", "entries.#.authors.#.name", "feed.author_detail.name": self = .author
    case "entries.#.published_parsed", "entries.#.updated_parsed", "entries.#.published", "entries.#.updated": self = .date
    case "entries.#.language", "entries.#.content.#.language", "feed.language": self = .language
    case "entries.#.source.title": self = .source
    case "entries.#.where.coordinates": self = .point
    case "feed.title", "feed.title_detail.value": self = .feedTitle
    default: return nil
    }
  }

  /// Whether an article has this value there.
  func holds(_ expected: ReadingCase.Value, in article: ReadArticle) -> Bool {
    switch (self, expected) {
    case (.title, .text(let value)): isShown(value, as: article.title)
    case (.source, .text(let value)), (.feedTitle, .text(let value)): isShown(value, as: article.source)
    case (.text, .text(let value)):
      [VisibleText(plain: value), VisibleText(markup: value)].contains {
        VisibleText(plain: article.text).characters.contains($0.characters)
      }
    case (.link, .text(let value)): article.url == value
    case (.id, .text(let value)): article.id?.text == value
    case (.author, .text(let value)): article.author.map { value == $0 || value.hasPrefix($0 + " (") || $0.contains(value) } ?? false
    case (.language, .text(let value)): article.givenLanguage?.prefix(2) == value.prefix(2)
    case (.language, .other): true
    case (.date, .text(let value)): article.date.map { Self.day(value)?.description == $0 } ?? false
    case (.date, .numbers(let parts)):
      parts.count >= 3 && CalendarDay(year: Int(parts[0]), month: Int(parts[1]), day: Int(parts[2]))?.description == article.date
    case (.point, .numbers(let degrees)): degrees.count >= 2 && degrees[0] == article.longitude && degrees[1] == article.latitude
    default: false
    }
  }

  /// The day of `2004-01-01T19:48:21Z` or `Thu, 01 Jan 2004 19:48:21 GMT`.
  private static func day(_ text: String) -> CalendarDay? {
    if let day = CalendarDay(iso: text.prefix(10)) { return day }
    let words = text.split(whereSeparator: { $0 == " " || $0 == "," })
    let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    guard words.count > 3, let month = months.firstIndex(of: String(words[2])), let day = Int(words[1]), let year = Int(words[3]) else {
      return nil
    }
    return CalendarDay(year: year, month: month + 1, day: day)
  }

  private func isShown(_ expected: String, as given: String?) -> Bool {
    let given = VisibleText(plain: given ?? "")
    return given == VisibleText(plain: expected) || given == VisibleText(markup: expected)
  }
}
