/// The id that a document came with, kept as it was: JSON Lines answers give it back untouched.
public enum DocumentID: Hashable, Sendable, CustomStringConvertible {
  /// A JSON number, as it was spelt.
  case number(String)
  /// A string: the given id, a file name, a link.
  case string(String)

  /// The id as text.
  public var description: String {
    switch self {
    case .number(let text), .string(let text): text
    }
  }
}

/// What a stretch of a document's text is, so that stages can weigh or skip it.
public enum BlockKind: String, Sendable {
  /// The headline of the article, where the text contains it.
  case headline
  /// A heading inside the article.
  case heading
  /// Running text.
  case paragraph
  /// An item of a list.
  case listItem
  /// A picture's caption.
  case caption
  /// Page furniture: publish-date lines, story codes, forms, links. Never analyzed.
  case boilerplate
}

/// A stretch of a document's text and what it is; blocks are in order and do not overlap.
public struct Block: Hashable, Sendable {
  /// What it is.
  public let kind: BlockKind
  /// Where it is.
  public let range: TextRange

  /// Creates a block.
  public init(_ kind: BlockKind, _ range: TextRange) {
    self.kind = kind
    self.range = range
  }
}

/// The opening of a wire story: `MOSUL, Iraq, Aug. 15 (Reuters) -`.
public struct DatelineMark: Hashable, Sendable {
  /// The whole mark up to and including its dash.
  public let range: TextRange
  /// The place's words, with what follows it (`MOSUL, Iraq`).
  public let place: TextRange
  /// The date's words, if there is one (`Aug. 15`).
  public let date: TextRange?
  /// The agency in brackets, if there is one.
  public let agency: String?

  /// Creates a dateline.
  public init(range: TextRange, place: TextRange, date: TextRange?, agency: String?) {
    self.range = range
    self.place = place
    self.date = date
    self.agency = agency
  }
}

/// The day an article was published on, and where that was found.
public struct PublicationDay: Hashable, Sendable {
  /// Where a publication day came from, best first.
  public enum Source: String, Sendable {
    /// Given with the document: a JSON Lines field, a feed's date, a page's metadata.
    case metadata
    /// A line of the text that says so (`Publish date15 Aug 2017`).
    case text
    /// The dateline of the story.
    case dateline
    /// A date in the URL.
    case url
    /// `--date` of the command line.
    case option
  }

  /// The local day.
  public let day: CalendarDay
  /// The full timestamp as it was given, with its zone, where there was one.
  public let timestamp: String?
  /// Where it was found.
  public let source: Source

  /// The minutes since local midnight, where the timestamp has the form of ISO 8601.
  public var minutes: Int? {
    guard let timestamp, let mark = timestamp.utf8.firstIndex(where: { $0 == UInt8(ascii: "T") || $0 == UInt8(ascii: " ") }) else {
      return nil
    }
    let clock = timestamp[timestamp.utf8.index(after: mark)...].utf8.prefix(5).map { Int($0) - 48 }
    guard clock.count == 5, clock[2] == 10, [0, 1, 3, 4].allSatisfy({ (0...9).contains(clock[$0]) }) else { return nil }
    let (hour, minute) = (clock[0] * 10 + clock[1], clock[3] * 10 + clock[4])
    return hour < 24 && minute < 60 ? hour * 60 + minute : nil
  }

  /// Creates a publication day.
  public init(_ day: CalendarDay, timestamp: String? = nil, source: Source) {
    self.day = day
    self.timestamp = timestamp
    self.source = source
  }
}

/// An article as it was read: its text, what is known about it, and what its parts are.
///
/// Reading makes it; every later stage adds values beside it and changes nothing in it.
public struct Document: Sendable {
  /// The given id, or the file's name, or the line's number.
  public var id: DocumentID
  /// The file or `-` that it was read from, where it was.
  public var file: String?
  /// The line of that file, for formats of one document a line.
  public var line: Int?
  /// The text, exactly as given (plain text, JSON Lines) or as read (HTML, XML).
  public var text: Text
  /// The parts of the text in order; empty means all of it is running text.
  public var blocks: [Block] = []
  /// The dateline of the story, where the text has one.
  public var dateline: DatelineMark?
  /// The headline.
  public var title: String?
  /// The publication day.
  public var published: PublicationDay?
  /// The address.
  public var url: String?
  /// The publisher: the site's name or host.
  public var source: String?
  /// The authors, as one line.
  public var author: String?
  /// The points that come with the article (GeoRSS, GML), most of the time one.
  public var points: [Coordinate] = []
  /// The language as BCP 47, where it was declared or the text tells it.
  public var language: String? {
    didSet { language = language.flatMap(LanguageTag.normalized) }
  }
  /// `canceled` or `withheld`, where the publisher wants the story not to be used.
  public var status: String?
  /// What the reader noticed.
  public var diagnostics: [Diagnostic] = []

  /// Creates a document of running text.
  public init(id: DocumentID, text: Text) {
    self.id = id
    self.text = text
  }

  /// The parts to analyze: all blocks but boilerplate, or the whole text where there are no blocks.
  public var analyzedBlocks: [Block] {
    blocks.isEmpty ? [Block(.paragraph, text.range)] : blocks.filter { $0.kind != .boilerplate }
  }
}
