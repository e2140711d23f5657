import TextModel

/// Reads tables of articles as spreadsheets and databases export them: comma, semicolon or tab between cells, names of fields in the first row.
///
/// The names are those of JSON Lines, in whatever case, or those that `FieldNames` gives. Memory is bounded by a row.
struct TableReader: Sendable {
  let limits: ReadLimits
  let names: FieldNames

  /// Reads the stream whose first bytes are `first`.
  func read(_ stream: consuming ByteStream, _ first: [UInt8], into consume: (Result<Document, ReadError>) -> ReadingStep) throws(ReadError)
  {
    let file = stream.name
    var rows = TableRows(stream, buffered: first, limit: limits.line)
    guard case .cells(let head)? = try rows.next() else {
      throw ReadError(.notAnArticle, file: file, message: "has no first row with the names of the fields")
    }
    let encoding = TextDecoder().decode(first).encoding
    let decoder = TextDecoder(declared: encoding == .utf8 ? nil : encoding)
    let keys = head.map { names.canonical(String(decoding: decoder.decode($0).bytes, as: UTF8.self)) }
    let reader = JSONLinesReader(limits: limits, names: names)
    guard let text = Self.textColumn(keys, reader) else {
      let found = keys.joined(separator: ", ")
      throw ReadError(
        .noText, file: file, line: 1, message: "no column holds a text; the first row names \(found); say which with --fields text=COLUMN")
    }
    while let row = try rows.next() {
      let number = rows.line
      switch row {
      case .tooLong:
        let error = ReadError(.tooLarge, file: file, line: number, message: "the row is longer than \(limits.line >> 20) MB; leave it out")
        if consume(.failure(error)) == .stop { return }
      case .cells(let cells):
        if cells.allSatisfy(\.isEmpty) { continue }
        var members = zip(keys, cells).filter { !$0.1.isEmpty }.map {
          (key: Array($0.0.utf8), value: JSONValue.string(decoder.decode($0.1).bytes))
        }
        // Exports of news indexes hold the headline alone.
        if text.isHeadline, let title = members.first(where: { $0.key == Array(keys[text.column].utf8) }) {
          members.append((key: Array("text".utf8), value: title.value))
        }
        if consume(reader.document(.object(members), number: number, file: file)) == .stop { return }
      }
    }
  }

  /// The column of the text, else that of the headline.
  private static func textColumn(_ keys: [String], _ reader: JSONLinesReader) -> (column: Int, isHeadline: Bool)? {
    if let column = keys.firstIndex(where: reader.isText) { return (column, false) }
    return keys.firstIndex(where: reader.isTitle).map { ($0, true) }
  }
}

/// Cuts a stream into the rows and cells of RFC 4180.
package struct TableRows: ~Copyable {
  /// A row of the table.
  package enum Row {
    case cells([[UInt8]])
    /// A row that exceeds the limit.
    case tooLong
  }

  private var cursor: ByteCursor
  private let separator: UInt8
  private let limit: Int
  private var nextLine = 1
  /// The line that the last row began on.
  package private(set) var line = 0

  /// Opens the table in a file; gzip and zstd are unpacked.
  package init(path: String, limits: ReadLimits) throws(ReadError) {
    var stream = try ByteStream(path: path, limits: limits)
    let first = try stream.next()
    self.init(stream, buffered: first, limit: limits.line)
  }

  init(_ stream: consuming ByteStream, buffered first: [UInt8], limit: Int) {
    var head = first
    if head.starts(with: [0xEF, 0xBB, 0xBF]) { head.removeFirst(3) }
    separator = Self.separator(in: head)
    cursor = ByteCursor(stream, buffered: head)
    self.limit = limit
  }

  /// The mark that the first row holds most of.
  private static func separator(in head: [UInt8]) -> UInt8 {
    let row = head.prefix { $0 != 10 && $0 != 13 }
    let marks = [UInt8(ascii: ","), UInt8(ascii: "\t"), UInt8(ascii: ";"), UInt8(ascii: "|")]
    return marks.max { left, right in row.count { $0 == left } < row.count { $0 == right } } ?? marks[0]
  }

  /// The next row, or nothing at the end.
  package mutating func next() throws(ReadError) -> Row? {
    line = nextLine
    var cells: [[UInt8]] = []
    var cell: [UInt8] = []
    var isQuoted = false
    var size = 0
    while let text = try cursor.line(limit: limit) {
      nextLine += 1
      size += text.count
      if size > limit {
        if !isQuoted || text.count >= limit { return .tooLong }
        continue
      }
      scan(text, &cells, &cell, &isQuoted)
      if !isQuoted {
        cells.append(cell)
        return .cells(cells)
      }
      cell.append(10)
    }
    if size > limit { return .tooLong }
    guard isQuoted else { return nil }
    // The file ends inside a quoted cell.
    cells.append(cell)
    return .cells(cells)
  }

  private func scan(_ text: [UInt8], _ cells: inout [[UInt8]], _ cell: inout [UInt8], _ isQuoted: inout Bool) {
    var index = 0
    while index < text.count {
      let byte = text[index]
      if isQuoted {
        if byte != 0x22 {
          cell.append(byte)
        } else if index + 1 < text.count, text[index + 1] == 0x22 {
          cell.append(byte)
          index += 1
        } else {
          isQuoted = false
        }
      } else if byte == separator {
        cells.append(cell)
        cell = []
      } else if byte == 0x22, cell.isEmpty {
        isQuoted = true
      } else {
        cell.append(byte)
      }
      index += 1
    }
  }
}
