import TextModel

/// Reads whole numbers as news writes them: `12`, `1,200`, `twelve`, `two dozen`, `1.5 million`.
struct NumberReader {
  let context: CodingContext

  /// The number that a token and the number words joined to it say; nothing for `dozens`, `several`, `many`.
  func value(of token: Int) -> Int? {
    let word = context.lemma(token)
    if let digits = Self.digits(word) {
      let next = token + 1
      if next < context.tokens.count, let scale = Self.scales[context.lemma(next)] { return digits * scale }
      return digits
    }
    guard var total = Self.words[word] else { return nil }
    var next = token + 1
    while next < context.tokens.count {
      let following = context.lemma(next)
      if following == "-" || following == "and" {
        next += 1
        continue
      }
      if let scale = Self.scales[following] {
        total *= scale
      } else if let unit = Self.words[following], unit < 10, total % 10 == 0, total >= 20 {
        total += unit
      } else {
        break
      }
      next += 1
    }
    return total
  }

  private static func digits(_ word: String) -> Int? {
    let bytes = word.utf8.filter { $0 != UInt8(ascii: ",") }
    guard !bytes.isEmpty, bytes.count <= 9, bytes.allSatisfy({ (48...57).contains($0) }) else { return nil }
    return Int(String(decoding: Array(bytes), as: UTF8.self))
  }

  private static let scales = ["hundred": 100, "thousand": 1000, "million": 1_000_000, "dozen": 12]
  private static let words: [String: Int] = {
    let units = [
      "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen",
      "fifteen",
      "sixteen", "seventeen", "eighteen", "nineteen",
    ]
    let tens = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
    var all = Dictionary(uniqueKeysWithValues: units.enumerated().map { ($1, $0) })
    for (index, word) in tens.enumerated() { all[word] = (index + 2) * 10 }
    return all
  }()
}
