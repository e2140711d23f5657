import ArgumentParser
import ArticleReading
import Dateline
import PackedStorage
import TemporalTagging
import TextModel

/// The options that every command with articles as input takes.
struct InputOptions: ParsableArguments {
  @Argument(help: "Files, folders (walked, sorted) or `-`; standard input where none is given and it is a pipe.")
  var paths: [String] = []

  @Option(name: .long, help: "auto, text, html, feed, newsml, nitf, jsonl, csv, warc, eml or tar; auto goes by content first, name second.")
  var inputFormat = "auto"

  @Option(name: .long, help: "Where CSV and JSON Lines hold the fields under names of their own: text=story,date=day.")
  var fields: FieldNames?

  @Option(name: .long, help: "The publication day (YYYY-MM-DD) of articles that name none; the clock is never read.")
  var date: CalendarDay?

  @Option(name: .long, help: "Where dates lie that no verb turns to the past or the future: news (weekdays behind) or future.")
  var dateDirection = TemporalConfiguration.Direction.news

  @Option(name: [.short, .long], help: "How many cores to use (default: all).")
  var jobs: Int?

  @Flag(name: [.short, .long], help: "No progress and no closing line on standard error.")
  var quiet = false

  @Flag(name: .long, help: "Leave out articles whose text is a copy, or nearly one, of an article that came before.")
  var dedupe = false

  @Flag(name: .long, help: "Only say which files would be read, and as what.")
  var list = false

  @Flag(name: .long, help: "Answer each document before reading the next, for pipes that wait.")
  var lineBuffered = false

  @Option(
    name: .long,
    help:
      "Tables of your own places (CSV: name, latitude, longitude, and kind, country, aliases, weight), or another compiled data file; may be given several times."
  )
  var gazetteer: [String] = []

  /// Whether only the files are listed that would be read, which is done then.
  ///
  /// - Throws: `CommandFailure` with status 1 where one of them cannot be read.
  func isListed() throws -> Bool {
    if list, try DocumentPipeline(self).list() > 0 { throw CommandFailure(status: 1, message: "") }
    return list
  }

  func validate() throws {
    if let jobs, jobs < 1 { throw ValidationError("--jobs takes a number of at least 1") }
  }
}

extension FieldNames: ExpressibleByArgument {
  /// Reads `text=story,date=day`.
  public init?(argument: String) { self.init(argument) }
}

extension CalendarDay: ExpressibleByArgument {
  /// Reads `YYYY-MM-DD`.
  public init?(argument: String) { self.init(iso: argument) }
}

extension TemporalConfiguration.Direction: ExpressibleByArgument {}

/// The options that choose among events.
struct FilterOptions: ParsableArguments {
  @Option(name: .long, help: "Keep events in these countries only: ISO 3166 alpha-2, by commas (SY,IQ).")
  var countries: String?

  @Option(name: .long, help: "Keep events inside WEST,SOUTH,EAST,NORTH only (degrees).")
  var bbox: BoundingBox?

  @Option(name: .long, help: "Keep events of at least this confidence, 0 to 1.")
  var minConfidence = 0.0

  @Flag(name: .long, help: "Leave out events without a point.")
  var locatedOnly = false

  @Option(
    name: .long,
    help: """
      A dictionary of your own, may be given several times: PETRARCH's actors, agents, discards or issues as they are, or a table in the form \
      of Gazetteer/actors.
      """)
  var actors: [String] = []

  func validate() throws {
    guard (0...1).contains(minConfidence) else { throw ValidationError("--min-confidence takes a number from 0 to 1") }
    for country in countryCodes where country.utf8.count != 2 {
      throw ValidationError("--countries takes ISO 3166 alpha-2 codes by commas, such as SY,IQ; '\(country)' is none")
    }
  }

  var countryCodes: [String] { countries.map { $0.split(separator: ",").map { $0.uppercased() } } ?? [] }

  /// The configuration that these options and the input's make.
  ///
  /// - Throws: `CommandFailure` with status 2 where a dictionary cannot be read.
  func configuration(_ input: InputOptions) throws -> Configuration {
    var configuration = Configuration.news
    for path in actors {
      do {
        configuration.lexicon.read(try MappedFile(path: path).bytes, name: path)
      } catch {
        throw CommandFailure(status: 2, message: "dateline: --actors: \(error)")
      }
    }
    if !input.quiet { for warning in configuration.lexicon.warnings { StandardStream.error.write("dateline: \(warning)\n") } }
    configuration.places = try DataLocation.rows(input.gazetteer)
    configuration.publicationDay = input.date
    configuration.dates.direction = input.dateDirection
    configuration.countries = Set(countryCodes)
    configuration.boundingBox = bbox
    configuration.minimumConfidence = minConfidence
    configuration.unlocated = locatedOnly ? .dropped : .kept
    return configuration
  }
}

extension BoundingBox: ExpressibleByArgument {
  /// Reads `WEST,SOUTH,EAST,NORTH`.
  public init?(argument: String) { self.init(argument) }
}
