import EntityRecognition
import EventCoding
import Gazetteers
import Linguistics
import OutputFormats
import PackedStorage
import TemporalTagging
import TextModel
import ToponymResolution

/// What kept an extractor from being made.
public enum ExtractorError: Error, CustomStringConvertible {
  /// The data file cannot be used.
  case data(PackedFileError)
  /// A table inside the data file is wrong.
  case table(FactTableError)

  /// One line for a person.
  public var description: String {
    switch self {
    case .data(let error): error.description
    case .table(let error): error.description
    }
  }
}

/// Turns documents into events: built once, used from any thread, without state between documents.
///
/// ```swift
/// let extractor = try Extractor(data: PackedFile(path: "dateline.dlgz"))
/// for event in extractor.extract(document).events { print(event.title) }
/// ```
public struct Extractor: Sendable {
  /// The places, names and actors.
  public let gazetteer: Gazetteer
  /// What is wrong with rows of the user's own places that were left out.
  public let issues: [CompilationIssue]
  private let configuration: Configuration
  private let linguistics: LinguisticAnalyzer
  private let languages: LanguageDetector
  private let mentionFinder: MentionFinder
  private let temporalTagger: TemporalTagger
  private let resolver: ToponymResolver
  private let eventCoder: EventCoder
  let ontology: Ontology

  /// Opens the stages on a data file. Complexity: the small tables are read, everything large stays mapped.
  ///
  /// - Throws: `ExtractorError` where the file lacks a section or a table is wrong.
  public init(data: PackedFile, configuration: Configuration = .news) throws(ExtractorError) {
    do {
      (gazetteer, issues) = try Gazetteer(file: data).adding(configuration.places)
      linguistics = try LinguisticAnalyzer(file: data)
      let tables = DataTables(file: data)
      let gazetteer = gazetteer
      // Two halves of about the same work.
      let (actions, (finder, dates, agents, detector)) = try concurrently({ try ActionTables(tables: tables.bytes) }) {
        let lexicon = try NameLexicon(
          heads: tables.bytes("organizations/heads.tsv"), titles: tables.bytes("language/titles.tsv"),
          places: tables.bytes("language/place-context.tsv"))
        // A data file whose model has no name tagger still finds names by the gazetteer.
        let finder = MentionFinder(gazetteer: gazetteer, lexicon: lexicon, tagger: try? NameTagger(file: data))
        let dates = try TemporalTagger(tables: TemporalTables(data), configuration: configuration.dates)
        return (finder, dates, try AgentLexicon(table: tables.bytes("actors/agents.tsv")), try LanguageDetector(data))
      }
      mentionFinder = finder
      temporalTagger = dates
      languages = detector
      eventCoder = EventCoder(actions: actions, agents: agents, gazetteer: gazetteer, lexicon: configuration.lexicon)
      ontology = eventCoder.ontology
      resolver = try ToponymResolver(gazetteer: gazetteer)
    } catch let error as PackedFileError {
      throw .data(error)
    } catch let error as FactTableError {
      throw .table(error)
    } catch {
      throw .data(.damaged(path: data.path, reason: "\(error)"))
    }
    self.configuration = configuration
  }

  /// The events of a document with everything that led to them.
  public func extract(_ document: Document) -> Extraction {
    let document = completed(document)
    guard document.isEnglish else { return foreign(document) }
    let reading = CaseReading(document)
    let analysis = linguistics.analyze(reading.document, parsing: parsing(document.text))
    let mentions = reading.restored(mentionFinder.mentions(in: reading.document, analysis))
    let detail: ResolutionDetail = configuration.detail == .explanation ? .explanation : .places
    let candidates = resolver.rank(document, analysis, mentions, detail: detail)
    let places = resolver.resolve(document, analysis, mentions, among: candidates)
    let (timexes, notes) = temporalTagger.tag(document, analysis: analysis)
    let located = Dictionary(uniqueKeysWithValues: places.map { ($0.mention, $0.place) })
    let coded = eventCoder.code(document, analysis, mentions: mentions, places: located, timexes: timexes)
    let joiner = EventJoiner(
      document: document, analysis: analysis, mentions: mentions, places: places, gazetteer: gazetteer, ontology: ontology)
    let records = joiner.records(coded) { event in
      eventCoder.issues(in: document.text[analysis.sentences[event.sentence].range])
    }.filter(configuration.keeps)
    return Extraction(
      document: document, analysis: analysis, mentions: mentions, places: places,
      candidates: detail == .explanation ? candidates : [:], timexes: timexes, events: records,
      diagnostics: document.diagnostics + notes)
  }

  /// All that was found in a document, for the writers; stages that no layer asks for are left out.
  public func annotate(_ document: Document, layers: Set<AnnotationLayer>) -> Annotation {
    let extraction = layers.contains(.events) ? extract(document) : partial(document, layers)
    var annotation = annotation(of: extraction)
    if layers.contains(.predicates), extraction.document.isEnglish {
      annotation.predicates = eventCoder.predicates(extraction.document, extraction.analysis, timexes: extraction.timexes)
    }
    return annotation
  }

  /// The document with the publication day that the user names and the language that its text tells.
  private func completed(_ document: Document) -> Document {
    var document = document
    if document.published == nil, let day = configuration.publicationDay {
      document.published = PublicationDay(day, source: .option)
    }
    document.language = languages.language(of: document)
    return document
  }

  /// What can be told of a text in a language whose grammar is not known: names of the gazetteer and dates in figures, no events.
  private func foreign(_ document: Document) -> Extraction {
    let analysis = linguistics.segment(document)
    let mentions = mentionFinder.knownMentions(in: document, analysis)
    let timexes = temporalTagger.tag(document, analysis: analysis).timexes.filter { timex in
      document.text[timex.range].unicodeScalars.allSatisfy { !$0.properties.isAlphabetic || $0 == "T" || $0 == "Z" }
    }
    let detail: ResolutionDetail = configuration.detail == .explanation ? .explanation : .places
    let candidates = resolver.rank(document, analysis, mentions, detail: detail)
    return Extraction(
      document: document, analysis: analysis, mentions: mentions,
      places: resolver.resolve(document, analysis, mentions, among: candidates), candidates: detail == .explanation ? candidates : [:],
      timexes: timexes, events: [], diagnostics: document.diagnostics)
  }

  /// A sentence without a word that can name an action needs no parse.
  private func parsing(_ text: Text) -> ParseSelection {
    switch configuration.detail {
    case .events:
      .sentences { _, tokens in
        tokens.contains { eventCoder.isTrigger(text[$0.range].lowercased(), lemma: $0.lemma.lowercased()) }
      }
    case .everyToken, .explanation: .all
    }
  }

  private func partial(_ document: Document, _ layers: Set<AnnotationLayer>) -> Extraction {
    let document = completed(document)
    guard document.isEnglish else { return foreign(document) }
    let reading = CaseReading(document)
    let analysis = linguistics.analyze(reading.document, parsing: layers.isDisjoint(with: [.tokens, .predicates]) ? .none : .all)
    let needsNames = layers.contains(.entities) || layers.contains(.places)
    let mentions = needsNames ? reading.restored(mentionFinder.mentions(in: reading.document, analysis)) : []
    let places = layers.contains(.places) ? resolver.resolve(document, analysis, mentions) : []
    let timexes = !layers.isDisjoint(with: [.times, .predicates]) ? temporalTagger.tag(document, analysis: analysis).timexes : []
    return Extraction(
      document: document, analysis: analysis, mentions: mentions, places: places, candidates: [:], timexes: timexes, events: [],
      diagnostics: document.diagnostics)
  }
}
