import Linguistics

/// Trains the tagger on gold sentences and a share of copies whose case says nothing.
struct TaggerTrainer {
  private let lexicon: WordLexicon
  private let classes: Int
  private var trainer: PerceptronTrainer

  /// The share of sentences that are learned once more without their case.
  static let capitalShare = 0.3

  init(tags: TagSet, lexicon: WordLexicon) {
    self.lexicon = lexicon
    classes = tags.pairs.count
    trainer = PerceptronTrainer(classes: classes)
  }

  /// Learns the sentences at `indices`, `epochs` times in random order.
  mutating func train(_ sentences: [TrainingSentence], _ indices: [Int], epochs: Int, seed: UInt64) {
    var numbers = SeededNumbers(seed: seed)
    var forms = WordForms()
    for _ in 0..<epochs {
      for position in numbers.order(indices.count) {
        let sentence = sentences[indices[position]]
        forms.read(sentence.bytes, sentence.words[...], view: sentence.view, lexicon: lexicon)
        learn(forms, sentence.tags)
        if sentence.view == .written, numbers.fraction() < Self.capitalShare {
          forms.read(sentence.bytes, sentence.words[...], view: .meaningless, lexicon: lexicon)
          learn(forms, sentence.tags)
        }
      }
    }
  }

  private mutating func learn(_ forms: WordForms, _ gold: [UInt8]) {
    var keys = FeatureKeys()
    var tag1: UInt64 = 200
    var tag2: UInt64 = 200
    for index in gold.indices {
      var best = forms[index].onlyTag ?? -1
      if best < 0 {
        TaggerFeatures.add(forms, index, tag1, tag2, to: &keys)
        trainer.score(keys)
        best = trainer.best
        if best == Int(gold[index]) { trainer.keep() } else { trainer.update(keys, right: Int(gold[index]), wrong: best) }
      }
      tag2 = tag1
      tag1 = UInt64(best)
    }
  }

  /// The averaged rows.
  var rows: [TrainedRow] { trainer.averaged }
}
