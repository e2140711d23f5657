import Gazetteers
import PackedStorage
import TextModel

/// Checks that every name of the tables is found again: by look-up, and in running text as it is written.
struct CoverageCheck {
  let folder: String
  let gazetteer: Gazetteer

  init(folder: String, file: String) throws {
    self.folder = folder
    gazetteer = try Gazetteer(file: PackedFile(path: file))
  }

  func run() throws {
    var (names, missing, unmatched) = (0, 0, 0)
    for source in try FolderReader.sources(at: folder) where source.path.hasSuffix(".tsv") {
      guard let table = try? FactTable(name: source.path, bytes: source.bytes, required: ["name"]) else { continue }
      guard ["places/", "admin/", "names/", "actors/", "organizations/"].contains(where: source.path.hasPrefix) else { continue }
      for row in table.rows {
        for name in [row[table.column("name")]] + row.list(table.column("aliases")) {
          names += 1
          let text = Text("It is " + name + " now")
          let isFound = !gazetteer.lookup(name).isEmpty
          let isMatched = gazetteer.matcher.matches(in: text).contains { $0.range.start <= 6 && $0.range.end >= 6 + name.utf8.count - 1 }
          if !isFound { missing += 1 } else if !isMatched { unmatched += 1 }
          if (!isFound && missing <= 60) || (isFound && !isMatched && unmatched <= 60) {
            print("\(source.path):\(row.line): \(isFound ? "not matched" : "not found"): \(name)")
          }
        }
      }
    }
    print("\(names) names, \(missing) not found by look-up, \(unmatched) found but not matched in text")
  }
}
