import Dispatch
import Synchronization

/// Makes two values at the same time, on two cores where the machine has them: reading the tables is most of the start of a short run.
///
/// - Throws: what the first of the two throws, else what the second throws.
func concurrently<First: Sendable, Second: Sendable>(
  _ first: @Sendable () throws -> First, _ second: @Sendable () throws -> Second
) throws -> (First, Second) {
  let one = Mutex<Result<First, any Error>?>(nil)
  let two = Mutex<Result<Second, any Error>?>(nil)
  DispatchQueue.concurrentPerform(iterations: 2) { number in
    if number == 0 {
      let made = Result { try first() }
      one.withLock { $0 = made }
    } else {
      let made = Result { try second() }
      two.withLock { $0 = made }
    }
  }
  guard let made = one.withLock({ $0 }), let other = two.withLock({ $0 }) else {
    preconditionFailure("both are made when the work returns")
  }
  return (try made.get(), try other.get())
}
