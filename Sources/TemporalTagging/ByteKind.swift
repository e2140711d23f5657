/// What bytes are to the scanner; bytes of multi-byte scalars count as letters.
enum ByteKind {
  @inline(__always) static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 97 < 26 || byte >= 0x80 }
  @inline(__always) static func isDigit(_ byte: UInt8) -> Bool { byte &- 48 < 10 }
  @inline(__always) static func isWord(_ byte: UInt8) -> Bool { isLetter(byte) || isDigit(byte) }
  @inline(__always) static func isUpper(_ byte: UInt8) -> Bool { byte &- 65 < 26 }
  @inline(__always) static func isSpace(_ byte: UInt8) -> Bool { byte == 32 || (byte >= 9 && byte <= 13) }
  @inline(__always) static func lower(_ byte: UInt8) -> UInt8 { byte &- 65 < 26 ? byte | 0x20 : byte }
}

/// The classes of numbers by their value and number of digits.
struct NumberMasks {
  /// A number that is only a number.
  let plain = WordClass.number.bit
  private let day = WordClass.dayNumber.bit
  private let month = WordClass.monthNumber.bit
  private let year = WordClass.year.bit
  private let shortYear = WordClass.shortYear.bit
  private let hour = WordClass.hour.bit
  private let minute = WordClass.minute.bit
  private let clock = WordClass.fourDigits.bit

  func classes(value: Int64, digits: Int) -> UInt64 {
    if digits == 8, (1900_01_01...2100_12_31).contains(value) { return plain | WordClass.compactDate.bit }
    guard digits <= 4 else { return plain }
    var mask = plain
    if digits <= 2 {
      if (1...31).contains(value) { mask |= day }
      if (1...12).contains(value) { mask |= month }
      if value <= 24 { mask |= hour }
      if digits == 2 {
        mask |= shortYear
        if value < 60 { mask |= minute }
      }
    } else if digits == 4 {
      if (1000..<2200).contains(value) { mask |= year }
      if value / 100 <= 24, value % 100 < 60 { mask |= clock }
    }
    return mask
  }
}

/// How years of two digits are read.
enum YearReading {
  /// The year that `'90` or `31-Oct-74` means: 1940 to 2039.
  static func full(short: Int32) -> Int32 { short >= 100 ? short : short < 40 ? 2000 + short : 1900 + short }
}
