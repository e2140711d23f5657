import ArticleReading
import Dateline
import Gazetteers
import Glibc
import PackedStorage

/// Finds the data file: named by the user, or beside the program, wherever that was moved to.
enum DataLocation {
  /// Opens the data file.
  ///
  /// - Throws: `CommandFailure` with status 2 where there is none or it is damaged.
  static func open(_ given: [String]) throws -> PackedFile {
    let files = given.filter { !isTable($0) }
    if files.count > 1 {
      throw CommandFailure(status: 2, message: "dateline: \(files[0]) and \(files[1]) are both data files; name one with --gazetteer")
    }
    if let file = files.first { return try opened(file) }
    if let path = DataFile.installed() { return try opened(path) }
    let folder = DataFile.programFolder()
    throw CommandFailure(
      status: 2,
      message: "dateline: no \(DataFile.name) beside the program (\(folder)); make it with `make build`, or with "
        + "`dateline gazetteer build --tables Gazetteer --output \(folder)/\(DataFile.name)`, or name one with --gazetteer")
  }

  /// Makes an extractor on a data file.
  ///
  /// - Throws: `CommandFailure` with status 2 where the file lacks something.
  static func extractor(_ data: PackedFile, _ configuration: Configuration) throws -> Extractor {
    do {
      let extractor = try Extractor(data: data, configuration: configuration)
      tell(extractor.issues)
      return extractor
    } catch {
      throw CommandFailure(status: 2, message: "dateline: \(data.path): \(error)")
    }
  }

  /// Opens the gazetteer of a data file.
  ///
  /// - Throws: `CommandFailure` with status 2 where the file lacks something.
  static func gazetteer(_ data: PackedFile) throws -> Gazetteer {
    do {
      return try Gazetteer(file: data)
    } catch {
      throw CommandFailure(status: 2, message: "dateline: \(error)")
    }
  }

  /// Opens a data file with the user's own places.
  static func gazetteer(_ given: [String]) throws -> (gazetteer: Gazetteer, file: PackedFile) {
    let data = try open(given)
    let (joined, issues) = try gazetteer(data).adding(rows(given))
    tell(issues)
    return (joined, data)
  }

  /// The rows of the tables of places among the files.
  ///
  /// - Throws: `CommandFailure` with status 2 where a table cannot be read.
  static func rows(_ given: [String]) throws -> [OwnPlaceRow] {
    do {
      return try given.filter(isTable).flatMap { try PlaceTable.rows(at: $0) }
    } catch let error as ReadError {
      throw CommandFailure(status: 2, message: "dateline: \(error)")
    }
  }

  /// Whether a file is a table of places, by its name; anything else is a compiled data file.
  private static func isTable(_ path: String) -> Bool {
    let name = path.hasSuffix(".gz") ? path.dropLast(3) : path.hasSuffix(".zst") ? path.dropLast(4) : path[...]
    return name.hasSuffix(".csv") || name.hasSuffix(".tsv") || name.hasSuffix(".txt")
  }

  private static func tell(_ issues: [CompilationIssue]) {
    for issue in issues { StandardStream.error.write("dateline: \(issue)\n") }
  }

  private static func opened(_ path: String) throws -> PackedFile {
    do { return try PackedFile(path: path) } catch { throw CommandFailure(status: 2, message: "dateline: \(error)") }
  }
}
