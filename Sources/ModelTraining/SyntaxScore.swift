import Linguistics
import TextModel

/// Counts what an analysis of raw text gets right, as the CoNLL 2018 shared task counts.
struct SyntaxScore {
  /// What is counted, in the order in which it is shown.
  enum Measure: String, CaseIterable {
    case tokens, sentences, upos, xpos, lemma, uas, las
  }

  private var right: [Measure: Int] = [:]
  private var system: [Measure: Int] = [:]
  private var gold: [Measure: Int] = [:]
  /// The words of the gold documents.
  var words: Int { gold[.tokens] ?? 0 }

  /// Adds a document.
  mutating func add(_ document: TreebankDocument, _ analysis: Analysis) {
    let words = document.sentences.flatMap { sentence in sentence.words }
    let bases = document.sentences.reduce(into: [0]) { $0.append(($0.last ?? 0) + $1.words.count) }
    var heads: [Int] = []
    for (index, sentence) in document.sentences.enumerated() {
      heads += sentence.words.map { $0.head < 0 ? -1 : $0.head + bases[index] }
    }
    let spans = Set(document.sentences.map(\.range))
    right[.sentences, default: 0] += Set(analysis.sentences.map(\.range)).intersection(spans).count
    system[.sentences, default: 0] += analysis.sentences.count
    gold[.sentences, default: 0] += spans.count
    for measure in Measure.allCases where measure != .sentences {
      system[measure, default: 0] += analysis.tokens.count
      gold[measure, default: 0] += words.count
    }
    let places = Dictionary(words.enumerated().map { ($1.range, $0) }, uniquingKeysWith: { $1 })
    let pairs = analysis.tokens.map { places[$0.range] }
    for (token, pair) in zip(analysis.tokens, pairs) {
      guard let pair else { continue }
      let word = words[pair]
      count(.tokens, true)
      count(.upos, token.upos == word.upos)
      count(.xpos, token.xpos == word.xpos)
      count(.lemma, token.lemma.lowercased() == word.lemma.lowercased())
      let head = token.head < 0 ? -1 : pairs[token.head] ?? -2
      count(.uas, head == heads[pair])
      count(.las, head == heads[pair] && token.deprel.universal == word.relation.universal)
    }
  }

  private mutating func count(_ measure: Measure, _ isRight: Bool) {
    if isRight { right[measure, default: 0] += 1 }
  }

  /// The F-score of a measure in percent.
  func fScore(_ measure: Measure) -> Double {
    let total = (system[measure] ?? 0) + (gold[measure] ?? 0)
    return total == 0 ? 0 : 200 * Double(right[measure] ?? 0) / Double(total)
  }

  /// One line: every measure with its F-score.
  var line: String {
    Measure.allCases.map { "\($0.rawValue) \(rounded(fScore($0)))" }.joined(separator: "  ")
  }
}

/// A number with two decimals.
func rounded(_ value: Double) -> String {
  let hundredths = Int((value * 100).rounded())
  let fraction = hundredths % 100
  return "\(hundredths / 100).\(fraction < 10 ? "0" : "")\(fraction)"
}

/// A time in seconds.
func seconds(_ time: Duration) -> Double { Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18 }

/// A time in seconds with two decimals.
func rounded(_ time: Duration) -> String { rounded(seconds(time)) }
