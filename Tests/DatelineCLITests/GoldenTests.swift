import FoundationEssentials
import Glibc
import TestSupport
import Testing

/// Every file of Samples/articles gives the bytes of Samples/expected; `UPDATE_GOLDEN=1 make test` writes them anew.
@Suite struct GoldenTests {
  private static let articles = Cases.packageRoot + "/Samples/articles"
  private static let expected = Cases.packageRoot + "/Samples/expected"

  static var names: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: articles)) ?? []).filter { !$0.hasPrefix(".") }.sorted()
  }

  @Test(arguments: names)
  func sample(_ name: String) throws {
    let folder = try TestFolder()
    let files = Self.outputs(of: name)
    let run = try ProgramRun(["extract", "-q", Self.articles + "/" + name] + files.flatMap { ["-o", $0] }, in: folder)
    #expect(run.status == 0, "\(run.error)")
    for file in files {
      let bytes = try #require(folder.read(file))
      let path = Self.expected + "/" + file
      if getenv("UPDATE_GOLDEN") != nil {
        try FileManager.default.createDirectory(atPath: Self.expected, withIntermediateDirectories: true)
        try Data(bytes).write(to: URL(filePath: path))
      }
      let golden = FileManager.default.contents(atPath: path).map { Array($0) }
      let isSame = golden == bytes
      #expect(
        isSame,
        "\(file) differs from Samples/expected at line \(Self.firstDifference(golden ?? [], bytes)); UPDATE_GOLDEN=1 make test")
    }
  }

  @Test func nothingIsExpectedOfSamplesThatAreGone() throws {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: Self.expected)) ?? []
    let wanted = Set(Self.names.flatMap(Self.outputs))
    #expect(files.allSatisfy(wanted.contains))
  }

  /// The files that an article makes: its name with other endings.
  private static func outputs(of name: String) -> [String] {
    let stem = name.split(separator: ".").first.map { String($0) } ?? name
    return [stem + ".geojson", stem + ".csv"]
  }

  private static func firstDifference(_ old: [UInt8], _ new: [UInt8]) -> Int {
    let common = zip(old, new).prefix { $0 == $1 }
    return 1 + common.count { $0.0 == UInt8(ascii: "\n") }
  }
}
