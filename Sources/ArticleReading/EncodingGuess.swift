/// Guesses the encoding of bytes that are not UTF-8 and that nobody named, by what their high bytes look like.
enum EncodingGuess {
  static func guess(_ bytes: [UInt8]) -> CharacterEncoding {
    var counts = [Int](repeating: 0, count: 256)
    var runs = 0
    var oddRuns = 0
    var run = 0
    var letters = 0
    for byte in bytes.prefix(1 << 18) {
      counts[Int(byte)] += 1
      if byte >= 0x80 {
        run += 1
      } else {
        if run > 0 {
          runs += 1
          oddRuns += run % 2
        }
        run = 0
        if byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A { letters += 1 }
      }
    }
    let high = counts[0x80...].reduce(0, +)
    guard high > 0, runs > 0 || run > 0 else { return .windows1252 }
    let meanRun = Double(high) / Double(max(1, runs + (run > 0 ? 1 : 0)))
    guard meanRun >= 2 else { return .windows1252 }
    func share(_ range: ClosedRange<Int>) -> Double { Double(counts[range].reduce(0, +)) / Double(high) }
    if share(0x82...0x83) > 0.25 { return .shiftJIS }
    if oddRuns * 20 <= runs, share(0xA1...0xFE) > 0.98, meanRun >= 2 {
      let trail = share(0xB0...0xC8)
      if trail > 0.55 { return .korean }
      if share(0xE0...0xFF) < 0.45 { return .gb18030 }
    }
    // Alef, lam and ya in windows-1256; their places in windows-1251 are a rare capital and two ordinary letters.
    if Double(counts[0xC7]) / Double(high) > 0.06, share(0xC0...0xDF) > 0.35 { return .windows1256 }
    // Words of lower-case Cyrillic letters.
    if share(0xE0...0xFF) > 0.5 { return .windows1251 }
    return .windows1252
  }
}
