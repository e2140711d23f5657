/// The unit in which offsets leave Dateline.
public enum OffsetUnit: String, Sendable, CaseIterable {
  /// Unicode scalars, as Python counts; the default.
  case scalars
  /// UTF-8 bytes.
  case utf8
  /// UTF-16 code units, as JavaScript and Java count.
  case utf16
}

/// Converts byte offsets of one text into offsets of another unit.
///
/// Keeps one checkpoint every 64 bytes; a text of ASCII keeps none.
public struct OffsetConverter: Sendable {
  private static let stride = 64
  private let bytes: [UInt8]
  private let unit: OffsetUnit
  private let checkpoints: [Int32]

  /// Prepares the conversion of offsets of `text`. Complexity: O(n).
  public init(_ text: Text, unit: OffsetUnit = .scalars) {
    bytes = text.bytes
    self.unit = unit
    var units = 0
    var table: [Int32] = []
    var onlyASCII = true
    for (index, byte) in text.bytes.enumerated() {
      if index % Self.stride == 0 { table.append(Int32(units)) }
      units += Self.width(byte, unit)
      if byte >= 0x80 { onlyASCII = false }
    }
    table.append(Int32(units))
    checkpoints = onlyASCII || unit == .utf8 ? [] : table
  }

  /// The offset in the chosen unit of the byte at `offset`. Complexity: O(1).
  public func callAsFunction(_ offset: Int) -> Int {
    if checkpoints.isEmpty { return offset }
    let block = offset / Self.stride
    var units = Int(checkpoints[block])
    var index = block * Self.stride
    while index < offset {
      units += Self.width(bytes[index], unit)
      index += 1
    }
    return units
  }

  /// How many units begin at a byte: a scalar begins at every byte that continues none; four-byte scalars are two UTF-16 units.
  private static func width(_ byte: UInt8, _ unit: OffsetUnit) -> Int {
    if byte & 0xC0 == 0x80 { return 0 }
    return unit == .utf16 && byte >= 0xF0 ? 2 : 1
  }
}
