import EntityRecognition
import EventCoding
import TemporalTagging
import TextModel
import ToponymResolution

/// What was found in one document: the events, and every stage's answer that led to them.
public struct Extraction: Sendable {
  /// The document, with the publication day that was used.
  public let document: Document
  /// Its sentences and tokens.
  public let analysis: Analysis
  /// The names in it.
  public let mentions: [Mention]
  /// The places that mentions stand for.
  public let places: [ResolvedPlace]
  /// The candidates of each mention that may name a place, best first, by the index of the mention; filled only when an explanation is asked for.
  public let candidates: [Int: [ScoredCandidate]]
  /// Its time expressions.
  public let timexes: [Timex]
  /// Its events, in the order of the text.
  public let events: [EventRecord]
  /// What the stages noticed.
  public let diagnostics: [Diagnostic]
}
