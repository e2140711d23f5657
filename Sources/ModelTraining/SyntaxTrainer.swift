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
    var parserEpochs = 14
    /// The share of sentences that the parser also learns with the tags of their capitals.
    var capitalShare = 0.2
    var taggerUpdates = 3
    var labelerUpdates = 4
    var parserUpdates = 5
  }

  let set: TrainingSet
  /// Verbs that news uses, whose regular forms the lemmatizer learns as well.
  let verbs: [String]
  let seed: UInt64
  let say: (String) -> Void
  var settings = Settings()

  /// The tags that taggers gave to sentences which they had not learned: as written, and without their case.
  typealias FoldTags = (written: [ContiguousArray<UInt8>], capitals: [ContiguousArray<UInt8>])

  /// Trains and adds all sections.
  func train(into writer: inout PackedFileWriter) throws -> FoldTags {
    let all = Array(set.sentences.indices)
    let entries = LexiconTrainer.entries(set.sentences)
    let lexicon = WordLexicon(entries)
    writer.add("words.slots", HashSlots.slots(of: entries))
    writer.add("tagger.tags", set.tags.bytes)
    writer.add("labeler.relations", set.relations.bytes)
    var lemmas = LemmaTrainer(set.sentences)
    lemmas.addRegularForms(of: verbs, set.tags)
    lemmas.add(to: &writer)
    say("lexicon of \(entries.count) words and lemmas")
    var tagger = TaggerTrainer(tags: set.tags, lexicon: lexicon)
    tagger.train(set.sentences, all, epochs: settings.taggerEpochs, seed: seed)
    ModelWriter.add("tagger", tagger.rows(updates: settings.taggerUpdates), to: &writer)
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
      let entries = LexiconTrainer.entries(indices.lazy.map { set.sentences[$0] })
      let lexicon = WordLexicon(entries)
      var trainer = TaggerTrainer(tags: set.tags, lexicon: lexicon)
      trainer.train(set.sentences, indices, epochs: settings.jackknifeEpochs, seed: seed &+ UInt64(fold) &+ 1)
      var part = PackedFileWriter()
      part.add("tagger.tags", set.tags.bytes)
      ModelWriter.add("tagger", trainer.rows(updates: 2), to: &part)
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
    var numbers = SeededNumbers(seed: seed &+ 100)
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
      say("parser, epoch \(epoch + 1)")
    }
    ModelWriter.addTransitions("parser", trainer.transitionRows(updates: settings.parserUpdates), to: &writer)
    ModelWriter.add("labeler", trainer.labelRows(updates: settings.labelerUpdates), to: &writer)
  }
}
