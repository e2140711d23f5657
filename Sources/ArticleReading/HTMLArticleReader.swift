import TextModel

/// Reads a web page: its main text in blocks, and what it says about itself.
struct HTMLArticleReader: Sendable {
  /// Reads the bytes of a page in whatever encoding; nothing where it holds no text.
  func document(page bytes: [UInt8], id: DocumentID, charset: CharacterEncoding? = nil, url: String? = nil) -> Document? {
    let decoder = TextDecoder(declared: charset ?? Self.declaredCharset(bytes))
    return document(html: decoder.decode(bytes).bytes, id: id, url: url)
  }

  /// Reads a page in UTF-8.
  func document(html: [UInt8], id: DocumentID, url: String?) -> Document? {
    let page = HTMLPage(html)
    let metadata = HTMLMetadata(page, address: url)
    let article = ArticleExtractor(page).extract(title: metadata.title)
    var body = article
    if let fallback = metadata.articleBody, fallback.utf8.count > max(250, body.text.count * 3 / 2) {
      body = ArticleText(paragraphs: fallback)
    }
    guard !body.text.isEmpty else { return nil }
    var document = Document(id: id, text: Text(repairing: body.text))
    document.blocks = body.blocks
    document.title = metadata.title
    document.url = metadata.url ?? url
    document.source = metadata.source
    document.author = metadata.author
    document.language = metadata.language
    document.published = metadata.published
    document.dateline = document.text.dateline(among: document.blocks)
    if document.published == nil, let day = document.dateline?.day(in: document.text) {
      document.published = PublicationDay(day, source: .dateline)
    }
    if page.tree.isTooDeep {
      document.diagnostics.append(
        Diagnostic(
          stage: "reading", severity: .warning,
          message: "elements are nested more than \(HTMLTree.depthLimit) deep; text beyond may be lost"))
    }
    return document
  }

  /// The charset in a `<meta>` of the first 4 kB.
  static func declaredCharset(_ bytes: [UInt8]) -> CharacterEncoding? {
    bytes.prefix(4096).withUnsafeBufferPointer { head in
      var index = 0
      while let found = HTMLCleaner.find("charset", head, index) {
        index = found + 7
        var start = index
        while start < head.count, head[start] <= 0x20 || head[start] == UInt8(ascii: "=") { start += 1 }
        guard start > index else { continue }
        if start < head.count, head[start] == 0x22 || head[start] == 0x27 { start += 1 }
        var end = start
        while end < head.count, head[end] > 0x20, ![0x22, 0x27, 0x3B, 0x3E, 0x2F].contains(head[end]) { end += 1 }
        if let encoding = CharacterEncoding(label: head[start..<end]) { return encoding }
      }
      // XML says `encoding="..."`.
      if HTMLCleaner.matches(head, 0, "<?xml"), let found = HTMLCleaner.find("encoding=", head, 0) {
        let rest = head[min(head.count, found + 10)...].prefix { $0 != 0x22 && $0 != 0x27 }
        return CharacterEncoding(label: rest)
      }
      return nil
    }
  }
}

/// A parsed page and the JSON-LD that it carries.
struct HTMLPage: Sendable {
  let tree: HTMLTree
  let data: [JSONValue]

  /// Cleans and parses a page in UTF-8.
  init(_ html: [UInt8]) {
    let cleaner = HTMLCleaner(html)
    var tree = HTMLParser().parse(cleaner.output)
    if tree.isCut {
      // Thousands of nested elements say nothing; their text is read without them.
      tree = HTMLParser().parse(HTMLCleaner(html, nesting: .flattened).output)
      tree.isTooDeep = true
    }
    self.tree = tree
    data = cleaner.jsonLD.prefix(32).compactMap { Self.lenient($0) }
  }

  /// Pages wrap JSON-LD in comments and CDATA, and end it with a semicolon.
  private static func lenient(_ script: [UInt8]) -> JSONValue? {
    guard let start = script.firstIndex(where: { $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "[") }) else { return nil }
    let body: [UInt8]
    // `<![CDATA[` has a bracket of its own.
    if script[..<start].elementsEqual("<!".utf8) || script.prefix(start + 8).contains(UInt8(ascii: "!")),
      let brace = script.firstIndex(of: UInt8(ascii: "{"), from: start)
    {
      body = Array(script[brace...])
    } else {
      body = Array(script[start...])
    }
    return try? JSONParser.parse(body, syntax: .lenient)
  }
}
