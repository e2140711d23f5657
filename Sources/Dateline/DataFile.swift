import Glibc

/// Where the data file of an installed Dateline lies: beside the running program, or in `../share/dateline` from there.
public enum DataFile {
  /// The name of the file.
  public static let name = "dateline.dlgz"

  /// The path of the data file; nothing where there is none. Links to the program are followed.
  public static func installed() -> String? {
    let folder = programFolder()
    return ["\(folder)/\(name)", "\(folder)/../share/dateline/\(name)"].first { path in unsafe access(path, R_OK) == 0 }
  }

  /// The folder of the program's file, links followed.
  public static func programFolder() -> String {
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
    let count = unsafe readlink("/proc/self/exe", &buffer, buffer.count - 1)
    guard count > 0 else { return "." }
    let path = String(decoding: buffer.prefix(count).map { UInt8(bitPattern: $0) }, as: UTF8.self)
    return path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
  }
}
