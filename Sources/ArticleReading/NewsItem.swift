import TextModel

/// A news item of an agency as its fields: NewsML-G2, NewsML 1.2 or NITF, told apart by what stands in it.
struct NewsItem {
  private let root: XMLElement
  private let nitf: XMLElement?
  private let language: String?

  init(_ root: XMLElement, language: String?) {
    self.root = root
    nitf = root.name == "nitf" ? root : root.first("nitf")
    self.language = language
  }

  /// Makes the document, or says why there is none.
  func document(number: Int, file: String) -> Result<Document, ReadError> {
    let name = identifier ?? "\(file.split(separator: "/").last.map(String.init) ?? file)#\(number)"
    let id = DocumentID.string(name)
    func failure(_ code: ReadError.Code, _ message: String) -> Result<Document, ReadError> {
      .failure(ReadError(code, file: file, id: id, message: "item \(number) (\(name)) \(message)"))
    }
    guard root.name == "nitf" || root.name == "newsitem" else { return failure(.notAnArticle, "is a \(root.name) and holds no story") }
    var article = story()
    guard !article.text.isEmpty else { return failure(.noText, "holds no text") }
    if let dateline { article = Self.placed(dateline, before: article) }
    if let abstract = nitf?.first(["body.head", "abstract"])?.text { article = Self.opened(by: abstract, article) }
    var document = Document(id: id, text: Text(repairing: article.text))
    document.blocks = article.blocks
    document.file = file
    document.title = title
    document.author = author
    document.source = source
    document.language = storyLanguage
    document.url = address
    document.status = status
    document.points = points
    document.dateline = document.text.dateline(among: document.blocks)
    if let date, let day = WrittenDate(date) {
      document.published = PublicationDay(day.day, timestamp: day.hasTime ? date : nil, source: .metadata)
    } else if let day = document.dateline?.day(in: document.text) {
      document.published = PublicationDay(day, source: .dateline)
    }
    return .success(document)
  }

  // MARK: Fields

  private var isSecondGeneration: Bool { root.children.contains { $0.name == "itemmeta" || $0.name == "contentset" } }

  private var identifier: String? {
    Self.first([
      root.attribute("guid"),
      nitf?.first("doc-id")?.attribute("id-string"),
      root.first(["identification", "newsidentifier", "publicidentifier"])?.text,
      root.first(["identification", "newsitemid"])?.text,
    ])
  }

  /// `canceled` or `withheld`, where the item must not be used.
  private var status: String? {
    let given =
      root.first(["itemmeta", "pubstatus"])?.attribute("qcode") ?? root.first(["newsmanagement", "status"])?.attribute("formalname")
    let word = given?.lowercased().split(separator: ":").last.map(String.init) ?? ""
    switch word {
    case "canceled", "cancelled": return "canceled"
    case "withheld", "embargoed": return word
    default: return nil
    }
  }

  private var title: String? {
    Self.first([
      root.first(["contentmeta", "headline"])?.text,
      root.first(["newslines", "headline"])?.text,
      nitf?.first(["body.head", "hedline", "hl1"])?.text,
      nitf?.first(["head", "title"])?.text,
      root.first(["itemmeta", "title"])?.text,
      root.first(["inlinexml", "head", "title"])?.text,
      root.first(["inlinexml", "h1"])?.text,
    ])
  }

  private var author: String? {
    let byline = nitf?.first(["body.head", "byline"])
    let lines = [
      root.first(["contentmeta", "by"])?.text, root.first(["newslines", "byline"])?.text,
      byline?.first("person")?.text ?? byline.flatMap { $0.first("byttl") == nil ? $0.text : nil },
      root.first(["contentmeta", "creator", "name"])?.text,
    ]
    for case let line? in lines { if let name = AuthorRule.name(Self.withoutOffice(line)) { return name } }
    return nil
  }

  /// `Ann Orr, Staff Reporter` is Ann Orr.
  private static func withoutOffice(_ line: String) -> String {
    guard let comma = line.firstIndex(of: ",") else { return line }
    let office = line[comma...].lowercased()
    return offices.contains { office.contains($0) } ? String(line[..<comma]) : line
  }

  private static let offices = ["reporter", "writer", "correspondent", "editor", "staff", "columnist", "journalist", "press", "bureau"]

  private var source: String? {
    Self.first([
      root.first(["itemmeta", "provider", "name"])?.text,
      root.first(["contentmeta", "infosource", "name"])?.text,
      root.first(["newslines", "creditline"])?.text,
      root.first(["itemmeta", "provider"])?.attribute("literal"),
      nitf?.first("doc.copyright")?.attribute("holder"),
      root.first(["newsidentifier", "providerid"])?.text,
    ])
  }

  private var address: String? {
    let given = root.first(["itemmeta", "link"])?.attribute("href") ?? nitf?.first("pubdata")?.attribute("ex-ref")
    return given.flatMap { $0.hasPrefix("http") ? $0 : nil }
  }

  /// Where the story plays, by NewsML-G2's `position`.
  private var points: [Coordinate] {
    let position = root.first(["contentmeta", "located", "position"]) ?? root.first(["assert", "geoareadetails", "position"])
    var points = GivenPoints()
    for name in ["latitude", "longitude"] { if let text = position?.attribute(name) { points.take(name, text) } }
    return points.all
  }

  private var storyLanguage: String? {
    let body = root.first("inlinexml") ?? root.first("inlinedata")
    return Self.first([
      body?.attribute("lang"),
      body?.children.first?.attribute("lang"),
      nitf?.attribute("baselang"),
      nitf?.attribute("lang"),
      nitf?.first("body")?.attribute("lang"),
      root.first(["contentmeta", "language"])?.attribute("tag"),
      root.first(["descriptivemetadata", "language"])?.attribute("formalname"),
      root.attribute("lang"),
      language,
      nitf?.anyLanguage,
    ])
  }

  /// The first publication before any later version.
  private var date: String? {
    let days = nitf?.first("docdata")
    return Self.first([
      root.first(["itemmeta", "firstcreated"])?.text,
      root.first(["newsmanagement", "firstcreated"])?.text,
      root.first(["itemmeta", "versioncreated"])?.text,
      root.first(["newsmanagement", "thisrevisioncreated"])?.text,
      days?.first("date.issue")?.attribute("norm"),
      days?.first("date.release")?.attribute("norm"),
      nitf?.first("pubdata")?.attribute("date.publication"),
      nitf?.first("story.date")?.attribute("norm"),
    ])
  }

  /// The first that is there.
  private static func first(_ candidates: [String?]) -> String? {
    for case let found? in candidates { return found }
    return nil
  }

  private var dateline: String? {
    guard
      let line = nitf?.first(["body.head", "dateline"]) ?? root.first(["contentmeta", "dateline"]) ?? root.first(["newslines", "dateline"])
    else { return nil }
    return line.text
  }

  // MARK: Text

  private func story() -> ArticleText {
    var writer = NewsMarkup()
    if let nitf {
      writer.write(nitf.first("body.content") ?? nitf.first("body") ?? nitf)
    } else if let inline = root.first("inlinexml") {
      writer.write(inline.first("body") ?? inline)
    } else if let content = root.first("datacontent") {
      writer.write(content.first("body") ?? content)
    } else if let data = root.first("inlinedata"), (data.attribute("encoding") ?? "").isEmpty {
      writer.write(data)
    }
    return Self.without(title, writer.result)
  }

  /// A story whose first block repeats its headline.
  private static func without(_ title: String?, _ article: ArticleText) -> ArticleText {
    guard let title, let first = article.blocks.first, article.blocks.count > 1,
      article.text[first.range.start..<first.range.end].elementsEqual(title.utf8)
    else { return article }
    var rest = ArticleText()
    for block in article.blocks.dropFirst() { rest.append(Array(article.text[block.range.start..<block.range.end]), as: block.kind) }
    return rest
  }

  /// The abstract stands above a story that does not begin with it.
  private static func opened(by abstract: String, _ article: ArticleText) -> ArticleText {
    guard !article.text.starts(with: abstract.utf8) else { return article }
    var result = ArticleText()
    result.append(Array(abstract.utf8), as: .paragraph)
    result.append(article)
    return result
  }

  /// The dateline opens the first paragraph, as it does in print, unless the story repeats it.
  private static func placed(_ dateline: String, before article: ArticleText) -> ArticleText {
    guard let first = article.blocks.first(where: { $0.kind == .paragraph }) else { return article }
    let opening = article.text[first.range.start..<first.range.end]
    let bare = Array(dateline.utf8.prefix { $0 != UInt8(ascii: ",") && $0 != UInt8(ascii: "(") && $0 != 0x20 })
    if opening.prefix(80).contains(bytes: bare) { return article }
    var result = ArticleText()
    for block in article.blocks {
      let words = Array(article.text[block.range.start..<block.range.end])
      let hasMark = dateline.utf8.last.map { "-_:".utf8.contains($0) || $0 >= 0x80 } ?? false
      result.append(block == first ? Array((dateline + (hasMark ? " " : " - ")).utf8) + words : words, as: block.kind)
    }
    return result
  }
}
