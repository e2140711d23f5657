import EventCoding
import FoundationEssentials
import OutputFormats
import TestSupport
import Testing
import TextModel

/// The published data sets: their exact columns, and what stands in them.
@Suite struct DatasetTests {
  private static let columns: [EventFormat: String] = [
    .phoenix: """
    EventID Date Year Month Day SourceActorFull SourceActorEntity SourceActorRole SourceActorAttribute TargetActorFull TargetActorEntity \
    TargetActorRole TargetActorAttribute EventCode EventRootCode PentaClass GoldsteinScore Issues Lat Lon LocationName StateName CountryCode \
    SentenceID URLs NewsSources
    """,
    .acled: """
    event_id_cnty event_date year time_precision disorder_type event_type sub_event_type actor1 assoc_actor_1 inter1 actor2 assoc_actor_2 \
    inter2 interaction civilian_targeting iso region country admin1 admin2 admin3 location latitude longitude geo_precision source \
    source_scale notes fatalities tags timestamp
    """,
    .icews: """
    Event_ID Event_Date Source_Name Source_Sectors Source_Country Event_Text CAMEO_Code Intensity Target_Name Target_Sectors Target_Country \
    Story_ID Sentence_Number Publisher City District Province Country Latitude Longitude
    """,
    .polecat: """
    Event_ID Event_Date Event_Type Event_Mode Intensity Quad_Code Contexts Actor_Name Actor_Country Actor_COW Primary_Actor_Sector \
    Actor_Sectors Actor_Title Actor_Name_Raw Wikipedia_Actor_ID Recipient_Name Recipient_Country Recipient_COW Primary_Recipient_Sector \
    Recipient_Sectors Recipient_Title Recipient_Name_Raw Wikipedia_Recipient_ID Placename City District Province Country Latitude Longitude \
    GeoNames_ID Raw_Placename Feature_Type Source Publication_Date Story_People Story_Organizations Story_Locations Language Version
    """,
  ]

  private static func writer(_ format: EventFormat) throws -> DatasetWriter {
    let codes = try DatasetCodes { table in
      FileManager.default.contents(atPath: Cases.packageRoot + "/Gazetteer/" + table).map { Array($0) } ?? []
    }
    return try #require(DatasetWriter(format, codes: codes, version: "9.9"))
  }

  private static func participant(_ name: String, _ text: String, code: String, country: String?, sector: String) -> Participant {
    Participant(text: text, range: TextRange(0, 2), name: name, code: code, country: country, sector: sector)
  }

  private static func fields(realis: Realis) throws -> EventFields {
    var document = Document(id: .string("doc-1"), text: Text("🚨 Rebels captured Palmyra."))
    document.published = PublicationDay(try #require(CalendarDay(iso: "2017-08-11")), source: .option)
    let day = try #require(CalendarDay(iso: "2017-08-10"))
    let event = CodedEvent(
      action: "capture", actionRange: TextRange(12, 20), sentence: 0, cameo: "192", type: "ASSAULT",
      actors: [
        participant("Syrian Army", "troops", code: "SYRMIL", country: "SYR", sector: "MIL"),
        participant("rebels", "rebels", code: "SYRREB", country: "SYR", sector: "REB"),
      ], targets: [participant("Islamic State", "IS", code: "IMGMUSISI", country: nil, sector: "REB")], place: 0,
      date: EventDate(start: day, end: day, precision: .day, basis: .text, text: "Thursday"), realis: realis, fatalities: 3,
      confidence: 0.8, tellings: [TextRange(12, 20)])
    let location = EventLocation(
      name: "Palmyra", text: "Palmyra", range: TextRange(21, 28), type: "P.PPL", admin1: "Homs", country: "SY", countryName: "Syria",
      point: Coordinate(latitude: 34.56, longitude: 38.2672), precision: 1, radius: 3000, geonamesID: 163_960)
    let ontology = OntologyEntry(
      cameo: "192", name: "Occupy territory", goldstein: -10, quadClass: 4, ploverType: "ASSAULT", ploverMode: "territory")
    let record = EventRecord(
      id: "evabc", event: event, ontology: ontology, location: location, otherLocations: [], actionText: "captured", quote: "A\tquote.")
    return EventFields(EventRow(record: record, document: document, offsets: OffsetConverter(document.text)))
  }

  @Test(arguments: [(EventFormat.phoenix, 26), (.icews, 20), (.polecat, 40), (.gdelt2, 61), (.acled, 31)])
  func columnsAreExact(_ format: EventFormat, _ count: Int) throws {
    let writer = try Self.writer(format)
    #expect(writer.columns.count == count)
    if let names = Self.columns[format] {
      #expect(writer.columns.map { $0.replacing(" ", with: "_") } == names.split(separator: " ").map { String($0) })
    }
    let rows = String(decoding: writer.bytes(of: try Self.fields(realis: .actual)), as: UTF8.self).split(separator: "\n")
    #expect(rows.count == ([.phoenix, .icews, .gdelt2].contains(format) ? 2 : 1), "a row a pair, or a row an event")
    for row in rows { #expect(row.split(separator: format == .acled ? "," : "\t", omittingEmptySubsequences: false).count == count) }
  }

  @Test(arguments: Cases.rows("datasets.tsv"))
  func value(_ row: CaseRow) throws {
    let format = try #require(EventFormat(rawValue: row["format"]))
    let writer = try Self.writer(format)
    let lines = String(decoding: writer.bytes(of: try Self.fields(realis: .actual)), as: UTF8.self).split(separator: "\n")
    let cells = lines[try #require(Int(row["row"]))].split(separator: format == .acled ? "," : "\t", omittingEmptySubsequences: false)
    let position = try #require(writer.columns.firstIndex(of: row["column"]))
    #expect(cells[position] == row["value"])
  }

  @Test(arguments: [EventFormat.phoenix, .icews, .polecat, .gdelt2, .acled])
  func whatWasDeniedIsNoEventThere(_ format: EventFormat) throws {
    #expect(try Self.writer(format).bytes(of: Self.fields(realis: .negated)).isEmpty)
  }
}
