import TextModel

/// A stretch of a document with a label: what the tools of annotators show.
struct AnnotatedSpan: Equatable {
  /// Where it stands.
  let range: TextRange
  /// GPE, PER, ORG, LOC, NORP, or the type of a time expression.
  let label: String

  /// The entities and time expressions of a document in the order of the text; of two that overlap the longer one.
  static func spans(_ annotation: Annotation) -> [AnnotatedSpan] {
    let all =
      annotation.entities.map { AnnotatedSpan(range: $0.mention.range, label: $0.type) }
      + annotation.timexes.map { AnnotatedSpan(range: $0.range, label: $0.type.rawValue) }
    let longest = all.sorted { ($1.range.end - $1.range.start, $0.range.start) < ($0.range.end - $0.range.start, $1.range.start) }
    var kept: [AnnotatedSpan] = []
    for span in longest where !kept.contains(where: { $0.range.overlaps(span.range) }) { kept.append(span) }
    return kept.sorted { $0.range.start < $1.range.start }
  }
}

/// Documents as displaCy takes them with `manual=True`: an object a line with `text`, `ents` and `title`.
public enum DisplacyWriter {
  /// One document.
  public static func bytes(of annotation: Annotation) -> [UInt8] {
    let offsets = OffsetConverter(annotation.document.text, unit: .scalars)
    var json = JSONBuilder()
    json.beginObject()
    json.add("text", .text(annotation.document.text.string))
    json.beginArray("ents")
    for span in AnnotatedSpan.spans(annotation) {
      json.beginObject()
      json.add("start", .integer(offsets(span.range.start)))
      json.add("end", .integer(offsets(span.range.end)))
      json.add("label", .text(span.label))
      json.endObject()
    }
    json.endArray()
    json.add("title", .optional(annotation.document.title))
    json.endObject()
    json.endLine()
    return json.bytes
  }
}

/// Documents as doccano imports them for sequence labelling: an object a line with `text` and `label`.
public enum DoccanoWriter {
  /// One document.
  public static func bytes(of annotation: Annotation) -> [UInt8] {
    let offsets = OffsetConverter(annotation.document.text, unit: .scalars)
    var json = JSONBuilder()
    json.beginObject()
    json.add("text", .text(annotation.document.text.string))
    json.beginArray("label")
    for span in AnnotatedSpan.spans(annotation) {
      json.beginArray()
      json.add(nil, .integer(offsets(span.range.start)))
      json.add(nil, .integer(offsets(span.range.end)))
      json.add(nil, .text(span.label))
      json.endArray()
    }
    json.endArray()
    json.add("document_id", .text(annotation.document.id.description))
    json.endObject()
    json.endLine()
    return json.bytes
  }
}
