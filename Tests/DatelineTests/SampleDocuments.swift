import ArticleReading
import Dateline
import PackedStorage
import TestSupport
import TextModel

/// The samples, and documents made of their sentences in any order.
enum SampleDocuments {
  /// All articles under Samples/articles.
  static func all() -> [Document] {
    var documents: [Document] = []
    InputWalker().walk([Cases.packageRoot + "/Samples/articles"]) { file in
      guard case .success(let path) = file else { return .next }
      ArticleReader().read(path) { result in
        if case .success(let document) = result { documents.append(document) }
        return .next
      }
      return .next
    }
    return documents
  }

  /// `count` documents of sentences drawn from the samples, the same for the same seed.
  static func shuffled(_ count: Int, seed: UInt64) -> [Document] {
    var generator = SeededGenerator(seed: seed)
    let sentences = all().flatMap { $0.text.string.split(whereSeparator: { $0 == "\n" }).map { String($0) } }
    return (0..<count).map { number in
      let chosen = (0..<Int.random(in: 1...8, using: &generator)).map { _ in sentences.randomElement(using: &generator) ?? "" }
      var document = Document(id: .number(String(number)), text: Text(chosen.joined(separator: "\n\n")))
      document.published = CalendarDay(iso: "2018-03-1\(number % 10)").map { PublicationDay($0, source: .option) }
      return document
    }
  }

  /// An extractor on the data file that `make build` made.
  static func extractor(_ configuration: Configuration = .news) throws -> Extractor {
    try Extractor(data: PackedFile(path: BuiltProducts.dataFile), configuration: configuration)
  }
}
