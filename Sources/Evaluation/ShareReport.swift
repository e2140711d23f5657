/// How many of the items of each kind are right.
public struct ShareReport: Sendable {
  /// How many are right, and how many there are.
  public struct Share: Sendable, Hashable {
    /// How many are right.
    public var right = 0
    /// How many there are.
    public var all = 0
    /// Right over all; 0 for none.
    public var share: Double { all == 0 ? 0 : Double(right) / Double(all) }
  }

  private let title: String
  /// The kinds in the order of their first item.
  public private(set) var kinds: [(name: String, share: Share)] = []

  init(title: String) { self.title = title }

  mutating func add(_ kind: String, isRight: Bool) {
    let index = kinds.firstIndex { $0.name == kind } ?? kinds.count
    if index == kinds.count { kinds.append((kind, Share())) }
    kinds[index].share.all += 1
    if isRight { kinds[index].share.right += 1 }
  }

  /// A table for a person.
  public var text: String {
    let lines = kinds.map { name, share in
      "\(name)\t\(ScoreReport.percent(share.share))\t\(share.right)/\(share.all)"
    }
    return (["\(title)\tpercent\tright/all"] + lines).joined(separator: "\n") + "\n"
  }
}
