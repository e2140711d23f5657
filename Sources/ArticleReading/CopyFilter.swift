import TextModel

/// Tells which documents of a run are copies of one that came before: agency copy on many sites, the same page twice.
public struct CopyFilter: Sendable {
  private var kept: [Fingerprint] = []
  /// How many copies were seen.
  public private(set) var copies = 0

  /// Creates a filter that has seen nothing.
  public init() {}

  /// Whether the document is a copy; one that is none is remembered with 40 bytes.
  ///
  /// Complexity: O(documents kept), some nanoseconds each.
  public mutating func isCopy(_ document: Document) -> Bool {
    guard let mark = Fingerprint(document.text) else { return false }
    if kept.contains(where: mark.isCopy) {
      copies += 1
      return true
    }
    kept.append(mark)
    return false
  }
}
