import TextModel

/// A day told between a subject and its verb, or between a verb and what it governs.
struct InsertedDay {
  /// The words: a preposition, the day and its part, as far as they are there.
  let words: Range<Int>
  /// The verb that it belongs to stands before it; else it stands behind.
  let followsVerb: Bool
  /// Whether `on` opens it.
  let hasPreposition: Bool
}

/// Finds the days that news puts in the middle of a clause: `Israel Friday reopened the crossing`, `the army lifted on Monday a blockade`.
///
/// Treebanks hardly have such clauses, so that a parser takes the day for a part of a name or of the object. It does better without it.
struct InsertedDayFinder: Sendable {
  private let words: ClauseWords
  private let on: UInt64
  private let tags: [PennTag]

  init(tags set: TagSet, words: ClauseWords) {
    tags = set.pairs.map(\.xpos)
    self.words = words
    on = ClauseWords.hash("on")
  }

  /// The inserted days of a sentence in order. Complexity: O(n).
  func days(in forms: borrowing WordForms, tags found: ContiguousArray<UInt8>) -> [InsertedDay] {
    var result: [InsertedDay] = []
    for day in 1..<max(1, forms.count - 1) where words.days.contains(forms[day].lower) {
      let hasPreposition = forms[day - 1].lower == on
      let first = hasPreposition ? day - 1 : day
      let end = words.dayparts.contains(forms[day + 1].lower) ? day + 2 : day + 1
      guard first > 0, end < forms.count else { continue }
      let (before, behind) = (tags[Int(found[first - 1])], tags[Int(found[end])])
      if Self.isVerb(before), Self.opensPhrase(behind) {
        result.append(InsertedDay(words: first..<end, followsVerb: true, hasPreposition: hasPreposition))
      } else if Self.isNominal(before), Self.isVerb(behind) || behind == .md {
        result.append(InsertedDay(words: first..<end, followsVerb: false, hasPreposition: hasPreposition))
      }
    }
    return result
  }

  private static func isVerb(_ tag: PennTag) -> Bool {
    switch tag {
    case .vb, .vbd, .vbg, .vbn, .vbp, .vbz: true
    default: false
    }
  }

  private static func isNominal(_ tag: PennTag) -> Bool {
    switch tag {
    case .nn, .nns, .nnp, .nnps, .prp, .rightBracket: true
    default: false
    }
  }

  private static func opensPhrase(_ tag: PennTag) -> Bool {
    switch tag {
    case .dt, .pdt, .prp, .prpPossessive, .jj, .jjr, .jjs, .nn, .nns, .nnp, .nnps, .cd, .dollar, .to: true
    default: false
    }
  }
}
