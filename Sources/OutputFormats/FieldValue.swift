/// The value of one column of one event.
public enum FieldValue: Sendable, Hashable {
  /// Not known: null in JSON, empty in CSV.
  case null
  /// A string.
  case text(String)
  /// A whole number.
  case integer(Int)
  /// A number with at most so many decimals, zeros at the end left out.
  case decimal(Double, digits: Int)
  /// A number as it was spelt in the input.
  case verbatimNumber(String)

  /// A string, or null where there is none or it is empty.
  public static func optional(_ text: String?) -> FieldValue {
    guard let text, !text.isEmpty else { return .null }
    return .text(text)
  }

  /// A whole number, or null.
  public static func optional(_ number: Int?) -> FieldValue { number.map(FieldValue.integer) ?? .null }

  /// A number, or null where there is none.
  public static func optional(_ number: Double?, digits: Int) -> FieldValue {
    number.map { .decimal($0, digits: digits) } ?? .null
  }
}

/// Writes numbers as decimals without exponent.
enum Decimal {
  /// At most `digits` decimals, rounded half away from zero, zeros at the end left out; NaN and infinities become 0.
  static func format(_ number: Double, digits: Int) -> [UInt8] {
    guard number.isFinite, abs(number) < 1e15 else { return [UInt8(ascii: "0")] }
    var scale = 1
    for _ in 0..<digits { scale *= 10 }
    let scaled = Int((abs(number) * Double(scale)).rounded())
    var text = String(scaled / scale)
    let rest = scaled % scale
    if rest > 0 {
      let tail = String(rest)
      var decimals = String(repeating: "0", count: digits - tail.count) + tail
      while decimals.hasSuffix("0") { decimals.removeLast() }
      text += "." + decimals
    }
    return Array(((number < 0 && scaled > 0 ? "-" : "") + text).utf8)
  }
}
