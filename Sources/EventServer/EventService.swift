import Dateline
import GeoPackages
import OutputFormats
import TextModel

/// Answers requests: articles to events, and the events of a store as OGC API Features (OGC 17-069r4).
///
/// Knows nothing of sockets; `HTTPServer` carries its answers. Used from any thread.
public struct EventService: Sendable {
  let store: EventStore
  let settings: ServiceSettings
  let metrics: ServiceMetrics
  private let extraction: ArticleExtraction
  private let queue: WorkQueue
  private let clock: @Sendable () -> ServiceTime
  /// Tells the answers of this run of the program from those of another.
  private let run: String

  /// Creates a service on an extractor and a store.
  public init(
    extractor: Extractor, store: EventStore, settings: ServiceSettings, clock: @escaping @Sendable () -> ServiceTime = ServiceTime.now
  ) {
    self.store = store
    self.settings = settings
    self.clock = clock
    extraction = ArticleExtraction(extractor: extractor, outlines: WorldOutlines.paths(extractor.gazetteer))
    queue = WorkQueue(workers: settings.workers, waiting: settings.waiting)
    metrics = ServiceMetrics()
    run = String(clock().milliseconds, radix: 36)
  }

  /// What is answered at a path: by method. Nothing where there is no such path.
  public func methods(at path: [String]) -> [String]? {
    switch path {
    case ["extract"], ["documents"]: ["POST"]
    case [], ["api"], ["conformance"], ["collections"], ["healthz"], ["metrics"]: ["GET", "HEAD"]
    default:
      path.first == "collections" && path.count >= 2 && path.count <= 4 && isCollectionPath(path) ? ["GET", "HEAD"] : nil
    }
  }

  private func isCollectionPath(_ path: [String]) -> Bool {
    switch path.count {
    case 2: true
    case 3: ["items", "queryables", "schema"].contains(path[2])
    default: path[2] == "items"
    }
  }

  /// The answer to a request; every trouble is an answer, too.
  public func answer(_ request: ServiceRequest) async -> ServiceAnswer {
    do {
      guard let methods = methods(at: request.path) else {
        throw Problem(404, "there is nothing at /\(request.path.joined(separator: "/"))")
      }
      guard methods.contains(request.method) else {
        throw Problem(405, "this path takes \(methods.joined(separator: ", "))", fields: [("Allow", methods.joined(separator: ", "))])
      }
      return try await routed(request)
    } catch let problem as Problem {
      return problem.answer
    } catch {
      return Problem(500, "\(error)").answer
    }
  }

  private func routed(_ request: ServiceRequest) async throws -> ServiceAnswer {
    switch request.path {
    case []: return try landing(request)
    case ["api"]:
      return ServiceAnswer(
        OpenAPIDocument(service: self, base: base(request)).document, type: "application/vnd.oai.openapi+json;version=3.0")
    case ["conformance"]: return ServiceAnswer(["conformsTo": .array(FeatureDocuments.conformance.map { .string($0) })])
    case ["collections"]: return ServiceAnswer(try documents(request).collections())
    case ["healthz"]: return ServiceAnswer(["status": "ok", "version": .string(DatelineVersion.current)])
    case ["metrics"]:
      return ServiceAnswer(type: "text/plain; version=0.0.4", body: Array(metrics.text(events: try store.count()).utf8))
    case ["extract"]: return try await extract(request)
    case ["documents"]: return try await keep(request)
    default: return try collection(request)
    }
  }

  private func collection(_ request: ServiceRequest) throws -> ServiceAnswer {
    guard request.path[1] == "events" else { throw Problem(404, "there is one collection, 'events', and none '\(request.path[1])'") }
    if request.path.count == 2 { return ServiceAnswer(try documents(request).collection()) }
    if request.path.count == 4 { return try item(request) }
    if request.path[2] == "items" { return try items(request) }
    return ServiceAnswer(documents(request).queryables(), type: "application/schema+json")
  }

  private func documents(_ request: ServiceRequest) -> FeatureDocuments {
    FeatureDocuments(base: base(request), store: store)
  }

  private func landing(_ request: ServiceRequest) throws -> ServiceAnswer {
    guard let offer = request.preferred([.json, .html]) else { throw Self.unacceptable(request, [.json, .html]) }
    if offer == .html { return LivePage(outlines: extraction.outlines).answer }
    return ServiceAnswer(documents(request).landing())
  }

  private func items(_ request: ServiceRequest) throws -> ServiceAnswer {
    let wanted = try ItemsRequest(request, columns: store.schema, settings: settings)
    let offers = FeatureDocuments.itemOffers
    guard let offer = request.preferred(offers) else { throw Self.unacceptable(request, offers) }
    let tag = "W/\"\(run)-\(try store.version())-\(offer.name)\""
    if request.fields["if-none-match"] == tag { return ServiceAnswer(304, type: offer.type, fields: [("ETag", tag)], body: []) }
    let page = try store.page(wanted.query)
    var answer =
      offer == .csv
      ? ServiceAnswer(type: offer.type, body: ArticleExtraction.stream(page.events, CSVWriter(dialect: .standard, schema: store.schema)))
      : ServiceAnswer(
        documents(request).items(page, wanted, request.parameters, at: clock()), type: offer.type)
    if page.matched > wanted.query.offset + page.events.count, offer == .csv {
      answer.fields.append(("Link", "<\(documents(request).pageLink(wanted, request.parameters, step: 1))>; rel=\"next\""))
    }
    answer.fields.append(("ETag", tag))
    return answer
  }

  private func item(_ request: ServiceRequest) throws -> ServiceAnswer {
    for parameter in request.parameters where parameter.name != "f" {
      throw Problem(400, "a single item takes no parameter but f; not '\(parameter.name)'")
    }
    guard request.preferred([.geojson, .json]) != nil else { throw Self.unacceptable(request, [.geojson, .json]) }
    guard let event = try store.event(request.path[3]) else { throw Problem(404, "there is no event '\(request.path[3])'") }
    return ServiceAnswer(documents(request).item(event), type: MediaOffer.geojson.type)
  }

  private func extract(_ request: ServiceRequest) async throws -> ServiceAnswer {
    guard let offer = request.preferred(ArticleExtraction.offers) else { throw Self.unacceptable(request, ArticleExtraction.offers) }
    let yield = try await yield(request, naming: .line)
    return extraction.answer(yield, as: offer)
  }

  private func keep(_ request: ServiceRequest) async throws -> ServiceAnswer {
    if let origin = request.fields["origin"], !origin.hasSuffix("//" + (request.fields["host"] ?? "")) {
      throw Problem(403, "documents are taken from this service's own page or from programs, not from \(origin)")
    }
    guard request.preferred([.json]) != nil else { throw Self.unacceptable(request, [.json]) }
    let yield = try await yield(request, naming: .content)
    let replaced = try store.put(yield.events, documents: yield.documents, changed: clock().description(.milliseconds))
    metrics.kept(yield.events.count)
    return ServiceAnswer(
      [
        "documents": .integer(yield.documents.count), "events": .integer(yield.events.count), "replaced": .integer(replaced),
        "errors": ArticleExtraction.errors(yield),
      ], status: 201)
  }

  private func yield(_ request: ServiceRequest, naming: ArticleExtraction.Naming) async throws -> ArticleExtraction.Yield {
    for parameter in request.parameters where !["f", "date"].contains(parameter.name) {
      throw Problem(400, "there is no parameter '\(parameter.name)'; there are date (the publication day) and f")
    }
    let format = try ArticleExtraction.format(of: request.fields["content-type"])
    var day: CalendarDay?
    if let text = request.parameter("date") {
      day = CalendarDay(iso: text)
      if day == nil { throw Problem(400, "date takes a day, YYYY-MM-DD; not '\(text)'") }
    }
    if !request.body.contains(where: { $0 > 0x20 }) { throw Problem(422, "the body is empty; send an article") }
    let (extraction, body, published) = (extraction, request.body, day)
    let yield = try await queue.run { extraction.run(body, format: format, day: published, naming: naming) }
    metrics.worked(documents: yield.documents.count, failed: yield.errors.count)
    if yield.documents.isEmpty, let error = yield.errors.first { throw Problem(422, error.description) }
    return yield
  }

  /// The address that links begin with.
  private func base(_ request: ServiceRequest) -> String {
    if let address = settings.publicAddress { return address }
    let host = request.fields["host"] ?? ""
    let isPlain = !host.isEmpty && host.utf8.allSatisfy { $0.isWordByte || Array(".-:[]".utf8).contains($0) }
    return "http://" + (isPlain ? host : "\(settings.host):\(settings.port)")
  }

  private static func unacceptable(_ request: ServiceRequest, _ offers: [MediaOffer]) -> Problem {
    if let wanted = request.parameter("f") {
      return Problem(400, "f takes \(offers.map(\.name).joined(separator: ", ")); not '\(wanted)'")
    }
    return Problem(406, "this is given as \(offers.map(\.type).joined(separator: ", "))")
  }
}

extension UInt8 {
  fileprivate var isWordByte: Bool { (48...57).contains(self) || (65...90).contains(self) || (97...122).contains(self) }
}
