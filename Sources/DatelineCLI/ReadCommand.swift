import ArgumentParser
import ArticleReading
import Dateline
import Linguistics
import OutputFormats

/// `dateline read`: the article as it was read.
struct ReadCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "read", abstract: "The article as it was read: its text, title, date, author, source, address.")

  @OptionGroup var input: InputOptions

  @Option(name: [.short, .long], help: "text or jsonl.")
  var format = ArticleFormat.text

  @Option(name: [.short, .long], help: "Write to this file, which appears whole or not at all.")
  var output: String?

  func run() throws {
    if try input.isListed() { return }
    let target = try OutputTarget(path: output)
    var failed = 0
    let format = format
    // The text alone needs no data; the language does, and is what the page declares where there are none.
    let languages = format == .jsonl ? try? LanguageDetector(DataLocation.open(input.gazetteer)) : nil
    do {
      try DocumentPipeline(input, withdrawn: .read).run { result -> [UInt8] in
        guard case .success(var document) = result else { return [] }
        let declared = document.language
        document.language = languages?.language(of: document) ?? declared
        return format == .jsonl ? ArticleWriter.jsonLine(document, declaredLanguage: declared) : ArticleWriter.plainText(document)
      } finish: { result, bytes in
        if case .failure(let error) = result {
          failed += 1
          StandardStream.error.write("dateline: \(error)\n")
        }
        try target.write(bytes)
        if input.lineBuffered { try target.flush() }
      }
      try target.close()
    } catch {
      target.abandon()
      throw error
    }
    if failed > 0 { throw CommandFailure(status: 1, message: "") }
  }
}

/// The forms of a read article.
enum ArticleFormat: String, CaseIterable, ExpressibleByArgument {
  case text
  case jsonl
}
