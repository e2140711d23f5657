import EntityRecognition
import EventCoding
import Gazetteers
import TextModel
import ToponymResolution

/// What led to an extraction, as text for a person: made from the same values that `extract` writes.
public struct Explanation: Sendable {
  private let extraction: Extraction
  private let gazetteer: Gazetteer

  /// Creates an explanation of an extraction that was made with `Configuration.Detail.explanation`.
  public init(_ extraction: Extraction, gazetteer: Gazetteer) {
    self.extraction = extraction
    self.gazetteer = gazetteer
  }

  /// The whole explanation.
  public var text: String {
    [document, sentences, names, times, events].joined(separator: "\n") + "\n"
  }

  private var document: String {
    let document = extraction.document
    var lines = ["DOCUMENT \(document.id)"]
    if let title = document.title { lines.append("  title      \(title)") }
    if let published = document.published { lines.append("  published  \(published.day) (from \(published.source.rawValue))") }
    if let dateline = document.dateline { lines.append("  dateline   \(oneLine(document.text[dateline.range]))") }
    for point in document.points { lines.append("  point      \(point.latitude), \(point.longitude) (given)") }
    for block in document.blocks where block.kind == .boilerplate {
      lines.append("  left out   \(oneLine(document.text[block.range]))")
    }
    for diagnostic in extraction.diagnostics {
      lines.append("  \(diagnostic.severity.rawValue): \(diagnostic.stage): \(diagnostic.message)")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private var sentences: String {
    let text = extraction.document.text
    return extraction.analysis.sentences.enumerated().map { number, sentence in
      let rows = sentence.tokens.map { index in
        let token = extraction.analysis.tokens[index]
        let head = token.head < 0 ? 0 : token.head - sentence.tokens.lowerBound + 1
        let cells = [
          "\(index - sentence.tokens.lowerBound + 1)", text[token.range], token.lemma, token.upos.rawValue, token.xpos.rawValue, "\(head)",
          token.deprel.rawValue,
        ]
        return "  " + cells.map(oneLine).joined(separator: "\t")
      }
      return "SENTENCE \(number + 1): \(oneLine(text[sentence.range]))\n" + rows.joined(separator: "\n") + "\n"
    }.joined(separator: "\n")
  }

  private var names: String {
    let resolved = Dictionary(uniqueKeysWithValues: extraction.places.map { ($0.mention, $0) })
    var lines = ["NAMES"]
    for (index, mention) in extraction.mentions.enumerated() {
      let words = oneLine(extraction.document.text[mention.range])
      lines.append(
        "  \(words)  [\(mention.kind.rawValue), \(rounded(mention.confidence))]" + (mention.name == words ? "" : " = \(mention.name)"))
      if let actor = mention.actor {
        let entry = gazetteer.actor(actor)
        let code = entry.code(on: extraction.document.published?.day) ?? "no code on that day"
        lines.append("    \(entry.name) (\(entry.type.rawValue)): \(code)")
      }
      let candidates = extraction.candidates[index] ?? []
      if resolved[index] == nil, !candidates.isEmpty { lines.append("    none of these convinced (\(candidates.count) candidates)") }
      for candidate in candidates.prefix(5) { lines.append(describe(candidate)) }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func describe(_ candidate: ScoredCandidate) -> String {
    let place = candidate.place
    let inside = gazetteer.containers(of: place.id).map { gazetteer.place($0).name }.joined(separator: ", ")
    let evidence = candidate.evidence.map { "\($0.feature.words) \($0.weight >= 0 ? "+" : "")\(rounded($0.weight)) (\($0.detail))" }.joined(
      separator: ", ")
    return "    \(rounded(candidate.score))  \(place.name)\(inside.isEmpty ? "" : ", " + inside) \(place.type.code): \(evidence)"
  }

  private var times: String {
    let lines = extraction.timexes.map { timex in
      let days = timex.start.map { start in "  \(start)" + (timex.end.map { $0 == start ? "" : " to \($0)" } ?? "") } ?? ""
      let words = oneLine(extraction.document.text[timex.range])
      return "  \(words)  \(timex.type.rawValue) \(timex.value)\(timex.mod.map { " mod \($0)" } ?? "")\(days)  [rule \(timex.rule)]"
    }
    return (["TIMES"] + lines).joined(separator: "\n") + "\n"
  }

  private var events: String {
    var lines = ["EVENTS"]
    for record in extraction.events {
      let event = record.event
      lines.append("  \(record.title)  [\(event.cameo ?? "-") \(event.type) \(event.realis.rawValue), \(rounded(event.confidence))]")
      lines.append("    \(record.quote)")
      lines += event.reasons.map { "    - \($0)" }
    }
    return lines.joined(separator: "\n")
  }

  private func rounded(_ number: Double) -> String {
    let hundredths = Int((abs(number) * 100).rounded())
    let tail = hundredths % 100
    return (number < 0 && hundredths > 0 ? "-" : "") + "\(hundredths / 100)." + (tail < 10 ? "0" : "") + "\(tail)"
  }
}
