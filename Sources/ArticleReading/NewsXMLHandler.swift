import TextModel

/// Collects the items of NewsML and NITF from the events of the parser, one at a time.
final class NewsXMLHandler: XMLHandler {
  private let file: String
  private let limits: ReadLimits
  private(set) var count = 0
  private var ready: [Result<Document, ReadError>] = []
  /// The open elements of the item, outermost first.
  private var open: [XMLElement] = []
  private var skipped = 0
  private var size = 0
  private var language: String?

  private static let depthLimit = 200
  private static let roots: Set<String> = [
    "newsitem", "packageitem", "conceptitem", "knowledgeitem", "planningitem", "catalogitem", "nitf",
  ]

  init(file: String, limits: ReadLimits) {
    self.file = file
    self.limits = limits
  }

  func begin(_ name: XMLName, attributes: [(name: String, value: String)]) {
    if open.isEmpty, !Self.roots.contains(name.local) {
      language = attributes.first { $0.name == "lang" }?.value ?? language
      return
    }
    guard open.count < Self.depthLimit, size <= limits.element else {
      skipped += 1
      return
    }
    size += 64 + attributes.reduce(0) { $0 + $1.value.utf8.count }
    let element = XMLElement(name.local, attributes: attributes)
    open.last?.append(element)
    open.append(element)
  }

  func end() {
    if skipped > 0 {
      skipped -= 1
      return
    }
    guard let element = open.popLast(), open.isEmpty else { return }
    finish(element)
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let last = open.last, size + bytes.count <= limits.element else {
      if !open.isEmpty { size += bytes.count }
      return
    }
    size += bytes.count
    last.append(bytes)
  }

  /// Hands over what is ready.
  func deliver(to consume: (Result<Document, ReadError>) -> ReadingStep) -> ReadingStep {
    defer { ready.removeAll() }
    for result in ready where consume(result) == .stop { return .stop }
    return .next
  }

  /// Takes the end of the file: an item that is still open was cut off.
  func close(isWellFormed: Bool) {
    guard let root = open.first else { return }
    open = []
    finish(root, isCut: !isWellFormed)
  }

  private func finish(_ root: XMLElement, isCut: Bool = false) {
    count += 1
    var result = NewsItem(root, language: language).document(number: count, file: file)
    if size > limits.element {
      result = .failure(
        ReadError(.tooLarge, file: file, message: "item \(count) is larger than \(limits.element >> 20) MB; it is left out"))
    }
    if isCut, case .success(var document) = result {
      document.diagnostics.append(Diagnostic(stage: "reading", severity: .warning, message: "the file ends inside this item"))
      result = .success(document)
    }
    size = 0
    ready.append(result)
  }
}
