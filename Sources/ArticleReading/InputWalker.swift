import Glibc

/// Turns the paths of a command line into files, in order: a file is itself, a folder its articles, sorted by the bytes of their paths.
public struct InputWalker: Sendable {
  /// The endings of files that a folder is searched for, each also with `.gz` or `.zst`.
  public var endings: Set<String> = [
    "txt", "text", "html", "htm", "xhtml", "xml", "rss", "atom", "json", "jsonl", "ndjson", "csv", "tsv", "warc", "arc", "eml", "mbox",
    "tar",
    "tgz",
  ]

  /// Creates a walker for the usual endings.
  public init() {}

  /// Calls `visit` with the path of every file, or with what is wrong with a path; `-` stands for standard input.
  ///
  /// Hidden files and folders are passed over. Complexity: O(files), a folder's names are held while it is walked.
  public func walk(_ paths: [String], visit: (Result<String, ReadError>) -> ReadingStep) {
    for path in paths {
      if path == "-" {
        if visit(.success(path)) == .stop { return }
        continue
      }
      var status = stat()
      guard stat(path, &status) == 0 else {
        let reason = String(cString: strerror(errno))
        if visit(.failure(ReadError(.unreadable, file: path, message: "cannot be opened: \(reason); check the path"))) == .stop { return }
        continue
      }
      guard status.st_mode & S_IFMT == S_IFDIR else {
        if visit(.success(path)) == .stop { return }
        continue
      }
      let files = files(in: path)
      if files.isEmpty {
        let kinds = endings.sorted().map { "." + $0 }.joined(separator: " ")
        if visit(
          .failure(ReadError(.unreadable, file: path, message: "holds no article; files of these kinds are read from a folder: \(kinds)")))
          == .stop
        {
          return
        }
      }
      for file in files where visit(.success(file)) == .stop { return }
    }
  }

  /// All files of a folder and its subfolders, sorted by the bytes of their paths.
  private func files(in folder: String) -> [String] {
    var found: [String] = []
    var waiting = [folder]
    var seen: Set<[UInt64]> = []
    while let next = waiting.popLast() {
      var status = stat()
      // A link back to a folder above would go round for ever.
      guard stat(next, &status) == 0, seen.insert([UInt64(status.st_dev), UInt64(status.st_ino)]).inserted, let stream = opendir(next)
      else { continue }
      defer { closedir(stream) }
      while let entry = readdir(stream) {
        let name = withUnsafeBytes(of: &entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
        if name.utf8.first == UInt8(ascii: ".") { continue }
        let path = next.utf8.last == UInt8(ascii: "/") ? next + name : next + "/" + name
        guard stat(path, &status) == 0 else { continue }
        if status.st_mode & S_IFMT == S_IFDIR {
          waiting.append(path)
        } else if status.st_mode & S_IFMT == S_IFREG, isReadable(name) {
          found.append(path)
        }
      }
    }
    return found.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// Whether the file of an archive is visible and of a kind that is read.
  func isArticle(_ path: String) -> Bool {
    guard let name = path.split(separator: "/").last else { return false }
    return name.utf8.first != UInt8(ascii: ".") && isReadable(String(name))
  }

  private func isReadable(_ name: String) -> Bool {
    var parts = name.lowercased().split(separator: ".", omittingEmptySubsequences: false)
    if parts.count > 2, parts.last == "gz" || parts.last == "zst" { parts.removeLast() }
    return parts.count > 1 && parts.last.map { endings.contains(String($0)) } ?? false
  }
}
