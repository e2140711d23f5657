import Dispatch
import Synchronization

/// Runs work on a few threads of its own, first come first served, and refuses work when too much waits.
///
/// The threads that talk to clients never do the work, so a long article holds nobody up but others of its kind.
package final class WorkQueue: Sendable {
  private struct State {
    var idle: Int
    var jobs: [@Sendable () -> Void] = []
    var next = 0
  }

  private let state: Mutex<State>
  private let limit: Int

  /// Creates a queue of so many threads, before which so many pieces of work may wait.
  package init(workers: Int, waiting limit: Int) {
    state = Mutex(State(idle: max(1, workers)))
    self.limit = limit
  }

  /// Runs `work` on a worker.
  ///
  /// - Throws: `Problem` 503 where too much waits already.
  package func run<Value: Sendable>(_ work: @escaping @Sendable () -> Value) async throws -> Value {
    try await withCheckedThrowingContinuation { continuation in
      let isTaken = enqueue { continuation.resume(returning: work()) }
      if !isTaken {
        continuation.resume(throwing: Problem(503, "too many articles wait already; come again soon", fields: [("Retry-After", "1")]))
      }
    }
  }

  private func enqueue(_ job: @escaping @Sendable () -> Void) -> Bool {
    enum Outcome { case start, waits, refused }
    let outcome = state.withLock { state -> Outcome in
      if state.jobs.count - state.next >= limit { return .refused }
      state.jobs.append(job)
      guard state.idle > 0 else { return .waits }
      state.idle -= 1
      return .start
    }
    if outcome == .start { DispatchQueue.global().async { self.drain() } }
    return outcome != .refused
  }

  private func drain() {
    while let job = nextJob() { job() }
  }

  private func nextJob() -> (@Sendable () -> Void)? {
    state.withLock { state in
      guard state.next < state.jobs.count else {
        state.jobs.removeAll(keepingCapacity: true)
        state.next = 0
        state.idle += 1
        return nil
      }
      let job = state.jobs[state.next]
      state.next += 1
      if state.next == 64 {
        state.jobs.removeFirst(state.next)
        state.next = 0
      }
      return job
    }
  }
}
