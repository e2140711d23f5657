import Dateline
import EventServer
import Glibc
import Logging
import TestSupport
import Testing

/// The service over sockets: what only a connection can show.
@Suite struct HTTPServerTests {
  /// Runs a server on a free port of this machine for as long as `body` takes.
  private func serving(
    change: (inout ServiceSettings) -> Void = { _ in }, body: @escaping @Sendable (UInt16) async throws -> Void
  ) async throws {
    var settings = ServiceSettings()
    settings.port = 0
    change(&settings)
    let fixture = try ServiceFixture(settings: settings)
    let server = HTTPServer(
      service: fixture.service, settings: settings, logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
    let (ports, port) = AsyncStream.makeStream(of: Int.self)
    let application = server.application { port.yield($0) }
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await application.run() }
      for await number in ports {
        try await body(UInt16(number))
        break
      }
      group.cancelAll()
    }
  }

  /// Sends bytes over a connection of its own and gives all that comes back within a minute.
  ///
  /// It never blocks: the threads of the pool answer the requests.
  private static func answer(_ port: UInt16, _ request: String, body: [UInt8] = []) async throws -> [UInt8] {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(descriptor) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    let connected = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) }
    }
    try #require(connected == 0)
    let bytes = Array(request.replacing("\n", with: "\r\n").utf8) + body
    _ = bytes.withUnsafeBytes { send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
    var answer: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 1 << 16)
    let deadline = ContinuousClock.now + .seconds(60)
    while ContinuousClock.now < deadline {
      let count = recv(descriptor, &block, block.count, Int32(MSG_DONTWAIT))
      if count > 0 {
        answer += block[..<count]
      } else if count < 0, errno == EAGAIN {
        try await Task.sleep(for: .milliseconds(5))
      } else {
        break
      }
    }
    return answer
  }

  @Test func headersAndPacking() async throws {
    try await serving(body: { port in
      let packed = try await Self.answer(
        port, "GET /collections/events/items HTTP/1.1\nHost: x\nAccept-Encoding: gzip\nConnection: close\n\n")
      let text = String(decoding: packed, as: UTF8.self)
      #expect(text.hasPrefix("HTTP/1.1 200") && text.contains("Content-Encoding: gzip") && text.contains("Access-Control-Allow-Origin: *"))
      let end = packed.firstRange(of: [13, 10, 13, 10])
      #expect(end.map { packed[$0.upperBound...].starts(with: [0x1F, 0x8B]) } ?? false)
      let head = String(
        decoding: try await Self.answer(port, "HEAD /collections/events/items HTTP/1.1\nHost: x\nConnection: close\n\n"), as: UTF8.self)
      let length = head.firstMatch(of: /Content-Length: (\d+)/).flatMap { Int($0.1) }
      #expect(head.hasSuffix("\r\n\r\n") && length ?? 0 > 10_000)
    })
  }

  @Test func bodiesAreBounded() async throws {
    let change: (inout ServiceSettings) -> Void = {
      $0.bodyLimit = 1000
      $0.bodySeconds = 1
    }
    try await serving(
      change: change,
      body: { port in
        let post = "POST /extract HTTP/1.1\nHost: x\nConnection: close\nContent-Type: text/plain\n"
        let article = Array("Police arrested two men in Cairo on 3 May 2019.".utf8)
        let chunk = Array("400\r\n".utf8) + [UInt8](repeating: 0x61, count: 1024) + Array("\r\n0\r\n\r\n".utf8)
        let requests: [(field: String, body: [UInt8], status: String)] = [
          ("Content-Length: \(article.count)", article, "200"), ("Content-Length: 1001", [], "413"),
          ("Transfer-Encoding: chunked", chunk, "413"),
          // Half of the body comes, and nothing more.
          ("Content-Length: 100", article, "408"),
        ]
        for request in requests {
          let answer = try await Self.answer(port, post + request.field + "\n\n", body: request.body)
          #expect(String(decoding: answer.prefix(12), as: UTF8.self) == "HTTP/1.1 " + request.status, "\(request.field)")
        }
      })
  }
}
