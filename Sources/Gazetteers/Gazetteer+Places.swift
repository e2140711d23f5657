import PackedStorage
import TextModel

extension Gazetteer {
  /// The number of places; their ids are 0 up to this.
  public var placeCount: Int { places.count + (supplement?.places.count ?? 0) }

  /// A place as a value; an empty one where the id is not of this gazetteer. Complexity: O(length of its name).
  public func place(_ id: PlaceID) -> Place {
    if let own = own(id) { return own }
    let record = record(id)
    return Place(
      id: id, name: strings[Int(record.name)], type: type(of: record), coordinate: Self.coordinate(of: record),
      countries: countries(of: record), admin1: area(record.admin1), admin2: area(record.admin2),
      population: Int(clamping: record.population), geonamesID: record.geonamesID == 0 ? nil : Int(record.geonamesID),
      weight: Double(record.weight) / 100)
  }

  /// The inhabitants of a place, 0 where unknown. Complexity: O(1), without making a `Place`.
  public func population(of id: PlaceID) -> Int { own(id)?.population ?? Int(clamping: record(id).population) }

  /// What speaks for a place beside its kind and size, as a natural logarithm of odds. Complexity: O(1).
  public func weight(of id: PlaceID) -> Double { own(id)?.weight ?? Double(record(id).weight) / 100 }

  /// What a place is. Complexity: O(1).
  public func type(of id: PlaceID) -> FeatureType { own(id)?.type ?? type(of: record(id)) }

  /// Where a place is. Complexity: O(1).
  public func coordinate(of id: PlaceID) -> Coordinate? { own(id)?.coordinate ?? Self.coordinate(of: record(id)) }

  /// The town that lies nearest to a point, where one lies within so many kilometres. Complexity: O(places).
  public func nearestTown(to point: Coordinate, within kilometres: Double) -> PlaceID? {
    // A degree of latitude is 111 km: what lies farther north or south need not be measured.
    let reach = kilometres / 110
    var best: (town: PlaceID, distance: Double)?
    for row in 0..<placeCount {
      let id = PlaceID(UInt32(row))
      guard let other = coordinate(of: id), abs(other.latitude - point.latitude) <= reach, type(of: id).isPopulatedPlace else { continue }
      let distance = GreatCircle.distance(other, point)
      if distance <= kilometres, best.map({ distance < $0.distance }) ?? true { best = (id, distance) }
    }
    return best?.town
  }

  /// The ISO 3166 alpha-2 code of the country that a place mainly lies in. Complexity: O(1).
  public func country(of id: PlaceID) -> String? { own(id)?.countries.first ?? countries(of: record(id)).first }

  /// The first-level area that a place lies in. Complexity: O(1).
  public func admin1(of id: PlaceID) -> PlaceID? { own(id)?.admin1 ?? area(record(id).admin1) }

  /// The second-level area that a place lies in. Complexity: O(1).
  public func admin2(of id: PlaceID) -> PlaceID? { own(id)?.admin2 ?? area(record(id).admin2) }

  /// What a place lies in, smallest first: second-level area, first-level area, country.
  public func containers(of id: PlaceID) -> [PlaceID] {
    let country = country(of: id).flatMap { countryPlaces[$0] }
    return [admin2(of: id), admin1(of: id), country].compactMap { $0 }.filter { $0 != id }
  }

  /// The country of an ISO 3166 alpha-2 code.
  public func country(alpha2 code: String) -> PlaceID? { countryPlaces[code] }

  /// The country of an ISO 3166 alpha-3 code.
  public func country(alpha3 code: String) -> PlaceID? { alpha2ByAlpha3[code].flatMap { countryPlaces[$0] } }

  /// The ISO 3166 alpha-3 code of an alpha-2 code.
  public func alpha3(of alpha2: String) -> String? { alpha3ByAlpha2[alpha2] }

  /// The ISO 3166 alpha-2 code of an alpha-3 code.
  public func alpha2(of alpha3: String) -> String? { alpha2ByAlpha3[alpha3] }

  /// A place of the user's own.
  @inline(__always) private func own(_ id: PlaceID) -> Place? {
    guard Int(id.index) >= places.count, let supplement else { return nil }
    return supplement.place(Int(id.index) - places.count)
  }

  func record(_ id: PlaceID) -> PlaceRecord { places.at(Int(id.index)) ?? PlaceRecord() }

  private func type(of record: PlaceRecord) -> FeatureType {
    Int(record.type) < types.count ? types[Int(record.type)] : FeatureType("")
  }

  private func countries(of record: PlaceRecord) -> [String] {
    Int(record.countries) < countryLists.count ? countryLists[Int(record.countries)] : []
  }

  private static func coordinate(of record: PlaceRecord) -> Coordinate? {
    guard record.latitude != PlaceRecord.noCoordinate, record.longitude != PlaceRecord.noCoordinate else { return nil }
    return Coordinate(latitude: Double(record.latitude) / 1e7, longitude: Double(record.longitude) / 1e7)
  }

  private func area(_ rowPlusOne: UInt32) -> PlaceID? {
    rowPlusOne > 0 && Int(rowPlusOne) <= places.count ? PlaceID(rowPlusOne - 1) : nil
  }
}
