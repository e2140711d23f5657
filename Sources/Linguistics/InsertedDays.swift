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
  private let days: Set<UInt64>
  private let parts: Set<UInt64>
  private let on: UInt64
  private let tags: [PennTag]

  init(tags set: TagSet) {
    tags = set.pairs.map(\.xpos)
    days = Self.hashes([
      "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "today", "yesterday", "tomorrow", "tonight",
    ])
    parts = Self.hashes(["morning", "afternoon", "evening", "night"])
    on = Self.hashes(["on"]).first ?? 0
  }

  private static func hashes(_ words: [String]) -> Set<UInt64> {
    Set(words.map { word in Array(word.utf8) }.map { WordForms.hash($0, TextRange(0, $0.count)) })
  }

  /// The inserted days of a sentence in order. Complexity: O(n).
  func days(in forms: borrowing WordForms, tags found: ContiguousArray<UInt8>) -> [InsertedDay] {
    var result: [InsertedDay] = []
    for day in 1..<max(1, forms.count - 1) where days.contains(forms[day].lower) {
      let hasPreposition = forms[day - 1].lower == on
      let first = hasPreposition ? day - 1 : day
      let end = parts.contains(forms[day + 1].lower) ? day + 2 : day + 1
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
