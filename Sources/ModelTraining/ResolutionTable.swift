import TextModel
import ToponymResolution

/// The table of weights as text, to be written with others.
struct ResolutionTable {
  private let lines: [[String]]
  /// The weights set by hand.
  let start: ResolutionWeights

  init(bytes: [UInt8]) throws(FactTableError) {
    lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map { line in
      line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false).map { String(decoding: $0, as: UTF8.self) }
    }
    var start = try ResolutionWeights(table: bytes)
    for feature in ResolutionFeature.allCases {
      if let cells = lines.first(where: { $0.first == feature.name }), cells.count > 1, let value = Double(cells[1]) {
        start[feature] = value
      }
    }
    self.start = start
  }

  /// The table with learned weights, to three decimals.
  func bytes(with weights: ResolutionWeights) -> [UInt8] {
    let features = Dictionary(uniqueKeysWithValues: ResolutionFeature.allCases.map { ($0.name, $0) })
    let rows = lines.map { cells in
      guard cells.count > 2, let feature = features[cells[0]] else { return cells.joined(separator: "\t") }
      var cells = cells
      cells[2] = "\((weights[feature] * 1000).rounded() / 1000)"
      return cells.joined(separator: "\t")
    }
    return Array(rows.joined(separator: "\n").utf8)
  }
}
