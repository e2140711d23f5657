import CSQLite

/// Why a database could not be written, in SQLite's words.
public struct SQLiteError: Error, CustomStringConvertible {
  /// What SQLite says.
  public let reason: String
  /// The same.
  public var description: String { reason }
}

/// A value of a column.
enum SQLiteValue {
  case null
  case integer(Int)
  case real(Double)
  case text(String)
  case blob([UInt8])
}

/// A SQLite database file that is written from one thread.
final class SQLiteDatabase {
  private var handle: OpaquePointer?
  private var statements: [String: OpaquePointer] = [:]

  /// Creates the file `path`, which must not exist or be empty.
  init(path: String) throws(SQLiteError) {
    let status = sqlite3_open_v2(path, &handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nil)
    guard status == SQLITE_OK else {
      let reason = Self.reason(handle)
      sqlite3_close_v2(handle)
      handle = nil
      throw SQLiteError(reason: reason)
    }
  }

  /// Runs one or more statements.
  func run(_ sql: String) throws(SQLiteError) {
    guard sqlite3_exec(handle, sql, nil, nil, nil) == SQLITE_OK else { throw SQLiteError(reason: Self.reason(handle)) }
  }

  /// Runs a statement with values for its question marks; it is prepared once.
  func run(_ sql: String, _ values: [SQLiteValue]) throws(SQLiteError) {
    let statement = try prepared(sql)
    for (index, value) in values.enumerated() { bind(value, at: Int32(index + 1), of: statement) }
    let status = sqlite3_step(statement)
    sqlite3_reset(statement)
    guard status == SQLITE_DONE || status == SQLITE_ROW else { throw SQLiteError(reason: Self.reason(handle)) }
  }

  /// The key of the row that was put in last.
  var lastKey: Int { Int(sqlite3_last_insert_rowid(handle)) }

  /// Ends the work on the file.
  func close() throws(SQLiteError) {
    for statement in statements.values { sqlite3_finalize(statement) }
    statements = [:]
    let status = sqlite3_close(handle)
    let reason = status == SQLITE_OK ? nil : Self.reason(handle)
    if status == SQLITE_OK { handle = nil }
    if let reason { throw SQLiteError(reason: reason) }
  }

  deinit {
    for statement in statements.values { sqlite3_finalize(statement) }
    sqlite3_close_v2(handle)
  }

  private func prepared(_ sql: String) throws(SQLiteError) -> OpaquePointer? {
    if let known = statements[sql] { return known }
    var statement: OpaquePointer?
    guard sqlite3_prepare_v2(handle, sql, -1, &statement, nil) == SQLITE_OK else { throw SQLiteError(reason: Self.reason(handle)) }
    statements[sql] = statement
    return statement
  }

  private func bind(_ value: SQLiteValue, at index: Int32, of statement: OpaquePointer?) {
    switch value {
    case .null: sqlite3_bind_null(statement, index)
    case .integer(let number): sqlite3_bind_int64(statement, index, Int64(number))
    case .real(let number): sqlite3_bind_double(statement, index, number)
    case .text(let text): _ = dateline_bind_text(statement, index, text, Int32(clamping: text.utf8.count))
    case .blob(let bytes): _ = dateline_bind_blob(statement, index, bytes, Int32(clamping: bytes.count))
    }
  }

  private static func reason(_ handle: OpaquePointer?) -> String { String(cString: sqlite3_errmsg(handle)) }
}
