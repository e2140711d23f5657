import TestSupport
import Testing
import TextModel

/// Tests/Cases/copies.tsv.
@Suite struct FingerprintTests {
  @Test(arguments: Cases.rows("copies.tsv"))
  func copiesAreTold(_ row: CaseRow) throws {
    let one = try #require(Fingerprint(Text(row["one"])))
    let other = try #require(Fingerprint(Text(row["other"])))
    #expect(one.isCopy(of: other) == (row["copy"] == "yes"), "\(one.distance(to: other)) bits differ")
    #expect(other.isCopy(of: one) == one.isCopy(of: other))
  }

  @Test func theMarkIsStable() throws {
    let mark = try #require(Fingerprint(Text("Three dead in Mosul.")))
    #expect(mark.description.count == 64)
    #expect(Fingerprint(Text("- !")) == nil)
  }
}
