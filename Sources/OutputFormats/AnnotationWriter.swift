import EntityRecognition
import EventCoding
import TemporalTagging
import TextModel

/// All that was found in one document, as the writers show it.
public struct Annotation: Sendable {
  /// A named entity with its code.
  public struct Entity: Sendable {
    /// The mention.
    public let mention: Mention
    /// Its CoNLL type: PER, ORG, LOC, GPE or NORP.
    public let type: String
    /// Its CAMEO actor code on the publication day, where it has one.
    public let code: String?

    /// Creates an entity.
    public init(mention: Mention, type: String, code: String?) {
      self.mention = mention
      self.type = type
      self.code = code
    }
  }

  /// A mention of a place with the place it resolves to.
  public struct PlaceMention: Sendable {
    /// The mention.
    public let mention: Mention
    /// Where it is; nothing where no candidate convinced.
    public let location: EventLocation?
    /// How sure the resolution is.
    public let confidence: Double

    /// Creates a mention of a place.
    public init(mention: Mention, location: EventLocation?, confidence: Double) {
      self.mention = mention
      self.location = location
      self.confidence = confidence
    }
  }

  /// The document.
  public let document: Document
  /// Its sentences and tokens.
  public let analysis: Analysis
  /// Its named entities.
  public let entities: [Entity]
  /// Its mentions of places.
  public let places: [PlaceMention]
  /// Its time expressions.
  public let timexes: [Timex]
  /// Its events.
  public let events: [EventRecord]
  /// Its verbs and verbal nouns with their days; empty unless asked for.
  public var predicates: [DatedPredicate] = []

  /// Creates an annotation.
  public init(
    document: Document, analysis: Analysis, entities: [Entity], places: [PlaceMention], timexes: [Timex], events: [EventRecord]
  ) {
    self.document = document
    self.analysis = analysis
    self.entities = entities
    self.places = places
    self.timexes = timexes
    self.events = events
  }
}

/// A layer of `dateline annotate`.
public enum AnnotationLayer: String, Sendable, CaseIterable {
  /// Sentences and tokens with their tags and heads.
  case tokens
  /// Named entities.
  case entities
  /// Mentions of places with their coordinates.
  case places
  /// Time expressions.
  case times
  /// Events.
  case events
  /// Verbs and verbal nouns with the days of what they tell, coded or not.
  case predicates
}

/// Annotations as JSON Lines: one object a document, all positions as standoff.
public struct AnnotationWriter: Sendable {
  private let layers: Set<AnnotationLayer>
  private let unit: OffsetUnit

  /// Creates a writer of the given layers whose positions count `unit`s.
  public init(layers: Set<AnnotationLayer>, unit: OffsetUnit) {
    self.layers = layers
    self.unit = unit
  }

  /// One line.
  public func bytes(of annotation: Annotation) -> [UInt8] {
    let document = annotation.document
    let offsets = OffsetConverter(document.text, unit: unit)
    var json = JSONBuilder()
    json.beginObject()
    Self.addID(document.id, to: &json)
    json.add("title", .optional(document.title))
    json.add("date", .optional(document.published?.day.description))
    json.add("source", .optional(document.source))
    json.add("url", .optional(document.url))
    json.add("language", .optional(document.language))
    json.add("fingerprint", .optional(Fingerprint(document.text)?.description))
    json.add("text", .text(document.text.string))
    if layers.contains(.tokens) { Self.addTokens(annotation, offsets, to: &json) }
    if layers.contains(.entities) { Self.addEntities(annotation, offsets, to: &json) }
    if layers.contains(.places) { Self.addPlaces(annotation, offsets, to: &json) }
    if layers.contains(.times) { Self.addTimes(annotation, offsets, to: &json) }
    if layers.contains(.predicates) { Self.addPredicates(annotation, offsets, to: &json) }
    if layers.contains(.events) {
      json.beginArray("events")
      for record in annotation.events {
        JSONLinesWriter.add(EventFields(EventRow(record: record, document: document, offsets: offsets)), to: &json)
      }
      json.endArray()
    }
    json.endObject()
    json.endLine()
    return json.bytes
  }

  /// The line that answers an input that could not be read.
  public static func errorLine(id: DocumentID?, line: Int?, code: String, message: String) -> [UInt8] {
    var json = JSONBuilder()
    json.beginObject()
    if let id { addID(id, to: &json) } else { json.add("id", .null) }
    json.add("line", .optional(line))
    json.beginObject("error")
    json.add("code", .text(code))
    json.add("message", .text(message))
    json.endObject()
    json.endObject()
    json.endLine()
    return json.bytes
  }

  static func addID(_ id: DocumentID, to json: inout JSONBuilder) {
    switch id {
    case .number(let text): json.add("id", .verbatimNumber(text))
    case .string(let text): json.add("id", .text(text))
    }
  }

  private static func addSpan(_ range: TextRange, _ offsets: OffsetConverter, to json: inout JSONBuilder) {
    json.add("start", .integer(offsets(range.start)))
    json.add("end", .integer(offsets(range.end)))
  }

  private static func addTokens(_ annotation: Annotation, _ offsets: OffsetConverter, to json: inout JSONBuilder) {
    json.beginArray("sentences")
    for sentence in annotation.analysis.sentences {
      json.beginObject()
      addSpan(sentence.range, offsets, to: &json)
      json.endObject()
    }
    json.endArray()
    json.beginArray("tokens")
    for token in annotation.analysis.tokens {
      json.beginObject()
      addSpan(token.range, offsets, to: &json)
      json.add("text", .text(annotation.document.text[token.range]))
      json.add("lemma", .text(token.lemma))
      json.add("upos", .text(token.upos.rawValue))
      json.add("xpos", .text(token.xpos.rawValue))
      json.add("head", .integer(token.head))
      json.add("deprel", .text(token.deprel.rawValue))
      json.endObject()
    }
    json.endArray()
  }

  private static func addEntities(_ annotation: Annotation, _ offsets: OffsetConverter, to json: inout JSONBuilder) {
    json.beginArray("entities")
    for entity in annotation.entities {
      json.beginObject()
      addSpan(entity.mention.range, offsets, to: &json)
      json.add("text", .text(annotation.document.text[entity.mention.range]))
      json.add("type", .text(entity.type))
      json.add("name", .text(entity.mention.name))
      json.add("code", .optional(entity.code))
      json.endObject()
    }
    json.endArray()
  }

  private static func addPlaces(_ annotation: Annotation, _ offsets: OffsetConverter, to json: inout JSONBuilder) {
    json.beginArray("places")
    for place in annotation.places {
      json.beginObject()
      addSpan(place.mention.range, offsets, to: &json)
      json.add("text", .text(annotation.document.text[place.mention.range]))
      json.add("name", .text(place.location?.name ?? place.mention.name))
      json.add("kind", .text(place.mention.kind.placeKind))
      json.add("type", .optional(place.location?.type))
      json.add("latitude", .optional(place.location?.point?.latitude, digits: 6))
      json.add("longitude", .optional(place.location?.point?.longitude, digits: 6))
      json.add("country", .optional(place.location?.country))
      json.add("admin1", .optional(place.location?.admin1))
      json.add("geonames_id", .optional(place.location?.geonamesID))
      json.add("confidence", .decimal(place.confidence, digits: 2))
      json.endObject()
    }
    json.endArray()
  }

  private static func addPredicates(_ annotation: Annotation, _ offsets: OffsetConverter, to json: inout JSONBuilder) {
    json.beginArray("predicates")
    for predicate in annotation.predicates {
      json.beginObject()
      addSpan(predicate.range, offsets, to: &json)
      json.add("text", .text(annotation.document.text[predicate.range]))
      json.add("lemma", .text(predicate.lemma))
      json.add("realis", .text(predicate.realis.rawValue))
      json.add("start_time", .optional(predicate.date.map { "\($0.start)T00:00:00Z" }))
      json.add("end_time", .optional(predicate.date.map { "\($0.end)T23:59:59Z" }))
      json.add("date_precision", .text((predicate.date?.precision ?? .unknown).rawValue))
      json.add("date_basis", .optional(predicate.date?.basis.rawValue))
      json.add("date_text", .optional(predicate.date?.text))
      json.endObject()
    }
    json.endArray()
  }

  private static func clock(_ second: Int) -> String {
    [second / 3600, second / 60 % 60, second % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
  }

  private static func addTimes(_ annotation: Annotation, _ offsets: OffsetConverter, to json: inout JSONBuilder) {
    json.beginArray("times")
    for timex in annotation.timexes {
      json.beginObject()
      addSpan(timex.range, offsets, to: &json)
      json.add("text", .text(annotation.document.text[timex.range]))
      json.add("type", .text(timex.type.rawValue))
      json.add("value", .text(timex.value))
      json.add("mod", .optional(timex.mod))
      let seconds = timex.seconds ?? [0, 86_399]
      json.add("start_time", .optional(timex.start.map { "\($0)T\(clock(seconds[0]))Z" }))
      json.add("end_time", .optional(timex.end.map { "\($0)T\(clock(seconds[1]))Z" }))
      json.add("date_precision", .text(timex.precision.rawValue))
      json.endObject()
    }
    json.endArray()
  }
}

extension MentionKind {
  /// The name of the kind in the `places` layer.
  var placeKind: String {
    switch self {
    case .demonym: "demonym"
    case .embeddedPlace: "embedded"
    case .facility: "facility"
    case .place, .person, .organization, .group: "place"
    }
  }
}
