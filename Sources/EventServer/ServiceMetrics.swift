import Synchronization

/// What the service did so far, for Prometheus and its like.
public final class ServiceMetrics: Sendable {
  private struct Counts {
    var requests: [String: Int] = [:]
    var seconds = 0.0
    var buckets = [Int](repeating: 0, count: ServiceMetrics.bounds.count)
    var documents = 0
    var failed = 0
    var kept = 0
    var open = 0
  }

  /// The upper edges of the buckets of times, in milliseconds.
  private static let bounds = [1.0, 2.5, 5, 10, 20, 50, 100, 250, 1000, 10_000]
  private let counts = Mutex(Counts())

  init() {}

  /// A request has come.
  public func began() { counts.withLock { $0.open += 1 } }

  /// A request was answered after so many milliseconds.
  public func ended(status: Int, method: String, milliseconds: Double) {
    let known = ["GET", "HEAD", "POST"].contains(method) ? method : "other"
    counts.withLock { counts in
      counts.open -= 1
      counts.requests["method=\"\(known)\",status=\"\(status)\"", default: 0] += 1
      counts.seconds += milliseconds / 1000
      if let bucket = Self.bounds.firstIndex(where: { milliseconds <= $0 }) { counts.buckets[bucket] += 1 }
    }
  }

  func worked(documents: Int, failed: Int) {
    counts.withLock {
      $0.documents += documents
      $0.failed += failed
    }
  }

  func kept(_ events: Int) { counts.withLock { $0.kept += events } }

  /// The counts in Prometheus' text format 0.0.4; `events` are in the store.
  func text(events: Int) -> String {
    let counts = counts.withLock { $0 }
    var lines = ["# HELP dateline_requests_total Requests answered.", "# TYPE dateline_requests_total counter"]
    lines += counts.requests.sorted { $0.key < $1.key }.map { "dateline_requests_total{\($0.key)} \($0.value)" }
    lines += ["# HELP dateline_request_seconds Time from request to answer.", "# TYPE dateline_request_seconds histogram"]
    var sum = 0
    for (bound, count) in zip(Self.bounds, counts.buckets) {
      sum += count
      lines.append("dateline_request_seconds_bucket{le=\"\(bound / 1000)\"} \(sum)")
    }
    let total = counts.requests.values.reduce(0, +)
    lines += [
      "dateline_request_seconds_bucket{le=\"+Inf\"} \(total)", "dateline_request_seconds_sum \(counts.seconds)",
      "dateline_request_seconds_count \(total)",
    ]
    let single = [
      ("dateline_requests_open", "gauge", "Requests that are being answered.", counts.open),
      ("dateline_documents_total", "counter", "Articles read.", counts.documents),
      ("dateline_documents_failed_total", "counter", "Articles that could not be read.", counts.failed),
      ("dateline_events_kept_total", "counter", "Events put into the store.", counts.kept),
      ("dateline_store_events", "gauge", "Events in the store.", events),
    ]
    for (name, kind, help, value) in single { lines += ["# HELP \(name) \(help)", "# TYPE \(name) \(kind)", "\(name) \(value)"] }
    return lines.joined(separator: "\n") + "\n"
  }
}
