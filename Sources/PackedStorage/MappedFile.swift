#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// What can go wrong with a file of packed data, with what to do about it.
public enum PackedFileError: Error, Hashable, CustomStringConvertible {
  /// The file cannot be opened, read or written.
  case unreadable(path: String, reason: String)
  /// The file is not a packed file of Dateline, or was cut short or damaged.
  case damaged(path: String, reason: String)
  /// The file was made by another version.
  case wrongVersion(path: String, found: UInt32, expected: UInt32)

  /// One line for a person: the file, what is wrong and what to do.
  public var description: String {
    switch self {
    case .unreadable(let path, let reason): "\(path): \(reason)"
    case .damaged(let path, let reason): "\(path): \(reason); build it again with `dateline gazetteer build`"
    case .wrongVersion(let path, let found, let expected):
      "\(path): made for format \(found), this dateline reads format \(expected); build it again with `dateline gazetteer build`"
    }
  }
}

/// A file's bytes in memory, mapped and read only, until the last user lets go.
///
/// Immutable after creation, therefore safe to share between threads.
public final class MappedFile: @unchecked Sendable {
  /// The path that was opened.
  public let path: String
  /// The number of bytes.
  public let count: Int
  @usableFromInline let base: UnsafeRawPointer
  private let owned: UnsafeMutableRawPointer?

  /// Maps the file at `path`.
  ///
  /// - Throws: `PackedFileError.unreadable` where it cannot be opened or mapped.
  public init(path: String) throws(PackedFileError) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .unreadable(path: path, reason: String(cString: strerror(errno))) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw .unreadable(path: path, reason: "not a regular file")
    }
    self.path = path
    count = Int(status.st_size)
    guard count > 0 else { throw .damaged(path: path, reason: "the file is empty") }
    guard let address = mmap(nil, count, PROT_READ, MAP_PRIVATE, descriptor, 0), address != MAP_FAILED else {
      throw .unreadable(path: path, reason: String(cString: strerror(errno)))
    }
    base = UnsafeRawPointer(address)
    owned = nil
  }

  /// Holds bytes that were made in memory; for tests and freshly built tables.
  public init(bytes: [UInt8], name: String) {
    path = name
    count = bytes.count
    let address = UnsafeMutableRawPointer.allocate(byteCount: max(1, bytes.count), alignment: 64)
    bytes.withUnsafeBytes { if let source = $0.baseAddress { address.copyMemory(from: source, byteCount: bytes.count) } }
    base = UnsafeRawPointer(address)
    owned = address
  }

  /// A copy of all bytes. Complexity: O(n).
  public var bytes: [UInt8] { Array(UnsafeRawBufferPointer(start: base, count: count)) }

  deinit {
    if let owned {
      owned.deallocate()
    } else {
      munmap(UnsafeMutableRawPointer(mutating: base), count)
    }
  }
}
