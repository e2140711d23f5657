import Dateline
import Gazetteers
import Glibc
import PackedStorage

/// Finds the data file: named by the user, or beside the program, wherever that was moved to.
enum DataLocation {
  static let fileName = "dateline.dlgz"

  /// Opens the data file.
  ///
  /// - Throws: `CommandFailure` with status 2 where there is none or it is damaged.
  static func open(_ given: String?) throws -> PackedFile {
    if let given { return try opened(given) }
    let folder = programFolder()
    for candidate in ["\(folder)/\(fileName)", "\(folder)/../share/dateline/\(fileName)"] where access(candidate, R_OK) == 0 {
      return try opened(candidate)
    }
    throw CommandFailure(
      status: 2,
      message: "dateline: no \(fileName) beside the program (\(folder)); make it with `make build`, or with "
        + "`dateline gazetteer build --tables Gazetteer --output \(folder)/\(fileName)`, or name one with --gazetteer")
  }

  /// Makes an extractor on a data file.
  ///
  /// - Throws: `CommandFailure` with status 2 where the file lacks something.
  static func extractor(_ data: PackedFile, _ configuration: Configuration) throws -> Extractor {
    do {
      return try Extractor(data: data, configuration: configuration)
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

  /// The folder of the program's file, links followed.
  static func programFolder() -> String {
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
    let count = readlink("/proc/self/exe", &buffer, buffer.count - 1)
    guard count > 0 else { return "." }
    let path = String(decoding: buffer.prefix(count).map { UInt8(bitPattern: $0) }, as: UTF8.self)
    return path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
  }

  private static func opened(_ path: String) throws -> PackedFile {
    do { return try PackedFile(path: path) } catch { throw CommandFailure(status: 2, message: "dateline: \(error)") }
  }
}
