import Glibc
import Synchronization

/// Whether the user or the system asked the program to end (SIGINT, SIGTERM): work stops between two documents, and what was written is whole.
///
/// A second signal ends the program at once.
struct Interruption {
  private let arrival = Arrival()

  /// Listens from now on, to the end of the program; threads that are made later leave the signals to the one that waits for them.
  init() {
    var signals = Arrival.signals
    pthread_sigmask(SIG_BLOCK, &signals, nil)
    // A thread of its own: one of Dispatch's would be missing among the workers.
    var thread = pthread_t()
    let started = pthread_create(
      &thread, nil,
      { arrival in
        guard let arrival else { return nil }
        Arrival.waitForSignals(Unmanaged<Arrival>.fromOpaque(arrival).takeRetainedValue())
        return nil
      }, Unmanaged.passRetained(arrival).toOpaque())
    if started == 0 { pthread_detach(thread) }
  }

  /// The exit status that the signal asks for, or nothing where none came.
  var status: Int32? {
    let number = arrival.number.load(ordering: .relaxed)
    return number == 0 ? nil : 128 + number
  }
}

/// The number of the signal that came; 0 while none did.
private final class Arrival: Sendable {
  let number = Atomic<Int32>(0)

  /// The signals that ask a program to end.
  static var signals: sigset_t {
    var signals = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, SIGINT)
    sigaddset(&signals, SIGTERM)
    return signals
  }

  /// Takes note of the first signal, and ends the program at the second.
  static func waitForSignals(_ arrival: Arrival) {
    var (awaited, number) = (signals, Int32(0))
    while sigwait(&awaited, &number) == 0 {
      if arrival.number.exchange(number, ordering: .relaxed) != 0 { _exit(128 + number) }
    }
  }
}
