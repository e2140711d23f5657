/// Where the tab-separated cells of a line of the dump stand; made once and used for all lines.
struct DumpCells {
  private var ends: [Int] = []

  init() { ends.reserveCapacity(32) }

  /// The number of cells.
  var count: Int { ends.count }

  /// Cuts a line.
  mutating func cut(_ line: Span<UInt8>) {
    ends.removeAll(keepingCapacity: true)
    for index in 0..<line.count where line[index] == UInt8(ascii: "\t") { ends.append(index) }
    ends.append(line.count)
  }

  /// The bytes of a cell; none behind the last one.
  func range(_ cell: Int) -> Range<Int> {
    guard cell < ends.count else { return 0..<0 }
    return (cell == 0 ? 0 : ends[cell - 1] + 1)..<ends[cell]
  }
}

extension Span<UInt8> {
  /// A whole number of up to 18 figures, 0 where there is nothing; nothing where it is no number.
  var wholeNumber: Int? {
    guard count <= 18 else { return nil }
    var value = 0
    for index in 0..<count {
      let digit = self[index] &- 48
      guard digit < 10 else { return nil }
      value = value * 10 + Int(digit)
    }
    return value
  }

  /// Degrees in ten millionths, where they are between `-limit` and `limit`.
  func degrees(limit: Int) -> Int32? {
    var index = 0
    let isNegative = count > 0 && self[0] == UInt8(ascii: "-")
    if isNegative { index = 1 }
    var (value, decimals, figures) = (0, -1, 0)
    while index < count {
      if self[index] == UInt8(ascii: "."), decimals < 0 {
        decimals = 0
      } else {
        let digit = self[index] &- 48
        guard digit < 10 else { return nil }
        if decimals < 7 {
          value = value * 10 + Int(digit)
          if decimals >= 0 { decimals += 1 }
        }
        figures += 1
        guard figures < 16, value < 4_000_000_000 else { return nil }
      }
      index += 1
    }
    guard figures > 0 else { return nil }
    for _ in max(0, decimals)..<7 { value *= 10 }
    return value <= limit * 10_000_000 ? Int32(isNegative ? -value : value) : nil
  }

  /// Up to eight bytes as one number: a key for codes.
  var code: UInt64 {
    var code: UInt64 = 0
    for index in 0..<Swift.min(8, count) { code = code << 8 | UInt64(self[index]) }
    return code
  }
}
