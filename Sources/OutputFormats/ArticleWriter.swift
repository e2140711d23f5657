import TextModel

/// Articles as they were read.
public enum ArticleWriter {
  /// One JSON object a line: file, title, date, author, source, url, language, the declared one where it is another, the status where its publisher called it back, the point that came with it where one did, fingerprint, text.
  public static func jsonLine(_ document: Document, declaredLanguage: String? = nil) -> [UInt8] {
    var json = JSONBuilder()
    json.beginObject()
    AnnotationWriter.addID(document.id, to: &json)
    json.add("file", .optional(document.file))
    json.add("title", .optional(document.title))
    json.add("date", .optional(document.published?.day.description))
    json.add("author", .optional(document.author))
    json.add("source", .optional(document.source))
    json.add("url", .optional(document.url))
    json.add("language", .optional(document.language))
    if let declaredLanguage, declaredLanguage != document.language { json.add("declared_language", .text(declaredLanguage)) }
    if let status = document.status { json.add("status", .text(status)) }
    if let point = document.points.first {
      json.add("latitude", .optional(point.latitude, digits: 6))
      json.add("longitude", .optional(point.longitude, digits: 6))
    }
    json.add("fingerprint", .optional(Fingerprint(document.text)?.description))
    json.add("text", .text(document.text.string))
    json.endObject()
    json.endLine()
    return json.bytes
  }

  /// The headline, the running text without page furniture, and a blank line.
  public static func plainText(_ document: Document) -> [UInt8] {
    var bytes: [UInt8] = []
    let parts = document.analyzedBlocks
    if let title = document.title, !parts.contains(where: { $0.kind == .headline }) { bytes += Array((title + "\n\n").utf8) }
    for part in parts {
      bytes += Array(document.text[part.range].utf8)
      bytes += Array("\n\n".utf8)
    }
    return bytes
  }
}
