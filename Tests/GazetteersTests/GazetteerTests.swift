import Gazetteers
import PackedStorage
import TestSupport
import Testing
import TextModel

@Suite struct GazetteerTests {
  private func place(_ gazetteer: Gazetteer, _ name: String) throws -> Place {
    let places = gazetteer.lookup(name).compactMap { sense in
      if case .place(let id, _) = sense { gazetteer.place(id) } else { nil }
    }
    return try #require(places.first)
  }

  @Test func placesAreWhatTheTablesSay() throws {
    let gazetteer = try Fixture.gazetteer()
    let aleppo = try place(gazetteer, "ALEPPO")
    #expect(aleppo.name == "Aleppo" && aleppo.type.code == "P.PPLA" && aleppo.countries == ["SY"] && aleppo.population == 2_098_210)
    #expect(aleppo.coordinate == Coordinate(latitude: 36.2, longitude: 37.16) && aleppo.geonamesID == 170_063)
    #expect(gazetteer.containers(of: aleppo.id).map { gazetteer.place($0).name } == ["Aleppo Governorate", "Syria"])
    #expect(gazetteer.population(of: aleppo.id) == aleppo.population && gazetteer.type(of: aleppo.id) == aleppo.type)
    #expect(gazetteer.country(of: aleppo.id) == "SY" && gazetteer.admin1(of: aleppo.id) == aleppo.admin1)
    let arnold = try place(gazetteer, "Arnold")
    #expect(gazetteer.containers(of: arnold.id).map { gazetteer.place($0).name } == ["Jefferson County", "Missouri", "United States"])
    #expect(try place(gazetteer, "Middle East").countries.isEmpty)
  }

  @Test func countriesHaveTheirCodes() throws {
    let gazetteer = try Fixture.gazetteer()
    #expect(gazetteer.country(alpha2: "SY").map { gazetteer.place($0).name } == "Syria")
    #expect(gazetteer.country(alpha3: "USA") == gazetteer.country(alpha2: "US") && gazetteer.alpha3(of: "YE") == "YEM")
    #expect(gazetteer.alpha2(of: "TTO") == "TT" && gazetteer.country(alpha2: "XX") == nil && gazetteer.alpha3(of: "XX") == nil)
  }

  @Test func namesKnowHowTheyStandToTheirPlaces() throws {
    let gazetteer = try Fixture.gazetteer()
    func kinds(_ name: String) -> [NameKind] {
      gazetteer.lookup(name).map { sense in
        switch sense {
        case .place(_, let kind), .actor(_, let kind): kind
        }
      }
    }
    #expect(kinds("Aleppo") == [.main, .alternate])
    #expect(kinds("Syrians") == [.demonym])
    #expect(kinds("U.S.") == [.abbreviation] && kinds("the US") == [.abbreviation])
    #expect(kinds("Berea") == [.historic])
    #expect(kinds("New York").count == 2)
    #expect(kinds("us").isEmpty && kinds("Nowhere").isEmpty && kinds("").isEmpty && kinds("New York, Aleppo").isEmpty)
  }

  @Test func actorsHaveRolesThroughTime() throws {
    let gazetteer = try Fixture.gazetteer()
    guard case .actor(let id, .alternate)? = gazetteer.lookup("Assad").first else {
      Issue.record("Assad is no actor")
      return
    }
    let actor = gazetteer.actor(id)
    #expect(actor.name == "Bashar al-Assad" && actor.type == .person)
    #expect(actor.code(on: CalendarDay(iso: "2017-08-10")) == "SYRGOV" && actor.code(on: CalendarDay(iso: "2025-01-01")) == "SYRELI")
  }

  @Test func ambiguousNamesHaveWeights() throws {
    let gazetteer = try Fixture.gazetteer()
    let washington = try #require(gazetteer.nameID("Washington"))
    #expect(abs(gazetteer.ambiguity(of: washington).surname - 0.6) < 0.01 && abs(gazetteer.ambiguity(of: washington).given - 0.1) < 0.01)
    #expect(abs(gazetteer.personName("jose").given - 0.5) < 0.01 && abs(gazetteer.personName("JOSÉ").surname - 0.2) < 0.01)
    #expect(gazetteer.personName("Aleppo") == (0, 0) && gazetteer.personName("") == (0, 0) && gazetteer.personName("J. Smith") == (0, 0))
  }

  @Test func countsWhatItHolds() throws {
    let statistics = try Fixture.gazetteer().statistics
    #expect(statistics.actors == 6 && statistics.tables.contains { $0.name == "places/cities.tsv" && $0.count == 16 })
    #expect(statistics.places == statistics.types.filter { $0.name.contains(".") }.reduce(0) { $0 + $1.count })
  }

  /// Bytes flipped anywhere: opening throws, or every question is answered; nothing traps.
  @Test func damagedFilesNeverTrap() throws {
    let bytes = try GazetteerCompiler().compile(Fixture.sources()).bytes
    let text = Text("Syria's Aleppo, al-Bab, St. John's, the U.S., Deir ez-Zor, New York City, Bashar al-Assad, 北京 and Côte d'Ivoire")
    var random = SeededGenerator(seed: 3)
    var opened = 0
    for round in 0..<1500 {
      var damaged = bytes
      for _ in 0..<Int.random(in: 1...(round % 3 == 0 ? 400 : 8), using: &random) {
        damaged[Int.random(in: (round % 5 == 0 ? 0 : 4096)..<bytes.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
      }
      if round % 50 == 0 { damaged.removeLast(Int.random(in: 1..<damaged.count, using: &random)) }
      guard let file = try? PackedFile(bytes: damaged, name: "damaged"), let gazetteer = try? Gazetteer(file: file) else { continue }
      opened += 1
      ask(gazetteer, text)
    }
    #expect(opened > 100)
  }

  private func ask(_ gazetteer: Gazetteer, _ text: Text) {
    for matching in [NameMatcherConfiguration.Matching.capitalized, .everyWord] {
      let matcher = gazetteer.matcher(NameMatcherConfiguration(matching: matching))
      for match in matcher.matches(in: text) {
        _ = text[match.range]
        _ = (gazetteer.name(match.name), gazetteer.ambiguity(of: match.name), matcher.nested(in: text, range: match.range))
        for sense in gazetteer.senses(of: match.name) { ask(gazetteer, sense) }
      }
    }
    for row in stride(from: 0, to: gazetteer.nameCount, by: 3) {
      for sense in gazetteer.senses(of: NameID(UInt32(row))) { ask(gazetteer, sense) }
    }
    for name in ["Aleppo", "US", "Нет", "José"] { _ = (gazetteer.lookup(name), gazetteer.personName(name)) }
    _ = (
      gazetteer.statistics, gazetteer.sources, gazetteer.country(alpha2: "SY").map { gazetteer.place($0) },
      gazetteer.table("actors/agents.tsv")
    )
    _ = (gazetteer.place(PlaceID(.max)), gazetteer.actor(ActorID(.max)), gazetteer.senses(of: NameID(.max)))
  }

  private func ask(_ gazetteer: Gazetteer, _ sense: NameSense) {
    switch sense {
    case .place(let id, _): _ = (gazetteer.place(id), gazetteer.containers(of: id))
    case .actor(let id, _): _ = gazetteer.actor(id).code(on: nil)
    }
  }
}
