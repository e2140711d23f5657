/// Prepares XML for libxml2 piece by piece: what recovery would lose is mended before.
///
/// Drops control characters, what stands before the first `<`, and every DOCTYPE with its entities; decodes the named characters of HTML; turns
/// an `&` that begins no reference into `&amp;`. CDATA is left alone. What a piece cuts in two waits for the next.
struct XMLCleaner {
  private enum State { case start, text, cdata, doctype(brackets: Int) }

  private var state = State.start
  private var waiting: [UInt8] = []
  private let entities = HTMLEntities.standard

  /// Cleans the next piece.
  mutating func clean(_ piece: [UInt8]) -> [UInt8] { run(waiting + piece, isLast: false) }

  /// Cleans what waits at the end.
  mutating func finish() -> [UInt8] { run(waiting, isLast: true) }

  private mutating func run(_ input: [UInt8], isLast: Bool) -> [UInt8] {
    waiting = []
    var output: [UInt8] = []
    output.reserveCapacity(input.count + 256)
    input.withUnsafeBufferPointer { bytes in
      var index = 0
      while index < bytes.count {
        let byte = bytes[index]
        // Marks and references are short; near the end of a piece they may be cut.
        if byte == UInt8(ascii: "<") || byte == UInt8(ascii: "&") || byte == UInt8(ascii: "]"), !isLast, bytes.count - index < 40 {
          waiting = Array(bytes[index...])
          return
        }
        index = step(bytes, index, &output)
      }
    }
    return output
  }

  private mutating func step(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int, _ output: inout [UInt8]) -> Int {
    let byte = bytes[index]
    switch state {
    case .doctype(let brackets):
      switch byte {
      case UInt8(ascii: "["): state = .doctype(brackets: brackets + 1)
      case UInt8(ascii: "]"): state = .doctype(brackets: max(0, brackets - 1))
      case UInt8(ascii: ">") where brackets == 0: state = .text
      default: break
      }
      return index + 1
    case .cdata:
      if byte == UInt8(ascii: "]"), HTMLCleaner.matches(bytes, index, "]]>") {
        output.append(contentsOf: "]]>".utf8)
        state = .text
        return index + 3
      }
    case .start:
      if byte != UInt8(ascii: "<") { return index + 1 }
      state = .text
      return step(bytes, index, &output)
    case .text:
      if byte == UInt8(ascii: "&") { return reference(bytes, index, &output) }
      if byte == UInt8(ascii: "<") {
        if HTMLCleaner.matches(bytes, index, "<!doctype") {
          state = .doctype(brackets: 0)
          return index + 9
        }
        if HTMLCleaner.matches(bytes, index, "<![CDATA[") {
          state = .cdata
          output.append(contentsOf: "<![CDATA[".utf8)
          return index + 9
        }
      }
    }
    if byte < 0x20 && byte != 9 && byte != 10 && byte != 13 { return index + 1 }
    // U+FFFE and U+FFFF are no XML.
    if byte == 0xEF, index + 2 < bytes.count, bytes[index + 1] == 0xBF, bytes[index + 2] >= 0xBE { return index + 3 }
    output.append(byte)
    return index + 1
  }

  private func reference(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int, _ output: inout [UInt8]) -> Int {
    guard let found = entities.reference(in: bytes, at: index), bytes[found.end - 1] == UInt8(ascii: ";") else {
      output.append(contentsOf: "&amp;".utf8)
      return index + 1
    }
    for byte in found.character {
      switch byte {
      case UInt8(ascii: "<"): output.append(contentsOf: "&lt;".utf8)
      case UInt8(ascii: "&"): output.append(contentsOf: "&amp;".utf8)
      case UInt8(ascii: ">"): output.append(contentsOf: "&gt;".utf8)
      case UInt8(ascii: "\""): output.append(contentsOf: "&quot;".utf8)
      default: output.append(byte)
      }
    }
    return found.end
  }
}
