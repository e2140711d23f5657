import EntityRecognition
import FoundationEssentials
import Gazetteers
import Linguistics
import PackedStorage
import TestSupport
import TextModel

/// The repository's own tables and model, compiled once a test process.
struct RealGazetteer: Sendable {
  static let shared = Result { try RealGazetteer() }

  let gazetteer: Gazetteer
  let analyzer: LinguisticAnalyzer
  let finder: MentionFinder

  private init() throws {
    let folder = Cases.packageRoot + "/Gazetteer"
    let file = try PackedFile(bytes: GazetteerCompiler().compile(FolderReader.sources(at: folder)).bytes, name: "the repository's tables")
    gazetteer = try Gazetteer(file: file)
    analyzer = try LinguisticAnalyzer(file: file)
    let lexicon = try NameLexicon(
      heads: gazetteer.table("organizations/heads.tsv") ?? [], titles: gazetteer.table("language/titles.tsv") ?? [],
      places: gazetteer.table("language/place-context.tsv") ?? [])
    finder = MentionFinder(gazetteer: gazetteer, lexicon: lexicon, tagger: try? NameTagger(file: file))
  }

  /// A text with its analysis and mentions.
  func read(_ text: String) -> (document: Document, analysis: Analysis, mentions: [Mention]) {
    let document = Document(id: .string("case"), text: Text(text))
    let analysis = analyzer.analyze(document)
    return (document, analysis, finder.mentions(in: document, analysis))
  }
}
