/// The header fields of a message, a web answer or an archive record: `Name: value`, folded lines joined.
struct HeaderFields: Sendable {
  private var fields: [(name: String, value: [UInt8])] = []

  init() {}

  /// Reads the lines of a header, up to the first blank one; `end` is the index behind it.
  init(_ bytes: ArraySlice<UInt8>, end: inout Int) {
    var index = bytes.startIndex
    while index < bytes.endIndex {
      let lineEnd = bytes[index...].firstIndex(of: 10) ?? bytes.endIndex
      var line = bytes[index..<lineEnd]
      index = min(bytes.endIndex, lineEnd + 1)
      if line.last == 13 { line = line.dropLast() }
      if line.isEmpty { break }
      append(line)
    }
    end = index
  }

  /// Takes a line: a field, or the rest of the one before where it begins with white space.
  mutating func append(_ line: ArraySlice<UInt8>) {
    if let first = line.first, first == 0x20 || first == 9, !fields.isEmpty {
      fields[fields.count - 1].value.append(contentsOf: line)
    } else if let colon = line.firstIndex(of: UInt8(ascii: ":")) {
      fields.append((Self.name(line[..<colon]), Self.trimmed(line[(colon + 1)...])))
    }
  }

  /// The first value of that name in lower case.
  func bytes(_ name: String) -> [UInt8]? { fields.first { $0.name == name }?.value }

  /// The first value of that name as text.
  func string(_ name: String) -> String? { bytes(name).map { String(decoding: $0, as: UTF8.self) } }

  /// A value's part before `;`, in lower case: `text/html`.
  func mainValue(_ name: String) -> String? {
    string(name).map { value in
      let main = value.prefix { $0 != ";" && $0 != "," }
      return String(decoding: Self.trimmed(Array(main.utf8)[...]), as: UTF8.self).lowercased()
    }
  }

  /// A parameter of a value: `charset` of `text/html; charset=utf-8`, in its own spelling.
  func parameter(_ parameter: String, of name: String) -> String? {
    guard let value = string(name) else { return nil }
    for part in value.split(separator: ";").dropFirst() {
      guard let equals = part.firstIndex(of: "=") else { continue }
      let key = String(decoding: Self.trimmed(Array(part[..<equals].utf8)[...]), as: UTF8.self).lowercased()
      guard key == parameter else { continue }
      let found = String(decoding: Self.trimmed(Array(part[part.index(after: equals)...].utf8)[...]), as: UTF8.self)
      return found.hasPrefix("\"") ? String(found.dropFirst().prefix { $0 != "\"" }) : found
    }
    return nil
  }

  private static func name(_ bytes: ArraySlice<UInt8>) -> String {
    String(decoding: trimmed(bytes), as: UTF8.self).lowercased()
  }

  private static func trimmed(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var slice = bytes
    while let first = slice.first, first <= 0x20 { slice = slice.dropFirst() }
    while let last = slice.last, last <= 0x20 { slice = slice.dropLast() }
    return Array(slice)
  }
}
