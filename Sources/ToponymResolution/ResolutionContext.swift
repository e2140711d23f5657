import EntityRecognition
import Gazetteers
import TextModel

/// What a document says about where it plays, gathered before any candidate is scored.
struct ResolutionContext {
  /// An area named in the sentence of a mention.
  struct Companion {
    let places: [Place]
    let isClose: Bool
  }

  /// How often each country (ISO 3166 alpha-2) is named, by its names, its abbreviations and its demonyms, and by which of them.
  private var countries: [String: (count: Int, names: [String: Int])] = [:]
  /// The first-level areas that are named, and by which names.
  private var areas: [PlaceID: Set<String>] = [:]
  /// The countries of the dateline's candidates.
  private(set) var datelineCountries: Set<String> = []
  /// The mention that follows each mention behind a comma or in brackets (`Paris, Texas`), by index.
  private(set) var follower: [Int: Int] = [:]
  /// The areas in the sentence of each mention, by index.
  private(set) var companions: [Int: [Companion]] = [:]
  /// The points that came with the article.
  private let points: [Coordinate]
  /// Where the publisher is at home.
  let home: PublisherHome

  init(_ document: Document, _ analysis: Analysis, mentions: [Mention], candidates: [Int: [Place]], gazetteer: Gazetteer) {
    home = PublisherHome(document, gazetteer)
    points = document.points
    for (index, mention) in mentions.enumerated() {
      guard let places = candidates[index] else { continue }
      for place in places where place.type.isCountry {
        if let country = place.countries.first {
          countries[country, default: (0, [:])].count += 1
          countries[country]?.names[mention.name, default: 0] += 1
        }
      }
      if places.count < 8 {
        for place in places where place.type.isFirstLevelArea { areas[place.id, default: []].insert(mention.name) }
      }
      if let dateline = document.dateline, dateline.place.contains(mention.range) {
        for place in places where place.population >= 50_000 || places.count == 1 {
          if let country = place.countries.first { datelineCountries.insert(country) }
        }
      }
    }
    findFollowers(document, mentions, candidates)
    findCompanions(analysis, mentions, candidates)
  }

  /// How often a country is named by other names than this: `Mexico` does not speak for Mexico City.
  func count(ofCountry code: String, besides name: String) -> Int {
    countries[code].map { $0.count - ($0.names[name] ?? 0) } ?? 0
  }

  /// Whether a point that came with the article lies here.
  func isGiven(_ point: Coordinate) -> Bool { points.contains { GreatCircle.distance($0, point) <= GreatCircle.neighbourhood } }

  /// Whether a first-level area is named by another name than these.
  func names(_ area: PlaceID, besides names: [String]) -> Bool { areas[area]?.contains { !names.contains($0) } ?? false }

  /// A name, a comma and the name of a larger area: the second says where the first lies.
  private mutating func findFollowers(_ document: Document, _ mentions: [Mention], _ candidates: [Int: [Place]]) {
    let bytes = document.text.bytes
    for index in mentions.indices where candidates[index] != nil {
      var next = index + 1
      while next < mentions.count, mentions[next].range.start < mentions[index].range.end { next += 1 }
      guard next < mentions.count, let places = candidates[next], mentions[next].kind != .demonym else { continue }
      let gap = bytes[mentions[index].range.end..<mentions[next].range.start]
      let isLink = gap.count == 2 && (gap.elementsEqual(", ".utf8) || gap.elementsEqual(" (".utf8) || gap.elementsEqual(",\n".utf8))
      guard isLink, places.contains(where: { $0.type.isArea }) else { continue }
      follower[index] = next
    }
  }

  /// Areas and peoples in the same sentence: `the Iraqi city of Mosul`, `in Mosul in northern Iraq`.
  private mutating func findCompanions(_ analysis: Analysis, _ mentions: [Mention], _ candidates: [Int: [Place]]) {
    let sentences = mentions.map { analysis.sentence(at: $0.range.start) }
    for index in mentions.indices where candidates[index] != nil {
      var found: [Companion] = []
      for step in [-1, 1] {
        var other = index + step
        while mentions.indices.contains(other), sentences[other] == sentences[index] {
          defer { other += step }
          guard let places = candidates[other], places.count < 8, mentions[other].name != mentions[index].name else { continue }
          let areas = places.filter { $0.type.isCountry || $0.type.isFirstLevelArea }
          guard !areas.isEmpty else { continue }
          let distance =
            step < 0
            ? mentions[index].tokens.lowerBound - mentions[other].tokens.upperBound
            : mentions[other].tokens.lowerBound - mentions[index].tokens.upperBound
          found.append(Companion(places: areas, isClose: distance <= 4))
        }
      }
      if !found.isEmpty { companions[index] = found }
    }
  }
}

extension FeatureType {
  /// Whether it is a country or an area of the first or second level.
  var isArea: Bool { isCountry || isFirstLevelArea || isSecondLevelArea }
}
