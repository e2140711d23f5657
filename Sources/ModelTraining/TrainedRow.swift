/// The averaged weights of one feature: a class and its weight for each, and how often they were changed.
struct TrainedRow: Sendable {
  let key: UInt64
  let updates: Int
  let weights: [(label: Int, weight: Float)]

  /// How far the weights lie apart, where a class without a weight has 0.
  var spread: Float {
    var low: Float = 0
    var high: Float = 0
    for (_, weight) in weights {
      low = min(low, weight)
      high = max(high, weight)
    }
    return high - low
  }

  /// What the feature is worth: a strong one that occurs once decides less than a weaker one that is everywhere.
  var worth: Float { spread * Float(updates).squareRoot() }

  /// The row with its weights multiplied by a factor.
  func scaled(_ factor: Float) -> TrainedRow {
    TrainedRow(key: key, updates: updates, weights: weights.map { ($0.label, $0.weight * factor) })
  }

  /// The sums of two lists that are ordered by their keys. Complexity: O(n).
  static func sum(_ first: [TrainedRow], _ second: [TrainedRow]) -> [TrainedRow] {
    var result: [TrainedRow] = []
    result.reserveCapacity(first.count + second.count)
    var left = first.startIndex
    var right = second.startIndex
    while left < first.endIndex || right < second.endIndex {
      if right == second.endIndex || (left < first.endIndex && first[left].key < second[right].key) {
        result.append(first[left])
        left += 1
      } else if left == first.endIndex || second[right].key < first[left].key {
        result.append(second[right])
        right += 1
      } else {
        result.append(first[left].adding(second[right]))
        left += 1
        right += 1
      }
    }
    return result
  }

  private func adding(_ other: TrainedRow) -> TrainedRow {
    var weights = weights
    for (label, weight) in other.weights {
      if let place = weights.firstIndex(where: { $0.label == label }) {
        weights[place].weight += weight
      } else {
        weights.append((label, weight))
      }
    }
    weights.sort { $0.label < $1.label }
    return TrainedRow(key: key, updates: updates + other.updates, weights: weights)
  }
}
