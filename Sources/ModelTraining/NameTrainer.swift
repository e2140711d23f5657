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
    var rows = 125_000
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
    ModelWriter.addDense("names", trainer.averaged, limit: settings.rows, to: &writer)
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
