import Dateline

/// What a run did, for its last line on standard error.
struct RunSummary {
  var documents = 0
  var events = 0
  var located = 0
  var dated = 0
  var failed = 0
  var copies = 0
  private let began = ContinuousClock.now
  private var shown: ContinuousClock.Instant?

  private var seconds: Double {
    let (whole, fraction) = (ContinuousClock.now - began).components
    return Double(whole) + Double(fraction) / 1e18
  }

  private var rate: Int { Int(Double(documents) / max(seconds, 0.001)) }

  /// The closing line.
  var line: String {
    "dateline: \(documents) documents, \(events) events, \(located) located, \(dated) dated, \(failed) failed, \(copies > 0 ? "\(copies) copies left out, " : "")\(rate) documents/s\n"
  }

  /// Tells a person how far the run is, once it has lasted two seconds and then once a second.
  mutating func showProgress() {
    let now = ContinuousClock.now
    guard StandardStream.error.isTerminal, now - began > .seconds(2), shown.map({ now - $0 > .seconds(1) }) ?? true else { return }
    shown = now
    StandardStream.error.write("\r\(documents) documents, \(events) events, \(rate) documents/s ")
  }

  /// Clears the progress line.
  func endProgress() {
    if shown != nil { StandardStream.error.write("\r\u{1B}[K") }
  }
}
