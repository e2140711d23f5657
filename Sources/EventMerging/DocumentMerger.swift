import OutputFormats

/// Joins the tellings of one event in many articles to one row with its sources; docs/Formats.md has the rules.
///
/// Events are sorted on disk where they do not fit in memory, then read day by day: memory is bounded by the events of the busiest day,
/// and the rows depend neither on the order of the files nor on that of their lines.
public final class DocumentMerger {
  private let sorter: ExternalSorter
  private let reader = EventFieldsReader()
  private let writer = JSONLinesWriter()
  private static let mark = UInt8(1)

  /// Creates a merger that holds up to `budget` bytes in memory and sorts the rest in files below `folder`.
  public init(budget: Int = 64 << 20, folder: String) {
    sorter = ExternalSorter(budget: budget, folder: folder)
  }

  /// Takes an event.
  ///
  /// - Throws: `SortingError` where the disk is full.
  public func add(_ fields: EventFields) throws(SortingError) {
    let key = Telling.block(fields) + "\u{1}" + fields.text("event_id") + "\u{1}"
    try sorter.add(Array(key.utf8) + writer.bytes(of: fields).dropLast())
  }

  /// Hands on the merged rows: by day, then those without a day of their own.
  ///
  /// - Throws: `SortingError`, or what `body` throws.
  public func forEachRow(_ body: (EventFields) throws -> Void) throws {
    var block: [Telling] = []
    var current = ArraySlice<UInt8>()
    try sorter.forEach { line in
      guard let end = line.firstIndex(of: Self.mark), let json = line.lastIndex(of: Self.mark),
        let fields = reader.fields(json: Array(line[(json + 1)...]))
      else { return }
      if !line[..<end].elementsEqual(current) {
        try Self.rows(of: block).forEach(body)
        (block, current) = ([], line[..<end])
      }
      let telling = Telling(fields)
      if let last = block.indices.last, block[last].identifier == telling.identifier {
        block[last].absorb(telling)
      } else {
        block.append(telling)
      }
    }
    try Self.rows(of: block).forEach(body)
  }

  /// The rows of the events of one day.
  private static func rows(of block: [Telling]) -> [EventFields] {
    let groups = Dictionary(grouping: block, by: \.group)
    let rows = groups.values.flatMap { group in
      TellingClusters.clusters(of: group).map { cluster in MergedRow.row(of: cluster.map { group[$0] }) }
    }
    return rows.sorted { $0.text("event_id") < $1.text("event_id") }
  }
}
