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
    let lines = Self.lines(of: bytes)
    found.reserveCapacity(lines.starts.count)
    for (number, start) in lines.starts.enumerated() {
      let cells = lines.cells[number]..<lines.cells[number + 1]
      if start == lines.ends[cells.upperBound - 1] || bytes[start] == UInt8(ascii: "#") { continue }
      let row = FactRow(line: number + 1, table: bytes, start: start, ends: lines.ends[cells])
      if header.isEmpty {
        header = cells.indices.map { row[$0 - cells.lowerBound] }
        for column in required where !header.contains(column) {
          throw FactTableError(
            table: name, line: row.line, reason: "the header has no column \(column); it has \(header.joined(separator: ", "))")
        }
      } else if cells.count > header.count {
        throw FactTableError(
          table: name, line: row.line,
          reason: "the row has \(cells.count) cells, the header names \(header.count); is there a tab too many?")
      } else {
        found.append(row)
      }
    }
    if header.isEmpty { throw FactTableError(table: name, line: 1, reason: "the table is empty; its first line names the columns") }
    self.name = name
    columns = header
    rows = found
  }

  /// Where each line starts, where each of its cells ends, and where its cells stand among those: one pass, for tables are read at every start.
  private static func lines(of bytes: [UInt8]) -> (starts: [Int], ends: [Int], cells: [Int]) {
    var (starts, ends, cells): ([Int], [Int], [Int]) = ([], [], [0])
    ends.reserveCapacity(bytes.count / 8)
    var start = 0
    for (index, byte) in bytes.enumerated() {
      if byte == UInt8(ascii: "\t") {
        ends.append(index)
      } else if byte == UInt8(ascii: "\n") {
        ends.append(index)
        starts.append(start)
        cells.append(ends.count)
        start = index + 1
      }
    }
    if start < bytes.count {
      ends.append(bytes.count)
      starts.append(start)
      cells.append(ends.count)
    }
    return (starts, ends, cells)
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
  private let start: Int
  private let ends: ArraySlice<Int>

  init(line: Int, table: [UInt8], start: Int, ends: ArraySlice<Int>) {
    self.line = line
    self.table = table
    self.start = start
    self.ends = ends
  }

  /// The cell in a column; empty where the row ends before it or there is no such column. Complexity: O(cell).
  public subscript(column: Int?) -> String {
    String(decoding: table[cell(column)], as: UTF8.self)
  }

  /// The values of a cell that holds several.
  public func list(_ column: Int?) -> [String] { list(column, separator: UInt8(ascii: "|")) }

  /// The values of a cell that stand between separators; empty ones are left out. Complexity: O(cell).
  public func list(_ column: Int?, separator: UInt8) -> [String] { table[cell(column)].strings(between: separator) }

  /// The bytes of a cell, for cells with a grammar of their own.
  public func bytes(_ column: Int?) -> ArraySlice<UInt8> { table[cell(column)] }

  /// The bytes of a cell.
  private func cell(_ column: Int?) -> Range<Int> {
    guard let column, column < ends.count else { return start..<start }
    let end = ends.startIndex + column
    return (column == 0 ? start : ends[end - 1] + 1)..<ends[end]
  }
}

extension ArraySlice<UInt8> {
  /// The parts between separators, the empty ones left out: by bytes, for tables are read at every start. Complexity: O(n).
  public func pieces(between separator: UInt8) -> [ArraySlice<UInt8>] {
    var found: [ArraySlice<UInt8>] = []
    var start = startIndex
    for index in indices where self[index] == separator {
      if index > start { found.append(self[start..<index]) }
      start = index + 1
    }
    if start < endIndex { found.append(self[start...]) }
    return found
  }

  /// The parts between separators as strings, the empty ones left out. Complexity: O(n).
  public func strings(between separator: UInt8) -> [String] {
    pieces(between: separator).map { String(decoding: $0, as: UTF8.self) }
  }
}
