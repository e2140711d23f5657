import Glibc

/// The program and the data file that `make build` made, wherever the build folder is.
public enum BuiltProducts {
  /// The folder of the built products: the one this test runs in, or the usual one of the package.
  public static var folder: String {
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
    let count = readlink("/proc/self/exe", &buffer, buffer.count - 1)
    let own = String(decoding: buffer.prefix(max(0, count)).map { UInt8(bitPattern: $0) }, as: UTF8.self)
    let beside = own.lastIndex(of: "/").map { String(own[..<$0]) } ?? "."
    return access(beside + "/dateline", X_OK) == 0 ? beside : Cases.packageRoot + "/.build/release"
  }

  /// The program.
  public static var program: String { folder + "/dateline" }

  /// The data file beside it.
  public static var dataFile: String { folder + "/dateline.dlgz" }
}
