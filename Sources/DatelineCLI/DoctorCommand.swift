import ArgumentParser
import Dateline
import Glibc
import TextModel

/// `dateline doctor`: whether this installation works, and what to do where it does not.
struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor", abstract: "Checks this installation: the data file, an example, what reads zstd, cores and memory.")

  @Option(name: .long, help: "A compiled data file instead of the one beside the program.")
  var gazetteer: String?

  func run() throws {
    var findings = [Finding(.good, "program", "dateline \(DatelineVersion.current) in \(DataFile.programFolder())")]
    findings += data()
    findings.append(zstandard())
    findings += machine()
    for finding in findings { StandardStream.output.write(finding.line) }
    if findings.contains(where: { $0.state == .bad }) { throw CommandFailure(status: 1, message: "") }
  }

  /// What one check found.
  private struct Finding {
    enum State: String {
      case good = "ok  "
      case note = "note"
      case bad = "bad "
    }

    let state: State
    let subject, text: String

    init(_ state: State, _ subject: String, _ text: String) {
      (self.state, self.subject, self.text) = (state, subject, text)
    }

    var line: String { "\(state.rawValue)  \(subject): \(text)\n" }
  }

  /// The data file, and an example that needs all of it.
  private func data() -> [Finding] {
    do {
      let file = try DataLocation.open(gazetteer.map { [$0] } ?? [])
      let extractor = try DataLocation.extractor(file, .news)
      let found = Finding(.good, "data", "\(file.path), \(file.count >> 20) MB")
      let sentence = "Gunmen attacked a convoy near Mosul on 3 May 2017."
      let events = extractor.extract(Document(id: .string("doctor"), text: Text(sentence))).events
      guard let event = events.first, let place = event.location, let day = event.event.date?.start else {
        return [found, Finding(.bad, "example", "gave no event with place and day; the data file may be of another version: make it anew")]
      }
      return [found, Finding(.good, "example", "\(event.event.action) at \(place.name) (\(place.country ?? "?")) on \(day)")]
    } catch let failure as CommandFailure {
      return [Finding(.bad, "data", failure.message)]
    } catch {
      return [Finding(.bad, "data", "\(error)")]
    }
  }

  private func zstandard() -> Finding {
    if let library = dlopen("libzstd.so.1", RTLD_LAZY) {
      dlclose(library)
      return Finding(.good, "zstd", "libzstd reads .zst files")
    }
    return Finding(.note, "zstd", ".zst files are not read: libzstd is missing (Debian: apt-get install libzstd1)")
  }

  private func machine() -> [Finding] {
    let cores = sysconf(Int32(_SC_NPROCESSORS_ONLN))
    let free = (sysconf(Int32(_SC_AVPHYS_PAGES)) * sysconf(Int32(_SC_PAGESIZE))) >> 20
    let memory =
      free < 300
      ? Finding(.note, "memory", "\(free) MB are free; runs take up to 300 MB") : Finding(.good, "memory", "\(free) MB are free")
    return [Finding(.good, "cores", "\(cores), all are used unless --jobs says otherwise"), memory]
  }
}
