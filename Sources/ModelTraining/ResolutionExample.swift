/// A name with the candidates that it may stand for, and the one that it stands for: what the weights of places are learned from.
struct ResolutionExample {
  /// How much of each learned feature each candidate has.
  let candidates: [[Double]]
  /// The index of the right one.
  let right: Int
}
