import Linguistics
import PackedStorage

/// Writes averaged rows in the forms that the models read.
enum ModelWriter {
  /// Weights are stored in 64ths.
  private static let unit: Float = 64
  /// A class whose weight is a smaller part of a row's largest is left out: it costs time and decides nothing.
  private static let leastPart: Float = 0.1

  /// Adds the sections of a `SparseModel` with the `limit` rows that are worth most.
  static func add(_ name: String, _ rows: [TrainedRow], limit: Int, to writer: inout PackedFileWriter) {
    let rows = best(rows, limit)
    let (prints, slots) = FeatureSlots.table(of: rows.map(\.key))
    var places = [UInt32](repeating: 0, count: prints.count)
    var packed: [UInt16] = []
    for (row, slot) in zip(rows, slots) {
      let (values, shift) = quantized(row.weights.map(\.weight))
      let least = leastPart * Float(values.reduce(0) { max($0, abs(Int($1))) })
      let entries = zip(row.weights, values).filter { $0.1 != 0 && Float(abs(Int($0.1))) >= least }
        .sorted { abs($1.1) < abs($0.1) }.prefix(SparseModel.Place.longest)
      guard let slot, packed.count + entries.count <= SparseModel.Place.room else { continue }
      places[slot] = SparseModel.Place(start: packed.count, length: entries.count, shift: shift).bits
      packed += entries.map { UInt16($0.0.label) | UInt16(UInt8(bitPattern: $0.1)) << 8 }
    }
    writer.add(name + ".prints", prints)
    writer.add(name + ".places", places)
    writer.add(name + ".rows", packed)
  }

  /// Adds the sections of a `TransitionModel` with the `limit` rows that are worth most.
  static func addTransitions(_ name: String, _ rows: [TrainedRow], limit: Int, to writer: inout PackedFileWriter) {
    let rows = best(rows, limit)
    let (prints, slots) = FeatureSlots.table(of: rows.map(\.key))
    var weights = [UInt32](repeating: 0, count: prints.count)
    for (row, slot) in zip(rows, slots) {
      guard let slot else { continue }
      var all: [Float] = [0, 0, 0]
      for weight in row.weights { all[weight.label] = weight.weight * unit }
      weights[slot] = half(all[0] - all[2]) | half(all[1] - all[2]) << 16
    }
    writer.add(name + ".prints", prints)
    writer.add(name + ".weights", weights)
  }

  /// A number as 16 bits; weights of transitions are finer by eight than those of other models.
  private static func half(_ weight: Float) -> UInt32 {
    UInt32(UInt16(bitPattern: Int16(clamping: Int((weight * 8).rounded()))))
  }

  /// The rows that are worth most, ordered by their keys.
  private static func best(_ rows: [TrainedRow], _ limit: Int) -> [TrainedRow] {
    let ranked = rows.map { (row: $0, worth: $0.worth) }.sorted { ($1.worth, $0.row.key) < ($0.worth, $1.row.key) }
    return ranked.prefix(limit).map(\.row).filter { $0.spread * unit >= 1 }.sorted { $0.key < $1.key }
  }

  /// The weights as signed bytes and the shift that all of them need.
  private static func quantized(_ weights: [Float]) -> ([Int8], Int) {
    let largest = weights.reduce(0) { max($0, abs($1)) } * unit
    var shift = 0
    while largest / Float(1 << shift) > 127, shift < 12 { shift += 1 }
    let values = weights.map { Int8(max(-127, min(127, ($0 * unit / Float(1 << shift)).rounded()))) }
    return (values, shift)
  }
}
