import FoundationEssentials
import Testing

/// A row of a table of test cases: its columns, and the file and line that a failure names.
public struct CaseRow: Sendable, CustomTestStringConvertible {
  /// The file's name and the line, such as `timex.tsv:41`.
  public let location: String
  private let cells: [String: String]

  /// The cell of a column; empty where the row ends before it. Traps on an unknown column.
  public subscript(column: String) -> String {
    guard let cell = cells[column] else { preconditionFailure("\(location): the table has no column \(column)") }
    return cell
  }

  /// The values of a cell that holds several, separated by `|`.
  public func list(_ column: String) -> [String] { self[column].split(separator: "|").map(String.init) }

  /// What a failing test shows.
  public var testDescription: String { location }

  init(location: String, columns: [String], line: String) {
    self.location = location
    let values = line.split(separator: "\t", omittingEmptySubsequences: false).map { CaseRow.unescaped(String($0)) }
    cells = Dictionary(
      uniqueKeysWithValues: columns.enumerated().map { ($1, $0 < values.count ? values[$0] : "") })
  }

  private static func unescaped(_ cell: String) -> String {
    guard cell.contains("\\") else { return cell }
    return cell.replacing("\\n", with: "\n").replacing("\\r", with: "\r").replacing("\\t", with: "\t")
  }
}

/// Reads the tables of test cases under Tests/Cases, and finds the project's own files.
public enum Cases {
  /// The folder of the package.
  public static var packageRoot: String {
    #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3).joined(separator: "/")
  }

  /// The rows of `Tests/Cases/NAME`: tab-separated with a header line; `#` begins a comment; `\n`, `\r`, `\t` stand for themselves.
  public static func rows(_ name: String) -> [CaseRow] {
    rows(at: packageRoot + "/Tests/Cases/" + name)
  }

  /// The rows of a tab-separated file with a header line.
  public static func rows(at path: String) -> [CaseRow] {
    guard let data = FileManager.default.contents(atPath: path) else { preconditionFailure("\(path) cannot be read") }
    let lines = String(decoding: data, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
    let file = path.split(separator: "/").last.map(String.init) ?? path
    var columns: [String] = []
    var rows: [CaseRow] = []
    for (index, line) in lines.enumerated() where !line.isEmpty && !line.hasPrefix("#") {
      if columns.isEmpty {
        columns = line.split(separator: "\t").map(String.init)
      } else {
        rows.append(CaseRow(location: "\(file):\(index + 1)", columns: columns, line: String(line)))
      }
    }
    precondition(!rows.isEmpty, "\(path) holds no case")
    return rows
  }
}

/// A random number generator that gives the same numbers for the same seed on every machine (SplitMix64).
public struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  /// Starts from a seed.
  public init(seed: UInt64) { state = seed }

  /// The next number.
  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
