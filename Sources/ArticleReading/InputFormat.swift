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
  /// NewsML-G2 or NewsML 1.2.
  case newsml
  /// NITF.
  case nitf
  /// One JSON object a line, or a JSON file of one object or an array of objects.
  case jsonl
  /// A table with the names of fields in its first row; commas, semicolons or tabs part the cells.
  case csv
  /// Web archives: WARC and ARC.
  case warc
  /// A mail message or a mailbox.
  case eml
  /// An archive of files of all these kinds.
  case tar
}

/// Whether a reader goes on to the next document.
public enum ReadingStep: Sendable {
  /// Read on.
  case next
  /// Stop here; nothing more is read.
  case stop
}
