import TextModel

/// Scores articles as they were read against what their files hold.
///
/// Of a feed each check of a field that an article has is an item, and the others are counted as out of scope; of a news item its title, text, day,
/// author and language together are one; of a web archive the addresses of its pages together are one, those behind the point at which the
/// annotating reader gave up left aside.
public struct ReadingScorer: Sendable {
  /// Creates a scorer.
  public init() {}

  /// The shares of each kind of item.
  public func score(cases: [ReadingCase], predicted: [ReadArticle]) -> ShareReport {
    var report = ShareReport(title: "reading")
    for item in items(cases, predicted) { report.add(item.kind, isRight: item.isRight) }
    return report
  }

  /// What is not right: the id, the kind, what was expected.
  public func failures(cases: [ReadingCase], predicted: [ReadArticle]) -> [String] {
    items(cases, predicted).filter { !$0.isRight }.map { "\($0.id)\t\($0.kind)\t\($0.expected)" }
  }

  private struct Item {
    let id: String
    let kind: String
    let isRight: Bool
    let expected: String
  }

  private func items(_ cases: [ReadingCase], _ predicted: [ReadArticle]) -> [Item] {
    var files: [String: [ReadArticle]] = [:]
    // Files are told apart by their last two names: what stands before them is where somebody unpacked them.
    for article in predicted { files[Self.tail(article.file ?? ""), default: []].append(article) }
    return cases.filter { $0.relevant ?? true }.flatMap { row -> [Item] in
      let articles = files[Self.tail(row.file)] ?? []
      if let checks = row.checks { return checks.compactMap { item($0, row, articles) } }
      return [row.records.map { archive($0, row, articles) } ?? newsItem(row, articles)]
    }
  }

  private static func tail(_ path: String) -> String { path.split(separator: "/").suffix(2).joined(separator: "/") }

  // MARK: Feeds

  private func item(_ check: ReadingCase.Check, _ row: ReadingCase, _ articles: [ReadArticle]) -> Item? {
    guard let expected = check.equals else { return nil }
    let path = check.path.map { step in if case .name(let name) = step { name } else { "#" } }.joined(separator: ".")
    let position = check.path.dropFirst().first.flatMap { step in if case .position(let number) = step { number } else { nil } } ?? 0
    guard row.http?["Header"] == nil, !expected.isLocalAddress, let field = FeedField(path: path) else {
      return Item(id: row.id.text, kind: "out of scope: what no article has, or the server says", isRight: false, expected: path)
    }
    let isRight = articles.indices.contains(position) && field.holds(expected, in: articles[position])
    return Item(id: row.id.text, kind: "feed: \(field.rawValue)", isRight: isRight, expected: "\(path) \(expected)")
  }

  // MARK: News items and archives

  private func newsItem(_ row: ReadingCase, _ articles: [ReadArticle]) -> Item {
    let position = row.item ?? 0
    guard let text = row.text else {
      return Item(id: row.id.text, kind: "news item", isRight: articles.isEmpty, expected: "no article")
    }
    var wrong: [String] = []
    if articles.indices.contains(position) {
      let article = articles[position]
      func check(_ name: String, _ gold: String?, _ isRight: (String) -> Bool) {
        if let gold, !gold.isEmpty, !isRight(gold) { wrong.append(name) }
      }
      check("title", row.title) { VisibleText(plain: $0) == VisibleText(plain: article.title ?? "") }
      check("date", row.date) { $0 == article.date }
      check("author", row.author) { VisibleText(plain: $0) == VisibleText(plain: (article.author ?? "").replacing("; ", with: " / ")) }
      check("language", row.lang) { $0.prefix(2) == article.givenLanguage?.prefix(2) }
      check("text", text) { VisibleText(plain: article.text).characters.contains(VisibleText(plain: $0).characters) }
    } else {
      wrong.append("no article")
    }
    return Item(id: row.id.text, kind: "news item", isRight: wrong.isEmpty, expected: wrong.joined(separator: ", "))
  }

  private func archive(_ records: [ReadingCase.Record], _ row: ReadingCase, _ articles: [ReadArticle]) -> Item {
    let pages = records.filter(\.isPage).map { $0.uri ?? "" }
    let read = articles.map { $0.url ?? "" }
    return Item(
      id: row.id.text, kind: "archive", isRight: row.error == nil ? read == pages : read.starts(with: pages),
      expected: "\(pages.count) pages, read \(articles.count)")
  }
}
