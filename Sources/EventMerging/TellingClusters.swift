/// Finds which tellings of one day, place and kind of act are of one event; the answer does not depend on their order.
struct TellingClusters {
  private let tellings: [Telling]
  private var parents: [Int]

  /// Clusters of indices into `tellings`, which are of one group.
  static func clusters(of tellings: [Telling]) -> [[Int]] {
    var finder = TellingClusters(tellings)
    finder.join()
    return Dictionary(grouping: tellings.indices) { finder.root($0) }.values.map { $0.sorted() }.sorted { $0[0] < $1[0] }
  }

  private init(_ tellings: [Telling]) {
    self.tellings = tellings
    parents = Array(tellings.indices)
  }

  private mutating func join() {
    let full = tellings.indices.filter { !tellings[$0].actors.isEmpty && !tellings[$0].targets.isEmpty }
    joinBySigns(full) { telling in telling.actors.flatMap { actor in telling.targets.map { "\(actor) > \($0)" } } }
    // Without a place only those agree who name both sides.
    guard let first = tellings.first, !first.place.isEmpty else { return }
    let events = components(full)
    let actorOnly = tellings.indices.filter { !tellings[$0].actors.isEmpty && tellings[$0].targets.isEmpty }
    let targetOnly = tellings.indices.filter { tellings[$0].actors.isEmpty && !tellings[$0].targets.isEmpty }
    joinBySigns(actorOnly) { Array($0.actors) }
    joinBySigns(targetOnly) { Array($0.targets) }
    let known = components(actorOnly + targetOnly)
    attach(known, to: events)
    let silent = tellings.indices.filter { tellings[$0].actors.isEmpty && tellings[$0].targets.isEmpty }
    guard let one = silent.first else { return }
    for other in silent { unite(one, other) }
    // Those who name nobody join the only event there is.
    let all = components(full + actorOnly + targetOnly)
    if all.count == 1 { unite(one, all[0][0]) }
  }

  /// Joins one-sided components to the only event that they agree with; where there are several they stand alone.
  private mutating func attach(_ known: [[Int]], to events: [[Int]]) {
    for component in known {
      let actors = component.reduce(into: Set<String>()) { $0.formUnion(tellings[$1].actors) }
      let targets = component.reduce(into: Set<String>()) { $0.formUnion(tellings[$1].targets) }
      let agreeing = events.filter { event in
        event.contains { !tellings[$0].actors.isDisjoint(with: actors) || !tellings[$0].targets.isDisjoint(with: targets) }
      }
      if agreeing.count == 1 { unite(component[0], agreeing[0][0]) }
    }
  }

  private mutating func joinBySigns(_ indices: [Int], _ signs: (Telling) -> [String]) {
    var owner: [String: Int] = [:]
    for index in indices {
      for sign in signs(tellings[index]) {
        if let other = owner[sign] { unite(index, other) } else { owner[sign] = index }
      }
    }
  }

  private mutating func components(_ indices: [Int]) -> [[Int]] {
    var found: [Int: [Int]] = [:]
    for index in indices { found[root(index), default: []].append(index) }
    return found.values.sorted { $0[0] < $1[0] }
  }

  private mutating func unite(_ a: Int, _ b: Int) { parents[root(a)] = root(b) }

  private mutating func root(_ index: Int) -> Int {
    var current = index
    while parents[current] != current {
      parents[current] = parents[parents[current]]
      current = parents[current]
    }
    return current
  }
}
