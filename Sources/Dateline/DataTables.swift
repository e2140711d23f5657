import PackedStorage

/// The small tables of a data file, as the bytes of their files.
struct DataTables: Sendable {
  let file: PackedFile

  /// The bytes of the table at `path` below Gazetteer; empty where the file has none, which its reader then reports.
  func bytes(_ path: String) -> [UInt8] {
    (try? file.array("tables/" + path, of: UInt8.self).array) ?? []
  }
}
