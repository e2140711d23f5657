import Dateline
import Gazetteers
import TestSupport
import Testing
import TextModel

@Suite struct BoundingBoxTests {
  @Test(arguments: Cases.rows("bounding-boxes.tsv"))
  func box(_ row: CaseRow) throws {
    guard let box = BoundingBox(row["box"]) else {
      #expect(row["inside"] == "no box")
      return
    }
    let point = row["point"].split(separator: ",").compactMap { Double($0) }
    #expect("\(box.contains(Coordinate(latitude: point[1], longitude: point[0])))" == row["inside"])
  }
}
