import EventCoding
import TextModel

/// Counts the places of many documents; a place is the same where its name, type and point are.
public struct PlaceTally: Sendable {
  private struct Key: Hashable {
    let name: String
    let type: String
    let point: Coordinate?
  }

  private struct Entry {
    let location: EventLocation
    var mentions = 0
    var documents = 0
    var confidence = 0.0
  }

  private var entries: [Key: Entry] = [:]

  /// Creates an empty tally.
  public init() {}

  /// Adds the places of one document.
  public mutating func add(_ annotation: Annotation) {
    var seen: Set<Key> = []
    for place in annotation.places {
      guard let location = place.location else { continue }
      let key = Key(name: location.name, type: location.type, point: location.point)
      entries[key, default: Entry(location: location)].mentions += 1
      entries[key]?.confidence += place.confidence
      if seen.insert(key).inserted { entries[key]?.documents += 1 }
    }
  }

  /// The counts, most mentioned first, then by name and country.
  public var counts: [PlaceCount] {
    entries.values.map {
      PlaceCount(location: $0.location, mentions: $0.mentions, documents: $0.documents, confidence: $0.confidence / Double($0.mentions))
    }.sorted {
      if $0.mentions != $1.mentions { return $0.mentions > $1.mentions }
      return ($0.location.name, $0.location.country ?? "", $0.location.type) < (
        $1.location.name, $1.location.country ?? "", $1.location.type
      )
    }
  }
}
