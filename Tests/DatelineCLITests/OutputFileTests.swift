import FoundationEssentials
import TestSupport
import Testing

/// A GeoJSON FeatureCollection of events, as strictly as a reader could ask for it.
private struct EventCollection: Decodable {
  struct Feature: Decodable {
    let type: String
    let id: String
    let geometry: Geometry?
    let properties: [String: Value]
  }

  struct Geometry: Decodable {
    let type: String
    let coordinates: [Double]
  }

  /// A flat property: anything nested fails to decode.
  enum Value: Decodable, Equatable {
    case null
    case number(Double)
    case text(String)

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if container.decodeNil() {
        self = .null
      } else if let number = try? container.decode(Double.self) {
        self = .number(number)
      } else {
        self = .text(try container.decode(String.self))
      }
    }
  }

  let type: String
  let features: [Feature]
}

/// The files of `extract` on the samples, read back as map tools, spreadsheets and browsers read them.
@Suite struct OutputFileTests {
  private static let columns =
    "title,event_id,event_date,date_precision,start_time,end_time,date_basis,date_text,actor,actor_text,actor_code,actor_country,actor_sector,"
    + "action,action_text,event_type,cameo_code,cameo_name,plover_type,plover_mode,quad_class,goldstein,target,target_text,target_code,"
    + "target_country,target_sector,realis,fatalities,injured,place,place_text,place_type,admin1,country,country_name,latitude,longitude,"
    + "geo_precision,radius_m,geonames_id,other_places,confidence,mentions,quote,char_start,char_end,headline,source,url,published,document_id"

  private static func samples(_ name: String, _ options: [String] = []) throws -> [UInt8] {
    let folder = try TestFolder()
    let run = try ProgramRun(["extract", "-q", Cases.packageRoot + "/Samples/articles", "-o", name] + options, in: folder)
    #expect(run.status == 0, "\(run.error)")
    return try #require(folder.read(name))
  }

  @Test func geoJSONIsOneFlatCollectionOfPoints() throws {
    let bytes = try Self.samples("events.geojson")
    #expect(!bytes.starts(with: [0xEF, 0xBB, 0xBF]))
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(!text.contains("\"crs\"") && !text.contains("NaN") && !text.contains("Infinity"))
    let collection = try JSONDecoder().decode(EventCollection.self, from: Data(bytes))
    #expect(collection.type == "FeatureCollection")
    #expect(!collection.features.isEmpty)
    #expect(Set(collection.features.map(\.id)).count == collection.features.count, "ids are unique")
    let columns = Set(Self.columns.split(separator: ",").map { String($0) })
    for feature in collection.features { Self.check(feature, columns) }
  }

  private static func check(_ feature: EventCollection.Feature, _ columns: Set<String>) {
    let properties = feature.properties
    let isDated = properties["event_date"] != .null
    #expect(feature.type == "Feature")
    #expect(Set(properties.keys) == columns.union(isDated ? ["time"] : []))
    #expect(properties["event_id"] == .text(feature.id))
    #expect(Double(feature.id) == nil, "an id never looks like a number")
    #expect(isDated == (properties["start_time"] != .null) && isDated == (properties["end_time"] != .null))
    #expect(properties["time"] ?? .null == properties["start_time"])
    if case .text(let start)? = properties["start_time"], case .text(let end)? = properties["end_time"] {
      #expect(start.hasSuffix("T00:00:00Z") && end.hasSuffix("T23:59:59Z") && start < end)
      #expect(properties["event_date"] == .text(String(start.prefix(10))))
    }
    guard let geometry = feature.geometry else {
      #expect(properties["latitude"] == .null && properties["longitude"] == .null)
      return
    }
    #expect(geometry.type == "Point" && geometry.coordinates.count == 2)
    #expect(abs(geometry.coordinates[0]) <= 180 && abs(geometry.coordinates[1]) <= 90)
    #expect(properties["longitude"] == .number(geometry.coordinates[0]) && properties["latitude"] == .number(geometry.coordinates[1]))
  }

  @Test func csvHasOneRowAnEventAndTheSameValues() throws {
    let rows = Self.parseCSV(String(decoding: try Self.samples("events.csv"), as: UTF8.self))
    let collection = try JSONDecoder().decode(EventCollection.self, from: Data(try Self.samples("events.geojson")))
    #expect(rows.first?.joined(separator: ",") == Self.columns)
    #expect(rows.count == collection.features.count + 1)
    for (row, feature) in zip(rows.dropFirst(), collection.features) {
      #expect(row.count == rows[0].count)
      for (name, cell) in zip(rows[0], row) where !name.hasSuffix("_time") {
        switch feature.properties[name] {
        case .text(let text): #expect(cell == text || cell == "'" + text, "\(name)")
        case .number(let number): #expect(Double(cell) == number, "\(name)")
        case .null, nil: #expect(cell.isEmpty, "\(name)")
        }
        #expect(!cell.contains("\n"))
      }
    }
  }

  @Test func linesAndSequencesHoldTheFeaturesOfTheCollection() throws {
    let collection = try JSONDecoder().decode(EventCollection.self, from: Data(try Self.samples("events.geojson")))
    for name in ["events.geojsonl", "events.geojsonseq", "events.jsonl"] {
      let text = String(decoding: try Self.samples(name), as: UTF8.self)
      #expect(text.split(separator: "\n").count == collection.features.count, "\(name)")
      #expect((text.first == "\u{1E}") == (name == "events.geojsonseq"))
    }
  }

  @Test func theReportLoadsNothingFromAnywhere() throws {
    let bytes = try Self.samples("events.html")
    #expect(bytes.count < 1 << 20)
    let page = String(decoding: bytes, as: UTF8.self)
    #expect(page.hasPrefix("<!DOCTYPE html>") && page.hasSuffix("</html>\n"))
    #expect(page.contains("default-src 'none'"))
    for attribute in ["src=", "href=", "url(", "@import", "fetch(", "XMLHttpRequest", "import("] {
      #expect(!page.contains(attribute), "\(attribute)")
    }
    // Addresses stand in the data, and the name of SVG in the program behind it; nowhere else.
    let data = try #require(page.firstRange(of: "id=\"data\">"))
    #expect(!page[..<data.lowerBound].contains("://"))
  }

  @Test func excelGetsItsForm() throws {
    let bytes = try Self.samples("events.csv", ["--excel"])
    #expect(bytes.starts(with: [0xEF, 0xBB, 0xBF]) && bytes.suffix(2) == [0x0D, 0x0A])
  }

  @Test func locatedOnlyLeavesNoNullGeometry() throws {
    let collection = try JSONDecoder().decode(EventCollection.self, from: Data(try Self.samples("events.geojson", ["--located-only"])))
    #expect(collection.features.allSatisfy { $0.geometry != nil })
  }

  /// The rows of RFC 4180 text.
  private static func parseCSV(_ text: String) -> [[String]] {
    var rows: [[String]] = []
    var row: [String] = []
    var cell = ""
    var quoted = false
    var characters = Array(text.unicodeScalars)[...]
    while let next = characters.popFirst() {
      switch next {
      case "\"" where quoted && characters.first == "\"":
        cell.unicodeScalars.append(next)
        characters.removeFirst()
      case "\"": quoted.toggle()
      case "," where !quoted:
        row.append(cell)
        cell = ""
      case "\n" where !quoted:
        rows.append(row + [cell])
        row = []
        cell = ""
      default: cell.unicodeScalars.append(next)
      }
    }
    return rows
  }
}
