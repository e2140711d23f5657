/// The end of a command that did not go well: what to say, and the exit status (1 some inputs failed, 2 wrong usage and nothing written).
struct CommandFailure: Error {
  let status: Int32
  let message: String

  /// Whether a signal ended the command: what was done until then is good.
  var isInterruption: Bool { status > 128 }
}
