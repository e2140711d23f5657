/// Cuts a stream of JSON into the objects that are events: one a line, the elements of an array, or the features of a collection.
///
/// Memory is bounded by the longest object, whatever the length of the file.
struct JSONObjectSplitter {
  /// A piece of the stream.
  enum Piece {
    /// The bytes of an object.
    case object([UInt8])
    /// What is wrong with one.
    case fault(String)
  }

  private let limit: Int
  private var buffer: [UInt8] = []
  private var key: [UInt8] = []
  private var isCollecting = false
  private var isInString = false
  private var isEscaped = false
  private var depth = 0
  /// The depth at which events begin: 0 in lines, 1 in an array, 2 in a collection.
  private var base = 0
  private var line = 1
  private var startLine = 1

  init(limit: Int) { self.limit = limit }

  /// Takes the next bytes and hands on the objects that end in them, with the lines where they began.
  mutating func feed(_ bytes: [UInt8], _ emit: (Piece, Int) -> Void) {
    for byte in bytes {
      if byte == UInt8(ascii: "\n") {
        line += 1
        if isInString { abandon(emit) }
      }
      if isCollecting { buffer.append(byte) }
      if isInString {
        readString(byte)
      } else {
        readStructure(byte, emit)
      }
      if buffer.count > limit {
        emit(.fault("an event of more than \(limit >> 20) MB; is this a file of events?"), startLine)
        (buffer, isCollecting) = ([], false)
      }
    }
  }

  /// Tells of an object that the end of the file cuts off.
  mutating func finish(_ emit: (Piece, Int) -> Void) {
    if isCollecting || depth > 0 { emit(.fault("the file ends inside of a value; copy or make it again"), startLine) }
  }

  /// No string goes over a line: what was begun is given up, and the next line begins anew.
  private mutating func abandon(_ emit: (Piece, Int) -> Void) {
    emit(.fault("a string without its end; the event was left out"), startLine)
    (isInString, isEscaped, isCollecting, buffer, depth) = (false, false, false, [], base)
  }

  private mutating func readString(_ byte: UInt8) {
    if isEscaped {
      isEscaped = false
    } else if byte == UInt8(ascii: "\\") {
      isEscaped = true
    } else if byte == UInt8(ascii: "\"") {
      isInString = false
    } else if key.count < 16 {
      key.append(byte)
    }
  }

  private mutating func readStructure(_ byte: UInt8, _ emit: (Piece, Int) -> Void) {
    switch byte {
    case UInt8(ascii: "\""):
      isInString = true
      key = []
    case UInt8(ascii: "{"):
      if depth == base { (isCollecting, buffer, startLine) = (true, [byte], line) }
      depth += 1
    case UInt8(ascii: "["):
      if depth == 0 { base = 1 }
      if depth == 1 && base == 0 && key.elementsEqual("features".utf8) { (base, isCollecting, buffer) = (2, false, []) }
      depth += 1
    case UInt8(ascii: "}"), UInt8(ascii: "]"):
      depth = max(0, depth - 1)
      if isCollecting && depth == base {
        emit(.object(buffer), startLine)
        (isCollecting, buffer) = (false, [])
      }
      if depth < base { base = 0 }
      if depth == 0 { base = 0 }
    default:
      break
    }
  }
}
