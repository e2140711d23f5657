import CSQLite

/// Why a database could not be written, in SQLite's words.
public struct SQLiteError: Error, CustomStringConvertible {
  /// What SQLite says.
  public let reason: String
  /// The same.
  public var description: String { reason }
}

/// A SQLite database that is used from one thread at a time.
final class SQLiteDatabase {
  private var handle: OpaquePointer?
  private var statements: [String: OpaquePointer] = [:]

  /// Opens the file `path`, and creates it where it does not exist; `:memory:` is a database that goes with the program.
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

  /// The rows of a query, each as `read` makes it, at most as many as it is worth holding.
  func rows<Row>(_ sql: String, _ values: [SQLiteValue] = [], _ read: (SQLiteRow) -> Row) throws(SQLiteError) -> [Row] {
    let statement = try prepared(sql)
    for (index, value) in values.enumerated() { bind(value, at: Int32(index + 1), of: statement) }
    defer { sqlite3_reset(statement) }
    var found: [Row] = []
    while true {
      switch sqlite3_step(statement) {
      case SQLITE_ROW: found.append(read(SQLiteRow(statement)))
      case SQLITE_DONE: return found
      default: throw SQLiteError(reason: Self.reason(handle))
      }
    }
  }

  /// Makes the functions known that the triggers of a GeoPackage's spatial index call (OGC 12-128r18, annex F.3).
  func addPointFunctions() throws(SQLiteError) {
    typealias Function = @convention(c) (OpaquePointer?, Int32, UnsafeMutablePointer<OpaquePointer?>?) -> Void
    let longitude: Function = { context, _, values in PointGeometry.answer(context, values?[0]) { $0.longitude } }
    let latitude: Function = { context, _, values in PointGeometry.answer(context, values?[0]) { $0.latitude } }
    let isEmpty: Function = { context, _, values in sqlite3_result_int(context, PointGeometry.point(values?[0]) == nil ? 1 : 0) }
    let functions: [(String, Function)] = [
      ("ST_MinX", longitude), ("ST_MaxX", longitude), ("ST_MinY", latitude), ("ST_MaxY", latitude), ("ST_IsEmpty", isEmpty),
    ]
    for (name, function) in functions {
      let status = sqlite3_create_function_v2(handle, name, 1, SQLITE_UTF8 | SQLITE_DETERMINISTIC, nil, function, nil, nil, nil)
      guard status == SQLITE_OK else { throw SQLiteError(reason: Self.reason(handle)) }
    }
  }

  /// The key of the row that was put in last.
  var lastKey: Int { Int(sqlite3_last_insert_rowid(handle)) }

  /// How many rows this program has changed.
  var changes: Int { Int(sqlite3_total_changes(handle)) }

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
