/// What the service takes on, and where it stands.
public struct ServiceSettings: Sendable {
  /// The address that it listens at; other machines reach it only where this is changed.
  public var host = "127.0.0.1"
  /// The port; 0 takes a free one.
  public var port = 8080
  /// The address that links begin with, where a proxy stands before the service (`https://events.example.org/live`).
  public var publicAddress: String?
  /// The largest body of a request in bytes.
  public var bodyLimit = 4 << 20
  /// How long the body of a request may take to come, in seconds.
  public var bodySeconds = 20
  /// How long a connection may stand idle, in seconds.
  public var idleSeconds = 60
  /// The most connections at one time; further ones wait.
  public var connections = 4096
  /// The most articles that are worked on at one time.
  public var workers = 2
  /// The most requests that wait for a worker; further ones are told to come again.
  public var waiting = 256
  /// The most events of one page of items.
  public var pageLimit = 10_000

  /// The defaults.
  public init() {}
}
