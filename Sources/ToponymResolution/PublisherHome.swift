import Gazetteers
import TextModel

/// Where a document's publisher is at home, by the country code of its host and the places in its name (`Toronto Star`).
struct PublisherHome {
  /// ISO 3166 alpha-2 codes.
  private(set) var countries: Set<String> = []
  /// First-level areas.
  private(set) var areas: Set<PlaceID> = []

  init(_ document: Document, _ gazetteer: Gazetteer) {
    if let url = document.url, let code = Self.countryCode(of: url), gazetteer.country(alpha2: code) != nil { countries.insert(code) }
    guard let source = document.source else { return }
    if let code = Self.countryCode(of: source), gazetteer.country(alpha2: code) != nil { countries.insert(code) }
    for match in gazetteer.matcher.matches(in: Text(source)) {
      for case .place(let id, let kind) in gazetteer.senses(of: match.name).prefix(1) where kind == .main || kind == .demonym {
        if let country = gazetteer.country(of: id) { countries.insert(country) }
        if let area = gazetteer.admin1(of: id) { areas.insert(area) }
      }
    }
  }

  /// The country of the host of an address, where its last label is the code of one and not sold to everybody.
  private static func countryCode(of address: String) -> String? {
    var host = address[...]
    if let scheme = host.utf8.firstIndex(of: UInt8(ascii: ":")), host[scheme...].hasPrefix("://") {
      host = host[host.index(scheme, offsetBy: 3)...]
    }
    host = host.prefix { $0 != "/" && $0 != ":" }
    guard let label = host.split(separator: ".").last, label.count < host.count, label.utf8.count == 2 else { return nil }
    let code = label.uppercased()
    return sold.contains(code) ? nil : code == "UK" ? "GB" : code
  }

  private static let sold: Set<String> = ["AI", "AM", "CC", "CO", "FM", "IO", "LY", "ME", "NU", "TO", "TV", "WS", "EU"]
}
