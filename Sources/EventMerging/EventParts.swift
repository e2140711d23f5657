import ArticleReading
import OutputFormats

/// The events of one file as its bytes come in, whichever of our formats it has: the first byte tells.
struct EventParts {
  private enum Form {
    case unknown
    case json
    case csv
  }

  private let path: String
  private let reader = EventFieldsReader()
  private var form = Form.unknown
  private var objects: JSONObjectSplitter
  private var records = CSVRecordSplitter()
  private var header: [String] = []
  private var found: [Result<EventFields, ReadError>] = []

  init(path: String, limit: Int) {
    self.path = path
    objects = JSONObjectSplitter(limit: limit)
  }

  /// Takes the next bytes; none mean the end.
  mutating func feed(_ bytes: [UInt8]) {
    if form == .unknown, let first = bytes.first(where: { $0 > 0x20 && ![0xEF, 0xBB, 0xBF].contains($0) }) {
      form = first == UInt8(ascii: "{") || first == UInt8(ascii: "[") ? .json : .csv
    }
    switch form {
    case .unknown: break
    case .json: feedObjects(bytes)
    case .csv: feedRecords(bytes)
    }
  }

  /// What was found since the last time.
  mutating func taken() -> [Result<EventFields, ReadError>] {
    defer { found = [] }
    return found
  }

  private mutating func feedObjects(_ bytes: [UInt8]) {
    var pieces: [(JSONObjectSplitter.Piece, Int)] = []
    if bytes.isEmpty { objects.finish { pieces.append(($0, $1)) } } else { objects.feed(bytes) { pieces.append(($0, $1)) } }
    for (piece, line) in pieces {
      switch piece {
      case .fault(let message): fail(line, message)
      case .object(let json): add(reader.fields(json: json), line)
      }
    }
  }

  private mutating func feedRecords(_ bytes: [UInt8]) {
    var rows: [([String], Int)] = []
    if bytes.isEmpty { records.finish { rows.append(($0, $1)) } } else { records.feed(bytes) { rows.append(($0, $1)) } }
    for (cells, line) in rows {
      if header.isEmpty {
        header = cells
        if !cells.contains("event_id") { fail(line, "the header has no column event_id; give a file that dateline extract wrote") }
      } else if header.contains("event_id") {
        add(reader.fields(cells: cells, header: header), line)
      }
    }
  }

  private mutating func add(_ fields: EventFields?, _ line: Int) {
    guard let fields else { return fail(line, "is no event with an event_id; give a file that dateline extract wrote") }
    found.append(.success(fields))
  }

  private mutating func fail(_ line: Int, _ message: String) {
    found.append(.failure(ReadError(.badJSON, file: path, line: line, message: message)))
  }
}
