import Gazetteers

/// What the surest place names of a document say about its other names.
struct DocumentEvidence {
  /// The best log odds that each name has anywhere in the document.
  private(set) var best: [NameID: Double] = [:]
  /// The first-level and second-level areas that are named.
  private(set) var areas: Set<PlaceID> = []

  init(_ known: [KnownName], odds: [Double], gazetteer: Gazetteer) {
    for (name, odds) in zip(known, odds) where !name.places.isEmpty {
      best[name.name] = max(best[name.name] ?? -9, odds)
      guard odds > 1 else { continue }
      var found: [PlaceID] = []
      for candidate in name.places {
        let type = gazetteer.type(of: candidate.place)
        if type.isFirstLevelArea || type.isSecondLevelArea { found.append(candidate.place) }
      }
      if found.count <= 3 { areas.formUnion(found) }
    }
  }

  /// Whether one of the places of a name lies in an area that the document names.
  func namesArea(of name: KnownName, _ gazetteer: Gazetteer) -> Bool {
    guard !areas.isEmpty else { return false }
    return name.places.contains { candidate in
      gazetteer.admin1(of: candidate.place).map(areas.contains) ?? false
        || gazetteer.admin2(of: candidate.place).map(areas.contains) ?? false
    }
  }
}
