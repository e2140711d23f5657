import TextModel

/// Finds organizations that no table lists by the words that make a capitalized phrase one: `Ministry of Defence`, `Syrian Army`.
struct OrganizationComposer {
  let lexicon: NameLexicon
  let forms: TokenForms
  let tokens: [Token]

  /// A phrase and the role code that its head gives.
  struct Found {
    let tokens: Range<Int>
    let code: String
  }

  /// All such phrases of a sentence, without overlaps, longest first where they compete.
  func organizations(in sentence: Range<Int>) -> [Found] {
    var found: [Found] = []
    for index in sentence where isNamePart(index) {
      guard let (head, width) = head(endingAt: index, in: sentence) else { continue }
      let start = index - width + 1
      // A head of several words is a name of its own: `the Interior Ministry`.
      if head.position != .first, let lower = leftEdge(of: start, in: sentence), lower < start || width > 1 {
        found.append(Found(tokens: lower..<index + 1, code: head.code))
      }
      if head.position != .last, let upper = rightEdge(of: index, in: sentence), upper > index + 1 {
        let lower = leftEdge(of: start, in: sentence) ?? start
        found.append(Found(tokens: lower..<upper, code: head.code))
      }
    }
    found.sort { $0.tokens.count != $1.tokens.count ? $0.tokens.count > $1.tokens.count : $0.tokens.lowerBound < $1.tokens.lowerBound }
    var kept: [Found] = []
    for phrase in found where !kept.contains(where: { $0.tokens.overlaps(phrase.tokens) }) { kept.append(phrase) }
    return kept
  }

  private func head(endingAt index: Int, in sentence: Range<Int>) -> (NameLexicon.Head, Int)? {
    for width in [3, 2, 1] where index - width + 1 >= sentence.lowerBound {
      let words = forms.lower[(index - width + 1)...index].joined(separator: " ")
      if let head = lexicon.heads[words] { return (head, width) }
    }
    return nil
  }

  private func isNamePart(_ index: Int) -> Bool {
    guard forms.isCapitalized(index) else { return false }
    if forms.inCapitals[index] { return tokens[index].upos == .propn }
    return tokens[index].upos != .x || !lexicon.places.function.contains(forms.lower[index])
  }

  /// Goes left over capitalized words, and over `of`, `for`, `and` between two of them.
  private func leftEdge(of start: Int, in sentence: Range<Int>) -> Int? {
    var edge = start
    while edge > sentence.lowerBound {
      let previous = edge - 1
      let token = tokens[previous]
      if isNamePart(previous), ![.det, .adp, .pron, .sconj, .cconj, .aux, .verb, .adv, .num].contains(token.upos), !isTitle(previous) {
        edge = previous
      } else if ["of", "for", "'s", "’s", "-"].contains(forms.lower[previous]), previous > sentence.lowerBound, edge < start,
        isNamePart(previous - 1)
      {
        edge = previous - 1
      } else {
        break
      }
    }
    return edge
  }

  /// Goes right over `of` or `for` and the capitalized words behind it.
  private func rightEdge(of index: Int, in sentence: Range<Int>) -> Int? {
    var edge = index + 1
    guard edge < sentence.upperBound, ["of", "for", "on"].contains(forms.lower[edge]) else { return nil }
    var last = edge
    while edge < sentence.upperBound {
      let word = forms.lower[edge]
      if isNamePart(edge), !lexicon.places.calendar.contains(word), ![.pron, .verb, .aux, .num].contains(tokens[edge].upos) {
        edge += 1
        last = edge
      } else if word == "and", joinsAnother(edge, in: sentence) {
        break
      } else if ["of", "for", "the", "on", "and", "-"].contains(word), edge - last < 2 {
        edge += 1
      } else {
        break
      }
    }
    return last > index + 1 ? last : nil
  }

  /// Whether what follows `and` is a name of its own with a head at its end: `Reform Party of Canada and Canadian Alliance`.
  private func joinsAnother(_ index: Int, in sentence: Range<Int>) -> Bool {
    var end = index + 1
    while end < sentence.upperBound, isNamePart(end) { end += 1 }
    return end > index + 2 && head(endingAt: end - 1, in: sentence) != nil
  }

  private func isTitle(_ index: Int) -> Bool { lexicon.titles.contains(NameLexicon.key(of: forms.lower[index])) }
}
