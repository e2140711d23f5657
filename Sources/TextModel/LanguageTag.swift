/// The name of a language as BCP 47 writes it, from what pages and feeds write.
enum LanguageTag {
  /// `en-US` of `EN_us`, `en-US.UTF-8` and `en-us, fr`; nothing where that is no name of a language.
  static func normalized(_ given: String) -> String? {
    let first = given.prefix { $0 != "," && $0 != ";" && $0 != "." }.filter { !$0.isWhitespace }
    let parts = first.split { $0 == "-" || $0 == "_" }.map { $0.lowercased() }
    guard let language = parts.first, (2...3).contains(language.utf8.count), parts.allSatisfy(isPlain) else { return nil }
    // The case says what a part is: an area, a way of writing, or something else.
    let rest = parts.dropFirst().map { part in
      switch part.utf8.count {
      case 2: part.uppercased()
      case 4: part.prefix(1).uppercased() + part.dropFirst()
      default: part
      }
    }
    return ([language] + rest).joined(separator: "-")
  }

  private static func isPlain(_ part: String) -> Bool {
    part.utf8.count <= 8 && part.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) }
  }
}
