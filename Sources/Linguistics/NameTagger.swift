import PackedStorage
import TextModel

/// Finds the names of persons, organizations and places by their words and surroundings; a greedy averaged perceptron.
///
/// Immutable, used from any thread. Linear in the words.
public struct NameTagger: Sendable {
  private let lexicon: WordLexicon
  private let model: DenseModel

  /// Opens the sections `words.slots` and `names.*`.
  ///
  /// - Throws: `PackedFileError.damaged` where one is missing.
  public init(file: PackedFile) throws(PackedFileError) {
    lexicon = try WordLexicon(file: file)
    model = try DenseModel("names", in: file)
  }

  /// The names of a document in order; they do not overlap and never cross a sentence.
  ///
  /// `bits` holds what the gazetteer knows of each token; where it is shorter than the tokens, the rest has none.
  public func names(in text: Text, _ analysis: Analysis, bits: [GazetteerBits]) -> [NameSpan] {
    var found: [NameSpan] = []
    var input = NameInput()
    var memory = NameMemory()
    var labels: ContiguousArray<Int> = []
    let bits = bits + Array(repeating: [], count: max(0, analysis.tokens.count - bits.count))
    for sentence in analysis.sentences {
      let tokens = analysis.tokens[sentence.tokens]
      let words = tokens.map(\.range)
      let view = CaseView.of(text.bytes, words[...], block: sentence.block)
      input.read(text.bytes, words[...], tokens.lazy.map(\.xpos), bits: bits[sentence.tokens], view: view, lexicon: lexicon, memory: memory)
      label(input, into: &labels)
      for index in 0..<labels.count { memory.note(input.forms[index], label: labels[index]) }
      Self.addSpans(labels, from: sentence.tokens.lowerBound, to: &found)
    }
    return found
  }

  private func label(_ input: borrowing NameInput, into labels: inout ContiguousArray<Int>) {
    labels.removeAll(keepingCapacity: true)
    var keys = FeatureKeys()
    var label1 = 0
    var label2 = 0
    for index in 0..<input.count {
      // Most words: small letters before small letters, of which neither the gazetteer nor the document knows a name.
      if !NameLabels.isOpen(label1), input.isPlain(index) {
        labels.append(0)
        (label1, label2) = (0, label1)
        continue
      }
      NameFeatures.add(input, index, label1, label2, to: &keys)
      let scores = model.score(keys)
      var best = -1
      for label in 0..<NameLabels.count where NameLabels.allows(label, after: label1, isLast: index == input.count - 1) {
        if best < 0 || scores[label] > scores[best] { best = label }
      }
      best = max(best, 0)
      labels.append(best)
      label2 = label1
      label1 = best
    }
  }

  private static func addSpans(_ labels: ContiguousArray<Int>, from base: Int, to found: inout [NameSpan]) {
    var start = 0
    for (index, label) in labels.enumerated() where label > 0 {
      let part = (label - 1) & 3
      if part == 0 || part == 3 { start = index }
      guard part >= 2, let type = NameType(rawValue: UInt8((label - 1) >> 2)) else { continue }
      found.append(NameSpan(tokens: base + start..<base + index + 1, type: type))
    }
  }
}
