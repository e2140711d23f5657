import FoundationEssentials

/// The rows of a file of gold answers, one JSON object a line.
enum GoldFile {
  /// Reads all rows.
  ///
  /// - Throws: `AnnotationFile.Failure` that names the file, the line, and what a row must hold.
  static func rows<Row: Decodable>(_ path: String, of _: Row.Type, form: String) throws -> [Row] {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw AnnotationFile.Failure(description: "\(path): cannot be read; check the path")
    }
    return try rows(name: path, lines: data, form: form)
  }

  /// Reads the rows of a file that is in memory.
  static func rows<Row: Decodable>(name path: String, lines data: Data, form: String) throws -> [Row] {
    var rows: [Row] = []
    for (number, line) in data.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).enumerated() where !line.isEmpty {
      guard let row = try? JSONDecoder().decode(Row.self, from: Data(line)) else {
        throw AnnotationFile.Failure(description: "\(path):\(number + 1): cannot be scored; a line must hold \(form)")
      }
      rows.append(row)
    }
    return rows
  }
}
