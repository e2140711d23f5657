import FoundationEssentials

/// Reads a folder of facts for the compiler.
public enum FolderReader {
  /// A folder or a file of it that cannot be read.
  public struct Failure: Error, Hashable, Sendable, CustomStringConvertible {
    /// The path.
    public let path: String
    /// What is wrong.
    public let reason: String
    /// `PATH: what is wrong`.
    public var description: String { "\(path): \(reason)" }
  }

  /// The tables (`*.tsv`) and models (`*.model`) below `folder`, sorted by path; the folder `scripts` is left out.
  ///
  /// - Throws: `Failure` where the folder or a file cannot be read, or there is no table.
  public static func sources(at folder: String) throws(Failure) -> [GazetteerSource] {
    let paths: [String]
    do {
      paths = try FileManager.default.subpathsOfDirectory(atPath: folder.hasSuffix("/") ? folder : folder + "/")
    } catch {
      throw Failure(path: folder, reason: "cannot be read as a folder of tables")
    }
    var sources: [GazetteerSource] = []
    for path in paths.sorted() where (path.hasSuffix(".tsv") || path.hasSuffix(".model")) && !path.hasPrefix("scripts/") {
      guard let data = FileManager.default.contents(atPath: folder + "/" + path) else {
        throw Failure(path: folder + "/" + path, reason: "cannot be read")
      }
      sources.append(GazetteerSource(path: path, bytes: Array(data)))
    }
    if sources.isEmpty { throw Failure(path: folder, reason: "holds no table (*.tsv)") }
    return sources
  }
}
