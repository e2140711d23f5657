import Linguistics
import TextModel

/// Splits the records of names into words: as a treebank does where it has the same text, else as we do.
struct NameRecordSplitter {
  private let set: TrainingSet
  private let segmenter: Segmenter
  private var known: [String: Int] = [:]

  init(set: TrainingSet, segmenter: Segmenter) {
    self.set = set
    self.segmenter = segmenter
    for (index, sentence) in set.sentences.enumerated() {
      guard let first = sentence.words.first, let last = sentence.words.last else { continue }
      known[String(decoding: sentence.bytes[first.start..<last.end], as: UTF8.self)] = index
    }
  }

  /// The index of the treebank's sentence that is the record's text.
  func sentence(of record: NameRecord) -> Int? { known[record.text] }

  /// The words of a record.
  func words(of record: NameRecord) -> [TextRange] {
    if let index = sentence(of: record) {
      let words = set.sentences[index].words
      return words.map { TextRange($0.start - words[0].start, $0.end - words[0].start) }
    }
    let document = Document(id: .string(record.id), text: Text(record.text))
    return document.analyzedBlocks.flatMap { segmenter.sentences(in: document, $0).flatMap { $0 } }
  }
}

/// Makes sentences of the records of names: with the tags of taggers that did not learn them where a treebank has them, else with our own.
struct NameSentenceBuilder {
  let analyzer: LinguisticAnalyzer
  let splitter: NameRecordSplitter
  let evidence: TrainingEvidence
  let set: TrainingSet
  let tags: SyntaxTrainer.FoldTags

  /// The sentence of a record, the `number`th of its file.
  func sentence(_ record: NameRecord, file: String, number: Int) -> NameSentence {
    let text = Text(record.text)
    let words = splitter.words(of: record)
    let found = splitter.sentence(of: record).map { index in
      (written: penn(tags.written[index]), capitals: penn(tags.capitals[index]))
    }
    let (written, capitals) = found ?? analyzed(text, words)
    return NameSentence(
      document: record.document, bytes: text.bytes, words: words, tags: written, capitalTags: capitals,
      bits: evidence.bits(of: words, file: file, record: number), labels: Self.labels(record, words),
      view: CaseView.of(text.bytes, words[...], block: .paragraph))
  }

  private func penn(_ tags: ContiguousArray<UInt8>) -> [PennTag] { tags.map { set.tags.pairs[Int($0)].xpos } }

  private func analyzed(_ text: Text, _ words: [TextRange]) -> (written: [PennTag], capitals: [PennTag]) {
    func tags(_ text: Text) -> [PennTag] {
      analyzer.analyze(Document(id: .number("0"), text: text), words: [words]).tokens.map(\.xpos)
    }
    return (tags(text), tags(Text(repairing: text.bytes.map { (0x61...0x7A).contains($0) ? $0 & 0xDF : $0 })))
  }

  private static func labels(_ record: NameRecord, _ words: [TextRange]) -> [Int] {
    var labels = [Int](repeating: 0, count: words.count)
    for name in record.names {
      let inside = words.indices.filter { words[$0].overlaps(name.range) }
      guard let first = inside.first, let last = inside.last, inside.allSatisfy({ labels[$0] == 0 }) else { continue }
      for index in first...last { labels[index] = NameLabels.label(name.type, place: index - first, length: last - first + 1) }
    }
    return labels
  }
}
