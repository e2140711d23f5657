import FoundationEssentials

/// What goes with a model file: where it comes from, how it is made again, how good it is, and whom to credit.
struct Manifest {
  /// The scores on one development set, in percent.
  struct Score {
    let set: String
    let values: [(name: String, value: Double)]
  }

  let command: TrainCommand
  let bytes: Int
  let scores: [Score]

  /// Writes the manifest beside the model.
  func write() throws {
    let stem = command.output.hasSuffix(".model") ? String(command.output.dropLast(6)) : command.output
    try Data(json.utf8).write(to: URL(filePath: stem + ".manifest.json"))
  }

  private var json: String {
    let sources = (TrainingSource.treebanks + TrainingSource.names).map { source in
      "    {\"file\": \"\(source.file)\", \"title\": \"\(source.title)\", \"licence\": \"\(source.licence)\"}"
    }
    let results = scores.map { score in
      let values = score.values.map { "\"\($0.name)\": \(rounded($0.value))" }
      return "    \"\(score.set)\": {\(values.joined(separator: ", "))}"
    }
    return """
      {
        "model": "english.model",
        "licence": "CC BY-SA 4.0",
        "attribution": "Learned from UD_English-EWT (Universal Dependencies contributors, CC BY-SA 4.0), GUM (Amir Zeldes and contributors, CC BY 4.0), Universal NER (CC BY-SA 4.0), WikiGold (CC BY 4.0), CrossNER and re3d; word evidence from the gazetteer (GeoNames, CC BY 4.0).",
        "command": "dateline-train --treebanks DIR --names DIR --output Gazetteer/models/english.model --seed \(command.seed)",
        "seed": \(command.seed),
        "bytes": \(bytes),
        "data": [
      \(sources.joined(separator: ",\n"))
        ],
        "scores_in_percent_from_raw_text": {
      \(results.joined(separator: ",\n"))
        }
      }

      """
  }
}
