#if canImport(Glibc)
  import Glibc
#endif

/// Distances and directions on a sphere of the earth's mean radius.
public enum GreatCircle {
  /// The earth's mean radius in kilometres.
  public static let radius = 6371.0

  /// What lies within so many kilometres of a point that an article gives can be what the point stands for.
  public static let neighbourhood = 30.0

  /// The distance between two points in kilometres (haversine formula).
  public static func distance(_ a: Coordinate, _ b: Coordinate) -> Double {
    let (phi1, phi2) = (radians(a.latitude), radians(b.latitude))
    let (dPhi, dLambda) = (phi2 - phi1, radians(b.longitude - a.longitude))
    let h = sin(dPhi / 2) * sin(dPhi / 2) + cos(phi1) * cos(phi2) * sin(dLambda / 2) * sin(dLambda / 2)
    return 2 * radius * asin(min(1, h.squareRoot()))
  }

  /// The point `kilometres` away from `start` in the direction `bearing`, in degrees clockwise from north.
  public static func point(from start: Coordinate, bearing: Double, kilometres: Double) -> Coordinate {
    let (phi, lambda, theta, delta) = (radians(start.latitude), radians(start.longitude), radians(bearing), kilometres / radius)
    let latitude = asin(sin(phi) * cos(delta) + cos(phi) * sin(delta) * cos(theta))
    let longitude = lambda + atan2(sin(theta) * sin(delta) * cos(phi), cos(delta) - sin(phi) * sin(latitude))
    var degrees = longitude * 180 / .pi
    if degrees > 180 { degrees -= 360 }
    if degrees < -180 { degrees += 360 }
    return Coordinate(latitude: latitude * 180 / .pi, longitude: degrees)
  }

  private static func radians(_ degrees: Double) -> Double { degrees * .pi / 180 }
}
