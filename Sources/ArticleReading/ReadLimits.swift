/// How much a reader takes on before it answers `too_large` instead of using the memory of the machine.
public struct ReadLimits: Sendable, Hashable {
  /// The largest web page in bytes; parsing takes several times as much memory.
  public var page = 20 << 20
  /// The largest plain text in bytes.
  public var text = 64 << 20
  /// The longest line of JSON Lines in bytes, and the largest JSON file that is not one object a line.
  public var line = 16 << 20
  /// The most bytes that one packed file may unpack to; formats of many documents stream, so they may be large.
  public var unpacked = 64 << 30
  /// The longest text of one element of a feed in bytes.
  public var element = 10 << 20

  /// The default limits: pages of 20 MB, lines of 16 MB.
  public init() {}
}
