import Dateline

/// What a run did, for its last line on standard error.
struct RunSummary {
  var documents = 0
  var events = 0
  var located = 0
  var dated = 0
  var failed = 0
  var copies = 0
  /// The share of the input that is read, where it is known.
  var share = 0.0
  private let began = ContinuousClock.now
  /// How many documents an earlier run had done.
  private var earlier = 0
  private var shown: ContinuousClock.Instant?

  private var seconds: Double {
    let (whole, fraction) = (ContinuousClock.now - began).components
    return Double(whole) + Double(fraction) / 1e18
  }

  private var rate: Int { Int(Double(documents - earlier) / max(seconds, 0.001)) }

  /// Begins with the counts of an earlier run, or at nothing.
  init(counts: [Int] = []) {
    guard counts.count == 5 else { return }
    (documents, events, located, dated, failed) = (counts[0], counts[1], counts[2], counts[3], counts[4])
    earlier = documents
  }

  /// Documents, events, located, dated, failed.
  var counts: [Int] { [documents, events, located, dated, failed] }

  /// The closing line.
  var line: String {
    "dateline: \(documents) documents, \(events) events, \(located) located, \(dated) dated, \(failed) failed, \(copies > 0 ? "\(copies) copies left out, " : "")\(rate) documents/s\n"
  }

  /// Tells a person how far the run is, once it has lasted two seconds and then once a second.
  mutating func showProgress() {
    let now = ContinuousClock.now
    guard StandardStream.error.isTerminal, now - began > .seconds(2), shown.map({ now - $0 > .seconds(1) }) ?? true else { return }
    shown = now
    StandardStream.error.write("\r\(documents) documents, \(events) events, \(rate) documents/s\(remaining) ")
  }

  /// How long the rest will take, once enough is read to tell.
  private var remaining: String {
    guard share > 0.02, share < 1 else { return "" }
    let left = Int(seconds / share * (1 - share))
    return left < 90 ? ", \(left) s left" : ", \(left / 60) min left"
  }

  /// Clears the progress line.
  func endProgress() {
    if shown != nil { StandardStream.error.write("\r\u{1B}[K") }
  }
}
