import Dateline
import EventServer
import GeoPackages
import Glibc
import Synchronization
import TestSupport
import Testing

/// Articles that are sent to the service, over its own interface and over HTTP.
@Suite struct ExtractionServiceTests {
  private static let article = "Rebels captured Tal Afar on Monday."
  private let fixture: ServiceFixture

  init() throws { fixture = try ServiceFixture() }

  @Test(arguments: [
    ("text/plain", article), ("text/html", "<html><body><p>\(article)</p></body></html>"),
    ("application/json", "{\"text\": \"\(article)\"}"),
    ("application/json", "[{\"text\": \"\(article)\"}]"), ("application/x-ndjson", "{\"text\": \"\(article)\"}\n"), ("", article),
    (
      "application/rss+xml",
      "<rss version=\"2.0\"><channel><item><title>T</title><description>\(article)</description></item></channel></rss>"
    ),
  ])
  func articlesOfAllKinds(_ type: String, _ body: String) async {
    let answer = await fixture.answer("POST", "/extract?date=2017-08-10", ["content-type": type], body: body)
    #expect(answer.status == 200 && answer.type == "application/geo+json")
    #expect(answer.text.contains("\"event_date\":\"2017-08-07\"") && answer.text.contains("Tal Afar"))
  }

  @Test(arguments: [
    ("application/geo+json", "\"FeatureCollection\""), ("text/csv", "title,event_id"), ("application/x-ndjson", "{\"title\""),
    ("application/json", "\"events\":[{"), ("text/html", "<svg id=\"map\""),
  ])
  func answersOfAllForms(_ accept: String, _ part: String) async {
    let answer = await fixture.answer("POST", "/extract", ["content-type": "text/plain", "accept": accept], body: Self.article)
    #expect(answer.status == 200 && answer.type == accept && answer.text.contains(part))
  }

  @Test func theCommandLineSaysTheSame() async throws {
    let folder = try TestFolder()
    let run = try ProgramRun(
      ["extract", "--quiet", "--format", "jsonl", "--input-format", "jsonl", "--date", "2017-08-10", "-"], in: folder,
      input: .bytes(Array("{\"id\": 7, \"text\": \"\(Self.article)\"}\n".utf8)))
    let answer = await fixture.answer(
      "POST", "/extract?date=2017-08-10", ["content-type": "application/x-ndjson", "accept": "application/x-ndjson"],
      body: "{\"id\": 7, \"text\": \"\(Self.article)\"}\n")
    #expect(!run.output.isEmpty && answer.body == run.output)
  }

  @Test(arguments: [
    ("/extract", "image/png", "x", 415), ("/extract", "text/plain", "  ", 422), ("/extract", "application/json", "{", 422),
    ("/extract", "application/json", "{\"id\": 1}", 422), ("/extract?date=monday", "text/plain", "x", 400),
    ("/extract?colour=red", "text/plain", "x", 400), ("/extract?f=shp", "text/plain", "x", 400),
    ("/documents", "text/html", "<p></p>", 422), ("/documents?f=csv", "text/plain", "x", 400),
  ])
  func badArticlesAreProblems(_ target: String, _ type: String, _ body: String, _ status: Int) async {
    let answer = await fixture.answer("POST", target, ["content-type": type], body: body)
    #expect(answer.status == status && answer.type == "application/problem+json")
  }

  @Test func aBadLineLosesNothingElse() async {
    let body = "{\"text\": \"\(Self.article)\"}\n{\n{\"text\": \"Police arrested two men in Cairo.\"}\n"
    let answer = await fixture.answer("POST", "/extract?f=json", ["content-type": "application/x-ndjson"], body: body)
    #expect(answer.text.contains("Tal Afar") && answer.text.contains("Cairo") && answer.text.contains("\"line\":2,\"code\":\"bad_json\""))
    #expect(answer.fields.contains { $0.name == "Dateline-Failed" && $0.value == "1" })
  }

  @Test func aDocumentThatComesAgainReplacesItself() async throws {
    let body = "{\"id\": \"a\", \"text\": \"\(Self.article)\"}\n{\"text\": \"Police arrested two men in Cairo on 3 May 2019.\"}\n"
    let first = await fixture.answer("POST", "/documents", ["content-type": "application/x-ndjson"], body: body)
    #expect(first.status == 201 && first.number("documents") == 2 && first.number("replaced") == 0)
    let events = try fixture.store.count()
    let second = await fixture.answer("POST", "/documents", ["content-type": "application/x-ndjson"], body: body)
    #expect(second.number("replaced") == second.number("events") && second.number("events") == first.number("events"))
    #expect(try fixture.store.count() == events && events > 240)
    let cairo = await fixture.answer("GET", "/collections/events/items?place=Cairo")
    #expect(cairo.number("numberMatched") == 1)
  }

  @Test func otherSitesCannotWrite() async {
    let fields = ["content-type": "text/plain", "origin": "http://evil.example", "host": "127.0.0.1:8080"]
    #expect(await fixture.answer("POST", "/documents", fields, body: Self.article).status == 403)
    let own = ["content-type": "text/plain", "origin": "http://127.0.0.1:8080", "host": "127.0.0.1:8080"]
    #expect(await fixture.answer("POST", "/documents", own, body: Self.article).status == 201)
  }

  @Test func workThatCannotWaitIsRefused() async throws {
    let queue = WorkQueue(workers: 1, waiting: 1)
    let gate = Gate()
    let (started, start) = AsyncStream<Void>.makeStream()
    let first = Task {
      try await queue.run {
        start.finish()
        gate.wait()
        return 1
      }
    }
    for await _ in started {}
    // The one worker is held at the gate: of two further pieces one waits, the other is refused at once.
    let statuses = await withTaskGroup(of: Int.self) { group in
      for _ in 0..<2 {
        group.addTask {
          do { return try await queue.run { 200 } } catch { return (error as? Problem)?.status ?? 0 }
        }
      }
      let refused = await group.next()
      gate.open()
      return [refused, await group.next()]
    }
    #expect(statuses == [503, 200])
    #expect(try await first.value == 1)
  }

  @Test func aStoreOutlivesTheService() async throws {
    let folder = try TestFolder()
    let path = folder.path + "/store.gpkg"
    let first = try ServiceFixture(path: path)
    #expect(await first.answer("POST", "/documents", ["content-type": "text/plain"], body: Self.article).status == 201)
    let events = try first.store.count()
    #expect(try EventStore(path: path).count() == events && events > 240)
  }

  @Test func otherFilesAreNamedAndRefused() throws {
    let folder = try TestFolder()
    let path = try folder.write("notes.gpkg", "these are notes, not events\n".utf8)
    #expect(throws: EventStoreError.self) { try EventStore(path: path) }
  }
}

/// Holds a thread until it is opened.
private final class Gate: Sendable {
  private let isOpen = Atomic(false)

  func open() { isOpen.store(true, ordering: .releasing) }

  func wait() {
    while !isOpen.load(ordering: .acquiring) { usleep(1000) }
  }
}
