import CSQLite
import OutputFormats

/// A value of a column.
enum SQLiteValue {
  case null
  case integer(Int)
  case real(Double)
  case text(String)
  case blob([UInt8])
}

/// The row that a query stands at; not to be kept.
struct SQLiteRow {
  private let statement: OpaquePointer?

  init(_ statement: OpaquePointer?) { self.statement = statement }

  /// The whole number of a column; 0 where it holds none.
  func integer(_ column: Int) -> Int { Int(sqlite3_column_int64(statement, Int32(column))) }

  /// The text of a column; nothing where it is null.
  func text(_ column: Int) -> String? { sqlite3_column_text(statement, Int32(column)).map { String(cString: $0) } }

  /// The number of a column; nothing where it is null.
  func number(_ column: Int) -> Double? {
    sqlite3_column_type(statement, Int32(column)) == SQLITE_NULL ? nil : sqlite3_column_double(statement, Int32(column))
  }

  /// The value of a column as the event record has it; `type` is the type of the record's column.
  func field(_ column: Int, _ type: ColumnType) -> FieldValue {
    let place = Int32(column)
    switch sqlite3_column_type(statement, place) {
    case SQLITE_INTEGER: return .integer(Int(sqlite3_column_int64(statement, place)))
    case SQLITE_FLOAT: return .decimal(sqlite3_column_double(statement, place), digits: 6)
    case SQLITE_TEXT:
      guard let text = text(column) else { return .null }
      // `2017-08-10T00:00:00.000Z` in the file, `2017-08-10T00:00:00Z` in the record.
      return .text(type == .time && text.hasSuffix(".000Z") ? text.dropLast(5) + "Z" : text)
    default: return .null
    }
  }
}

extension FieldValue {
  /// The number, where it is one.
  var number: Double? {
    switch self {
    case .integer(let number): Double(number)
    // Rounded as all formats write it.
    case .decimal, .verbatimNumber: Double(string)
    case .null, .text: nil
    }
  }

  /// The value as a column of that type takes it; what does not fit the type is left out.
  func value(_ type: ColumnType) -> SQLiteValue {
    switch type {
    case .integer: number.flatMap { Int(exactly: $0.rounded()) }.map(SQLiteValue.integer) ?? .null
    case .number: number.map(SQLiteValue.real) ?? .null
    case .text: self == .null ? .null : .text(string)
    case .date: string.utf8.count == 10 ? .text(string) : .null
    // `2017-08-10T00:00:00.000Z` is the one form of a time that the standard knows.
    case .time: string.utf8.count == 20 ? .text(string.dropLast() + ".000Z") : .null
    }
  }
}

extension ColumnType {
  /// The type of the column in a GeoPackage.
  var sql: String {
    switch self {
    case .text: "TEXT"
    case .integer: "INTEGER"
    case .number: "REAL"
    case .date: "DATE"
    case .time: "DATETIME"
    }
  }

  /// The type of a column of events by its name; those that count are whole numbers, others that the record lacks are words.
  init(of name: String) {
    self = EventColumn.all.first { $0.name == name }?.type ?? (name.hasPrefix("n_") ? .integer : .text)
  }
}
