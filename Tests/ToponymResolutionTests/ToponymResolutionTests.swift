import EntityRecognition
import Gazetteers
import TestSupport
import Testing
import TextModel
import ToponymResolution

@Suite("Resolution")
struct ToponymResolutionTests {
  /// The share of the rows of `places.tsv` with a place that must be resolved rightly.
  private static let floor = 0.95

  @Test("the rows of places.tsv stay at or above their floor")
  func floorOfRows() throws {
    let real = try RealGazetteer.shared.get()
    let resolver = try ToponymResolver(gazetteer: real.gazetteer)
    let rows = Cases.rows("places.tsv").filter { !$0["where"].isEmpty }
    var wrong: [String] = []
    for row in rows {
      let (document, analysis, mentions) = real.read(row["text"])
      let place = resolver.resolve(document, analysis, mentions).first { document.text[mentions[$0.mention].range] == row["mention"] }?
        .place
      if !Self.fits(place, row["where"], real.gazetteer) {
        wrong.append(
          "\(row.location): '\(row["mention"])' is \(place?.name ?? "nothing") \(place?.geonamesID ?? 0) \(place?.countries ?? [])")
      }
    }
    #expect(
      Double(rows.count - wrong.count) / Double(rows.count) >= Self.floor, "\(rows.count - wrong.count) of \(rows.count): \(wrong)")
  }

  @Test("words beside a name move its point and say how exact it is")
  func relativePlaces() throws {
    let real = try RealGazetteer.shared.get()
    let resolver = try ToponymResolver(gazetteer: real.gazetteer)
    for row in Cases.rows("relative-places.tsv") {
      let (document, analysis, mentions) = real.read(row["text"])
      let place = try #require(
        resolver.resolve(document, analysis, mentions).first { document.text[mentions[$0.mention].range] == row["mention"] },
        "\(row.location)")
      let point = try #require(place.coordinate)
      let (latitude, longitude) = try (#require(Double(row["latitude"])), #require(Double(row["longitude"])))
      // Near enough for some tens of kilometres.
      let (north, east) = (point.latitude - latitude, (point.longitude - longitude) * 0.8)
      #expect((north * north + east * east).squareRoot() * 111.2 <= Double(row["within"]) ?? 0, "\(row.location): \(point)")
      #expect(String(place.precision) == row["precision"], "\(row.location)")
    }
  }

  @Test("an explanation names the place that the answer names, and its evidence adds up")
  func explanationsAgree() throws {
    let real = try RealGazetteer.shared.get()
    let resolver = try ToponymResolver(gazetteer: real.gazetteer)
    for row in Cases.rows("places.tsv") {
      let (document, analysis, mentions) = real.read(row["text"])
      let answers = resolver.resolve(document, analysis, mentions)
      let candidates = resolver.rank(document, analysis, mentions, detail: .explanation)
      #expect(answers == resolver.resolve(document, analysis, mentions, among: candidates), "\(row.location)")
      for answer in answers {
        #expect(candidates[answer.mention]?.first?.place == answer.place)
        for candidate in candidates[answer.mention] ?? [] {
          let sum = candidate.evidence.reduce(0) { $0 + $1.weight }
          #expect(abs(sum - candidate.score) < 1e-9)
        }
      }
    }
  }

  @Test("the publisher's home decides between namesakes")
  func publisher() throws {
    let real = try RealGazetteer.shared.get()
    let resolver = try ToponymResolver(gazetteer: real.gazetteer)
    let text = "The library in Hamilton was closed on Monday."
    var countries: [String] = []
    for url in ["https://news.example.co.nz/a", "https://news.example.ca/a"] {
      let (read, analysis, mentions) = real.read(text)
      var document = read
      document.url = url
      let place = resolver.resolve(document, analysis, mentions).first?.place
      countries.append(place?.countries.first ?? "")
    }
    #expect(countries == ["NZ", "CA"])
  }

  @Test("a table of weights that is wrong is named by its line")
  func wrongWeights() throws {
    let real = try RealGazetteer.shared.get()
    let good = String(decoding: real.gazetteer.table(ResolutionWeights.tableName) ?? [], as: UTF8.self)
    let weights = try ResolutionWeights(table: Array(good.utf8))
    #expect(weights[.contained] > weights[.companion] && weights[.notContained] < 0 && weights.doubt > 0)
    for (bad, reason) in [
      (good.replacing("capital\t", with: "capitol\t"), "'capitol' is nothing"), (good.replacing("\nnear\t", with: "\n# near\t"), "'near'"),
      (good.replacing("\ndoubt\t", with: "\nnothing\t"), "'nothing' is nothing that the resolver weighs, or stands twice"),
      ("feature\tweight\ntown\tmuch\n", "models/resolution.tsv:2: the weight 'much' is no number"), ("", "the table is empty"),
    ] {
      let error = #expect(throws: FactTableError.self) { try ResolutionWeights(table: Array(bad.utf8)) }
      #expect(error?.description.contains(reason) == true, "\(error?.description ?? "")")
    }
  }

  private static func fits(_ place: Place?, _ wanted: String, _ gazetteer: Gazetteer) -> Bool {
    guard let place else { return false }
    if wanted.hasPrefix("#") { return place.geonamesID.map { "#\($0)" } == wanted }
    let parts = wanted.split(separator: ".", maxSplits: 1).map(String.init)
    guard place.countries.contains(parts[0]) else { return false }
    guard parts.count == 2 else { return true }
    let area = place.type.isFirstLevelArea ? place.id : place.admin1
    return area.map { gazetteer.place($0).name } == parts[1]
  }
}
