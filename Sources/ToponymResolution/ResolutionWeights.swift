import TextModel

/// What each piece of evidence weighs when candidates for a name are compared, in natural logarithms of odds.
public struct ResolutionWeights: Sendable, Hashable {
  /// The table's path below Gazetteer.
  public static let tableName = "models/resolution.tsv"

  private var values = [Double](repeating: 0, count: ResolutionFeature.allCases.count)
  /// No more than this comes from what else the document names.
  public var contextLimit = 0.0
  /// The score of the answer that none of the candidates is meant.
  public var nothing = 0.0
  /// How far a difference of scores is believed.
  public var sharpness = 1.0
  /// A place of less confidence than this, 0 to 1, is not told.
  public var doubt = 0.0

  /// Reads the table `models/resolution.tsv`.
  ///
  /// - Throws: `FactTableError` where a feature is unknown or missing, or a weight is no number.
  public init(table bytes: [UInt8]) throws(FactTableError) {
    let table = try FactTable(name: Self.tableName, bytes: bytes, required: ["feature", "weight"])
    let (name, weight) = (table.column("feature"), table.column("weight"))
    var features = Dictionary(uniqueKeysWithValues: ResolutionFeature.allCases.filter(\.isLearned).map { ($0.name, $0) })
    var settings = ["contextLimit": \Self.contextLimit, "nothing": \.nothing, "sharpness": \.sharpness, "doubt": \.doubt]
    for row in table.rows {
      guard let value = Double(row[weight]), value.isFinite else { throw table.error(row, "the weight '\(row[weight])' is no number") }
      if let feature = features.removeValue(forKey: row[name]) {
        self[feature] = value
      } else if let setting = settings.removeValue(forKey: row[name]) {
        self[keyPath: setting] = value
      } else {
        throw table.error(row, "'\(row[name])' is nothing that the resolver weighs, or stands twice")
      }
    }
    if let first = (Array(features.keys) + settings.keys).min() {
      throw FactTableError(table: table.name, line: 1, reason: "there is no row for '\(first)'")
    }
  }

  /// The weight of a feature.
  public subscript(feature: ResolutionFeature) -> Double {
    get { values[feature.rawValue] }
    set { values[feature.rawValue] = newValue }
  }
}
