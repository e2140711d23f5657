/// How common a name is as something else, in 255ths.
struct AmbiguityWeights {
  var word: UInt8 = 0
  var given: UInt8 = 0
  var surname: UInt8 = 0
}
