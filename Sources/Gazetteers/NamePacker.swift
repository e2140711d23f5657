import PackedStorage

/// Packs collected names: what each node of the trie stands for, and in which order.
struct NamePacker {
  private let entries: [NameCollector.Entry]
  private let ambiguity: [UInt32: AmbiguityWeights]
  /// Orders the senses of a name, highest first.
  private let rank: (UInt32) -> Double
  private var names: [NameRecord] = []
  private var senses: [UInt32] = []
  private static let kindMask: UInt32 = 7 << 28

  private init(entries: [NameCollector.Entry], ambiguity: [UInt32: AmbiguityWeights], rank: @escaping (UInt32) -> Double) {
    self.entries = entries
    self.ambiguity = ambiguity
    self.rank = rank
  }

  /// Writes names, senses, the trie and the spellings. Complexity: O(n), apart from names of many senses.
  static func write(
    _ collector: consuming NameCollector, to writer: inout PackedFileWriter, ambiguity: [UInt32: AmbiguityWeights],
    rank: @escaping (UInt32) -> Double
  ) {
    collector.strings.add("gazetteer.strings", to: &writer)
    var trie = collector.trie
    var packer = NamePacker(entries: collector.entries, ambiguity: ambiguity, rank: rank)
    collector.empty()
    trie.dropIndex()
    let firstName = packer.pack(nodes: trie.count)
    writer.add("gazetteer.names", packer.names)
    writer.add("gazetteer.senses", packer.senses)
    packer = NamePacker(entries: [], ambiguity: [:], rank: rank)
    trie.add(to: &writer, firstName: firstName)
  }

  /// Packs the names node by node; the first name of each node plus one.
  private mutating func pack(nodes: Int) -> [UInt32] {
    let order = entriesByNode(nodes)
    var firstName = [UInt32](repeating: 0, count: nodes)
    var group: [NameCollector.Entry] = []
    var start = 0
    while start < order.count {
      let node = entries[Int(order[start])].node
      group.removeAll(keepingCapacity: true)
      while start < order.count, entries[Int(order[start])].node == node {
        group.append(entries[Int(order[start])])
        start += 1
      }
      firstName[Int(node)] = UInt32(names.count) + 1
      appendNames(&group, ambiguity[node])
    }
    return firstName
  }

  /// The entries' numbers in the order of their nodes, as they were added within a node: by counting.
  private func entriesByNode(_ nodes: Int) -> [UInt32] {
    var ends = [UInt32](repeating: 0, count: nodes + 1)
    for entry in entries { ends[Int(entry.node) + 1] += 1 }
    for node in 0..<nodes { ends[node + 1] += ends[node] }
    var order = [UInt32](repeating: 0, count: entries.count)
    for (number, entry) in entries.enumerated() {
      let node = Int(entry.node)
      order[Int(ends[node])] = UInt32(number)
      ends[node] += 1
    }
    return order
  }

  /// The names of one node: each exact spelling with its own senses and those of the folded name, then the folded name.
  private mutating func appendNames(_ group: inout [NameCollector.Entry], _ weights: AmbiguityWeights?) {
    if group.count == 1, group[0].flags & NameRecord.exact == 0 {
      var record = NameRecord()
      (record.spelling, record.capitals, record.flags) = (group[0].spelling, group[0].capitals, group[0].flags)
      finish(&record, weights, [group[0].sense])
      return
    }
    let exact = group.filter { $0.flags & NameRecord.exact != 0 }.sorted { a, b in
      // The longest spelling first.
      a.length != b.length ? a.length > b.length : a.spelling < b.spelling
    }
    let folded = group.filter { $0.flags & NameRecord.exact == 0 }
    let first = names.count
    var start = 0
    while start < exact.count {
      var end = start
      while end < exact.count, exact[end].spelling == exact[start].spelling { end += 1 }
      var record = NameRecord()
      record.spelling = exact[start].spelling
      record.flags = NameRecord.exact | NameRecord.hasNext
      finish(&record, nil, exact[start..<end].map(\.sense) + folded.map(\.sense))
      start = end
    }
    if let main = folded.first(where: { PackedSense.kind($0.sense) == .main }) ?? folded.first {
      var record = NameRecord()
      record.spelling = main.spelling
      record.capitals = folded.reduce(UInt16.max) { $0 & $1.capitals }
      record.flags = folded.reduce(0) { $0 | $1.flags }
      finish(&record, weights, folded.map(\.sense))
    } else if names.count > first {
      names[names.count - 1].flags &= ~NameRecord.hasNext
    }
  }

  /// Adds a name with its senses, each row once with its best kind.
  private mutating func finish(_ record: inout NameRecord, _ weights: AmbiguityWeights?, _ found: [UInt32]) {
    if let weights { (record.word, record.given, record.surname) = (weights.word, weights.given, weights.surname) }
    record.firstSense = UInt32(senses.count)
    if found.count == 1 {
      senses.append(found[0])
    } else {
      senses += ordered(found)
    }
    record.senseCount = UInt32(senses.count) - record.firstSense
    names.append(record)
  }

  private func ordered(_ found: [UInt32]) -> [UInt32] {
    var best: [UInt32: UInt32] = [:]
    for sense in found {
      let row = sense & ~Self.kindMask
      if let old = best[row], Self.order(old) <= Self.order(sense) { continue }
      best[row] = sense
    }
    return best.values.map { (sense: $0, rank: rank($0)) }.sorted { a, b in
      a.rank != b.rank ? a.rank > b.rank : a.sense & ~Self.kindMask < b.sense & ~Self.kindMask
    }.map(\.sense)
  }

  private static func order(_ sense: UInt32) -> Int {
    switch PackedSense.kind(sense) {
    case .main?: 0
    case .demonym?: 1
    case .abbreviation?: 2
    case .alternate?: 3
    case .historic?, nil: 4
    }
  }
}
