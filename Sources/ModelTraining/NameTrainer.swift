import EntityRecognition
import Linguistics
import PackedStorage
import TextModel

/// Trains the name tagger.
struct NameTrainer {
  /// How long and how finely it is trained; the values of the shipped model.
  struct Settings {
    var epochs = 10
    /// The share of sentences that are learned once more without their case.
    var capitalShare = 0.25
    var updates = 3
  }

  let lexicon: WordLexicon
  let seed: UInt64
  var settings = Settings()

  /// Learns the sentences and adds the sections `names.*`.
  func train(_ sentences: [NameSentence], into writer: inout PackedFileWriter) {
    var trainer = PerceptronTrainer(classes: NameLabels.count)
    var numbers = SeededNumbers(seed: seed &+ 200)
    var input = NameInput()
    let documents = Self.documents(sentences)
    for _ in 0..<settings.epochs {
      for document in numbers.order(documents.count) {
        let isCapital = numbers.fraction() < settings.capitalShare
        for pass in 0..<(isCapital ? 2 : 1) {
          var memory = NameMemory()
          for index in documents[document] {
            let sentence = sentences[index]
            let view = pass == 0 ? sentence.view : .meaningless
            input.read(
              sentence.bytes, sentence.words[...], pass == 0 ? sentence.tags : sentence.capitalTags, bits: sentence.bits[...], view: view,
              lexicon: lexicon, memory: memory)
            learn(input, sentence.labels, &trainer, &memory)
          }
        }
      }
    }
    ModelWriter.add("names", trainer.averaged(updates: settings.updates), to: &writer)
  }

  private static func documents(_ sentences: [NameSentence]) -> [Range<Int>] {
    var documents: [Range<Int>] = []
    var start = 0
    for index in sentences.indices where index + 1 == sentences.count || sentences[index + 1].document != sentences[index].document {
      documents.append(start..<index + 1)
      start = index + 1
    }
    return documents
  }

  private func learn(_ input: NameInput, _ gold: [Int], _ trainer: inout PerceptronTrainer, _ memory: inout NameMemory) {
    var keys = FeatureKeys()
    var label1 = 0
    var label2 = 0
    for index in gold.indices {
      NameFeatures.add(input, index, label1, label2, to: &keys)
      trainer.score(keys)
      let isLast = index == gold.count - 1
      var best = -1
      for label in 0..<NameLabels.count where NameLabels.allows(label, after: label1, isLast: isLast) {
        if best < 0 || trainer.scores[label] > trainer.scores[best] { best = label }
      }
      best = max(best, 0)
      let right = gold[index]
      if best == right { trainer.keep() } else { trainer.update(keys, right: right, wrong: best) }
      memory.note(input.forms[index], label: best)
      label2 = label1
      // A wrong choice may leave the right one out of reach, so learning goes on from the gold label.
      label1 = best == right || NameLabels.allows(gold[min(index + 1, gold.count - 1)], after: best, isLast: false) ? best : right
    }
  }
}

/// Makes sentences of the records of names: with the words and the tags of a treebank where it has the same text, else with our own.
struct NameSentenceBuilder {
  let analyzer: LinguisticAnalyzer
  let evidence: GazetteerEvidence
  /// The treebank's sentences by their text, with the tags of taggers that did not learn them.
  private var known: [String: Int] = [:]
  private let set: TrainingSet
  private let written: [ContiguousArray<UInt8>]
  private let capitals: [ContiguousArray<UInt8>]

  init(
    analyzer: LinguisticAnalyzer, evidence: GazetteerEvidence, set: TrainingSet, written: [ContiguousArray<UInt8>],
    capitals: [ContiguousArray<UInt8>]
  ) {
    self.analyzer = analyzer
    self.evidence = evidence
    self.set = set
    self.written = written
    self.capitals = capitals
    for (index, sentence) in set.sentences.enumerated() {
      guard let first = sentence.words.first, let last = sentence.words.last else { continue }
      known[String(decoding: sentence.bytes[first.start..<last.end], as: UTF8.self)] = index
    }
  }

  /// The sentence of a record.
  func sentence(_ record: NameRecord) -> NameSentence {
    let text = Text(record.text)
    let document = Document(id: .string(record.id), text: text)
    var words: [TextRange]
    var tags: [PennTag]
    var capitalTags: [PennTag]
    if let index = known[record.text] {
      let sentence = set.sentences[index]
      let base = sentence.words[0].start
      words = sentence.words.map { TextRange($0.start - base, $0.end - base) }
      tags = written[index].map { set.tags.pairs[Int($0)].xpos }
      capitalTags = capitals[index].map { set.tags.pairs[Int($0)].xpos }
    } else {
      let tokens = analyzer.analyze(document, parsing: .none).tokens
      words = tokens.map(\.range)
      tags = tokens.map(\.xpos)
      let capital = Text(repairing: text.bytes.map { (0x61...0x7A).contains($0) ? $0 & 0xDF : $0 })
      let capitalTokens = analyzer.analyze(Document(id: document.id, text: capital), parsing: .none).tokens
      capitalTags = capitalTokens.count == tokens.count ? capitalTokens.map(\.xpos) : tags
    }
    let sentence = Sentence(range: text.range, tokens: words.indices, block: .paragraph)
    let analysis = Analysis(sentences: [sentence], tokens: words.map { Token(range: $0) })
    return NameSentence(
      document: record.document, bytes: text.bytes, words: words, tags: tags, capitalTags: capitalTags,
      bits: evidence.bits(in: document, analysis), labels: Self.labels(record, words),
      view: CaseView.of(text.bytes, words[...], block: .paragraph))
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
