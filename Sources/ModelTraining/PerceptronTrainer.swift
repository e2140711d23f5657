import Linguistics
import PackedStorage

/// Learns an averaged perceptron over hashed features; rows come into being at the first mistake that touches them.
///
/// A row is a block of the pool: a head with its length and room, then a cell for each class. Two places of memory are touched for a feature.
struct PerceptronTrainer {
  private struct Slot {
    var key: UInt64 = 0
    var block: Int32 = -1
  }

  /// A weight and its class; in a block's head the length and the room.
  private struct Cell {
    var weight: Float
    var label: UInt16
    var room: UInt16 = 0
  }

  /// The sum that averages a weight; in a block's head how often the row was changed.
  private struct Sum {
    var total: Double = 0
    var stamp: Int32 = 0
  }

  private let classes: Int
  private var slots: ContiguousArray<Slot>
  private var used = 0
  private var cells: ContiguousArray<Cell> = []
  private var sums: ContiguousArray<Sum> = []
  /// The scores that `score` found last, one a class.
  private(set) var scores: ContiguousArray<Float>
  private var now: Int32 = 1

  /// Creates a trainer of at most 128 classes.
  init(classes: Int) {
    self.classes = classes
    slots = ContiguousArray(repeating: Slot(), count: 1 << 16)
    scores = ContiguousArray(repeating: 0, count: classes)
  }

  /// Finds the scores of all classes. Complexity: O(features).
  mutating func score(_ keys: borrowing FeatureKeys) {
    for label in 0..<classes { scores[label] = 0 }
    let hashes = keys.keys.span
    for index in 0..<keys.count {
      let block = Int(slots[place(hashes[index])].block)
      if block < 0 { continue }
      for at in block &+ 1..<block &+ 1 &+ Int(cells[block].label) { scores[Int(cells[at].label)] += cells[at].weight }
    }
  }

  /// The class with the highest score; the first of equals.
  var best: Int {
    var best = 0
    for label in 1..<classes where scores[label] > scores[best] { best = label }
    return best
  }

  /// Counts a decision that was right.
  mutating func keep() { now += 1 }

  /// Moves the weights of the features from the class that was chosen to the class that is right.
  mutating func update(_ keys: borrowing FeatureKeys, right: Int, wrong: Int) {
    now += 1
    let hashes = keys.keys.span
    for index in 0..<keys.count {
      if used * 2 > slots.count { grow() }
      let slot = place(hashes[index])
      if slots[slot].block < 0 {
        slots[slot] = Slot(key: hashes[index], block: newBlock(room: 2))
        used += 1
      }
      sums[Int(slots[slot].block)].stamp += 1
      change(slot, right, 1)
      change(slot, wrong, -1)
    }
  }

  /// The averaged rows, ordered by their keys.
  var averaged: [TrainedRow] {
    var result: [TrainedRow] = []
    for slot in slots where slot.block >= 0 {
      let block = Int(slot.block)
      var weights: [(label: Int, weight: Float)] = []
      for at in block + 1..<block + 1 + Int(cells[block].label) {
        let total = sums[at].total + Double(cells[at].weight) * Double(now - sums[at].stamp)
        weights.append((Int(cells[at].label), Float(total / Double(now))))
      }
      weights.sort { $0.label < $1.label }
      result.append(TrainedRow(key: slot.key, updates: Int(sums[block].stamp), weights: weights))
    }
    return result.sorted { $0.key < $1.key }
  }

  private mutating func newBlock(room: Int) -> Int32 {
    let block = cells.count
    cells.append(Cell(weight: 0, label: 0, room: UInt16(room)))
    sums.append(Sum())
    for _ in 0..<room {
      cells.append(Cell(weight: 0, label: 0))
      sums.append(Sum())
    }
    return Int32(block)
  }

  private mutating func change(_ slot: Int, _ label: Int, _ amount: Float) {
    var block = Int(slots[slot].block)
    let length = Int(cells[block].label)
    for at in block + 1..<block + 1 + length where Int(cells[at].label) == label {
      let weight = cells[at].weight
      sums[at].total += Double(weight) * Double(now - sums[at].stamp)
      sums[at].stamp = now
      cells[at].weight = weight + amount
      return
    }
    if length == Int(cells[block].room) {
      let wider = Int(newBlock(room: length * 2))
      for at in 0...length {
        sums[wider + at] = sums[block + at]
        if at > 0 { cells[wider + at] = cells[block + at] }
      }
      cells[wider].label = UInt16(length)
      slots[slot].block = Int32(wider)
      block = wider
    }
    cells[block + 1 + length] = Cell(weight: amount, label: UInt16(label))
    sums[block + 1 + length] = Sum(total: 0, stamp: now)
    cells[block].label += 1
  }

  /// The slot of a key, or the free slot where it belongs.
  @inline(__always) private func place(_ key: UInt64) -> Int {
    let mask = slots.count &- 1
    var index = Int(truncatingIfNeeded: key >> 20) & mask
    while slots[index].block >= 0, slots[index].key != key { index = (index &+ 1) & mask }
    return index
  }

  private mutating func grow() {
    let old = slots
    slots = ContiguousArray(repeating: Slot(), count: old.count * 2)
    for slot in old where slot.block >= 0 { slots[place(slot.key)] = slot }
  }
}
