/// The elements that reading treats in a way of their own.
enum HTMLTag: UInt8, Sendable {
  case text, other
  case html, head, body, title, meta, link, base
  case script, style, noscript, template, svg, math, iframe, object, embed, canvas, audio, video, picture, img, map
  case nav, footer, header, aside, form, main, article, section, div, p, br, hr
  case h1, h2, h3, h4, h5, h6
  case ul, ol, li, dl, dt, dd
  case table, caption, thead, tbody, tfoot, tr, td, th
  case blockquote, pre, figure, figcaption, address, details, summary, center, fieldset, hgroup, dialog, menu
  case a, span, time, em, strong, b, i, u, font, small, sup, sub, label, code, q, cite, abbr, mark, s, del, ins, big
  case button, input, select, option, textarea, datalist, optgroup

  /// The element of a name; `other` where nothing depends on it.
  init(name: UnsafePointer<UInt8>) {
    var key: UInt64 = 0
    var length = 0
    while length < 11, name[length] != 0 {
      if length < 8 { key = key << 8 | UInt64(name[length] | 0x20) }
      length += 1
    }
    self = Self.byKey[key] ?? .other
  }

  /// The first eight letters tell the names apart.
  private static let byKey: [UInt64: HTMLTag] = {
    var table: [UInt64: HTMLTag] = [:]
    var raw: UInt8 = 2
    while let tag = HTMLTag(rawValue: raw) {
      var key: UInt64 = 0
      for byte in "\(tag)".utf8.prefix(8) { key = key << 8 | UInt64(byte | 0x20) }
      table[key] = tag
      raw += 1
    }
    return table
  }()

  /// Whether the element begins and ends a block of text.
  var isBlock: Bool {
    switch self {
    case .html, .head, .body, .title, .nav, .footer, .header, .aside, .form, .main, .article, .section, .div, .p, .hr, .h1, .h2, .h3, .h4,
      .h5, .h6,
      .ul, .ol, .li, .dl, .dt, .dd, .table, .caption, .thead, .tbody, .tfoot, .tr, .td, .th, .blockquote, .pre, .figure, .figcaption,
      .address,
      .details, .summary, .center, .fieldset, .hgroup, .dialog, .menu, .option, .video, .audio, .iframe, .object, .select:
      true
    default: false
    }
  }

  /// Whether the element is never part of an article's text.
  var isNeverText: Bool {
    switch self {
    case .script, .style, .noscript, .template, .svg, .math, .iframe, .object, .embed, .canvas, .audio, .video, .map, .button, .input,
      .select,
      .option, .textarea, .datalist, .optgroup, .head, .title, .meta, .link, .dialog:
      true
    default: false
    }
  }

  /// Whether it is one of h1 to h6.
  var isHeading: Bool { rawValue >= HTMLTag.h1.rawValue && rawValue <= HTMLTag.h6.rawValue }
}

/// The attributes that reading looks at.
enum HTMLAttribute: UInt8, Sendable {
  case id, `class`, role, itemprop, itemtype, itemscope, rel, href, content, name, property, datetime, type, style, hidden, ariaHidden,
    lang, pubdate
  case httpEquiv, charset, title

  /// The attribute of a name; nothing where nobody looks at it.
  init?(name: UnsafePointer<UInt8>) {
    var key: UInt64 = 0
    var length = 0
    while length < 12, name[length] != 0 {
      if length < 8 { key = key << 8 | UInt64(name[length] | 0x20) }
      length += 1
    }
    guard let found = Self.byKey[key] else { return nil }
    self = found
  }

  private static let byKey: [UInt64: HTMLAttribute] = {
    var table: [UInt64: HTMLAttribute] = [:]
    var raw: UInt8 = 0
    while let attribute = HTMLAttribute(rawValue: raw) {
      var name = "\(attribute)"
      if attribute == .ariaHidden { name = "aria-hidden" }
      if attribute == .httpEquiv { name = "http-equiv" }
      var key: UInt64 = 0
      for byte in name.utf8.prefix(8) { key = key << 8 | UInt64(byte | 0x20) }
      table[key] = attribute
      raw += 1
    }
    return table
  }()
}
