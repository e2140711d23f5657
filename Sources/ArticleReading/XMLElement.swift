/// An element of a news item as it was read: its name, attributes, and what is in it, in order.
final class XMLElement {
  /// What stands inside an element.
  enum Content {
    case element(XMLElement)
    case text([UInt8])
  }

  /// The local name in lower case.
  let name: String
  let attributes: [(name: String, value: String)]
  private(set) var contents: [Content] = []

  init(_ name: String, attributes: [(name: String, value: String)]) {
    self.name = name
    self.attributes = attributes
  }

  func append(_ child: XMLElement) { contents.append(.element(child)) }

  func append(_ text: UnsafeBufferPointer<UInt8>) {
    if case .text(let before)? = contents.last {
      contents[contents.count - 1] = .text(before + text)
    } else {
      contents.append(.text(Array(text)))
    }
  }

  /// The value of an attribute that is not blank.
  func attribute(_ name: String) -> String? {
    attributes.first { $0.name == name }.flatMap { HTMLMetadata.clean($0.value) }
  }

  /// The child elements.
  var children: [XMLElement] {
    contents.compactMap { if case .element(let child) = $0 { child } else { nil } }
  }

  /// The first element of that name below this one, in document order.
  func first(_ name: String) -> XMLElement? {
    for child in children {
      if child.name == name { return child }
      if let found = child.first(name) { return found }
    }
    return nil
  }

  /// The element at the end of a path of names, each the first of that name below the one before.
  func first(_ path: [String]) -> XMLElement? {
    var element: XMLElement? = self
    for name in path { element = element?.first(name) }
    return element
  }

  /// The first language that is named below this element.
  var anyLanguage: String? {
    for child in children { if let found = child.attribute("lang") ?? child.anyLanguage { return found } }
    return nil
  }

  /// All text inside on one line; nothing where there is none.
  var text: String? {
    var folder = WhitespaceFolder()
    collect(&folder)
    return folder.output.isEmpty ? nil : String(decoding: folder.output, as: UTF8.self)
  }

  private func collect(_ folder: inout WhitespaceFolder) {
    for content in contents {
      switch content {
      case .text(let bytes): folder.append(bytes[...])
      case .element(let child):
        if NewsMarkup.isBlock(child.name) { folder.space() }
        child.collect(&folder)
        if NewsMarkup.isBlock(child.name) { folder.space() }
      }
    }
  }
}
