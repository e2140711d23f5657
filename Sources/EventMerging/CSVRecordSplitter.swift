/// Cuts a stream of CSV (RFC 4180) into records of cells; a byte order mark before the first is taken away.
struct CSVRecordSplitter {
  private var cells: [String] = []
  private var cell: [UInt8] = []
  private var isQuoted = false
  private var sawQuote = false
  private var isEmpty = true
  private var line = 1
  private var startLine = 1

  /// Takes the next bytes and hands on the records that end in them, with the lines where they began.
  mutating func feed(_ bytes: [UInt8], _ emit: ([String], Int) -> Void) {
    for byte in bytes {
      if byte == UInt8(ascii: "\n") { line += 1 }
      if isQuoted {
        if byte == UInt8(ascii: "\"") { (isQuoted, sawQuote) = (false, true) } else { cell.append(byte) }
        continue
      }
      switch byte {
      case UInt8(ascii: "\""):
        // Two of them inside of quotation marks stand for one.
        if sawQuote { cell.append(byte) }
        (isQuoted, sawQuote, isEmpty) = (true, false, false)
      case UInt8(ascii: ","):
        endCell()
        isEmpty = false
      case UInt8(ascii: "\n"):
        endRecord(emit)
      case UInt8(ascii: "\r"):
        break
      default:
        cell.append(byte)
        (sawQuote, isEmpty) = (false, false)
      }
    }
  }

  /// Hands on the last record where no line break ends it.
  mutating func finish(_ emit: ([String], Int) -> Void) {
    if !isEmpty { endRecord(emit) }
  }

  private mutating func endCell() {
    if cells.isEmpty && startLine == 1 && cell.starts(with: [0xEF, 0xBB, 0xBF]) { cell.removeFirst(3) }
    cells.append(String(decoding: cell, as: UTF8.self))
    (cell, sawQuote) = ([], false)
  }

  private mutating func endRecord(_ emit: ([String], Int) -> Void) {
    if !isEmpty {
      endCell()
      emit(cells, startLine)
    }
    (cells, cell, isEmpty, sawQuote, startLine) = ([], [], true, false, line)
  }
}
