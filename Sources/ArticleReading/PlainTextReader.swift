import TextModel

/// Reads plain text: keeps every byte and marks what its lines are.
struct PlainTextReader: Sendable {
  /// What a text told about itself.
  struct Findings {
    var blocks: [Block] = []
    var title: String?
    var published: PublicationDay?
    var url: String?
    var author: String?
    var source: String?
    var dateline: DatelineMark?
  }

  /// Makes a document of a text that came without anything else.
  func document(_ text: Text, id: DocumentID) -> Document {
    let findings = examine(text)
    var document = Document(id: id, text: text)
    document.blocks = findings.blocks
    document.title = findings.title
    document.published = findings.published
    document.url = findings.url
    document.author = findings.author
    document.source = findings.source
    document.dateline = findings.dateline
    return document
  }

  /// Fills what `document` does not know yet from its own text.
  func complete(_ document: inout Document) {
    let findings = examine(document.text, title: document.title)
    document.blocks = findings.blocks
    document.title = document.title ?? findings.title
    document.published = document.published ?? findings.published
    document.url = document.url ?? findings.url
    document.author = document.author ?? findings.author
    document.dateline = findings.dateline
  }

  /// Marks the blocks of a text and reads its header lines, dateline and closing lines. Complexity: O(n).
  func examine(_ text: Text, title: String? = nil) -> Findings {
    var layout = TextLayout(text, title: title)
    return layout.examine()
  }
}
