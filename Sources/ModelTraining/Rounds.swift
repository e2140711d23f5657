import Dispatch
import Synchronization

/// Trains the same models several times with other random choices, at the same time, and adds up their weights.
///
/// What a single training owes to the order of its sentences cancels out, and one model is as fast as each of them.
enum Rounds {
  /// The means of the rows that `train` gives for the rounds from 0 on, model by model; the same whatever round ends first.
  static func run(_ count: Int, _ train: @Sendable (_ round: UInt64) -> [[TrainedRow]]) -> [[TrainedRow]] {
    let results = Mutex([Int: [[TrainedRow]]]())
    DispatchQueue.concurrentPerform(iterations: count) { round in
      let models = train(UInt64(round))
      results.withLock { $0[round] = models }
    }
    let rounds = results.withLock { found in (0..<count).compactMap { found[$0] } }
    guard let first = rounds.first else { return [] }
    return first.indices.map { model in
      rounds.dropFirst().reduce(first[model]) { TrainedRow.sum($0, $1[model]) }.map { $0.scaled(1 / Float(count)) }
    }
  }
}
