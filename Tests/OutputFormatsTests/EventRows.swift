import EventCoding
import OutputFormats
import Testing
import TextModel

/// An event with awkward content: a formula, quotes, line breaks, a separator that splits lines in other programs.
func row(located: Located = .yes, quote: String = "=HYPERLINK(\"x\"), said\nhe \u{2028} </script>") throws -> EventRow {
  var document = Document(id: .string("doc-1"), text: Text("🚨 Rebels captured Palmyra."))
  document.title = "A title"
  let day = try #require(CalendarDay(iso: "2017-08-10"))
  let rebels = Participant(text: "rebels", range: TextRange(5, 11), name: "rebels", code: "SYRREB", country: "SYR", sector: "REB")
  let event = CodedEvent(
    action: "capture", actionRange: TextRange(12, 20), sentence: 0, cameo: "190", type: "ASSAULT", actors: [rebels], targets: [], place: 0,
    date: EventDate(start: day, end: day, precision: .day, basis: .text, text: "Thursday"), realis: .actual, fatalities: 3,
    confidence: 0.8123,
    tellings: [TextRange(12, 20)])
  let location = EventLocation(
    name: "Palmyra", text: "Palmyra", range: TextRange(21, 28), type: "P.PPL", admin1: "Homs", country: "SY", countryName: "Syria",
    point: located == .yes ? Coordinate(latitude: 34.5600001, longitude: 38.2672) : nil, precision: 1, radius: 3000,
    geonamesID: 163_960)
  let record = EventRecord(
    id: "evabc", event: event,
    ontology: OntologyEntry(cameo: "190", name: "Use force", goldstein: -10, quadClass: 4, ploverType: "ASSAULT", ploverMode: nil),
    location: location, otherLocations: [], actionText: "captured", quote: quote)
  return EventRow(record: record, document: document, offsets: OffsetConverter(document.text))
}

enum Located {
  case yes
  case no
}

func string(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
