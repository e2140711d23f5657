import Dateline
import HTTPTypes
import Hummingbird
import Logging
import NIOCore

/// Carries a service's answers over HTTP 1.1.
///
/// Bodies are bounded in bytes and time, connections in number and idle time; a signal to end lets open requests finish.
public struct HTTPServer: Sendable {
  private let service: EventService
  private let settings: ServiceSettings
  private let logger: Logger

  /// Creates a server.
  public init(service: EventService, settings: ServiceSettings, logger: Logger) {
    self.service = service
    self.settings = settings
    self.logger = logger
  }

  /// The server as an application that runs until it gets a signal to end; `listening` is told the port.
  public func application(listening: @escaping @Sendable (Int) -> Void = { _ in }) -> Application<CallbackResponder<BasicRequestContext>> {
    let server = self
    return Application(
      responder: CallbackResponder { request, _ in await server.response(to: request) },
      server: .http1(configuration: .init(idleTimeout: .seconds(Int64(settings.idleSeconds)))),
      configuration: ApplicationConfiguration(
        address: .hostname(settings.host, port: settings.port), serverName: "Dateline/\(DatelineVersion.current)", backlog: 1024,
        availableConnectionsDelegate: .maximum(settings.connections, logger: logger)),
      onServerRunning: { channel in
        let port = channel.localAddress?.port ?? server.settings.port
        listening(port)
        server.logger.info("listening", metadata: ["address": "http://\(server.settings.host):\(port)"])
      }, logger: logger)
  }

  private func response(to request: Request) async -> Response {
    let start = ContinuousClock.now
    service.metrics.began()
    let answer = await self.answer(to: request)
    let time = start.duration(to: .now)
    let milliseconds = Double(time.components.attoseconds) / 1e15 + Double(time.components.seconds) * 1000
    service.metrics.ended(status: answer.status, method: request.method.rawValue, milliseconds: milliseconds)
    logger.info(
      "request",
      metadata: [
        "method": "\(request.method.rawValue)", "path": "\(request.uri.path)", "status": "\(answer.status)",
        "milliseconds": "\((milliseconds * 100).rounded() / 100)", "bytes": "\(answer.body.count)",
      ])
    return response(answer, isHead: request.method == .head, acceptsGzip: request.headers[.acceptEncoding]?.contains("gzip") ?? false)
  }

  private func answer(to request: Request) async -> ServiceAnswer {
    var fields: [String: String] = [:]
    for field in request.headers { fields[field.name.canonicalName] = field.value }
    fields["host"] = request.head.authority
    var asked = ServiceRequest(method: request.method.rawValue, target: request.uri.string, fields: fields)
    if service.methods(at: asked.path)?.contains("POST") ?? false, asked.method == "POST" {
      do throws(Problem) { asked.body = try await body(of: request) } catch { return error.answer }
    }
    return await service.answer(asked)
  }

  /// Reads the body within its bounds.
  private func body(of request: Request) async throws(Problem) -> [UInt8] {
    let limit = settings.bodyLimit
    let tooLarge = Problem(413, "the body is larger than \(limit) bytes; send fewer articles at a time", fields: [("Connection", "close")])
    if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > limit { throw tooLarge }
    let seconds = settings.bodySeconds
    enum Outcome: Sendable { case bytes([UInt8]), tooLarge, late, broken }
    let outcome = await withTaskGroup(of: Outcome.self) { group in
      group.addTask {
        var bytes: [UInt8] = []
        do {
          for try await part in request.body {
            if bytes.count + part.readableBytes > limit { return .tooLarge }
            bytes.append(contentsOf: part.readableBytesView)
          }
        } catch {
          return .broken
        }
        return .bytes(bytes)
      }
      group.addTask {
        try? await Task.sleep(for: .seconds(seconds))
        return .late
      }
      let first = await group.next() ?? .broken
      group.cancelAll()
      return first
    }
    switch outcome {
    case .bytes(let bytes): return bytes
    case .tooLarge: throw tooLarge
    case .late: throw Problem(408, "the body did not come within \(seconds) seconds", fields: [("Connection", "close")])
    case .broken: throw Problem(400, "the body broke off", fields: [("Connection", "close")])
    }
  }

  private func response(_ answer: ServiceAnswer, isHead: Bool, acceptsGzip: Bool) -> Response {
    var headers = HTTPFields()
    headers[.contentType] = answer.type
    for field in answer.fields { HTTPField.Name(field.name).map { headers[$0] = field.value } }
    headers[.accessControlAllowOrigin] = "*"
    headers[.vary] = "Accept, Accept-Encoding"
    headers[.xContentTypeOptions] = "nosniff"
    var body = answer.body
    if acceptsGzip, body.count > 1024, let packed = GzipBody.packed(body) {
      body = packed
      headers[.contentEncoding] = "gzip"
    }
    if isHead { headers[.contentLength] = String(body.count) }
    let status = HTTPResponse.Status(code: answer.status)
    let isEmpty = isHead || answer.status == 304
    return Response(status: status, headers: headers, body: isEmpty ? ResponseBody() : ResponseBody(byteBuffer: ByteBuffer(bytes: body)))
  }
}
