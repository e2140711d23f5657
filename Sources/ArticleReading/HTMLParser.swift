import CLibXML2

/// Parses clean pages with libxml2's HTML parser through SAX into an `HTMLTree`.
///
/// Each call has a parser context of its own, freed before it returns; no pointer leaves a call.
struct HTMLParser: Sendable {
  init() { LibXML2.prepare() }

  /// Parses a page that `HTMLCleaner` cleaned. Complexity: O(n) for pages nested no deeper than `HTMLTree.depthLimit`.
  func parse(_ page: [UInt8]) -> HTMLTree {
    let builder = Builder(capacity: page.count)
    guard let context = htmlNewParserCtxt() else { return builder.tree }
    defer { htmlFreeParserCtxt(context) }
    Self.install(context)
    withExtendedLifetime(builder) {
      context.pointee.userData = Unmanaged.passUnretained(builder).toOpaque()
      builder.context = context
      let options =
        HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue
        | HTML_PARSE_NONET.rawValue | HTML_PARSE_COMPACT.rawValue | HTML_PARSE_NODEFDTD.rawValue
      page.withUnsafeBytes { bytes in
        if let base = bytes.baseAddress {
          let document = htmlCtxtReadMemory(
            context, base.assumingMemoryBound(to: CChar.self), Int32(clamping: bytes.count), nil, "UTF-8", Int32(options))
          if let document { xmlFreeDoc(document) }
        }
      }
      builder.context = nil
    }
    builder.tree.finish()
    return builder.tree
  }

  /// What the callbacks write to.
  private final class Builder {
    var tree: HTMLTree
    var context: htmlParserCtxtPtr?
    init(capacity: Int) { tree = HTMLTree(capacity: capacity) }
  }

  private static func builder(_ data: UnsafeMutableRawPointer?) -> Builder? {
    data.map { Unmanaged<Builder>.fromOpaque($0).takeUnretainedValue() }
  }

  private static func install(_ context: htmlParserCtxtPtr) {
    var handler = xmlSAXHandler()
    handler.initialized = dateline_sax2_magic()
    handler.serror = { _, _ in }
    handler.startElement = { data, name, values in
      guard let builder = HTMLParser.builder(data), let name else { return }
      guard builder.tree.begin(HTMLTag(name: name)) else {
        // Beyond this the parser's own stack makes every end tag slow; what was read so far is kept.
        if let context = builder.context, context.pointee.nameNr > 2000 {
          builder.tree.isCut = true
          xmlStopParser(context)
        }
        return
      }
      guard var pair = values else { return }
      while let name = pair[0] {
        if let attribute = HTMLAttribute(name: name) {
          let length = pair[1].map { Int(xmlStrlen($0)) } ?? 0
          builder.tree.addAttribute(attribute, UnsafeBufferPointer(start: pair[1], count: length))
        }
        pair += 2
      }
    }
    handler.endElement = { data, name in
      guard let name else { return }
      HTMLParser.builder(data)?.tree.end(HTMLTag(name: name))
    }
    handler.characters = { data, text, length in
      HTMLParser.builder(data)?.tree.addText(UnsafeBufferPointer(start: text, count: Int(length)))
    }
    handler.ignorableWhitespace = handler.characters
    handler.cdataBlock = handler.characters
    context.pointee.sax.pointee = handler
  }
}

/// The library as a whole.
enum LibXML2 {
  private static let prepared: Void = dateline_xml_prepare()

  /// Prepares libxml2 before its first use, once for all threads.
  static func prepare() { _ = prepared }
}
