import EntityRecognition
import EventCoding
import Gazetteers
import TextModel
import ToponymResolution

/// Joins what events say with the places of the earth and the ontologies' names.
struct EventJoiner {
  let document: Document
  let analysis: Analysis
  let mentions: [Mention]
  let gazetteer: Gazetteer
  let ontology: Ontology
  private let resolved: [Int: ResolvedPlace]
  private let documentHash: UInt64

  init(
    document: Document, analysis: Analysis, mentions: [Mention], places: [ResolvedPlace], gazetteer: Gazetteer, ontology: Ontology
  ) {
    self.document = document
    self.analysis = analysis
    self.mentions = mentions
    self.gazetteer = gazetteer
    self.ontology = ontology
    resolved = Dictionary(uniqueKeysWithValues: places.map { ($0.mention, $0) })
    documentHash = StableHash.of(document.text.bytes, seed: StableHash.of(Array((document.url ?? "").utf8)))
  }

  /// The records of a document's events, each with the issues that it is about.
  func records(_ events: [CodedEvent], issues: (CodedEvent) -> [String]) -> [EventRecord] {
    // The nearest town is sought among all places: once for all events.
    let given = events.contains(where: isAtGivenPoint) ? givenLocation : nil
    return events.map { record($0, given: isAtGivenPoint($0) ? given : nil, issues: issues($0)) }
  }

  private func isAtGivenPoint(_ event: CodedEvent) -> Bool { event.place == nil && event.placeBasis == .given }

  private func record(_ event: CodedEvent, given: EventLocation?, issues: [String]) -> EventRecord {
    let sentence = analysis.sentences[event.sentence].range
    return EventRecord(
      id: identifier(event), event: event, ontology: event.cameo.flatMap(ontology.entry),
      location: event.place.flatMap(location) ?? given,
      otherLocations: event.otherPlaces.compactMap(location), actionText: oneLine(document.text[event.actionRange]),
      quote: oneLine(document.text[sentence]), issues: issues)
  }

  /// The place that a mention stands for, with the names of what it lies in.
  func location(_ mention: Int) -> EventLocation? {
    guard let found = resolved[mention] else { return nil }
    let place = found.place
    let country = place.countries.first
    return EventLocation(
      name: place.name, text: oneLine(document.text[mentions[mention].range]), range: mentions[mention].range, type: place.type.code,
      admin1: place.type.isFirstLevelArea ? place.name : place.admin1.map { gazetteer.place($0).name }, country: country,
      countryName: country.flatMap(countryName), point: found.coordinate,
      precision: found.precision, radius: found.radius, geonamesID: place.geonamesID)
  }

  /// The point that came with the article, under the name of the nearest town.
  private var givenLocation: EventLocation? {
    guard let point = document.points.first else { return nil }
    let town = gazetteer.nearestTown(to: point, within: GreatCircle.neighbourhood).map { gazetteer.place($0) }
    let country = town?.countries.first
    return EventLocation(
      name: town?.name ?? "\(point.latitude), \(point.longitude)", text: nil, range: nil, type: town?.type.code ?? "",
      admin1: town?.admin1.map { gazetteer.place($0).name }, country: country,
      countryName: country.flatMap(countryName),
      point: point, precision: 2,
      radius: town?.coordinate.map { (GreatCircle.distance($0, point) * 1000).rounded() }, geonamesID: town?.geonamesID)
  }

  private func countryName(_ alpha2: String) -> String? { gazetteer.country(alpha2: alpha2).map { gazetteer.place($0).name } }

  /// The same article and event give the same id everywhere: it hangs on the text, the action's place in it and its code.
  private func identifier(_ event: CodedEvent) -> String {
    let key =
      "\(event.actionRange.start) \(event.action) \(event.cameo ?? event.type) \(event.place.map { mentions[$0].range.start } ?? -1)"
    var hash = StableHash.of(Array(key.utf8), seed: documentHash)
    let letters = Array("abcdefghjkmnpqrstvwxyz0123456789".utf8)
    var id: [UInt8] = Array("ev".utf8)
    for _ in 0..<13 {
      id.append(letters[Int(hash & 31)])
      hash >>= 5
    }
    return String(decoding: id, as: UTF8.self)
  }
}

/// A 64-bit hash that is the same on every machine and in every run (FNV-1a with a final mix).
enum StableHash {
  static func of(_ bytes: [UInt8], seed: UInt64 = 0) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325 ^ seed
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    hash ^= hash >> 32
    hash = hash &* 0x9E37_79B9_7F4A_7C15
    return hash ^ (hash >> 29)
  }
}
