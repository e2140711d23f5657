import EntityRecognition
import Gazetteers
import TextModel

/// The borders between countries: their middles and lengths (`outlines/borders.tsv`).
struct BorderTable: Sendable {
  static let tableName = "outlines/borders.tsv"

  /// A border: the point of it that is nearest to its middle, and its length in kilometres.
  struct Border: Sendable, Hashable {
    let middle: Coordinate
    let length: Double
  }

  private struct Pair: Hashable, Sendable { let first, second: String }
  private var borders: [Pair: Border] = [:]

  /// No borders, where a data file has none.
  init() {}

  /// Reads the table.
  ///
  /// - Throws: `FactTableError` where a row has no point or length.
  init(table bytes: [UInt8]) throws(FactTableError) {
    let table = try FactTable(
      name: Self.tableName, bytes: bytes, required: ["country", "neighbour", "latitude", "longitude", "kilometres"])
    let (country, neighbour) = (table.column("country"), table.column("neighbour"))
    let (latitude, longitude, kilometres) = (table.column("latitude"), table.column("longitude"), table.column("kilometres"))
    for row in table.rows {
      guard let x = Double(row[longitude]), let y = Double(row[latitude]), let length = Double(row[kilometres]) else {
        throw table.error(row, "a border needs a latitude, a longitude and a length in kilometres")
      }
      borders[Pair(first: row[country], second: row[neighbour])] = Border(middle: Coordinate(latitude: y, longitude: x), length: length)
    }
  }

  /// The border of two countries by their codes, in any order.
  func border(_ one: String, _ other: String) -> Border? {
    borders[Pair(first: min(one, other), second: max(one, other))]
  }
}

/// Puts two countries that a text names for the border between them on that border: `the Syrian-Iraqi border`, `Mexico's border with Guatemala`.
struct BorderFinder {
  let borders: BorderTable
  let document: Document
  let analysis: Analysis
  let mentions: [Mention]

  private static let words: Set<String> = ["border", "borders", "frontier", "borderland", "borderlands"]
  private static let joints: Set<String> = ["-", "–", "—", "/", "and"]
  private static let fillers: Set<String> = ["the", "'s", "’s", "'", "’", "neighboring", "neighbouring", "its", "nearby", "common", "long"]
  private static let behind: Set<String> = ["with", "between", "of", "dividing", "separating"]

  /// The places with those of borders moved. Complexity: O(places).
  func moved(_ places: [ResolvedPlace]) -> [ResolvedPlace] {
    guard !places.isEmpty else { return places }
    var moved = places
    for index in places.indices.dropFirst() {
      let (first, second) = (places[index - 1], places[index])
      guard first.place.type.isCountry, second.place.type.isCountry,
        nameBorder(mentions[first.mention].tokens, mentions[second.mention].tokens),
        let one = first.place.countries.first, let other = second.place.countries.first, let border = borders.border(one, other)
      else { continue }
      moved[index - 1] = first.moved(to: border.middle, radius: border.length * 500)
      moved[index] = second.moved(to: border.middle, radius: border.length * 500)
    }
    return moved
  }

  /// Whether two names and the words around them speak of a border.
  private func nameBorder(_ first: Range<Int>, _ second: Range<Int>) -> Bool {
    guard first.upperBound <= second.lowerBound, second.lowerBound - first.upperBound <= 4 else { return false }
    let between = (first.upperBound..<second.lowerBound).map(word).filter { !Self.fillers.contains($0) }
    if between.count == 2, Self.words.contains(between[0]), between[1] == "with" { return true }
    guard between.allSatisfy(Self.joints.contains), between.count <= 1 else { return false }
    if second.upperBound < analysis.tokens.count, Self.words.contains(word(second.upperBound)) { return true }
    let before = (max(0, first.lowerBound - 5)..<first.lowerBound).map(word).filter { !Self.fillers.contains($0) }.suffix(2)
    return before.count == 2 && Self.words.contains(before.first ?? "") && Self.behind.contains(before.last ?? "")
  }

  private func word(_ index: Int) -> String { document.text[analysis.tokens[index].range].lowercased() }
}

extension ResolvedPlace {
  /// The same place at a point of a region.
  fileprivate func moved(to point: Coordinate, radius: Double) -> ResolvedPlace {
    ResolvedPlace(mention: mention, place: place, coordinate: point, precision: 5, radius: radius, confidence: confidence)
  }
}
