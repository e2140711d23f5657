import Linguistics
import PackedStorage
import TextModel

/// Trains the word lexicon, the tagger, the lemmatizer, the parser and the labeler.
struct SyntaxTrainer {
  /// How long and how finely the models are trained; the values of the shipped models.
  struct Settings {
    var taggerEpochs = 8
    var jackknifeEpochs = 5
    var folds = 5
    var parserEpochs = 10
    /// How many parsers and taggers, each with random choices of its own, are added up into one.
    var rounds = 4
    /// The share of sentences that the parser also learns with the tags of their capitals.
    var capitalShare = 0.2
    /// How many features each model keeps.
    var taggerRows = 165_000
    var labelerRows = 215_000
    var parserRows = 560_000
    /// The least part of a row's largest weight that is kept.
    var leastPart: Float = 0.2
  }

  let set: TrainingSet
  /// Verbs that news uses, whose regular forms the lemmatizer learns as well.
  let verbs: [String]
  /// Inflected forms that the word lexicon knows beside the words of the treebanks.
  let forms: [InflectedForms.Form]
  let seed: UInt64
  let say: @Sendable (String) -> Void
  var settings = Settings()

  /// The tags that taggers gave to sentences which they had not learned: as written, and without their case.
  typealias FoldTags = (written: [ContiguousArray<UInt8>], capitals: [ContiguousArray<UInt8>])

  /// Trains and adds all sections.
  func train(into writer: inout PackedFileWriter) throws -> FoldTags {
    let all = Array(set.sentences.indices)
    let entries = LexiconTrainer.entries(set.sentences, forms: forms, tags: set.tags)
    let lexicon = WordLexicon(entries)
    writer.add("words.slots", HashSlots.slots(of: entries))
    writer.add("tagger.tags", set.tags.bytes)
    writer.add("labeler.relations", set.relations.bytes)
    var lemmas = LemmaTrainer(set.sentences)
    lemmas.addRegularForms(of: verbs, set.tags)
    lemmas.add(to: &writer)
    say("lexicon of \(entries.count) words and lemmas")
    let taggers = Rounds.run(settings.rounds) { round in
      var tagger = TaggerTrainer(tags: set.tags, lexicon: lexicon)
      tagger.train(set.sentences, all, epochs: settings.taggerEpochs, seed: seed &+ round)
      return [tagger.rows]
    }
    ModelWriter.add("tagger", taggers[0], limit: settings.taggerRows, leastPart: settings.leastPart, to: &writer)
    say("tagger")
    let tags = try jackknife()
    say("tags of \(settings.folds) folds")
    trainParser(lexicon, tags, into: &writer)
    return tags
  }

  private func jackknife() throws -> FoldTags {
    var written = [ContiguousArray<UInt8>](repeating: [], count: set.sentences.count)
    var capitals = written
    var forms = WordForms()
    for fold in 0..<settings.folds {
      // Ten neighbouring sentences share a fold, so that a document's words are less often on both sides.
      let isInside = { (index: Int) in index / 10 % settings.folds == fold }
      let indices = set.sentences.indices.filter { !isInside($0) }
      let entries = LexiconTrainer.entries(indices.lazy.map { set.sentences[$0] }, forms: self.forms, tags: set.tags)
      let lexicon = WordLexicon(entries)
      let rows = Rounds.run(settings.rounds) { round in
        var trainer = TaggerTrainer(tags: set.tags, lexicon: lexicon)
        trainer.train(set.sentences, indices, epochs: settings.jackknifeEpochs, seed: seed &+ UInt64(fold) &+ 1 &+ 1000 &* round)
        return [trainer.rows]
      }
      var part = PackedFileWriter()
      part.add("tagger.tags", set.tags.bytes)
      ModelWriter.add("tagger", rows[0], limit: settings.taggerRows, leastPart: settings.leastPart, to: &part)
      let tagger = try SentenceTagger(file: PackedFile(bytes: part.bytes(), name: "fold"))
      for index in set.sentences.indices where isInside(index) {
        let sentence = set.sentences[index]
        forms.read(sentence.bytes, sentence.words[...], view: sentence.view, lexicon: lexicon)
        tagger.tag(forms, into: &written[index])
        forms.read(sentence.bytes, sentence.words[...], view: .meaningless, lexicon: lexicon)
        tagger.tag(forms, into: &capitals[index])
      }
    }
    return (written, capitals)
  }

  private func trainParser(_ lexicon: WordLexicon, _ tags: FoldTags, into writer: inout PackedFileWriter) {
    let rows = Rounds.run(settings.rounds) { round in
      let trainer = parser(lexicon, tags, seed: seed &+ 100 &+ 1000 &* round)
      return [trainer.transitionRows, trainer.labelRows]
    }
    say("parser")
    ModelWriter.addTransitions("parser", rows[0], limit: settings.parserRows, to: &writer)
    ModelWriter.add("labeler", rows[1], limit: settings.labelerRows, leastPart: settings.leastPart, to: &writer)
  }

  private func parser(_ lexicon: WordLexicon, _ tags: FoldTags, seed: UInt64) -> ParserTrainer {
    var numbers = SeededNumbers(seed: seed)
    var trainer = ParserTrainer(relations: set.relations)
    var forms = WordForms()
    for epoch in 0..<settings.parserEpochs {
      let explores: ParserTrainer.Exploration = epoch == 0 ? .never : .mostly
      for index in numbers.order(set.sentences.count) {
        let sentence = set.sentences[index]
        forms.read(sentence.bytes, sentence.words[...], view: sentence.view, lexicon: lexicon)
        trainer.learn(sentence, forms, tags: tags.written[index], explores: explores, &numbers)
        if sentence.view == .written, numbers.fraction() < settings.capitalShare {
          trainer.learn(sentence, forms, tags: tags.capitals[index], explores: explores, &numbers)
        }
      }
    }
    return trainer
  }
}
