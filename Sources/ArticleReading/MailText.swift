/// The encodings that mail carries text in.
enum MailText {
  /// Undoes base64; what is no letter of it is passed over.
  static func base64(_ bytes: some Sequence<UInt8>) -> [UInt8] {
    var output: [UInt8] = []
    var value: UInt32 = 0
    var bits = 0
    for byte in bytes {
      let digit: UInt32
      switch byte {
      case 65...90: digit = UInt32(byte) - 65
      case 97...122: digit = UInt32(byte) - 71
      case 48...57: digit = UInt32(byte) + 4
      case UInt8(ascii: "+"), UInt8(ascii: "-"): digit = 62
      case UInt8(ascii: "/"), UInt8(ascii: "_"): digit = 63
      case UInt8(ascii: "="):
        bits = 0
        continue
      default: continue
      }
      value = value << 6 | digit
      bits += 6
      if bits >= 8 {
        bits -= 8
        output.append(UInt8(truncatingIfNeeded: value >> UInt32(bits)))
      }
    }
    return output
  }

  /// Undoes quoted-printable.
  static func quotedPrintable(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count)
    var index = bytes.startIndex
    while index < bytes.endIndex {
      guard bytes[index] == UInt8(ascii: "=") else {
        output.append(bytes[index])
        index += 1
        continue
      }
      if index + 2 < bytes.endIndex, let high = hex(bytes[index + 1]), let low = hex(bytes[index + 2]) {
        output.append(high << 4 | low)
        index += 3
        continue
      }
      // A soft line break, with white space before it or not.
      var next = index + 1
      while next < bytes.endIndex, bytes[next] == 0x20 || bytes[next] == 9 || bytes[next] == 13 { next += 1 }
      if next >= bytes.endIndex || bytes[next] == 10 {
        index = next + 1
      } else {
        output.append(bytes[index])
        index += 1
      }
    }
    return output
  }

  /// Decodes the encoded words of a header: `=?utf-8?B?...?=`.
  static func decoded(_ value: [UInt8]) -> String {
    var output: [UInt8] = []
    var rest = value[...]
    var wasWord = false
    while let start = rest.firstIndex(ofBytes: Array("=?".utf8)) {
      let before = rest[..<start]
      let fields = rest[(start + 2)...].split(separator: UInt8(ascii: "?"), maxSplits: 3, omittingEmptySubsequences: false)
      let end = fields.count == 4 ? fields[2].endIndex : rest.endIndex
      guard fields.count == 4, fields[1].count == 1, end + 1 < rest.endIndex, rest[end + 1] == UInt8(ascii: "=") else {
        output.append(contentsOf: rest[..<(start + 2)])
        rest = rest[(start + 2)...]
        wasWord = false
        continue
      }
      // White space between two encoded words is no text.
      if !wasWord || before.contains(where: { $0 > 0x20 }) { output.append(contentsOf: before) }
      let isBase64 = fields[1].first.map { $0 | 0x20 } == UInt8(ascii: "b")
      let bytes = isBase64 ? base64(fields[2]) : quotedPrintable(fields[2].map { $0 == UInt8(ascii: "_") ? 0x20 : $0 }[...])
      output.append(contentsOf: TextDecoder(declared: CharacterEncoding(label: fields[0])).decode(bytes).bytes)
      rest = rest[min(rest.endIndex, end + 2)...]
      wasWord = true
    }
    output.append(contentsOf: rest)
    return String(decoding: TextDecoder().decode(output).bytes, as: UTF8.self)
  }

  /// The name and the host of `Name <name@host>`.
  static func sender(_ from: String) -> (name: String?, host: String?) {
    let host = from.split(separator: "@").last.map { part in
      String(part.prefix { $0 == "." || $0 == "-" || $0.isLetter || $0.isNumber })
    }
    let hasAddress = from.contains("@")
    let bracket = from.firstIndex(of: "<")
    let name = bracket.map { String(from[..<$0]) } ?? (hasAddress ? "" : from)
    let marks: Set<Character> = ["\"", "'"]
    return (HTMLMetadata.clean(name.filter { !marks.contains($0) }), hasAddress ? host : nil)
  }

  private static func hex(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 48...57: byte - 48
    case 65...70: byte - 55
    case 97...102: byte - 87
    default: nil
    }
  }
}
