/// The lines of a PETRARCH dictionary without comments, with their numbers.
struct DictionaryLines {
  /// A line: its number from 1, and what is left of it; its indentation stays.
  struct Line {
    let number: Int
    let text: String
  }

  let lines: [Line]

  /// Takes comments away: `<!-- -->` over lines, and what follows a `#` or `;`.
  init(_ bytes: [UInt8]) {
    var found: [Line] = []
    var isInComment = false
    for (index, raw) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
      var rest = Substring(String(decoding: raw, as: UTF8.self))
      var text = ""
      while !rest.isEmpty {
        if isInComment {
          guard let end = rest.range(of: "-->") else { break }
          rest = rest[end.upperBound...]
          isInComment = false
        } else if let start = rest.range(of: "<!--") {
          text += rest[..<start.lowerBound]
          rest = rest[start.upperBound...]
          isInComment = true
        } else {
          text += rest
          break
        }
      }
      if let mark = text.firstIndex(where: { $0 == "#" || $0 == ";" }) { text = String(text[..<mark]) }
      while let last = text.utf8.last, last <= 0x20 { text.removeLast() }
      if !text.isEmpty { found.append(Line(number: index + 1, text: text)) }
    }
    lines = found
  }
}

extension Substring {
  /// Where a short ASCII text stands first.
  fileprivate func range(of text: StaticString) -> Range<Index>? {
    let wanted = Array(text.description.utf8)
    let bytes = Array(utf8)
    guard bytes.count >= wanted.count else { return nil }
    for start in 0...(bytes.count - wanted.count) where Array(bytes[start..<start + wanted.count]) == wanted {
      let lower = utf8.index(startIndex, offsetBy: start)
      return lower..<utf8.index(lower, offsetBy: wanted.count)
    }
    return nil
  }
}

/// What stands in brackets in a line of a dictionary, and what stands before them.
struct BracketedLine {
  /// The words before the first bracket.
  let head: String
  /// The contents of the brackets.
  let groups: [String]
  /// What is wrong with them.
  let fault: String?

  init(_ text: String) {
    guard let first = text.firstIndex(of: "[") else {
      (head, groups) = (text, [])
      fault = text.contains("]") ? "there is a ] without its [; the line was left out" : nil
      return
    }
    head = String(text[..<first])
    var found: [String] = []
    var wrong: String?
    var rest = text[first...]
    while let open = rest.firstIndex(of: "[") {
      guard let close = rest[open...].firstIndex(of: "]") else {
        wrong = "the bracket that opens before '\(rest[rest.index(after: open)...])' is not closed; that code was left out"
        rest = ""
        break
      }
      found.append(String(rest[rest.index(after: open)..<close]))
      rest = rest[rest.index(after: close)...]
    }
    if rest.contains(where: { $0 != " " && $0 != "\t" }) { wrong = "'\(rest)' behind the last bracket was left out" }
    groups = found
    fault = wrong
  }
}
