import ArticleReading
import TestSupport
import Testing
import TextModel

@Suite struct FeedTests {
  @Test func anEntryIsADocument() throws {
    let documents = try readAll(fixture("feed.rss"), "feed.rss").map { try $0.get() }
    try #require(documents.count == 3)
    let first = documents[0]
    #expect(first.title == "AT&T mast falls in Zürich & Bern")
    #expect(first.id == .string("g-1"))
    #expect(first.published?.day.description == "2021-03-04")
    #expect(first.author == "Jo Lee")
    #expect(first.source == "Valley Gazette")
    #expect(first.language == "en-GB")
    #expect(first.text.string == "AT&T mast falls in Zürich & Bern\n\nThe mast fell on a garage.\n\nNobody was hurt, A&E staff said.")
    #expect(first.blocks.map(\.kind) == [.headline, .paragraph, .paragraph])
    #expect(documents[1].text.string.contains("unclosed"))
    #expect(!documents[1].text.string.contains("root:"))
    #expect(documents[2].published?.day.description == "2021-03-06")
    #expect(documents[2].text.string == "Third\n\nPlain text.\n\nTwo lines.")
  }

  @Test func atomIsRead() throws {
    let document = try readOne(fixture("feed.atom"), "feed.atom")
    #expect(document.title == "Rain & wind")
    #expect(document.url == "https://x.example/1")
    #expect(document.published?.day.description == "2021-03-04")
    #expect(document.author == "Ann Orr")
    #expect(document.source == "Gazette Atom")
    #expect(document.text.string == "Rain & wind\n\nNorth\n\nRain <10 mm> fell in Stoke.")
  }

  @Test func entitiesNeverGrow() throws {
    let laughs = """
      <?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY l1 "&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;"><!ENTITY l2 "&l1;&l1;&l1;&l1;">]>
      <rss><channel><item><title>T</title><description>&l2; end</description></item></channel></rss>
      """
    let document = try readOne(Array(laughs.utf8), "laughs.xml")
    #expect(document.text.count < 100)
    #expect(document.text.string.contains("end"))
  }

  @Test func largeFeedsStream() throws {
    let entry = "<item><title>Entry ü</title><description>" + String(repeating: "Rain fell, ü. ", count: 40) + "</description></item>"
    let feed = "<rss><channel><title>T</title>" + String(repeating: entry, count: 4000) + "</channel></rss>"
    var count = 0
    ArticleReader().read(bytes: Array(feed.utf8), name: "feed.xml") { result in
      if case .success(let document) = result, document.title == "Entry ü", document.text.string.hasSuffix("Rain fell, ü.") { count += 1 }
      return .next
    }
    #expect(count == 4000)
  }

  @Test func otherXMLSaysWhatItIs() throws {
    if case .failure(let error)? = readAll(Array("<?xml version=\"1.0\"?><a><b>c</b></a>".utf8), "a.xml").first {
      #expect(error.code == .notAnArticle)
    }
    if case .failure(let error)? = readAll(Array("<?xml version=\"1.0\"?><nitf></nitf>".utf8), "a.xml").first {
      #expect(error.code == .noText)
    }
  }
}
