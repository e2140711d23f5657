/// What the shipped models were learned from, with the credit that goes with them.
struct TrainingSource {
  /// The file in the folder of its kind.
  let file: String
  let title: String
  let licence: String

  /// The treebanks, in the order in which they are read.
  static let treebanks = [
    TrainingSource(
      file: "ewt-train.conllu", title: "Universal Dependencies English Web Treebank (UD_English-EWT) 2.16, training part",
      licence: "CC BY-SA 4.0"),
    TrainingSource(
      file: "gum-open-train.conllu",
      title:
        "Georgetown University Multilayer corpus (GUM), training part of the genres academic, bio, court, interview, news, speech, textbook, vlog and voyage",
      licence: "annotations CC BY 4.0; texts CC BY, CC BY-SA 3.0 or public domain"),
  ]

  /// The corpora of names, in the order in which they are read.
  static let names = [
    TrainingSource(
      file: "uner_en_ewt_train.jsonl", title: "Universal NER, English Web Treebank, training part", licence: "CC BY-SA 4.0"),
    TrainingSource(file: "gum_named_open.jsonl", title: "GUM, named entities of the genres above, training part", licence: "CC BY 4.0"),
    TrainingSource(file: "wikigold.jsonl", title: "WikiGold", licence: "CC BY 4.0"),
    TrainingSource(
      file: "crossner_politics_train.jsonl", title: "CrossNER, politics, training part", licence: "MIT; texts of Wikipedia CC BY-SA 3.0"),
    TrainingSource(
      file: "re3d_open.jsonl", title: "Relationship and Entity Extraction Evaluation Dataset (re3d), open part",
      licence: "public domain, OGL v3, CC BY-SA 3.0, CC BY 3.0 AU, EC reuse policy, each text its own"),
  ]
}
