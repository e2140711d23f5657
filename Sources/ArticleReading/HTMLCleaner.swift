/// Prepares a page for libxml2: what its HTML 4 parser would stumble over is mended or taken out, in one pass.
///
/// Takes out comments, DOCTYPE, scripts, styles and control characters; decodes every character reference as HTML 5 does; drops `/` of
/// `<html/>` and attributes behind the 200th of a tag (2.9.14 is quadratic there). Scripts of JSON-LD are kept aside.
struct HTMLCleaner {
  /// The cleaned page: valid UTF-8 with `&lt;`, `&amp;` and `&quot;` as its only references.
  private(set) var output: [UInt8] = []
  /// The contents of scripts of type `application/ld+json`.
  private(set) var jsonLD: [[UInt8]] = []
  private let entities = HTMLEntities.standard
  private static let attributeLimit = 200
  /// Closing marks that the rest of the page does not have; looking for them again would be quadratic.
  private var missing: Set<Closing> = []
  /// Where the last template ends; none begins inside another.
  private var templateEnd = 0

  /// What becomes of elements that nest.
  enum Nesting {
    /// They stay.
    case kept
    /// Only paragraphs, headings and list items stay; the rest become line breaks.
    case flattened
  }

  private let nesting: Nesting

  private enum Closing { case comment, svg, style }

  /// Cleans a page. Complexity: O(n).
  init(_ page: [UInt8], nesting: Nesting = .kept) {
    self.nesting = nesting
    output.reserveCapacity(page.count)
    page.withUnsafeBufferPointer { clean($0) }
  }

  private mutating func clean(_ bytes: UnsafeBufferPointer<UInt8>) {
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte == UInt8(ascii: "<") {
        index = markup(bytes, index)
      } else if byte == UInt8(ascii: "&") {
        index = reference(bytes, index)
      } else {
        appendCharacter(bytes, &index)
      }
    }
  }

  /// Appends plain bytes up to the next `<` or `&`, without controls and U+FFFE, U+FFFF.
  private mutating func appendCharacter(_ bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int) {
    let byte = bytes[index]
    if byte < 0x20 && byte != 9 && byte != 10 && byte != 13 || byte == 0x7F {
      index += 1
    } else if byte == 0xEF, index + 2 < bytes.count, bytes[index + 1] == 0xBF, bytes[index + 2] >= 0xBE {
      index += 3
    } else {
      output.append(byte)
      index += 1
    }
  }

  private mutating func reference(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
    guard let found = entities.reference(in: bytes, at: start) else {
      output.append(contentsOf: "&amp;".utf8)
      return start + 1
    }
    for byte in found.character { appendEscaped(byte) }
    return found.end
  }

  private mutating func appendEscaped(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "<"): output.append(contentsOf: "&lt;".utf8)
    case UInt8(ascii: "&"): output.append(contentsOf: "&amp;".utf8)
    case UInt8(ascii: "\""): output.append(contentsOf: "&quot;".utf8)
    case UInt8(ascii: ">"): output.append(contentsOf: "&gt;".utf8)
    default: output.append(byte)
    }
  }

  /// Handles what begins with `<` and returns where the text goes on.
  private mutating func markup(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
    guard start + 1 < bytes.count else { return start + 1 }
    let next = bytes[start + 1]
    if next == UInt8(ascii: "!") || next == UInt8(ascii: "?") { return declaration(bytes, start) }
    let isEnd = next == UInt8(ascii: "/")
    let nameStart = isEnd ? start + 2 : start + 1
    guard nameStart < bytes.count, Self.isLetter(bytes[nameStart]) else {
      output.append(contentsOf: "&lt;".utf8)
      return start + 1
    }
    var nameEnd = nameStart
    while nameEnd < bytes.count, !Self.endsName(bytes[nameEnd]) { nameEnd += 1 }
    let name = UnsafeBufferPointer(rebasing: bytes[nameStart..<nameEnd])
    if isEnd {
      let end = bytes.firstIndex(of: UInt8(ascii: ">"), from: nameEnd) ?? bytes.count
      if name.count == 2, Self.equals(name, "br") { output.append(contentsOf: "<br>".utf8) } else { appendEndTag(name) }
      return min(bytes.count, end + 1)
    }
    let tagStart = output.count
    output.append(UInt8(ascii: "<"))
    appendName(name)
    var end = attributes(bytes, nameEnd)
    if isFlattened(name) {
      output.removeSubrange(tagStart...)
      output.append(contentsOf: "<br>".utf8)
    }
    if Self.equals(name, "script") {
      let isData = Self.contains(output[tagStart...], "ld+json")
      let isTemplate = Self.contains(output[tagStart...], "text/template")
      output.removeSubrange(tagStart...)
      let close = Self.scriptEnd(bytes, end)
      // Blogs of Blogger hold the story in a template, which only a script shows; those with places to fill in are none.
      if isTemplate, end >= templateEnd, close - end > Self.leastStory {
        templateEnd = close
        if !Self.hasPlaceholders(UnsafeBufferPointer(rebasing: bytes[end..<close])) { return end }
      }
      if isData { jsonLD.append(Array(bytes[end..<close])) }
      end = Self.tagEnd(bytes, close)
      output.append(UInt8(ascii: " "))
    } else if Self.equals(name, "button") {
      // What is left open inside a button would hold the rest of the page.
      let window = UnsafeBufferPointer(rebasing: bytes[..<min(bytes.count, end + Self.longestButton + 7)])
      if let close = Self.find("</button", window, end) {
        output.removeSubrange(tagStart...)
        end = Self.tagEnd(bytes, close)
      }
    } else if Self.equals(name, "svg") {
      output.removeSubrange(tagStart...)
      if let close = closing(.svg, "</svg", bytes, end) { end = Self.tagEnd(bytes, close) }
    } else if Self.equals(name, "style") {
      output.removeSubrange(tagStart...)
      if let close = closing(.style, "</style", bytes, end) { end = Self.tagEnd(bytes, close) }
    }
    return end
  }

  /// Where what was opened is closed; a mark that was not found once is not looked for again, so that pages take linear time.
  private mutating func closing(_ kind: Closing, _ mark: StaticString, _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int? {
    if missing.contains(kind) { return nil }
    let found = Self.find(mark, bytes, start)
    if found == nil { missing.insert(kind) }
    return found
  }

  /// How long a button may be to be left out, and how long a template must be to hold a story.
  private static let (longestButton, leastStory) = (4096, 400)

  private static func hasPlaceholders(_ template: UnsafeBufferPointer<UInt8>) -> Bool {
    find("{{", template, 0) != nil || find("<%", template, 0) != nil || find("${", template, 0) != nil
  }

  private mutating func appendName(_ name: UnsafeBufferPointer<UInt8>) {
    for byte in name.prefix(64) where byte > 0x20 && byte < 0x7F { output.append(byte) }
  }

  private func isFlattened(_ name: UnsafeBufferPointer<UInt8>) -> Bool {
    guard nesting == .flattened, !Self.equals(name, "script"), !Self.equals(name, "style"), !Self.equals(name, "svg") else { return false }
    let kept: [StaticString] = ["p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "br", "title", "meta", "html", "head", "body", "link"]
    return !kept.contains { Self.equals(name, $0) }
  }

  private mutating func appendEndTag(_ name: UnsafeBufferPointer<UInt8>) {
    if isFlattened(name) {
      output.append(contentsOf: "<br>".utf8)
      return
    }
    output.append(contentsOf: "</".utf8)
    appendName(name)
    output.append(UInt8(ascii: ">"))
  }

  /// Comments, DOCTYPE, CDATA marks and processing instructions are dropped.
  private mutating func declaration(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
    if Self.matches(bytes, start, "<!--") {
      if Self.matches(bytes, start, "<!-->") { return start + 5 }
      return closing(.comment, "-->", bytes, start + 4).map { $0 + 3 } ?? start + 4
    }
    if Self.matches(bytes, start, "<![CDATA[") { return start + 9 }
    // A DOCTYPE that is never closed must not swallow the page: it ends at the next tag.
    var index = start + 2
    while index < bytes.count, bytes[index] != UInt8(ascii: ">") {
      if bytes[index] == UInt8(ascii: "<") { return index }
      index += 1
    }
    return min(bytes.count, index + 1)
  }

  /// Copies the attributes of a start tag with their values in quotes and returns the index behind the tag.
  private mutating func attributes(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
    var index = start
    var count = 0
    while index < bytes.count {
      while index < bytes.count, bytes[index] <= 0x20 || bytes[index] == UInt8(ascii: "/") || bytes[index] == UInt8(ascii: "=") {
        index += 1
      }
      guard index < bytes.count else { break }
      if bytes[index] == UInt8(ascii: ">") {
        output.append(UInt8(ascii: ">"))
        return index + 1
      }
      // A tag that never ends: the next one begins.
      if bytes[index] == UInt8(ascii: "<") { break }
      let nameStart = index
      while index < bytes.count, bytes[index] > 0x20, bytes[index] != UInt8(ascii: "="), bytes[index] != UInt8(ascii: ">"),
        bytes[index] != UInt8(ascii: "/")
      {
        index += 1
      }
      count += 1
      let isKept = count <= Self.attributeLimit
      let name = UnsafeBufferPointer(rebasing: bytes[nameStart..<index])
      let hasName = isKept && Self.isLetter(name[0])
      if hasName {
        output.append(UInt8(ascii: " "))
        for byte in name.prefix(64) where Self.isAttributeByte(byte) { output.append(byte) }
      }
      var ahead = index
      while ahead < bytes.count, bytes[ahead] <= 0x20 { ahead += 1 }
      if ahead < bytes.count, bytes[ahead] == UInt8(ascii: "=") {
        index = attributeValue(bytes, ahead + 1, isKept: hasName)
      }
    }
    output.append(UInt8(ascii: ">"))
    return index
  }

  private mutating func attributeValue(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, isKept: Bool) -> Int {
    var index = start
    while index < bytes.count, bytes[index] <= 0x20 { index += 1 }
    guard index < bytes.count else { return index }
    let quote = bytes[index]
    var end: Int
    var after: Int
    if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'"), let close = bytes.firstIndex(of: quote, from: index + 1) {
      index += 1
      end = close
      after = close + 1
    } else {
      end = index
      while end < bytes.count, bytes[end] > 0x20, bytes[end] != UInt8(ascii: ">") { end += 1 }
      after = end
    }
    guard isKept else { return after }
    output.append(contentsOf: "=\"".utf8)
    let value = UnsafeBufferPointer(rebasing: bytes[index..<end])
    var position = 0
    while position < value.count {
      if value[position] == UInt8(ascii: "&") {
        position = reference(value, position)
      } else if value[position] < 0x20 {
        output.append(0x20)
        position += 1
      } else {
        appendEscaped(value[position])
        position += 1
      }
    }
    output.append(UInt8(ascii: "\""))
    return after
  }
}

extension HTMLCleaner {
  static func isLetter(_ byte: UInt8) -> Bool { (97...122).contains(byte | 0x20) }

  private static func endsName(_ byte: UInt8) -> Bool {
    byte <= 0x20 || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "/") || byte == UInt8(ascii: "<")
  }

  private static func isAttributeByte(_ byte: UInt8) -> Bool {
    isLetter(byte) || (48...57).contains(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ":")
      || byte == UInt8(ascii: ".")
  }

  private static func equals(_ name: UnsafeBufferPointer<UInt8>, _ word: StaticString) -> Bool {
    name.count == word.utf8CodeUnitCount && matches(name, 0, word)
  }

  /// Whether `word`, in lower case, stands at `start`; letters match whatever their case.
  static func matches(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ word: StaticString) -> Bool {
    let length = word.utf8CodeUnitCount
    guard start + length <= bytes.count else { return false }
    for offset in 0..<length {
      let want = word.utf8Start[offset]
      let byte = bytes[start + offset]
      if byte != want && !(isLetter(byte) && byte | 0x20 == want | 0x20) { return false }
    }
    return true
  }

  static func find(_ word: StaticString, _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int? {
    let first = word.utf8Start[0]
    var index = start
    while let next = bytes.firstIndex(of: first, from: index) {
      if matches(bytes, next, word) { return next }
      index = next + 1
    }
    return nil
  }

  private static func contains(_ bytes: ArraySlice<UInt8>, _ word: StaticString) -> Bool {
    bytes.withUnsafeBufferPointer { find(word, $0, 0) != nil }
  }

  /// Where `</script` closes the script; one inside `<!-- <script> ... </script> -->` does not.
  private static func scriptEnd(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
    var index = start
    while let close = find("</script", bytes, index) {
      let script = UnsafeBufferPointer(rebasing: bytes[index..<close])
      guard let comment = find("<!--", script, 0), find("<script", script, comment) != nil, find("-->", script, comment) == nil,
        let next = find("</script", bytes, close + 1)
      else { return close }
      let rest = UnsafeBufferPointer(rebasing: bytes[close..<next])
      guard let commentEnd = find("-->", rest, 0) else { return close }
      index = close + commentEnd
    }
    return bytes.count
  }

  private static func tagEnd(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
    min(bytes.count, (bytes.firstIndex(of: UInt8(ascii: ">"), from: start) ?? bytes.count) + 1)
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// The index of the first `byte` at or behind `start`.
  func firstIndex(of byte: UInt8, from start: Int) -> Int? {
    var index = start
    while index < count {
      if self[index] == byte { return index }
      index += 1
    }
    return nil
  }
}
