/// The formats that articles come in; the raw value is the spelling of `--input-format`.
public enum InputFormat: String, Sendable, CaseIterable {
  /// By content first, by name second.
  case auto
  /// Plain text.
  case text
  /// A web page.
  case html
  /// RSS, RDF or Atom.
  case feed
  /// NewsML-G2.
  case newsml
  /// NITF.
  case nitf
  /// One JSON object a line, or a JSON file of one object or an array of objects.
  case jsonl
  /// Comma-separated values.
  case csv
  /// Web archives.
  case warc
  /// Mail messages.
  case eml
}

/// Whether a reader goes on to the next document.
public enum ReadingStep: Sendable {
  /// Read on.
  case next
  /// Stop here; nothing more is read.
  case stop
}
