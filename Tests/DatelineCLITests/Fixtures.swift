import TestSupport

/// The files that the rows of `Tests/Cases/command-line.tsv` name: good ones and every kind of bad one.
enum Fixtures {
  static let battle =
    "TIKRIT, Iraq, March 31, 2015 (Wire) - Iraqi troops captured Tikrit on Tuesday.\n\nPolice arrested six men in Baghdad.\n"

  static let page = """
    <!DOCTYPE html><html lang="en"><head><title>Police arrest six</title><meta property="article:published_time" content="2019-06-04T09:00:00Z">
    </head><body><article><h1>Police arrest six</h1><p>Spanish police arrested six men in Madrid on Tuesday, the interior ministry said in a statement.</p>
    <p>Officers raided four homes in Toledo and seized explosives. A judge charged two brothers with membership in a terrorist group.</p></article></body></html>
    """

  static let lines = #"""
    {"id": 7, "text": "Rebels captured Palmyra on Monday.", "date": "2017-08-15"}
    {"id": "a", "text": "Rebels
    {"id": "b"}
    [1]
    {"id": 1e3, "maintext": "Police arrested six men in Madrid."}
    {"id": "\u00fc", "text": "Nothing happened."}
    {"text": "The army bombed Aleppo."}

    """#

  /// Two tellings of one event.
  static let events = """
    title,event_id,event_date,date_precision,start_time,end_time,actor,cameo_code,target,realis,place,url
    attack,e1,2020-03-05,day,2020-03-05 00:00:00,2020-03-05 23:59:59,army,190,rebels,actual,Cali,https://a.example/1
    attack,e2,2020-03-05,day,2020-03-05 00:00:00,2020-03-05 23:59:59,army,190,rebels,actual,Cali,https://b.example/1

    """

  /// Makes them in a new folder.
  static func folder() throws -> TestFolder {
    let folder = try TestFolder()
    try folder.write("battle.txt", battle.utf8)
    try folder.write("page.html", page.utf8)
    try folder.write("lines.jsonl", lines.utf8)
    try folder.write(
      "good.jsonl", lines.split(separator: "\n").filter { $0.contains("text\": \"") && $0.hasSuffix("}") }.joined(separator: "\n").utf8)
    try folder.write("battle.txt.gz", packedBattle)
    try folder.write("short.txt.gz", packedBattle.prefix(40))
    try folder.write("two.csv", events.utf8)
    try folder.write("typos.actors.txt", "NOBODY_\n".utf8)
    try folder.write("harvest.issues.txt", "n:troop [TROOPS]\n".utf8)
    try folder.write("empty.txt", [])
    try folder.write("blank.txt", " \n\t\n".utf8)
    try folder.write(
      "picture.txt", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + (0..<2000).map { UInt8(truncatingIfNeeded: $0 &* 37) })
    try folder.write("noise.txt", (0..<4000).map { UInt8(truncatingIfNeeded: $0 &* 91 ^ ($0 >> 3)) })
    try folder.write("invalid.txt", Array("Rebels captured ".utf8) + [0xFF, 0xFE, 0xC3] + Array(" Palmyra on Monday. Ol\u{E9}.\n".utf8))
    try folder.write("cut.html", page.utf8.prefix(330))
    try folder.write("head.html", page.utf8.prefix(100))
    try folder.write("bad.json", "{\"text\": [1, 2".utf8)
    try folder.write("nothing/picture.png", [1, 2, 3])
    try folder.write("articles/b.txt", battle.utf8)
    try folder.write("articles/a/page.html", page.utf8)
    try folder.write("articles/.hidden.txt", "Hidden troops captured Homs.".utf8)
    try folder.write("no-data.dlgz", "this is no data file".utf8)
    return folder
  }

  /// `battle` as gzip with stored blocks, so that no packer is needed.
  private static var packedBattle: [UInt8] {
    let bytes = Array(battle.utf8)
    let size = UInt16(bytes.count)
    let length = [UInt8(size & 0xFF), UInt8(size >> 8), UInt8(~size & 0xFF), UInt8(~size >> 8)]
    var checksum: UInt32 = 0xFFFF_FFFF
    for byte in bytes {
      checksum ^= UInt32(byte)
      for _ in 0..<8 { checksum = checksum & 1 == 1 ? (checksum >> 1) ^ 0xEDB8_8320 : checksum >> 1 }
    }
    let end = [~checksum, UInt32(size)].flatMap { number in (0..<4).map { UInt8(truncatingIfNeeded: number >> (8 * UInt32($0))) } }
    return [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 1] + length + bytes + end
  }
}
