import Glibc

/// A folder with two files for each document: its text and its standoff.
struct BratFolder {
  private let path: String
  private var names: Set<String> = []

  /// Makes the folder where there is none.
  init(path: String) throws(OutputError) {
    guard mkdir(path, 0o777) == 0 || errno == EEXIST else { throw .unopened(path: path, reason: String(cString: strerror(errno))) }
    self.path = path
  }

  /// Writes one document under its name, with a number behind it where the name is taken.
  mutating func write(_ document: RenderedAnnotation) throws(OutputError) {
    let stem = Self.fileName(document.name)
    var name = stem
    var number = 1
    while !names.insert(name).inserted {
      number += 1
      name = "\(stem)-\(number)"
    }
    for (ending, bytes) in [("txt", document.bytes), ("ann", document.standoff ?? [])] {
      let target = try OutputTarget(path: "\(path)/\(name).\(ending)")
      try target.write(bytes)
      try target.close()
    }
  }

  /// The name with what no file should have in its name as underscores, at most 100 characters.
  private static func fileName(_ name: String) -> String {
    let safe = name.unicodeScalars.prefix(100).map { scalar in
      scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || "-_.".unicodeScalars.contains(scalar) ? String(scalar) : "_"
    }.joined()
    return safe.isEmpty || safe.hasPrefix(".") ? "_" + safe : safe
  }
}
