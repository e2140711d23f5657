import Dispatch
import Synchronization

/// Works on a stream of items on several threads and hands the results on in the order of the items.
///
/// Who submits items bounds how many are on their way: a slow item lets that many others be done behind it. `submit` and `output` belong to
/// one thread.
final class OrderedWorkers<Item: Sendable, Output: Sendable>: Sendable {
  private struct State {
    var waiting: [(number: Int, item: Item)] = []
    var next = 0
    var outputs: [Int: Output] = [:]
    var isOver = false
  }

  private let state = Mutex(State())
  private let arrived = DispatchSemaphore(value: 0)
  private let done = DispatchSemaphore(value: 0)
  private let ended = DispatchGroup()
  private let workers: Int

  init(workers: Int, _ work: @escaping @Sendable (Item) -> Output) {
    self.workers = workers
    for _ in 0..<workers { DispatchQueue.global().async(group: ended) { self.run(work) } }
  }

  /// Hands an item to the workers.
  func submit(_ item: Item, number: Int) {
    state.withLock { $0.waiting.append((number, item)) }
    arrived.signal()
  }

  /// The result of an item, if it is there; waits for it where `isNeeded`.
  func output(_ number: Int, isNeeded: Bool) -> Output? {
    while true {
      if let output = state.withLock({ $0.outputs.removeValue(forKey: number) }) { return output }
      if !isNeeded { return nil }
      done.wait()
    }
  }

  /// Ends the workers once they are done with what they hold; what waits is left.
  func end() {
    state.withLock { $0.isOver = true }
    for _ in 0..<workers { arrived.signal() }
    ended.wait()
  }

  private func run(_ work: @Sendable (Item) -> Output) {
    while true {
      arrived.wait()
      let job = state.withLock { state -> (number: Int, item: Item)? in
        guard !state.isOver, state.next < state.waiting.count else { return nil }
        let job = state.waiting[state.next]
        state.next += 1
        if state.next >= 256 {
          state.waiting.removeFirst(state.next)
          state.next = 0
        }
        return job
      }
      guard let job else { return }
      let output = work(job.item)
      state.withLock { $0.outputs[job.number] = output }
      done.signal()
    }
  }
}
