import TextModel

/// Something that is wrong with a table of facts, by file and line.
public struct CompilationIssue: Hashable, Sendable, CustomStringConvertible {
  /// Whether it stops the compilation.
  public enum Severity: String, Sendable {
    /// The data file is not made.
    case error
    /// The row is used as far as it goes.
    case warning
  }

  /// Whether it stops the compilation.
  public let severity: Severity
  /// The table's path below the folder.
  public let table: String
  /// The line, counted from 1.
  public let line: Int
  /// What is wrong and what to do.
  public let reason: String

  /// Creates an issue.
  public init(severity: Severity, table: String, line: Int, reason: String) {
    self.severity = severity
    self.table = table
    self.line = line
    self.reason = reason
  }

  /// `TABLE:LINE: what is wrong`.
  public var description: String { "\(table):\(line): \(reason)" }
}

/// Why no gazetteer was made: all errors of all tables.
public struct GazetteerCompilationError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The errors, in the order of the tables.
  public let issues: [CompilationIssue]

  /// A line an error.
  public var description: String { issues.map(\.description).joined(separator: "\n") }
}

/// A file of the folder of facts: its path below the folder, and its bytes.
public struct GazetteerSource: Sendable {
  /// The path, such as `places/countries.tsv`.
  public let path: String
  /// The content.
  public let bytes: [UInt8]

  /// Creates a source.
  public init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }
}

/// What the compiler made.
public struct CompiledGazetteer: Sendable {
  /// The whole data file.
  public let bytes: [UInt8]
  /// What was noticed and passed over.
  public let warnings: [CompilationIssue]
}
