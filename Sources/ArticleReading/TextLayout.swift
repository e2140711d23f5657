import TextModel

/// Sorts the lines of a plain text into header, title, paragraphs and closing lines.
struct TextLayout {
  private struct Line {
    let range: TextRange
    let isAfterBlank: Bool
    var kind: BlockKind?
  }

  private let text: Text
  private let givenTitle: String?
  private var lines: [Line] = []
  private var findings = PlainTextReader.Findings()
  /// The longest line that can be hand-wrapped text.
  private static let wrapLimit = 100

  init(_ text: Text, title: String?) {
    self.text = text
    givenTitle = title
    splitLines()
  }

  mutating func examine() -> PlainTextReader.Findings {
    markClosing()
    let body = markOpening()
    markTitle(from: body)
    joinBlocks()
    findings.dateline = text.dateline(among: findings.blocks)
    if findings.published == nil, let dateline = findings.dateline, let day = dateline.day(in: text) {
      findings.published = PublicationDay(day, source: .dateline)
    }
    if findings.published == nil, let url = findings.url, let day = WrittenDate.inURL(url) {
      findings.published = PublicationDay(day, source: .url)
    }
    return findings
  }

  private mutating func splitLines() {
    let bytes = text.bytes
    var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var isAfterBlank = true
    while start < bytes.count {
      var end = start
      while end < bytes.count, bytes[end] != 10, bytes[end] != 13, bytes[end] != 12 { end += 1 }
      let line = trimmed(start, end)
      if line.isEmpty {
        isAfterBlank = true
      } else {
        lines.append(Line(range: line, isAfterBlank: isAfterBlank))
        isAfterBlank = false
      }
      start = end + 1
      if end < bytes.count, bytes[end] == 13, start < bytes.count, bytes[start] == 10 { start += 1 }
    }
  }

  private func trimmed(_ start: Int, _ end: Int) -> TextRange {
    let bytes = text.bytes
    var first = start
    var last = end
    while first < last, isSpace(first) > 0 { first += isSpace(first) }
    while last > first {
      if bytes[last - 1] <= 0x20 {
        last -= 1
      } else if last - 2 >= first, bytes[last - 2] == 0xC2, bytes[last - 1] == 0xA0 {
        last -= 2
      } else {
        break
      }
    }
    return TextRange(first, last)
  }

  private func isSpace(_ index: Int) -> Int {
    if text.bytes[index] <= 0x20 { return 1 }
    return text.bytes[index] == 0xC2 && index + 1 < text.count && text.bytes[index + 1] == 0xA0 ? 2 : 0
  }

  // MARK: Header and closing lines

  /// Header lines stand before the first line of running text; returns the index of the first line that is none.
  private mutating func markOpening() -> Int {
    var index = 0
    var lastHeader = -1
    // A title may stand above `By X` and the day, so look a few lines past what is no header.
    while index < min(lines.count, 12), lines[index].kind == nil, lines[index].range.count < 160 {
      if let header = HeaderLine(text, lines[index].range) {
        take(header)
        lines[index].kind = .boilerplate
        lastHeader = index
      } else if index - lastHeader > 3 {
        break
      }
      index += 1
    }
    if let body = lines.firstIndex(where: { $0.kind == nil }) { return body }
    // With no story below it, a line that looks like a header is the text itself.
    for index in lines.indices { lines[index].kind = nil }
    return 0
  }

  private mutating func take(_ header: HeaderLine) {
    switch header.kind {
    case .published(let date):
      if findings.published == nil {
        findings.published = PublicationDay(date.day, timestamp: date.hasTime ? header.value : nil, source: .text)
      }
    case .author: findings.author = findings.author ?? header.value
    case .source: findings.source = findings.source ?? header.value
    case .title: findings.title = findings.title ?? header.value
    case .address: findings.url = findings.url ?? header.value
    case .other: break
    }
  }

  /// From the end upwards: addresses, labels of web forms and the writer's initials are no part of the story.
  private mutating func markClosing() {
    var index = lines.count - 1
    while index > 0 {
      let range = lines[index].range
      if let address = HeaderLine.address(text, range) {
        findings.url = address
      } else if !ClosingLine.isFurniture(text, range) {
        break
      }
      lines[index].kind = .boilerplate
      index -= 1
    }
  }

  // MARK: Title

  private mutating func markTitle(from body: Int) {
    if let given = givenTitle ?? findings.title {
      let folded = Self.folded(Array(given.utf8)[...])
      var isFirst = true
      for index in lines.indices
      where lines[index].kind == nil && lines[index].range.count < given.utf8.count * 2 + 16 && isTitle(index, folded) {
        lines[index].kind = isFirst ? .headline : .boilerplate
        isFirst = false
      }
      findings.title = given
      return
    }
    guard let first = lines.indices.first(where: { $0 >= body && lines[$0].kind == nil }),
      let next = lines.indices.first(where: { $0 > first && lines[$0].kind == nil })
    else { return }
    let range = lines[first].range
    let standsApart = lines[next].isAfterBlank || next > first + 1 || lines[next].range.count > range.count * 2
    // A small letter goes on with the line before it.
    guard lines[next].isAfterBlank || !(97...122).contains(text.bytes[lines[next].range.start]) else { return }
    guard range.count <= 200, standsApart, !endsSentence(range) || range.count < 100 && isFollowedByLonger(next, range),
      text.dateline(in: range) == nil,
      !endsSentence(range) || text.bytes[range.end - 1] != UInt8(ascii: ".")
    else { return }
    lines[first].kind = .headline
    findings.title = text[range]
    let folded = Self.folded(text.bytes[range.start..<range.end])
    for index in lines.indices where lines[index].kind == nil && isTitle(index, folded) { lines[index].kind = .boilerplate }
  }

  private func isFollowedByLonger(_ next: Int, _ range: TextRange) -> Bool { lines[next].range.count > range.count }

  private func isTitle(_ index: Int, _ folded: [UInt8]) -> Bool {
    let range = lines[index].range
    return Self.folded(text.bytes[range.start..<range.end]) == folded
  }

  /// Letters and digits alone, in lower case.
  private static func folded(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    Lowercase.bytes(bytes).filter { $0 >= 0x80 || (97...122).contains($0) || (48...57).contains($0) }
  }

  private func endsSentence(_ range: TextRange) -> Bool {
    var last = range.end - 1
    while last > range.start, [0x22, 0x27, 0x29, 0x5D].contains(text.bytes[last]) { last -= 1 }
    let byte = text.bytes[last]
    return byte == UInt8(ascii: ".") || byte == UInt8(ascii: "!") || byte == UInt8(ascii: "?") || byte == UInt8(ascii: ":")
      || byte == UInt8(ascii: ";")
  }

  // MARK: Blocks

  private mutating func joinBlocks() {
    var index = 0
    while index < lines.count {
      let first = index
      let kind = lines[index].kind
      if kind == nil {
        while index + 1 < lines.count, lines[index + 1].kind == nil, !lines[index + 1].isAfterBlank, continues(index) { index += 1 }
      }
      let range = TextRange(lines[first].range.start, lines[index].range.end)
      findings.blocks.append(Block(kind ?? bodyKind(first, index), range))
      index += 1
    }
  }

  /// Whether the line behind `index` goes on with its paragraph: text wrapped by hand, as wires and mails have it.
  private func continues(_ index: Int) -> Bool {
    let line = lines[index].range
    let next = lines[index + 1].range
    if isListItem(next) { return false }
    let byte = text.bytes[next.start]
    if (97...122).contains(byte) { return true }
    guard line.count <= Self.wrapLimit, next.count <= Self.wrapLimit else { return false }
    // The next line's first word did not fit: the line is as long as its neighbours.
    var word = next.start
    while word < next.end, text.bytes[word] > 0x20 { word += 1 }
    let width = line.count + 1 + word - next.start
    let widest = lines[max(0, index - 8)...min(lines.count - 1, index + 8)].lazy.filter { $0.kind == nil }.map { $0.range.count }.max() ?? 0
    if widest > Self.wrapLimit { return false }
    return width >= widest - 8 && widest >= 40 || !endsSentence(line) && line.count >= 40
  }

  private func bodyKind(_ first: Int, _ last: Int) -> BlockKind {
    let range = lines[first].range
    if isListItem(range) { return .listItem }
    let standsAlone = lines[first].isAfterBlank && (first + 1 >= lines.count || lines[first + 1].isAfterBlank)
    let isLast = first + 1 >= lines.count || lines[(first + 1)...].allSatisfy { $0.kind != nil }
    if first == last, standsAlone, !isLast, range.count < 80, !endsSentence(range), isHeadingLike(range) { return .heading }
    return .paragraph
  }

  /// A heading has letters and does not end in the middle of a sentence.
  private func isHeadingLike(_ range: TextRange) -> Bool {
    let last = text.bytes[range.end - 1]
    let first = text.bytes[range.start]
    return last != UInt8(ascii: ",") && last != UInt8(ascii: "-") && !(97...122).contains(first)
      && text.bytes[range.start..<range.end].contains { HTMLCleaner.isLetter($0) || $0 >= 0x80 } && text.dateline(in: range) == nil
  }

  private func isListItem(_ range: TextRange) -> Bool {
    guard range.count > 2 else { return false }
    let bytes = text.bytes[range.start..<range.end]
    if bytes.starts(with: [0xE2, 0x80, 0xA2]) { return true }
    let first = text.bytes[range.start]
    return (first == UInt8(ascii: "-") || first == UInt8(ascii: "*")) && text.bytes[range.start + 1] == 0x20
  }
}
