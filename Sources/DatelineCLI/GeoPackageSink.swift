import GeoPackages
import Glibc
import OutputFormats

/// Events on their way to a GeoPackage, which appears whole or not at all.
final class GeoPackageSink: EventOutput {
  private let path: String
  private let temporary: String
  private let file: GeoPackageFile

  init(path: String, schema: EventSchema) throws(OutputError) {
    self.path = path
    temporary = "\(path).\(getpid()).partial"
    unlink(temporary)
    do {
      file = try GeoPackageFile(path: temporary, schema: schema)
    } catch {
      unlink(temporary)
      throw .unopened(path: path, reason: error.reason)
    }
  }

  func write(_ events: [RenderedEvent]) throws(OutputError) {
    for case .record(let fields) in events {
      do { try file.add(fields) } catch { throw .refused(path: path, reason: error.reason) }
    }
  }

  var count: Int { 0 }

  /// Nothing: a database is whole only at its end.
  func flush() {}

  func close() throws(OutputError) {
    do { try file.close() } catch { throw .refused(path: path, reason: error.reason) }
    guard rename(temporary, path) == 0 else {
      let reason = String(cString: strerror(errno))
      unlink(temporary)
      throw .refused(path: path, reason: reason)
    }
  }

  func abandon() { unlink(temporary) }
}
