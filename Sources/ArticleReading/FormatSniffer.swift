/// Tells the format of a file by its first bytes, and by its name where they leave it open.
struct FormatSniffer: Sendable {
  /// What a file seems to be.
  enum Finding: Sendable {
    case format(InputFormat)
    /// Objects in JSON that is not one a line.
    case wholeJSON
    /// Nothing that can be read: what it is and what to do.
    case binary(String)
    /// XML of an unknown kind.
    case unknownXML
    case empty
  }

  /// Judges the first piece of a file.
  func sniff(_ piece: [UInt8], name: String) -> Finding {
    if TapeArchiveReader.isArchive(piece) { return .format(.tar) }
    if let binary = Self.binary(piece) { return .binary(binary) }
    let start = Self.textStart(piece)
    guard start < piece.count else { return .empty }
    let head = piece[start..<min(piece.count, start + 4096)]
    let ending = Self.ending(name)
    switch head.first {
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      if let json = Self.json(piece, start) { return json }
    case UInt8(ascii: "<"): return Self.markup(head, ending)
    default: break
    }
    if head.starts(with: "WARC/".utf8) || head.starts(with: "filedesc://".utf8) { return .format(.warc) }
    switch ending {
    case "html", "htm", "xhtml": return .format(.html)
    case "json", "jsonl", "ndjson": return .format(.jsonl)
    case "csv", "tsv": return .format(.csv)
    case "eml", "mbox": return .format(.eml)
    case "warc", "arc": return .format(.warc)
    default: break
    }
    return Self.isMail(head) ? .format(.eml) : .format(.text)
  }

  private static func ending(_ name: String) -> String {
    var file = name.split(separator: "/").last.map { $0.lowercased() } ?? ""
    for packing in [".gz", ".zst"] where file.hasSuffix(packing) { file.removeLast(packing.utf8.count) }
    return file.split(separator: ".").count > 1 ? file.split(separator: ".").last.map(String.init) ?? "" : ""
  }

  /// The first byte that is no white space and no mark.
  private static func textStart(_ piece: [UInt8]) -> Int {
    var index = piece.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : piece.starts(with: [0xFF, 0xFE]) || piece.starts(with: [0xFE, 0xFF]) ? 2 : 0
    while index < piece.count, piece[index] <= 0x20 { index += 1 }
    return index
  }

  /// JSON Lines where the first line is a whole value or another object begins behind it.
  private static func json(_ piece: [UInt8], _ start: Int) -> Finding? {
    var next = start + 1
    while next < piece.count, piece[next] <= 0x20 { next += 1 }
    if piece[start] == UInt8(ascii: "[") {
      return next < piece.count && (piece[next] == UInt8(ascii: "{") || piece[next] == UInt8(ascii: "]")) ? .wholeJSON : nil
    }
    guard next >= piece.count || piece[next] == UInt8(ascii: "\"") || piece[next] == UInt8(ascii: "}") else { return nil }
    // The object goes on behind the line break: one pretty-printed value.
    guard let lineEnd = piece.firstIndex(of: 10, from: start) else { return .format(.jsonl) }
    if lineEnd < next { return .wholeJSON }
    var after = lineEnd
    while after < piece.count, piece[after] <= 0x20 { after += 1 }
    if after < piece.count, piece[after] == UInt8(ascii: "\"") || piece[after] == UInt8(ascii: "}") { return .wholeJSON }
    return .format(.jsonl)
  }

  private static func markup(_ head: ArraySlice<UInt8>, _ ending: String) -> Finding {
    head.withUnsafeBufferPointer { bytes in
      var index = 0
      var (isXML, isPage) = (false, false)
      while index < bytes.count {
        guard let open = bytes.firstIndex(of: UInt8(ascii: "<"), from: index) else { break }
        if HTMLCleaner.matches(bytes, open, "<!--") {
          guard let close = HTMLCleaner.find("-->", bytes, open) else { break }
          index = close + 3
        } else if HTMLCleaner.matches(bytes, open, "<?xml") || HTMLCleaner.matches(bytes, open, "<?")
          || HTMLCleaner.matches(bytes, open, "<!")
        {
          isXML = isXML || HTMLCleaner.matches(bytes, open, "<?xml")
          isPage = isPage || HTMLCleaner.matches(bytes, open, "<!doctype html")
          index = declarationEnd(bytes, open)
        } else {
          // Some programs declare a page and write a feed.
          let found = root(bytes, open + 1, isXML: isXML, ending: ending)
          if isPage, case .format(.feed) = found { return found }
          return isPage ? .format(.html) : found
        }
      }
      return !isPage && (ending == "xml" || isXML) ? .unknownXML : .format(.html)
    }
  }

  /// A DOCTYPE may hold a subset in brackets.
  private static func declarationEnd(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
    var depth = 0
    var index = start
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "[") { depth += 1 }
      if bytes[index] == UInt8(ascii: "]") { depth -= 1 }
      index += 1
      if bytes[index - 1] == UInt8(ascii: ">"), depth <= 0 { break }
    }
    return index
  }

  private static func root(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, isXML: Bool, ending: String) -> Finding {
    var end = start
    while end < bytes.count, bytes[end] > 0x20, bytes[end] != UInt8(ascii: ">"), bytes[end] != UInt8(ascii: "/") { end += 1 }
    let name = String(decoding: bytes[start..<end], as: UTF8.self).lowercased()
    let local = name.split(separator: ":").last.map(String.init) ?? name
    switch local {
    case "rss", "feed", "rdf", "channel": return .format(.feed)
    case "newsitem", "newsmessage", "newsml", "packageitem": return .format(.newsml)
    case "nitf": return .format(.nitf)
    case "html": return .format(.html)
    default: return isXML || ending == "rss" || ending == "atom" ? .unknownXML : .format(.html)
    }
  }

  private static func isMail(_ head: ArraySlice<UInt8>) -> Bool {
    let text = String(decoding: head.prefix(512), as: UTF8.self)
    let names = ["From ", "Received:", "Return-Path:", "Delivered-To:", "MIME-Version:", "Message-ID:"]
    return names.contains { text.hasPrefix($0) }
      && (text.contains("\nReceived:") || text.contains("\nMessage-I") || text.contains("\nMIME-V") || text.contains("\nSubject:"))
  }

  /// Says what a file that is no text is.
  private static func binary(_ piece: [UInt8]) -> String? {
    for (magic, answer) in magics where piece.starts(with: magic) { return answer }
    guard !piece.isEmpty else { return nil }
    let sample = piece.prefix(4096)
    // Pages may hold a few NULs; UTF-16 has every second.
    if sample.starts(with: [0xFF, 0xFE]) || sample.starts(with: [0xFE, 0xFF]) { return nil }
    let controls = sample.count { $0 < 9 || ($0 > 13 && $0 < 0x20 && $0 != 0x1B) }
    if controls * 20 <= sample.count { return nil }
    var zeros = (even: 0, odd: 0)
    for (index, byte) in sample.enumerated() where byte == 0 {
      if index % 2 == 0 { zeros.even += 1 } else { zeros.odd += 1 }
    }
    // UTF-16 without a mark.
    if max(zeros.even, zeros.odd) > sample.count * 3 / 10, min(zeros.even, zeros.odd) * 20 < sample.count { return nil }
    return "is no text; give articles as text, HTML, feeds or JSON Lines"
  }

  private static let magics: [([UInt8], String)] = [
    (Array("%PDF-".utf8), "is a PDF; turn it into text with `pdftotext FILE -` and pipe that in"),
    ([0x50, 0x4B, 0x03, 0x04], "is a DOCX, EPUB or ZIP file; turn it into text with `pandoc -t plain FILE` and pipe that in"),
    ([0xD0, 0xCF, 0x11, 0xE0], "is an old Office file; turn it into text with `soffice --convert-to txt FILE`"),
    (Array("{\\rtf".utf8), "is an RTF file; turn it into text with `pandoc -t plain FILE` and pipe that in"),
    ([0x7F, 0x45, 0x4C, 0x46], "is a program; give articles as text, HTML, feeds or JSON Lines"),
    ([0x89, 0x50, 0x4E, 0x47], "is an image; give articles as text, HTML, feeds or JSON Lines"),
    ([0xFF, 0xD8, 0xFF], "is an image; give articles as text, HTML, feeds or JSON Lines"),
    (Array("GIF8".utf8), "is an image; give articles as text, HTML, feeds or JSON Lines"),
    ([0xFD, 0x37, 0x7A, 0x58, 0x5A], "is packed with xz; unpack it with `xz -dc FILE` and pipe that in"),
    (Array("BZh".utf8), "is packed with bzip2; unpack it with `bzip2 -dc FILE` and pipe that in"),
  ]
}
