import EntityRecognition
import EventCoding
import OutputFormats
import TemporalTagging
import TestSupport
import Testing
import TextModel

/// KML, the spreadsheet of TimelineJS, the forms for annotators, and the schemas.
@Suite struct FurtherFormatTests {
  @Test func aPlacemarkHasSpanPointAndColumns() throws {
    let mark = string(KMLWriter().bytes(of: EventFields(try row())))
    #expect(mark.hasPrefix("<Placemark id=\"evabc\"><name>capture: rebels (Palmyra)</name>"))
    #expect(mark.contains("<TimeSpan><begin>2017-08-10T00:00:00Z</begin><end>2017-08-10T23:59:59Z</end></TimeSpan>"))
    #expect(mark.contains("<Point><coordinates>38.2672,34.56</coordinates></Point>"))
    #expect(mark.contains("<Data name=\"fatalities\"><value>3</value></Data>"))
    // The quote is HTML inside XML: what was markup in the article stays text in both.
    #expect(mark.contains("&amp;lt;/script&amp;gt;") && !mark.contains("</script>"))
  }

  @Test func aPlacemarkWithoutAPointHasNoGeometry() throws {
    #expect(!string(KMLWriter().bytes(of: EventFields(try row(located: .no)))).contains("<Point>"))
  }

  @Test func aSlideHasTheHeadersOfTimelineJS() throws {
    let writer = TimelineWriter()
    #expect(string(writer.header).hasPrefix("Year,Month,Day,Time,End Year,End Month,End Day,End Time,Display Date,Headline,Text,Media,"))
    let slide = string(writer.bytes(of: EventFields(try row(quote: "<b>Rebels</b> captured Palmyra."))))
    #expect(slide.hasPrefix("2017,8,10,,,,,,,capture: rebels (Palmyra),<p>&lt;b&gt;Rebels&lt;/b&gt; captured Palmyra.</p>,"))
    #expect(slide.hasSuffix(",,ASSAULT,\n"))
  }

  @Test func aSlideOfAMonthHasNoDayAndOneOfAWeekAnEnd() throws {
    var fields = EventFields(try row())
    fields["date_precision"] = .text("month")
    fields["date_text"] = .text("August")
    fields["end_time"] = .text("2017-08-31T23:59:59Z")
    #expect(string(TimelineWriter().bytes(of: fields)).hasPrefix("2017,8,,,,,,,August,"))
    fields["date_precision"] = .text("week")
    fields["end_time"] = .text("2017-08-16T23:59:59Z")
    #expect(string(TimelineWriter().bytes(of: fields)).hasPrefix("2017,8,10,,2017,8,16,,August,"))
  }

  @Test func anEventWithoutADayHasNoSlide() throws {
    var fields = EventFields(try row())
    for name in ["start_time", "end_time", "event_date"] { fields[name] = .null }
    #expect(TimelineWriter().bytes(of: fields).isEmpty)
  }

  private func annotation(_ text: String) throws -> Annotation {
    let document = Document(id: .string("d/1"), text: Text(text))
    let day = try #require(CalendarDay(iso: "2017-08-10"))
    func mention(_ start: Int, _ end: Int, _ kind: MentionKind) -> Mention {
      Mention(range: TextRange(start, end), tokens: 0..<1, kind: kind, name: text, confidence: 1)
    }
    let rebels = Participant(text: "Rebels", range: TextRange(5, 11), name: "Rebels", code: nil, country: nil, sector: nil)
    let event = CodedEvent(
      action: "capture", actionRange: TextRange(12, 20), sentence: 0, cameo: "190", type: "ASSAULT", actors: [rebels, rebels], targets: [],
      place: nil, date: EventDate(start: day, end: day, precision: .day, basis: .text, text: nil), realis: .attempted, confidence: 0.5,
      tellings: [])
    let record = EventRecord(
      id: "e", event: event, ontology: nil, location: nil, otherLocations: [], actionText: "captured", quote: text)
    return Annotation(
      document: document, analysis: Analysis(sentences: [], tokens: []),
      entities: [
        Annotation.Entity(mention: mention(21, 28, .place), type: "GPE", code: nil),
        Annotation.Entity(mention: mention(21, text.utf8.count - 1, .organization), type: "ORG", code: nil),
      ], places: [], timexes: [], events: [record])
  }

  @Test func ofTwoEntitiesThatOverlapTheLongerIsShown() throws {
    let line = string(DisplacyWriter.bytes(of: try annotation("🚨 Rebels captured Palmyra Club.")))
    #expect(line.contains(#""ents":[{"start":18,"end":30,"label":"ORG"}]"#), "offsets count Unicode scalars")
    #expect(string(DoccanoWriter.bytes(of: try annotation("🚨 Rebels captured Palmyra Club."))).contains(#""label":[[18,30,"ORG"]]"#))
  }

  @Test func bratTellsEventsByTheirTriggers() throws {
    let lines = string(BratWriter.standoff(of: try annotation("🚨 Rebels captured Palmyra\n\nClub."))).split(separator: "\n")
    #expect(lines.contains("T1\tORG 18 25;27 31\tPalmyra Club"), "a line break splits an annotation: \(lines)")
    #expect(lines.contains("T2\tASSAULT 9 17\tcaptured"))
    #expect(lines.contains("E1\tASSAULT:T2 Actor:T3 Actor2:T3"))
    #expect(lines.contains("A1\tRealis E1 attempted"))
  }

  @Test func schemasNameEveryColumn() throws {
    let json = string(RecordSchema.jsonSchema)
    let table = string(RecordSchema.tableSchema)
    for column in EventColumn.all {
      #expect(json.contains("\"\(column.name)\":{\"description\":"), "\(column.name)")
      #expect(table.contains("{\"name\":\"\(column.name)\",\"type\":"), "\(column.name)")
      #expect(column.meaning.hasSuffix("."), "\(column.name) has a meaning, as a sentence")
    }
  }

  @Test func theSchemaOfAColumnHoldsForItsValues() throws {
    for (column, value) in zip(EventColumn.all, EventFields(try row()).values) {
      switch (column.type, value) {
      case (_, .null), (.text, .text), (.integer, .integer), (.number, .decimal), (.number, .integer): break
      case (.date, .text(let day)): #expect(CalendarDay(iso: day) != nil, "\(column.name)")
      case (.time, .text(let time)): #expect(time.hasSuffix("Z") && time.utf8.count == 20, "\(column.name)")
      default: Issue.record("\(column.name) is \(value), no \(column.type)")
      }
    }
  }
}
