/// What is wrong with a table of facts: the file, the line, and what to do.
public struct FactTableError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The table's name, as the user knows it.
  public let table: String
  /// The line, counted from 1.
  public let line: Int
  /// What is wrong and what to do.
  public let reason: String

  /// Creates an error.
  public init(table: String, line: Int, reason: String) {
    self.table = table
    self.line = line
    self.reason = reason
  }

  /// `TABLE:LINE: what is wrong`.
  public var description: String { "\(table):\(line): \(reason)" }
}

/// A table of facts: tab-separated UTF-8 with a header line, `#` comments, `|` between the values of a cell (Gazetteer/README.md).
public struct FactTable: Sendable {
  /// The table's name for error messages, such as `names/demonyms.tsv`.
  public let name: String
  /// The names of the columns.
  public let columns: [String]
  /// The rows, in order.
  public let rows: [FactRow]

  /// Reads a table that must have the columns `required`; others may follow in any order.
  ///
  /// - Throws: `FactTableError` where a required column is missing or a row has more cells than the header.
  public init(name: String, bytes: [UInt8], required: [String]) throws(FactTableError) {
    var header: [String] = []
    var found: [FactRow] = []
    var line = 0
    var start = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
      line += 1
      defer { start = end + 1 }
      if end == start || bytes[start] == UInt8(ascii: "#") { continue }
      let row = FactRow(line: line, table: bytes, range: start..<end)
      if header.isEmpty {
        header = bytes[start..<end].split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false).map {
          String(decoding: $0, as: UTF8.self)
        }
        for column in required where !header.contains(column) {
          throw FactTableError(
            table: name, line: line, reason: "the header has no column \(column); it has \(header.joined(separator: ", "))")
        }
        found.reserveCapacity(bytes.count / 32)
      } else if row.count > header.count {
        throw FactTableError(
          table: name, line: line, reason: "the row has \(row.count) cells, the header names \(header.count); is there a tab too many?")
      } else {
        found.append(row)
      }
    }
    if header.isEmpty { throw FactTableError(table: name, line: 1, reason: "the table is empty; its first line names the columns") }
    self.name = name
    columns = header
    rows = found
  }

  /// The position of a column, for `FactRow`; nothing where the table has no such column.
  public func column(_ name: String) -> Int? { columns.firstIndex(of: name) }

  /// An error about a row of this table.
  public func error(_ row: FactRow, _ reason: String) -> FactTableError {
    FactTableError(table: name, line: row.line, reason: reason)
  }
}

/// A row of a table of facts: a view of the table's bytes, of which strings are made only where a cell is asked for.
public struct FactRow: Sendable {
  /// Its line in the file, counted from 1.
  public let line: Int
  private let table: [UInt8]
  private let range: Range<Int>

  init(line: Int, table: [UInt8], range: Range<Int>) {
    self.line = line
    self.table = table
    self.range = range
  }

  /// The number of its cells.
  var count: Int {
    var tabs = 0
    for index in range where table[index] == UInt8(ascii: "\t") { tabs += 1 }
    return tabs + 1
  }

  /// The cell in a column; empty where the row ends before it or there is no such column. Complexity: O(row).
  public subscript(column: Int?) -> String {
    String(decoding: table[cell(column)], as: UTF8.self)
  }

  /// The values of a cell that holds several.
  public func list(_ column: Int?) -> [String] { list(column, separator: UInt8(ascii: "|")) }

  /// The values of a cell that stand between separators; empty ones are left out. Complexity: O(row).
  public func list(_ column: Int?, separator: UInt8) -> [String] {
    var values: [String] = []
    var rest = cell(column)
    while !rest.isEmpty {
      let end = table[rest].firstIndex(of: separator) ?? rest.upperBound
      if end > rest.lowerBound { values.append(String(decoding: table[rest.lowerBound..<end], as: UTF8.self)) }
      rest = min(end + 1, rest.upperBound)..<rest.upperBound
    }
    return values
  }

  /// The bytes of a cell.
  private func cell(_ column: Int?) -> Range<Int> {
    guard var tabs = column else { return range.lowerBound..<range.lowerBound }
    var start = range.lowerBound
    for index in range where table[index] == UInt8(ascii: "\t") {
      if tabs == 0 { return start..<index }
      tabs -= 1
      start = index + 1
    }
    return tabs == 0 ? start..<range.upperBound : range.lowerBound..<range.lowerBound
  }
}
