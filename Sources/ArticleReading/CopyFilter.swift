import TextModel

/// Tells which documents of a run are copies of one that came before: agency copy on many sites, the same page twice.
///
/// Candidates share one of eight minimal hashes (Broder 1997): of texts with half of their wording in common 996 of 1,000 do, and texts of
/// different wording hardly ever.
public struct CopyFilter: Sendable {
  private var kept: [Fingerprint] = []
  /// The last document kept with each hash, by the hash and its position.
  private var latest: [UInt64: Int32] = [:]
  /// Eight numbers a document kept: the one before it with the same hash, -1 for none.
  private var previous: [Int32] = []
  /// How many copies were seen.
  public private(set) var copies = 0

  /// So many documents with one hash are looked at: texts of the same frame around another story have hashes in common.
  private static let chainLimit = 200

  /// Creates a filter that has seen nothing.
  public init() {}

  /// Whether the document is a copy; one that is none is remembered with some 500 bytes.
  ///
  /// Complexity: O(1) but for documents that share a hash with it.
  public mutating func isCopy(_ document: Document) -> Bool {
    guard let mark = Fingerprint(document.text) else { return false }
    for position in mark.keys.indices {
      var index = latest[Self.key(mark, position)] ?? -1
      var steps = 0
      while index >= 0, steps < Self.chainLimit {
        if mark.isCopy(of: kept[Int(index)]) {
          copies += 1
          return true
        }
        index = previous[Int(index) * mark.keys.count + position]
        steps += 1
      }
    }
    for position in mark.keys.indices {
      previous.append(latest.updateValue(Int32(kept.count), forKey: Self.key(mark, position)) ?? -1)
    }
    kept.append(mark)
    return false
  }

  private static func key(_ mark: Fingerprint, _ position: Int) -> UInt64 { UInt64(position) << 32 | UInt64(mark.keys[position]) }
}
