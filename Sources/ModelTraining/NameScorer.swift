import EntityRecognition
import Linguistics
import TextModel

/// Scores the name tagger, each record as a text of its own.
struct NameScorer {
  let analyzer: LinguisticAnalyzer
  let tagger: NameTagger
  let evidence: GazetteerEvidence

  /// The F-scores in percent: of all names, and of each type.
  func score(_ path: String) throws -> [(name: String, value: Double)] {
    var right: [NameType: Int] = [:]
    var total: [NameType: Int] = [:]
    for record in try NameRecord.records(at: path) {
      let document = Document(id: .string(record.id), text: Text(record.text))
      let analysis = analyzer.analyze(document, parsing: .none)
      let gold = record.names
      let spans = tagger.names(in: document.text, analysis, bits: evidence.bits(in: document, analysis))
      for name in gold { total[name.type, default: 0] += 1 }
      for span in spans {
        total[span.type, default: 0] += 1
        let range = TextRange(analysis.tokens[span.tokens.lowerBound].range.start, analysis.tokens[span.tokens.upperBound - 1].range.end)
        if gold.contains(where: { $0.range == range && $0.type == span.type }) { right[span.type, default: 0] += 1 }
      }
    }
    func fScore(_ types: [NameType]) -> Double {
      let all = types.reduce(0) { $0 + (total[$1] ?? 0) }
      return all == 0 ? 0 : 200 * Double(types.reduce(0) { $0 + (right[$1] ?? 0) }) / Double(all)
    }
    return [
      ("all", fScore(NameType.allCases)), ("person", fScore([.person])), ("organization", fScore([.organization])),
      ("location", fScore([.location])),
    ]
  }
}
