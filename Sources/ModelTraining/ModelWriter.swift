import Linguistics
import PackedStorage

/// Writes averaged rows in the forms that the models read.
enum ModelWriter {
  /// Weights are stored in 64ths.
  private static let unit: Float = 64

  /// Adds the sections of a `SparseModel` with the `limit` rows that are worth most.
  ///
  /// A class whose weight is less than `leastPart` of a row's largest is left out: it costs time and decides little.
  static func add(_ name: String, _ rows: [TrainedRow], limit: Int, leastPart: Float = 0.1, to writer: inout PackedFileWriter) {
    let rows = best(rows, limit)
    let (buckets, slots) = FeatureSlots.table(of: rows.map(\.key))
    var places = [UInt32](repeating: 0, count: buckets.count * FeatureSlots.width)
    var packed: [UInt16] = []
    for (row, slot) in zip(rows, slots) {
      let (values, shift) = quantized(row.weights.map(\.weight))
      let least = leastPart * Float(values.reduce(0) { max($0, abs(Int($1))) })
      let entries = zip(row.weights, values).filter { $0.1 != 0 && Float(abs(Int($0.1))) >= least }
        .sorted { abs($1.1) < abs($0.1) }.prefix(WeightRows.Place.longest)
      guard let slot, packed.count + entries.count <= WeightRows.Place.room else { continue }
      places[slot] = WeightRows.Place(start: packed.count, length: entries.count, shift: shift).bits
      packed += entries.map { UInt16($0.0.label) | UInt16(UInt8(bitPattern: $0.1)) << 8 }
    }
    writer.add(name + ".buckets", buckets)
    writer.add(name + ".places", places)
    writer.add(name + ".rows", packed)
  }

  /// Adds the sections of a `DenseModel` with the `limit` rows that are worth most.
  static func addDense(_ name: String, _ rows: [TrainedRow], limit: Int, to writer: inout PackedFileWriter) {
    let rows = best(rows, limit)
    let (buckets, slots) = FeatureSlots.table(of: rows.map(\.key))
    let width = DenseModel.classes + 1
    var packed = [Int8](repeating: 0, count: buckets.count * FeatureSlots.width * width)
    for (row, slot) in zip(rows, slots) {
      guard let slot else { continue }
      // The factor is a signed byte like the weights.
      let (values, shift) = quantized(row.weights.map(\.weight), longestShift: 6)
      for (weight, value) in zip(row.weights, values) { packed[slot * width + weight.label] = value }
      packed[slot * width + DenseModel.classes] = 1 << Int8(shift)
    }
    writer.add(name + ".buckets", buckets)
    writer.add(name + ".rows", packed)
  }

  /// Adds the sections of a `TransitionModel` with the `limit` rows that are worth most.
  static func addTransitions(_ name: String, _ rows: [TrainedRow], limit: Int, to writer: inout PackedFileWriter) {
    let features = best(rows, limit).map { row in
      var all: [Float] = [0, 0, 0]
      for weight in row.weights { all[weight.label] = weight.weight }
      return (row.key, TransitionModel.Weights(left: all[0] - all[2], right: all[1] - all[2]))
    }
    writer.add(name + ".buckets", TransitionModel.table(of: features))
  }

  /// The rows that are worth most, the best first: they have the right of way in a bucket.
  private static func best(_ rows: [TrainedRow], _ limit: Int) -> [TrainedRow] {
    let ranked = rows.map { (row: $0, worth: $0.worth) }.sorted { ($1.worth, $0.row.key) < ($0.worth, $1.row.key) }
    return ranked.prefix(limit).map(\.row).filter { $0.spread * unit >= 1 }
  }

  /// The weights as signed bytes and the shift that all of them need.
  private static func quantized(_ weights: [Float], longestShift: Int = 12) -> ([Int8], Int) {
    let largest = weights.reduce(0) { max($0, abs($1)) } * unit
    var shift = 0
    while largest / Float(1 << shift) > 127, shift < longestShift { shift += 1 }
    let values = weights.map { Int8(max(-127, min(127, ($0 * unit / Float(1 << shift)).rounded()))) }
    return (values, shift)
  }
}
