import Glibc
import PackedStorage

/// How far a long run has come, in a file beside its first output, so that another run can go on where it was stopped.
///
/// The run is the same where its arguments are; what was written behind the last entry is cut off and done again, so nothing is lost or doubled.
struct ResumeJournal {
  /// What is done.
  struct State: Equatable {
    /// How many articles were read, the broken ones counted.
    var results = 0
    /// The numbers of the summary: documents, events, located, dated, failed.
    var counts = [Int](repeating: 0, count: 5)
    /// How many bytes of each output hold them.
    var bytes: [String: Int] = [:]
  }

  private let path: String
  private let arguments: String
  private var noted = ContinuousClock.now

  /// The journal of a run that writes to `output`.
  init(output: String, arguments: [String]) {
    path = output + ".resume"
    self.arguments = arguments.joined(separator: "\u{1F}").replacing("\n", with: " ")
  }

  /// Where an earlier run with the same arguments ended; the beginning where there was none.
  ///
  /// - Throws: `CommandFailure` with status 2 where the journal is of another run.
  func state() throws(CommandFailure) -> State {
    guard let file = try? MappedFile(path: path) else { return State() }
    let lines = String(decoding: file.bytes, as: UTF8.self).split(separator: "\n").map(String.init)
    guard lines.count >= 3, lines[0] == arguments else {
      throw CommandFailure(
        status: 2, message: "dateline: \(path): is of a run with other arguments; run that one again, or take this file away to begin anew")
    }
    var state = State()
    state.results = Int(lines[1]) ?? 0
    state.counts = lines[2].split(separator: " ").compactMap { Int($0) }
    for line in lines.dropFirst(3) {
      let parts = line.split(separator: " ", maxSplits: 1)
      if parts.count == 2, let count = Int(parts[0]) { state.bytes[String(parts[1])] = count }
    }
    guard state.counts.count == 5 else {
      throw CommandFailure(status: 2, message: "dateline: \(path): is damaged; take it away to begin anew")
    }
    return state
  }

  /// Whether it is time for an entry.
  var isDue: Bool { ContinuousClock.now - noted > .seconds(2) }

  /// Notes what is done.
  mutating func note(_ state: State) throws(OutputError) {
    var text = "\(arguments)\n\(state.results)\n\(state.counts.map(String.init).joined(separator: " "))\n"
    for (output, count) in state.bytes.sorted(by: { $0.key < $1.key }) { text += "\(count) \(output)\n" }
    let target = try OutputTarget(path: path)
    try target.write(Array(text.utf8))
    try target.close()
    noted = .now
  }

  /// Takes the journal away: the run is done.
  func remove() { unlink(path) }
}
