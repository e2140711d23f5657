import PackedStorage
import TextModel

extension Extractor {
  /// Opens the stages on the data file at `path`.
  ///
  /// ```swift
  /// let extractor = try Extractor(dataFile: "dateline.dlgz")
  /// for event in extractor.extract("Rebels captured Tal Afar on 10 August 2017.").events { print(event.title) }
  /// ```
  /// - Throws: `ExtractorError` where the file cannot be used.
  public init(dataFile path: String, configuration: Configuration = .news) throws(ExtractorError) {
    let file: PackedFile
    do { file = try PackedFile(path: path) } catch { throw .data(error) }
    try self.init(data: file, configuration: configuration)
  }

  /// The events of a plain text, with everything that led to them; `published` is the day that `on Monday` is counted from.
  public func extract(_ text: String, published: CalendarDay? = nil) -> Extraction {
    var document = Document(id: .string("text"), text: Text(text))
    document.published = published.map { PublicationDay($0, source: .option) }
    return extract(document)
  }
}
