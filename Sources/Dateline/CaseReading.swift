import EntityRecognition
import TextModel

/// How a document is read whose letters are all small: as one in capitals, whose case the models know to say nothing.
///
/// Offsets are those of the document as given, and so are the words of names that no table knows.
struct CaseReading {
  /// The document that is analyzed.
  let document: Document
  private let original: Document

  init(_ document: Document) {
    original = document
    var reading = document
    if document.text.isLowerCased { reading.text = document.text.inCapitals }
    self.document = reading
  }

  /// The mentions with the words of the original text for names.
  func restored(_ mentions: [Mention]) -> [Mention] {
    guard document.text != original.text else { return mentions }
    return mentions.map { mention in
      var mention = mention
      if mention.name == document.text[mention.range] { mention.name = original.text[mention.range] }
      return mention
    }
  }
}
