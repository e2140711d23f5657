import TextModel

/// A line above a story that tells something about it: `Publish date15 Aug 2017 - 13:25`, `Story Code : 279580`, `By X`, `Source: Y`.
struct HeaderLine {
  enum Kind {
    case published(WrittenDate)
    case author
    case source
    case title
    case address
    case other
  }

  let kind: Kind
  /// What stands behind the label.
  let value: String

  /// Reads the line at `range`; nothing where it is no header line.
  init?(_ text: Text, _ range: TextRange) {
    if let address = Self.address(text, range) {
      self.init(.address, address)
      return
    }
    let bytes = text.bytes[range.start..<range.end]
    let lower = Lowercase.bytes(bytes)
    for (label, meaning) in Self.labels where lower.starts(with: label) {
      guard let value = Self.value(bytes, behind: label.count, needsColon: meaning.needsColon) else { continue }
      if let found = HeaderLine(meaning, value) {
        self = found
        return
      }
    }
    // A line that is nothing but a date.
    if range.count < 60, let date = WrittenDate.first(in: Array(bytes)), Self.isOnlyDate(bytes, date) {
      self.init(.published(date), text[range])
      return
    }
    return nil
  }

  private init(_ kind: Kind, _ value: String) {
    self.kind = kind
    self.value = value
  }

  private init?(_ meaning: Meaning, _ value: String) {
    switch meaning {
    case .date:
      guard let date = WrittenDate(value), date.range.lowerBound <= 24 else { return nil }
      self.init(.published(date), value)
    case .byline:
      let words = value.split(separator: " ")
      guard (1...8).contains(words.count), value.utf8.count < 80, value.utf8.last != UInt8(ascii: "."),
        let first = value.unicodeScalars.first,
        first.properties.isUppercase, words.count(where: { $0.unicodeScalars.first?.properties.isUppercase ?? false }) * 2 >= words.count
      else { return nil }
      self.init(Kind.author, value)
    case .author: self.init(Kind.author, value)
    case .source: self.init(Kind.source, value)
    case .title: self.init(Kind.title, value)
    case .other: self.init(Kind.other, value)
    }
  }

  private enum Meaning {
    case date, byline, author, source, title, other
    /// Whether only a colon makes the word a label.
    var needsColon: Bool { self != .date && self != .byline }
  }

  /// What labels begin with, in lower case, the longer before the shorter.
  private static let labels: [(spelling: [UInt8], meaning: Meaning)] = rows.map { (Array($0.0.utf8), $0.1) }
  private static let rows: [(String, Meaning)] = [
    ("publish date", .date), ("publication date", .date), ("published on", .date), ("published at", .date), ("published", .date),
    ("date published", .date), ("posted on", .date), ("posted", .date), ("release date", .date), ("date line", .date), ("date", .date),
    ("updated", .other), ("last updated", .other), ("last modified", .other), ("time", .other),
    ("story code", .other), ("story id", .other), ("news code", .other), ("news id", .other), ("news number", .other),
    ("article id", .other),
    ("code", .other), ("id", .other), ("category", .other), ("section", .other), ("tags", .other), ("keywords", .other),
    ("service", .other),
    ("views", .other), ("location", .other), ("author", .author), ("reporter", .author), ("written by", .byline), ("by", .byline),
    ("source", .source), ("publisher", .source), ("title", .title), ("headline", .title), ("url", .other), ("link", .other),
  ]

  /// The bytes behind a label and its colon, or behind a bare label that a value touches.
  private static func value(_ line: ArraySlice<UInt8>, behind length: Int, needsColon: Bool) -> String? {
    var rest = line.dropFirst(length)
    let touches = rest.first.map { $0 > 0x20 && $0 != UInt8(ascii: ":") } ?? true
    while let first = rest.first, first <= 0x20 { rest = rest.dropFirst() }
    let hasColon = rest.first == UInt8(ascii: ":")
    if hasColon { rest = rest.dropFirst() } else if needsColon { return nil }
    // `Publish date15 Aug` but not `Dated` or `Byron`.
    if touches, !hasColon, let first = rest.first, !(48...57).contains(first) { return nil }
    while let first = rest.first, first <= 0x20 { rest = rest.dropFirst() }
    return rest.isEmpty ? nil : String(decoding: rest, as: UTF8.self)
  }

  /// The address, where the line is nothing else.
  static func address(_ text: Text, _ range: TextRange) -> String? {
    let bytes = text.bytes[range.start..<range.end]
    guard range.count > 10, range.count < 2000, bytes.starts(with: "http://".utf8) || bytes.starts(with: "https://".utf8),
      !bytes.contains(0x20)
    else {
      return nil
    }
    return text[range]
  }

  /// Whether a line holds a date, a time, a weekday, a zone, and nothing else.
  private static func isOnlyDate(_ line: ArraySlice<UInt8>, _ date: WrittenDate) -> Bool {
    let rest = line.prefix(date.range.lowerBound) + line.dropFirst(date.range.upperBound)
    let letters = rest.count { HTMLCleaner.isLetter($0) || $0 >= 0x80 }
    return letters <= 12 && date.range.lowerBound <= 12
  }
}

/// Lines below a story that are no part of it.
enum ClosingLine {
  /// Whether the line at `range` is the label of a web form, the writer's initials, or a mark of the page's end.
  static func isFurniture(_ text: Text, _ range: TextRange) -> Bool {
    guard range.count <= 60 else { return false }
    let bytes = text.bytes[range.start..<range.end]
    if isInitials(bytes) { return true }
    var lower = Lowercase.bytes(bytes)
    while let last = lower.last, last == UInt8(ascii: ":") || last == UInt8(ascii: "*") || last <= 0x20 { lower.removeLast() }
    return labels.contains(lower)
  }

  /// `/SR`, `/SR/`, `SR/AB`, `//134`
  private static func isInitials(_ line: ArraySlice<UInt8>) -> Bool {
    guard line.count <= 8, line.contains(UInt8(ascii: "/")) else { return false }
    var letters = 0
    for byte in line {
      if (65...90).contains(byte) || (97...122).contains(byte) || (48...57).contains(byte) {
        letters += 1
      } else if byte != UInt8(ascii: "/") {
        return false
      }
    }
    return letters >= 1 && letters <= 6 && (line.first == UInt8(ascii: "/") || line.count <= 5)
  }

  private static let labels: Set<[UInt8]> = Set(
    [
      "your name", "your email", "your email address", "your e-mail", "your e-mail address", "your comment", "your comments",
      "your message", "security code",
      "enter security code", "captcha", "name", "email", "e-mail", "email address", "comment", "comments", "subject", "message", "website",
      "send", "submit",
      "reset", "post comment", "post a comment", "leave a comment", "leave a reply", "add comment", "add a comment", "reply", "share",
      "share this",
      "share this article", "share on facebook", "share on twitter", "tweet", "print", "print this", "print version", "email this",
      "send to friend",
      "send to a friend", "facebook", "twitter", "whatsapp", "telegram", "linkedin", "google+", "short link", "copy link", "end item",
      "end message", "end",
      "-30-", "###", "# # #", "***", "* * *", "first name", "last name", "subscribe", "sign up", "related news", "read more", "more news",
      "back to top",
    ].map { Array($0.utf8) })
}
