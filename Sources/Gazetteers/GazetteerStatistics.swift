/// What a gazetteer holds, in numbers.
public struct GazetteerStatistics: Hashable, Sendable {
  /// A count of something.
  public struct Count: Hashable, Sendable {
    /// What was counted: a feature class and code, a type of actor, a table's path.
    public let name: String
    /// How many.
    public let count: Int
  }

  /// The number of places.
  public let places: Int
  /// The number of persons, organizations and groups.
  public let actors: Int
  /// The number of names.
  public let names: Int
  /// The number of pairs of a name and what it may stand for.
  public let senses: Int
  /// Places by class and code, actors by type; most first.
  public let types: [Count]
  /// Rows by table, in order of their paths.
  public let tables: [Count]
}

extension Gazetteer {
  /// What this gazetteer holds. Complexity: O(places).
  public var statistics: GazetteerStatistics {
    var counts: [String: Int] = [:]
    var byType = [Int](repeating: 0, count: types.count)
    for row in 0..<places.count {
      guard let record = places.at(row), Int(record.type) < types.count else { continue }
      byType[Int(record.type)] += 1
    }
    for (type, count) in zip(types, byType) where count > 0 { counts[type.code] = count }
    for place in supplement?.places ?? [] { counts[place.type.code, default: 0] += 1 }
    for row in 0..<actors.count {
      guard let record = actors.at(row), Int(record.type) < ActorType.allCases.count else { continue }
      counts[ActorType.allCases[Int(record.type)].rawValue, default: 0] += 1
    }
    var tables = Self.text("gazetteer.tables", file).split(separator: "\n").compactMap { line -> GazetteerStatistics.Count? in
      let cells = line.split(separator: "\t")
      guard cells.count == 2, let count = Int(cells[1]) else { return nil }
      return GazetteerStatistics.Count(name: String(cells[0]), count: count)
    }
    if let supplement { tables.append(GazetteerStatistics.Count(name: "of your own", count: supplement.places.count)) }
    let sorted = counts.sorted { $0.value != $1.value ? $0.value > $1.value : $0.key < $1.key }
    return GazetteerStatistics(
      places: placeCount, actors: actors.count, names: nameCount, senses: senses.count,
      types: sorted.map { GazetteerStatistics.Count(name: $0.key, count: $0.value) }, tables: tables)
  }
}
