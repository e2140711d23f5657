import EventCoding
import TextModel

/// A document as brat standoff: its text, and its entities, times and events with their arguments (brat's `.txt` and `.ann`).
public enum BratWriter {
  /// The text of the file `.txt`.
  public static func text(of annotation: Annotation) -> [UInt8] { annotation.document.text.bytes }

  /// The lines of the file `.ann`: `T` text-bound, `E` events.
  public static func standoff(of annotation: Annotation) -> [UInt8] {
    let document = annotation.document
    let offsets = OffsetConverter(document.text, unit: .scalars)
    var lines = ""
    var number = 0
    var known: [TextRange: String] = [:]
    func bound(_ range: TextRange, _ label: String) -> String {
      if let id = known[range] { return id }
      number += 1
      // A text-bound annotation of brat stays on one line; where it goes over a break it is told in pieces.
      let pieces = Self.pieces(of: range, in: document.text)
      let places = pieces.map { "\(offsets($0.start)) \(offsets($0.end))" }.joined(separator: ";")
      lines += "T\(number)\t\(label) \(places)\t\(pieces.map { document.text[$0] }.joined(separator: " "))\n"
      known[range] = "T\(number)"
      return "T\(number)"
    }
    for span in AnnotatedSpan.spans(annotation) { _ = bound(span.range, span.label) }
    for (index, record) in annotation.events.enumerated() {
      let event = record.event
      number += 1
      let trigger = "T\(number)"
      lines += "\(trigger)\t\(event.type) \(offsets(event.actionRange.start)) \(offsets(event.actionRange.end))\t\(record.actionText)\n"
      var arguments: [String] = ["\(event.type):\(trigger)"]
      for (place, actor) in event.actors.enumerated() { arguments.append("Actor\(suffix(place)):\(bound(actor.range, "Participant"))") }
      for (place, target) in event.targets.enumerated() { arguments.append("Target\(suffix(place)):\(bound(target.range, "Participant"))") }
      if let range = record.location?.range { arguments.append("Place:\(bound(range, "Place"))") }
      lines += "E\(index + 1)\t\(arguments.joined(separator: " "))\n"
      if event.realis != .actual { lines += "A\(index + 1)\tRealis E\(index + 1) \(event.realis.rawValue)\n" }
    }
    return Array(lines.utf8)
  }

  /// Repeated arguments of one role are numbered from the second on.
  private static func suffix(_ place: Int) -> String { place == 0 ? "" : String(place + 1) }

  private static func pieces(of range: TextRange, in text: Text) -> [TextRange] {
    var pieces: [TextRange] = []
    var start: Int?
    for position in range.start..<range.end {
      let isBreak = text.bytes[position] == 0x0A || text.bytes[position] == 0x0D
      if isBreak, let begun = start {
        pieces.append(TextRange(begun, position))
        start = nil
      } else if !isBreak, start == nil, text.bytes[position] != 0x20 || position == range.start {
        start = position
      }
    }
    if let start { pieces.append(TextRange(start, range.end)) }
    return pieces
  }
}
