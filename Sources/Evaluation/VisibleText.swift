/// What is compared of a text: its characters without white space, soft hyphens and angle brackets.
struct VisibleText: Hashable {
  let characters: String

  /// Of text as it is shown.
  init(plain text: String) { characters = text.filter { !$0.isWhitespace && !"<>\u{AD}".contains($0) } }

  /// Of text with tags and references.
  init(markup text: String) {
    var visible = ""
    var isTag = false
    for character in text {
      switch character {
      case "<": isTag = true
      case ">" where isTag: isTag = false
      default: if !isTag { visible.append(character) }
      }
    }
    self.init(plain: Self.decoded(visible))
  }

  /// The text with its numbered references and those of XML as characters.
  private static func decoded(_ text: String) -> String {
    guard text.contains("&") else { return text }
    var parts = text.split(separator: "&", omittingEmptySubsequences: false).map(String.init)
    for index in parts.indices.dropFirst() {
      guard let end = parts[index].firstIndex(of: ";"), let character = character(parts[index][..<end]) else {
        parts[index] = "&" + parts[index]
        continue
      }
      parts[index] = character + parts[index][parts[index].index(after: end)...]
    }
    return parts.joined()
  }

  private static func character(_ reference: Substring) -> String? {
    switch reference.lowercased() {
    case "amp": return "&"
    case "lt": return "<"
    case "gt": return ">"
    case "quot": return "\""
    case "apos": return "'"
    default:
      guard reference.hasPrefix("#") else { return nil }
      let digits = reference.dropFirst()
      let number = digits.lowercased().hasPrefix("x") ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
      return number.flatMap(Unicode.Scalar.init).map(String.init)
    }
  }
}
