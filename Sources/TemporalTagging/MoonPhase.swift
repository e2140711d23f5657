import TextModel

#if canImport(Glibc)
  import Glibc
#endif

/// The moments of new and full moons, from which the feasts of lunisolar calendars follow.
///
/// Source: J. Meeus, "Astronomical Algorithms", chapter 49, with the terms above a hundredth of a day: right to within an hour from 1800 to 2200.
enum MoonPhase {
  case new, full

  /// The first day from `start` on at which the phase falls, where days begin `hours` before those of Greenwich.
  ///
  /// Complexity: O(1).
  func day(from start: CalendarDay, hours: Double) -> CalendarDay? {
    let lunations = Double(start.ordinal - Self.epoch) / Self.month - 1
    let offset = self == .full ? 0.5 : 0
    for step in 0...3 {
      let moment = Self.moment(lunations.rounded(.down) + Double(step) + offset)
      if let day = CalendarDay(ordinal: Int((moment + hours / 24).rounded(.down))), day >= start { return day }
    }
    return nil
  }

  /// Days since 1970-01-01 of the new moon of 2000-01-06.
  private static let epoch = 10_962
  private static let month = 29.530_588_861

  /// The moment of lunation `k` (a half more for a full moon), in days since 1970-01-01, Universal Time.
  private static func moment(_ k: Double) -> Double {
    let t = k / 1236.85
    let radian = Double.pi / 180
    // The mean anomalies of sun and moon, and the moon's argument of latitude.
    let sun = (2.5534 + 29.105_356_70 * k) * radian
    let moon = (201.5643 + 385.816_935_28 * k) * radian
    let latitude = (160.7108 + 390.670_502_84 * k) * radian
    let mean = 2_451_550.097_66 + month * k + 0.000_154_37 * t * t
    let isFull = k != k.rounded(.down)
    let shift =
      isFull
      ? -0.406_14 * sin(moon) + 0.173_02 * sin(sun) + 0.016_14 * sin(2 * moon) + 0.010_43 * sin(2 * latitude)
      : -0.407_20 * sin(moon) + 0.172_41 * sin(sun) + 0.016_08 * sin(2 * moon) + 0.010_39 * sin(2 * latitude)
    // Dynamical time runs ahead of Universal Time by about a minute.
    return mean + shift - 2_440_587.5 - 0.0008
  }
}
