import EntityRecognition
import Gazetteers
import OutputFormats
import ToponymResolution

extension Extractor {
  /// An extraction as the writers show it.
  public func annotation(of extraction: Extraction) -> Annotation {
    let joiner = EventJoiner(
      document: extraction.document, analysis: extraction.analysis, mentions: extraction.mentions, places: extraction.places,
      gazetteer: gazetteer, ontology: ontology)
    let resolved = Dictionary(uniqueKeysWithValues: extraction.places.map { ($0.mention, $0) })
    let day = extraction.document.published?.day
    var entities: [Annotation.Entity] = []
    var places: [Annotation.PlaceMention] = []
    for (index, mention) in extraction.mentions.enumerated() {
      let place = resolved[index]
      if mention.kind.namesPlace {
        places.append(
          Annotation.PlaceMention(mention: mention, location: joiner.location(index), confidence: place?.confidence ?? mention.confidence))
      }
      if mention.kind != .embeddedPlace {
        let country = place?.place.type.isCountry == true ? place?.place.countries.first.flatMap { gazetteer.alpha3(of: $0) } : nil
        let code = mention.actor.flatMap { gazetteer.actor($0).code(on: day) } ?? country
        entities.append(Annotation.Entity(mention: mention, type: Self.entityType(mention.kind, place), code: code))
      }
    }
    return Annotation(
      document: extraction.document, analysis: extraction.analysis, entities: entities, places: places, timexes: extraction.timexes,
      events: extraction.events)
  }

  private static func entityType(_ kind: MentionKind, _ place: ResolvedPlace?) -> String {
    switch kind {
    case .person: "PER"
    case .organization: "ORG"
    case .group, .demonym: "NORP"
    case .place: place.map { $0.place.type.code.hasPrefix("A.") || $0.place.type.isPopulatedPlace } ?? true ? "GPE" : "LOC"
    case .facility, .embeddedPlace: "LOC"
    }
  }
}

extension MentionKind {
  /// Whether the mention names a place, in whatever role.
  var namesPlace: Bool {
    switch self {
    case .place, .demonym, .embeddedPlace, .facility: true
    case .person, .organization, .group: false
    }
  }
}
