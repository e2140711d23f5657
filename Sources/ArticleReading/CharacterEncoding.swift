/// How bytes spell characters: the encodings of the web, under the names that they go by there.
///
/// Source: WHATWG Encoding Standard for labels; decoding is glibc's iconv.
struct CharacterEncoding: Hashable, Sendable {
  /// The name that iconv knows.
  let name: String

  static let utf8 = CharacterEncoding(name: "UTF-8")
  static let utf16Little = CharacterEncoding(name: "UTF-16LE")
  static let utf16Big = CharacterEncoding(name: "UTF-16BE")
  static let windows1252 = CharacterEncoding(name: "CP1252")
  static let windows1251 = CharacterEncoding(name: "CP1251")
  static let windows1256 = CharacterEncoding(name: "CP1256")
  static let gb18030 = CharacterEncoding(name: "GB18030")
  static let shiftJIS = CharacterEncoding(name: "CP932")
  static let korean = CharacterEncoding(name: "CP949")

  private init(name: String) { self.name = name }

  /// The encoding that a label means on the web; nothing for an unknown label.
  init?(label: some Sequence<UInt8>) {
    let key = String(
      decoding: label.lazy.filter { $0 > 0x20 && $0 != 0x22 && $0 != 0x27 }.map { $0 | (($0 >= 65 && $0 <= 90) ? 0x20 : 0) }, as: UTF8.self)
    guard !key.isEmpty, key.utf8.count < 32 else { return nil }
    if let name = Self.labels[key] {
      self.init(name: name)
    } else if let number = Self.number(after: ["windows-", "cp", "x-cp"], in: key), (1250...1258).contains(number) {
      self.init(name: "CP\(number)")
    } else if let number = Self.number(after: ["iso-8859-", "iso8859-", "iso_8859-", "iso8859"], in: key), (2...16).contains(number),
      number != 12
    {
      self.init(name: "ISO-8859-\(number)")
    } else {
      return nil
    }
  }

  private static func number(after prefixes: [String], in key: String) -> Int? {
    for prefix in prefixes where key.hasPrefix(prefix) { return Int(key.dropFirst(prefix.count)) }
    return nil
  }

  /// Labels that mean another encoding than their name says, or that no rule builds.
  private static let labels: [String: String] = [
    "utf-8": "UTF-8", "utf8": "UTF-8", "unicode-1-1-utf-8": "UTF-8", "x-unicode20utf8": "UTF-8",
    "utf-16": "UTF-16LE", "utf-16le": "UTF-16LE", "unicode": "UTF-16LE", "utf-16be": "UTF-16BE",
    "iso-8859-1": "CP1252", "iso8859-1": "CP1252", "iso_8859-1": "CP1252", "iso88591": "CP1252", "latin1": "CP1252", "l1": "CP1252",
    "ascii": "CP1252", "us-ascii": "CP1252", "ansi_x3.4-1968": "CP1252", "latin-1": "CP1252",
    "iso-8859-9": "CP1254", "iso8859-9": "CP1254", "latin5": "CP1254", "iso-8859-11": "CP874", "tis-620": "CP874", "windows-874": "CP874",
    "latin2": "ISO-8859-2", "arabic": "ISO-8859-6", "greek": "ISO-8859-7", "hebrew": "ISO-8859-8", "logical": "ISO-8859-8",
    "cyrillic": "ISO-8859-5",
    "koi8-r": "KOI8-R", "koi8r": "KOI8-R", "koi8": "KOI8-R", "koi8-u": "KOI8-U", "macintosh": "MACINTOSH", "x-mac-cyrillic": "MAC-CYRILLIC",
    "ibm866": "IBM866", "cp866": "IBM866", "gb2312": "GB18030", "gbk": "GB18030", "gb18030": "GB18030", "chinese": "GB18030",
    "x-gbk": "GB18030",
    "gb_2312-80": "GB18030", "euc-cn": "GB18030", "big5": "BIG5-HKSCS", "big5-hkscs": "BIG5-HKSCS", "x-x-big5": "BIG5-HKSCS",
    "cn-big5": "BIG5-HKSCS",
    "shift_jis": "CP932", "shift-jis": "CP932", "sjis": "CP932", "x-sjis": "CP932", "windows-31j": "CP932", "ms_kanji": "CP932",
    "euc-jp": "EUC-JP", "x-euc-jp": "EUC-JP", "iso-2022-jp": "ISO-2022-JP", "euc-kr": "CP949", "ks_c_5601-1987": "CP949",
    "ks_c_5601": "CP949",
    "korean": "CP949", "ksc5601": "CP949", "cp949": "CP949", "windows-949": "CP949", "uhc": "CP949",
  ]
}
