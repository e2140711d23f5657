/// Text inside XML and HTML.
enum MarkupText {
  /// The text with `&`, `<`, `>` and quotes as references; characters that XML forbids are spaces.
  static func escaped(_ text: String) -> String {
    var result = ""
    result.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{FFFE}", "\u{FFFF}": result += " "
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// An address that may stand behind `href`: only the web's own, so that no page of ours runs a script of the input.
  static func link(_ address: String) -> String? {
    let lower = address.prefix(8).lowercased()
    return lower.hasPrefix("http://") || lower.hasPrefix("https://") ? escaped(address) : nil
  }
}
