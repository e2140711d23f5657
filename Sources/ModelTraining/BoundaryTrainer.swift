import Linguistics
import PackedStorage
import TextModel

/// Trains the boundary finder on what the marks and lines of the treebanks' raw text leave together.
struct BoundaryTrainer {
  /// How long and how finely it is trained; the values of the shipped model.
  struct Settings {
    var epochs = 8
    var rows = 60_000
  }

  let segmenter: Segmenter
  let lexicon: WordLexicon
  let seed: UInt64
  var settings = Settings()

  /// A sentence as the segmenter gives it, with the words behind which the treebank ends one.
  private struct Sample {
    let document: Int
    let words: ArraySlice<TextRange>
    let ends: Set<Int>
  }

  /// Learns the documents and adds the sections `boundaries.*`.
  func train(_ documents: [TreebankDocument], into writer: inout PackedFileWriter) {
    let samples = documents.indices.flatMap { collect(documents[$0], $0) }
    var trainer = PerceptronTrainer(classes: 2)
    var numbers = SeededNumbers(seed: seed &+ 300)
    var forms = WordForms()
    for _ in 0..<settings.epochs {
      for index in numbers.order(samples.count) {
        let sample = samples[index]
        let bytes = documents[sample.document].text.bytes
        let view = CaseView.of(bytes, sample.words, block: .paragraph)
        guard view == .written else { continue }
        forms.read(bytes, sample.words, view: view, lexicon: lexicon)
        learn(bytes, sample, forms, &trainer)
      }
    }
    ModelWriter.add("boundaries", trainer.averaged, limit: settings.rows, to: &writer)
  }

  private func collect(_ gold: TreebankDocument, _ number: Int) -> [Sample] {
    let document = Document(id: .string(gold.id), text: gold.text)
    let ends = Set(gold.sentences.map(\.range.end))
    return document.analyzedBlocks.flatMap { block in
      segmenter.sentences(in: document, block).map { words in
        let inside = words.indices.filter { ends.contains(words[$0].end) }.map { $0 - words.startIndex }
        return Sample(document: number, words: words, ends: Set(inside))
      }
    }
  }

  private func learn(_ bytes: [UInt8], _ sample: Sample, _ forms: WordForms, _ trainer: inout PerceptronTrainer) {
    var keys = FeatureKeys()
    var start = 0
    for index in 0..<max(0, sample.words.count - 1) {
      let isEnd = sample.ends.contains(index)
      if BoundaryFeatures.isCandidate(bytes, sample.words, index) {
        BoundaryFeatures.add(forms, index, start: start, to: &keys)
        trainer.score(keys)
        let best = trainer.best
        if best == (isEnd ? 1 : 0) { trainer.keep() } else { trainer.update(keys, right: isEnd ? 1 : 0, wrong: best) }
      }
      if isEnd { start = index + 1 }
    }
  }
}
