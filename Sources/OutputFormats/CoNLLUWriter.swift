import TextModel

/// Sentences and tokens as CoNLL-U (Universal Dependencies), a block a sentence.
public enum CoNLLUWriter {
  /// The sentences of one document.
  public static func bytes(of annotation: Annotation) -> [UInt8] {
    let text = annotation.document.text
    // A sentence's id holds no white space, and a slash would name a zone (universaldependencies.org/format).
    let name = String(oneLine(annotation.document.id.description).map { $0 == " " || $0 == "/" ? "_" : $0 })
    var out = "# newdoc id = \(oneLine(annotation.document.id.description))\n"
    for (number, sentence) in annotation.analysis.sentences.enumerated() {
      out += "# sent_id = \(name)-\(number + 1)\n# text = \(oneLine(text[sentence.range]))\n"
      for index in sentence.tokens {
        let token = annotation.analysis.tokens[index]
        let head = token.head < 0 ? 0 : token.head - sentence.tokens.lowerBound + 1
        let next = index + 1 < sentence.tokens.upperBound ? annotation.analysis.tokens[index + 1].range.start : -1
        let cells = [
          String(index - sentence.tokens.lowerBound + 1), oneLine(text[token.range]), oneLine(token.lemma), token.upos.rawValue,
          token.xpos.rawValue, "_", String(head), token.deprel.rawValue, "_", next == token.range.end ? "SpaceAfter=No" : "_",
        ]
        out += cells.joined(separator: "\t") + "\n"
      }
      out += "\n"
    }
    return Array(out.utf8)
  }

  /// White space as single spaces: a line of the format holds no line break, a cell no tab.
  private static func oneLine(_ text: String) -> String {
    let words = text.utf8.split(whereSeparator: { $0 == 0x20 || (0x09...0x0D).contains($0) })
    let joined = words.map { String(decoding: $0, as: UTF8.self) }.joined(separator: " ")
    return joined.isEmpty ? "_" : joined
  }
}
