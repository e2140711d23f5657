import ToponymResolution

#if canImport(Glibc)
  import Glibc
#endif

/// Learns the weights of places: conditional logistic regression over the candidates of each name, drawn towards the weights set by hand.
///
/// The drawing is a normal prior around them: where few examples speak, a weight stays what a person set.
struct ResolutionTrainer {
  /// The weights set by hand.
  let start: ResolutionWeights
  /// The standard deviation of the prior.
  var deviation = 0.05
  var rounds = 400
  var rate = 0.5

  /// The weights that the examples make most likely. Complexity: O(rounds × candidates).
  func train(_ examples: [ResolutionExample]) -> ResolutionWeights {
    let features = ResolutionFeature.allCases.filter(\.isLearned)
    var weights = start
    for round in 0..<rounds {
      var gradient = [Double](repeating: 0, count: ResolutionFeature.allCases.count)
      for example in examples { add(example, weights, features, &gradient) }
      let rate = rate / (1 + Double(round) / 100)
      for feature in features {
        let pull = (start[feature] - weights[feature]) / (deviation * deviation)
        weights[feature] += rate * (gradient[feature.rawValue] + pull) / (Double(examples.count) + 1 / (deviation * deviation))
      }
    }
    return weights
  }

  /// The share of examples whose right candidate scores highest.
  func accuracy(_ examples: [ResolutionExample], _ weights: ResolutionWeights) -> Double {
    let right = examples.count { example in
      let scores = scores(example, weights)
      return scores.max() == scores[example.right]
    }
    return examples.isEmpty ? 0 : Double(right) / Double(examples.count)
  }

  private func add(
    _ example: ResolutionExample, _ weights: ResolutionWeights, _ features: [ResolutionFeature], _ gradient: inout [Double]
  ) {
    let scores = scores(example, weights)
    let best = scores.max() ?? 0
    let odds = scores.map { exp($0 - best) }
    let total = odds.reduce(0, +)
    for (index, values) in example.candidates.enumerated() {
      let error = (index == example.right ? 1 : 0) - odds[index] / total
      for feature in features where values[feature.rawValue] != 0 { gradient[feature.rawValue] += error * values[feature.rawValue] }
    }
  }

  private func scores(_ example: ResolutionExample, _ weights: ResolutionWeights) -> [Double] {
    example.candidates.map { values in
      ResolutionFeature.allCases.reduce(0) { $0 + weights[$1] * values[$1.rawValue] }
    }
  }
}
