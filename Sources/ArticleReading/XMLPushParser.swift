import CLibXML2

/// What an XML document is made of, as the parser comes upon it.
protocol XMLHandler: AnyObject {
  /// An element begins: its prefix and local name in lower case, its attributes by local name.
  func begin(_ name: XMLName, attributes: [(name: String, value: String)])
  /// The innermost open element ends.
  func end()
  /// Text of the innermost open element.
  func text(_ bytes: UnsafeBufferPointer<UInt8>)
}

/// The name of an element as feeds use it: `content:encoded`, `title`.
struct XMLName: Hashable, Sendable {
  /// The prefix in lower case, or nothing.
  let prefix: String
  /// The name without its prefix in lower case.
  let local: String
}

/// libxml2's XML push parser through SAX2: no tree, no DTD, no entities but the five of XML, nothing loaded from anywhere.
struct XMLPushParser: ~Copyable {
  private let context: xmlParserCtxtPtr
  private let box: Box

  private final class Box {
    let handler: any XMLHandler
    init(_ handler: any XMLHandler) { self.handler = handler }
  }

  /// Creates a parser that reports to `handler`; nothing where memory is short.
  init?(_ handler: any XMLHandler) {
    LibXML2.prepare()
    box = Box(handler)
    var sax = Self.callbacks()
    guard let created = xmlCreatePushParserCtxt(&sax, Unmanaged.passUnretained(box).toOpaque(), nil, 0, nil) else { return nil }
    context = created
    let options =
      XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue | XML_PARSE_RECOVER.rawValue
      | XML_PARSE_NOCDATA.rawValue | XML_PARSE_IGNORE_ENC.rawValue
    _ = xmlCtxtUseOptions(context, Int32(options.magnitude))
    _ = xmlSwitchEncoding(context, XML_CHAR_ENCODING_UTF8)
  }

  deinit {
    if let document = context.pointee.myDoc { xmlFreeDoc(document) }
    xmlFreeParserCtxt(context)
  }

  /// Parses the next piece of clean UTF-8.
  mutating func parse(_ piece: [UInt8]) {
    withExtendedLifetime(box) {
      piece.withUnsafeBytes { bytes in
        guard let base = bytes.baseAddress else { return }
        _ = xmlParseChunk(context, base.assumingMemoryBound(to: CChar.self), Int32(clamping: bytes.count), 0)
      }
    }
  }

  /// Parses to the end; whether the document was well formed.
  mutating func finish() -> Bool {
    withExtendedLifetime(box) {
      _ = xmlParseChunk(context, nil, 0, 1)
      return context.pointee.wellFormed != 0
    }
  }

  /// Whether the parser gave up.
  var hasStopped: Bool { context.pointee.disableSAX != 0 && context.pointee.wellFormed == 0 && context.pointee.recovery == 0 }

  private static func callbacks() -> xmlSAXHandler {
    var sax = xmlSAXHandler()
    sax.initialized = dateline_sax2_magic()
    sax.serror = { _, _ in }
    sax.getEntity = { _, name in name.flatMap { dateline_predefined_entity($0) } }
    sax.startElementNs = { data, local, prefix, _, _, _, count, _, values in
      guard let data, let local else { return }
      let box = Unmanaged<Box>.fromOpaque(data).takeUnretainedValue()
      var attributes: [(name: String, value: String)] = []
      for index in 0..<Int(count) {
        guard let values, let name = values[index * 5], let start = values[index * 5 + 3], let end = values[index * 5 + 4] else { continue }
        attributes.append(
          (XMLPushParser.lower(name), String(decoding: UnsafeBufferPointer(start: start, count: end - start), as: UTF8.self)))
      }
      box.handler.begin(
        XMLName(prefix: prefix.map { XMLPushParser.lower($0) } ?? "", local: XMLPushParser.lower(local)), attributes: attributes)
    }
    sax.endElementNs = { data, _, _, _ in
      data.map { Unmanaged<Box>.fromOpaque($0).takeUnretainedValue() }?.handler.end()
    }
    sax.characters = { data, text, length in
      data.map { Unmanaged<Box>.fromOpaque($0).takeUnretainedValue() }?.handler.text(UnsafeBufferPointer(start: text, count: Int(length)))
    }
    sax.ignorableWhitespace = sax.characters
    sax.cdataBlock = sax.characters
    return sax
  }

  private static func lower(_ name: UnsafePointer<UInt8>) -> String {
    String(decoding: Lowercase.bytes(Array(UnsafeBufferPointer(start: name, count: Int(xmlStrlen(name))))[...]), as: UTF8.self)
  }
}
