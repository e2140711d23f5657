import ArgumentParser
import Dateline
import OutputFormats

/// The forms of an annotation.
enum AnnotationFormat: String, CaseIterable, ExpressibleByArgument {
  case jsonl
  case conllu
  case displacy
  case doccano
  case brat

  /// The layers that the form shows; `chosen` are those that the user asked for.
  func layers(_ chosen: Set<AnnotationLayer>) -> Set<AnnotationLayer> {
    switch self {
    case .jsonl: chosen
    case .conllu: [.tokens]
    case .displacy, .doccano: [.entities, .times]
    case .brat: [.entities, .times, .events]
    }
  }

  /// A document in this form; `writer` makes the lines of `jsonl`.
  func rendered(_ annotation: Annotation, _ writer: AnnotationWriter) -> RenderedAnnotation {
    switch self {
    case .jsonl: RenderedAnnotation(bytes: writer.bytes(of: annotation))
    case .conllu: RenderedAnnotation(bytes: CoNLLUWriter.bytes(of: annotation))
    case .displacy: RenderedAnnotation(bytes: DisplacyWriter.bytes(of: annotation))
    case .doccano: RenderedAnnotation(bytes: DoccanoWriter.bytes(of: annotation))
    case .brat:
      RenderedAnnotation(
        bytes: BratWriter.text(of: annotation), standoff: BratWriter.standoff(of: annotation), name: annotation.document.id.description)
    }
  }
}

/// One document in a form of annotation.
struct RenderedAnnotation: Sendable {
  /// What is written.
  var bytes: [UInt8]
  /// What goes into a second file beside it.
  var standoff: [UInt8]?
  /// The document's own name, for files.
  var name = ""
}
