import FoundationEssentials
import TextModel

/// A syntactic word of a treebank with its gold analysis.
struct TreebankWord {
  let range: TextRange
  let upos: UniversalTag
  let xpos: PennTag
  let lemma: String
  /// The index of the head in the sentence, or -1 for the root.
  let head: Int
  let relation: DependencyRelation
}

/// A sentence of a treebank.
struct TreebankSentence {
  let range: TextRange
  let words: [TreebankWord]
}

/// A document of a treebank with its text as it reads: sentences joined by a space, paragraphs by a blank line.
struct TreebankDocument {
  let id: String
  let text: Text
  let sentences: [TreebankSentence]
}

/// What keeps training from going on.
struct TrainingError: Error, CustomStringConvertible {
  let description: String
}

/// Reads CoNLL-U into documents.
struct TreebankReader {
  private var documents: [TreebankDocument] = []
  private var id = "document-0"
  private var bytes: [UInt8] = []
  private var sentences: [TreebankSentence] = []
  private var rows: [[Substring]] = []
  private var meta: [Substring: Substring] = [:]

  /// The documents of the file at `path`.
  static func documents(at path: String) throws -> [TreebankDocument] {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw TrainingError(description: "\(path): cannot be read; unpack it with `xz -dc FILE.conllu.xz > FILE.conllu`")
    }
    var reader = TreebankReader()
    for line in String(decoding: data, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false) {
      reader.read(line)
    }
    reader.endSentence()
    reader.endDocument()
    return reader.documents
  }

  private mutating func read(_ line: Substring) {
    if line.isEmpty {
      endSentence()
    } else if line.hasPrefix("#") {
      let parts = line.dropFirst().split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let key = trimmed(parts[0])
      meta[key] = parts.count > 1 ? trimmed(parts[1]) : ""
    } else {
      rows.append(line.split(separator: "\t", omittingEmptySubsequences: false))
    }
  }

  private func trimmed(_ text: Substring) -> Substring {
    var text = text
    while text.first == " " { text.removeFirst() }
    while text.last == " " { text.removeLast() }
    return text
  }

  private mutating func endDocument() {
    if !sentences.isEmpty { documents.append(TreebankDocument(id: id, text: Text(repairing: bytes), sentences: sentences)) }
    bytes = []
    sentences = []
  }

  private mutating func endSentence() {
    defer {
      rows = []
      meta = [:]
    }
    guard !rows.isEmpty else { return }
    if let new = meta["newdoc id"] {
      endDocument()
      id = String(new)
    }
    if !bytes.isEmpty { bytes += Array((meta.keys.contains { $0.hasPrefix("newpar") } ? "\n\n" : " ").utf8) }
    let base = bytes.count
    let text = Array((meta["text"] ?? "").utf8)
    bytes += text
    sentences.append(TreebankSentence(range: TextRange(base, base + text.count), words: words(text, base)))
  }

  /// The words with their places in the text; words inside one surface token have places of their own.
  private func words(_ text: [UInt8], _ base: Int) -> [TreebankWord] {
    var found: [TreebankWord] = []
    var at = 0
    var surface = (last: 0, end: 0)
    for row in rows {
      if row[0].contains("-") {
        let whole = Array(row[1].utf8)
        surface = (Int(row[0].split(separator: "-")[1]) ?? 0, (Self.find(whole, in: text, at, text.count) ?? at) + whole.count)
        continue
      }
      guard let number = Int(row[0]), row.count >= 8 else { continue }
      let form = Array(row[1].utf8)
      let inside = number <= surface.last
      let limit = inside ? min(surface.end, text.count) : text.count
      var start = at
      var end = min(limit, at + form.count)
      if let place = Self.find(form, in: text, at, limit) {
        start = place
        end = place + form.count
      } else if number == surface.last {
        end = limit
      }
      at = max(start, end)
      found.append(
        TreebankWord(
          range: TextRange(base + start, base + at), upos: UniversalTag(rawValue: String(row[3])) ?? .x,
          xpos: PennTag(rawValue: String(row[4])) ?? .xx, lemma: String(row[2]), head: (Int(row[6]) ?? 0) - 1,
          relation: Self.relation(row[7])))
    }
    return found
  }

  private static func relation(_ name: Substring) -> DependencyRelation {
    DependencyRelation(rawValue: String(name)) ?? DependencyRelation(rawValue: String(name.split(separator: ":").first ?? "dep")) ?? .dep
  }

  private static func find(_ form: [UInt8], in text: [UInt8], _ from: Int, _ limit: Int) -> Int? {
    var at = from
    while at + form.count <= limit {
      if text[at..<at + form.count].elementsEqual(form) { return at }
      at += 1
    }
    return nil
  }
}
